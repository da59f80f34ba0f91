import type { RuleTexts } from './ruleText'

/** What preflight says of the language, its names, and what a script writes. */
export const codeTexts = {
  'code-not-readable': {
    en: {
      title: '{message}',
      why: "The target's interpreter ({runtime}) refuses the whole script, so nothing of it runs in Dify: {difyText}.",
      next: 'Mend this line.',
    },
    'zh-CN': {
      title: '{message}',
      why: '目标的解释器（{runtime}）会拒绝整个脚本，在 Dify 中不会运行任何内容：{difyText}。',
      next: '请修正这一行。',
    },
  },
  'syntax-of-newer-python': {
    en: {
      title: 'This way of writing came with Python {since}',
      why: 'The target has Python {python}, which refuses the whole script: nothing of it runs in Dify.',
      next: 'Write it as that version reads it, or choose a target with a newer Python.',
      fix: 'Write it for Python {python}',
    },
    'zh-CN': {
      title: '这种写法自 Python {since} 起才有',
      why: '目标使用 Python {python}，它会拒绝整个脚本：在 Dify 中不会运行任何内容。',
      next: '请改用该版本能读取的写法，或选择 Python 更新的目标。',
      fix: '改写为 Python {python} 的写法',
    },
  },
  'module-statement': {
    en: {
      title: '`{name}` is a word of modules, and a code node is a script',
      why: 'Node refuses the whole script: {difyText}.',
      next: "Use `require('…')` for Node's own modules, and no `export`: Dify calls `main` by its name.",
    },
    'zh-CN': {
      title: '`{name}` 只能用于模块，而代码节点是脚本',
      why: 'Node 会拒绝整个脚本：{difyText}。',
      next: "请用 `require('…')` 引入 Node 自带的模块，并去掉 `export`：Dify 会按名称调用 `main`。",
    },
  },
  'package-not-there': {
    en: {
      title: 'A package that the code imports is not there',
      why: "The target's sandbox has only its own packages and those of its python-requirements.txt.",
      next: 'Add the package to python-requirements.txt, or do without it.',
    },
    'zh-CN': {
      title: '代码导入的软件包不存在',
      why: '目标的沙箱只有自带的软件包和其 python-requirements.txt 中的软件包。',
      next: '请把软件包写入 python-requirements.txt，或不使用它。',
    },
  },
  'python-lacks-name': {
    en: {
      title: 'Python {python} has no {name} in {module}',
      why: "The target's Python came before it, or has removed it: {difyText}.",
      next: 'Use what that version has, or choose a target with another Python.',
    },
    'zh-CN': {
      title: 'Python {python} 的 {module} 中没有 {name}',
      why: '目标的 Python 版本早于它，或已将其移除：{difyText}。',
      next: '请使用该版本已有的内容，或选择使用其他 Python 的目标。',
    },
  },
  'python-lacks-parameter': {
    en: {
      title: '{name}() of Python {python} has no parameter {parameter}',
      why: '{versions} has it. The call fails: {difyText}.',
      next: 'Leave it out, or choose a target with another Python.',
    },
    'zh-CN': {
      title: 'Python {python} 的 {name}() 没有参数 {parameter}',
      why: '{versions} 才有它。该调用会失败：{difyText}。',
      next: '请去掉该参数，或选择使用其他 Python 的目标。',
    },
  },
  'package-lacks-name': {
    en: {
      title: '{module} of {package} has no {name}',
      why: 'The version of the environment does not have it: {difyText}.',
      next: 'Use a name that this version has, or ask for another version in python-requirements.txt.',
    },
    'zh-CN': {
      title: '{package} 的 {module} 中没有 {name}',
      why: '环境中的版本没有它：{difyText}。',
      next: '请使用该版本已有的名称，或在 python-requirements.txt 中改用其他版本。',
    },
  },
  'name-not-bound': {
    en: {
      title: 'Nothing is named {name} here',
      why: 'The line fails when it is reached: {difyText}.',
      next: 'Import it, assign it, pass it to this function, or mend its spelling.',
      fix: 'Add import {name}',
    },
    'zh-CN': {
      title: '此处没有名为 {name} 的内容',
      why: '执行到这一行时会失败：{difyText}。',
      next: '请导入或赋值，或作为参数传给此函数，或改正拼写。',
      fix: '添加 import {name}',
    },
  },
  'name-of-wrapper': {
    en: {
      title: '{name} is there only because Dify itself imports it',
      why: "Dify's script and its sandbox leave the name in the code's way: `json` and `b64decode` after the code and before `main`, others by the version of the sandbox. {difyText}",
      next: 'Import it: then it is there everywhere.',
      fix: 'Add the import of {name}',
    },
    'zh-CN': {
      title: '{name} 能用只是因为 Dify 自己导入了它',
      why: 'Dify 的脚本和沙箱碰巧留下了这个名称：`json` 和 `b64decode` 在代码之后、`main` 之前导入，其他名称取决于沙箱版本。{difyText}',
      next: '请自己导入，这样在任何地方都可用。',
      fix: '添加对 {name} 的导入',
    },
  },
  'builtin-covered': {
    en: {
      title: "{name} is called here, and it is the node's own value and not Python's function",
      why: 'A parameter or variable of that name covers the function: {difyText}.',
      next: 'Name the input or variable otherwise.',
    },
    'zh-CN': {
      title: '此处调用的 {name} 是节点自己的值，而不是 Python 的函数',
      why: '同名的参数或变量覆盖了该函数：{difyText}。',
      next: '请为输入变量或变量改名。',
    },
  },
  'compile-warning': {
    en: {
      title: 'Python warns of this line as it compiles it, which fails the node',
      why: 'The warning goes to stderr, and this sandbox takes everything there for an error: {difyText}',
      next: 'Mend what it warns of: a backslash in text is written `\\\\`, or the text as `r"…"`.',
    },
    'zh-CN': {
      title: 'Python 在编译时会对这一行发出警告，导致节点失败',
      why: '警告会写入 stderr，而此沙箱把其中的一切都当作错误：{difyText}',
      next: '请消除警告的原因：文本中的反斜杠应写作 `\\\\`，或使用 `r"…"`。',
    },
  },
  'run-warning': {
    en: {
      title: '{runtime} warns of {what} as it runs, which fails the node',
      why: 'The warning goes to stderr, and the sandbox of {target} takes everything there for an error: {difyText}',
      next: 'Use {instead} in its place.',
    },
    'zh-CN': {
      title: '{runtime} 会在运行时对 {what} 发出警告，导致节点失败',
      why: '警告会写入 stderr，而 {target} 的沙箱把其中的一切都当作错误：{difyText}',
      next: '请改用 {instead}。',
    },
  },
  'stderr-written': {
    en: {
      title: '{what} writes to stderr, which fails the node',
      why: 'The sandbox of {target} takes all that is written to stderr for the error of the run, also where the code ends well.',
      next: 'Use `print` (Dify ignores it), or return what is to be told as an output.',
    },
    'zh-CN': {
      title: '{what} 会写入 stderr，导致节点失败',
      why: '{target} 的沙箱把写入 stderr 的一切都当作运行错误，即使代码正常结束。',
      next: '请改用 `print`（Dify 会忽略），或把要说明的内容作为输出返回。',
    },
  },
  'result-tag-printed': {
    en: {
      title: 'The code holds <<RESULT>>, the mark of the result',
      why: 'Dify reads all between the first and the last of them as the result; one that is printed or returned breaks it: Failed to parse JSON response.',
      next: 'Write the mark in two parts, or leave it out.',
    },
    'zh-CN': {
      title: '代码中含有结果标记 <<RESULT>>',
      why: 'Dify 会把第一个与最后一个标记之间的内容当作结果；打印或返回它会破坏结果：Failed to parse JSON response。',
      next: '请把标记拆成两段书写，或去掉它。',
    },
  },
  'inputs-mark': {
    en: {
      title: 'Dify replaces {{inputs}} in the code as well',
      why: 'Dify puts the inputs, as Base64, in the place of that mark in the whole script, the code of the author included.',
      next: 'Write it in two parts, such as `"{{" + "inputs}}"`.',
    },
    'zh-CN': {
      title: 'Dify 也会替换代码中的 {{inputs}}',
      why: 'Dify 会在整个脚本中用输入变量的 Base64 替换该标记，作者的代码也不例外。',
      next: '请拆成两段书写，例如 `"{{" + "inputs}}"`。',
    },
  },
  'template-quotes': {
    en: {
      title: '{what} in the template breaks the script of {target}',
      why: "That Dify puts the template as it stands into a text between ''' marks.",
      next: 'Write it in another way, or choose a newer Dify.',
    },
    'zh-CN': {
      title: '模板中的 {what} 会破坏 {target} 的脚本',
      why: "该版本的 Dify 会把模板原样放入 ''' 之间的文本中。",
      next: '请换一种写法，或使用更新的 Dify。',
    },
  },
  'input-asked': {
    en: {
      title: '{what} waits for somebody to type, and in Dify nobody does',
      why: 'The script has no standard input: {difyText}.',
      next: 'Take the value as an input of the node.',
    },
    'zh-CN': {
      title: '{what} 会等待键盘输入，而在 Dify 中没有人输入',
      why: '脚本没有标准输入：{difyText}。',
      next: '请把该值作为节点的输入变量。',
    },
  },
  'script-ended': {
    en: {
      title: '{what} ends the script before its result is written',
      why: 'Dify reads the result from what its own code prints behind `main`, which then never runs: the node fails, whatever `main` has done.',
      next: 'Return the outputs, or raise an error that says what is wrong.',
    },
    'zh-CN': {
      title: '{what} 会在写出结果之前结束脚本',
      why: 'Dify 从它自己的代码在 `main` 之后打印的内容中读取结果，而那段代码不会再运行：无论 `main` 做了什么，节点都会失败。',
      next: '请返回各输出，或抛出说明问题的错误。',
    },
  },
  'loop-without-end': {
    en: {
      title: 'Nothing ends this loop',
      why: 'The sandbox ends the run after {seconds} s: error: timeout.',
      next: 'Count the turns, or end it with a `break` or a `return`.',
    },
    'zh-CN': {
      title: '这个循环不会结束',
      why: '沙箱会在 {seconds} 秒后结束运行：error: timeout。',
      next: '请限制次数，或用 `break`、`return` 结束它。',
    },
  },
  'wait-too-long': {
    en: {
      title: 'This waits {wait} s, and a run may take {seconds} s',
      why: 'The sandbox ends the run before: error: timeout.',
      next: 'Wait less, or let an Iteration node or a Loop node ask again.',
    },
    'zh-CN': {
      title: '此处等待 {wait} 秒，而一次运行最多 {seconds} 秒',
      why: '沙箱会提前结束运行：error: timeout。',
      next: '请缩短等待，或用迭代、循环节点再次询问。',
    },
  },
  'name-reserved-here': {
    en: {
      title: '{name} can not be declared at the top level',
      why: "Dify's own script, or the sandbox around it, declares the same name: {difyText}.",
      next: 'Name it otherwise, or declare it inside `main`.',
    },
    'zh-CN': {
      title: '{name} 不能在最外层声明',
      why: 'Dify 自己的脚本或外层的沙箱已声明同名变量：{difyText}。',
      next: '请改名，或在 `main` 内部声明。',
    },
  },
} as const satisfies Readonly<Record<string, RuleTexts>>
