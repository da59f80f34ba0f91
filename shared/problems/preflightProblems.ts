import type { ProblemTable } from '../model/problem'

/** What is told where preflight itself does not work. */
export const preflightProblems = {
  'preflight-failed': {
    en: {
      title: 'Preflight could not look at this code',
      why: 'The interpreter that reads it did not answer. Runs are not touched by that.',
      next: 'It is tried again with the next change.',
    },
    'zh-CN': {
      title: '预检未能查看这段代码',
      why: '读取代码的解释器没有响应。这不影响运行。',
      next: '下次修改后会再次尝试。',
    },
  },
  'syntax-of-stand-in': {
    en: {
      title: 'Python {judge} does not read this: {message}',
      why: 'Python {judge} stands in here for {python}, which the target has and which may read it.',
      next: 'Mend this line, unless it is what came with {python}.',
    },
    'zh-CN': {
      title: 'Python {judge} 无法读取此处：{message}',
      why: '本机以 Python {judge} 代替目标的 {python}，后者也许能读取。',
      next: '请修正这一行，除非它是 {python} 才有的写法。',
    },
  },
  'name-of-stand-in': {
    en: {
      title: 'Python {judge} has no {name} in {module}',
      why: 'Python {judge} stands in here for {python}, which the target has and which may have it.',
      next: 'Look into the documentation of Python {python}, or install that version.',
    },
    'zh-CN': {
      title: 'Python {judge} 的 {module} 中没有 {name}',
      why: '本机以 Python {judge} 代替目标的 {python}，后者也许有它。',
      next: '请查阅 Python {python} 的文档，或安装该版本。',
    },
  },
  'name-came-later': {
    en: {
      title: 'Python {python} has no {name} in {module}',
      why: 'It came with Python {version}: {difyText}.',
      next: 'Use what Python {python} has, or choose a target with a newer Python.',
    },
    'zh-CN': {
      title: 'Python {python} 的 {module} 中没有 {name}',
      why: '它自 Python {version} 起才有：{difyText}。',
      next: '请使用 Python {python} 已有的内容，或选择 Python 更新的目标。',
    },
  },
  'name-went-before': {
    en: {
      title: 'Python {python} has no {name} in {module}',
      why: 'Python {version} removed it: {difyText}.',
      next: 'Use what Python {python} has in its place, or choose a target with an older Python.',
    },
    'zh-CN': {
      title: 'Python {python} 的 {module} 中没有 {name}',
      why: '它已在 Python {version} 中移除：{difyText}。',
      next: '请使用 Python {python} 中的替代内容，或选择 Python 较旧的目标。',
    },
  },
  'name-no-input': {
    en: {
      title: 'Nothing is named {name} here',
      why: 'main() has no parameter of that name, so the line fails when it is reached: {difyText}.',
      next: 'Make it an input of the node, assign it, or mend its spelling.',
    },
    'zh-CN': {
      title: '此处没有名为 {name} 的内容',
      why: 'main() 没有这个名称的参数，执行到这一行时会失败：{difyText}。',
      next: '请把它设为节点的输入变量，或先赋值，或改正拼写。',
    },
  },
  'nodes-capped': {
    en: {
      title: 'There are more than {nodes} nodes in {path}',
      why: 'So many node files are read at once, and not all folders of a very large tree. The others were not checked.',
      next: 'Give it the folders in it one by one.',
    },
    'zh-CN': {
      title: '{path} 中的节点超过 {nodes} 个',
      why: '一次最多读取这么多节点文件，过大的目录树也不会全部读取。其余的未检查。',
      next: '请分别给出其中的文件夹。',
    },
  },
  'preflight-no-python': {
    en: {
      title: 'No Python was found here to read this code',
      why: 'Only what can be seen without an interpreter was looked at.',
      next: 'Build the environment of the workspace, which brings one, or install Python.',
    },
    'zh-CN': {
      title: '本机未找到可用于读取这段代码的 Python',
      why: '只检查了无需解释器即可看出的内容。',
      next: '请构建工作区的环境（会带来一个 Python），或安装 Python。',
    },
  },
  'preflight-too-long': {
    en: {
      title: 'Preflight does not look at code of this length',
      why: 'It has more than 200,000 characters.',
      next: 'Shorten it: Dify has limits of its own, too.',
    },
    'zh-CN': {
      title: '预检不检查这么长的代码',
      why: '代码超过 200,000 个字符。',
      next: '请缩短代码：Dify 也有自己的限制。',
    },
  },
  'preflight-too-slow': {
    en: {
      title: 'Preflight took too long for this code',
      why: 'It had not answered after {seconds} s. Runs are not touched by that.',
      next: 'Try again in a moment.',
    },
    'zh-CN': {
      title: '预检检查这段代码耗时过长',
      why: '{seconds} 秒内没有结果。这不影响运行。',
      next: '请稍后再试。',
    },
  },
  'severity-line-no-setting': {
    en: {
      title: 'Line {line} of preflight.txt sets nothing',
      why: 'A line names a rule and how grave it is.',
      next: 'Write it as `stderr-written = warning`, or put a `#` before it.',
    },
    'zh-CN': {
      title: 'preflight.txt 第 {line} 行没有任何设置',
      why: '每行写一条规则及其级别。',
      next: '请写作 `stderr-written = warning`，或在行首加 `#`。',
    },
  },
  'severity-line-no-rule': {
    en: {
      title: 'Line {line} of preflight.txt: there is no rule {rule}',
      why: 'The line changes nothing. The nearest name: {nearest}.',
      next: 'Name one of the rules that the settings list under Preflight.',
    },
    'zh-CN': {
      title: 'preflight.txt 第 {line} 行：没有规则 {rule}',
      why: '该行不起作用。最接近的名称：{nearest}。',
      next: '请写设置中“预检”所列的某条规则。',
    },
  },
  'severity-line-no-severity': {
    en: {
      title: 'Line {line} of preflight.txt: {value} is no severity',
      why: 'The line changes nothing: {rule} stays as it is.',
      next: 'Write error, warning, info (or note) or off.',
    },
    'zh-CN': {
      title: 'preflight.txt 第 {line} 行：{value} 不是级别',
      why: '该行不起作用：{rule} 保持不变。',
      next: '请写 error、warning、info（或 note）或 off。',
    },
  },
  'preflight-file-not-saved': {
    en: {
      title: 'What preflight goes by could not be saved',
      why: 'Writing to `{path}` failed: {reason}',
      next: 'Check that the folder can be written, and try again.',
    },
    'zh-CN': {
      title: '预检的依据未能保存',
      why: '写入 `{path}` 失败：{reason}',
      next: '请确认该文件夹可写，然后重试。',
    },
  },
  'preflight-file-changing': {
    en: {
      title: 'What preflight goes by could not be saved',
      why: 'Another program changes the file again and again.',
      next: 'Try again in a moment.',
    },
    'zh-CN': {
      title: '预检的依据未能保存',
      why: '有其他程序在不断修改该文件。',
      next: '请稍后再试。',
    },
  },
} as const satisfies ProblemTable
