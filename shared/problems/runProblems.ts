import type { ProblemTable } from '../model/problem'
import { endProblems } from './endProblems'
import { heldProblems } from './heldProblems'
import { outputProblems } from './outputProblems'
import { javascriptProblems } from './javascriptProblems'
import { workerProblems } from './workerProblems'

/** What can go wrong with a run. Dify's own sentence stands beside these, untranslated. */
export const runProblems = {
  ...workerProblems,
  ...endProblems,
  ...heldProblems,
  ...outputProblems,
  ...javascriptProblems,
  'input-not-json': {
    en: {
      title: 'The sample of {name} is not valid',
      why: 'Its text can not be read as JSON: {reason}.',
      next: 'Mend the value in Inputs, then run again.',
    },
    'zh-CN': {
      title: '{name} 的示例值无效',
      why: '其文本不是有效的 JSON：{reason}。',
      next: '请在“输入”中修正该值，然后重新运行。',
    },
  },
  'input-not-valid': {
    en: {
      title: 'The value of {name} is not valid',
      why: 'What its field holds is no {type}, so nothing was run.',
      next: 'Mend the value in Inputs, then run again.',
    },
    'zh-CN': {
      title: '{name} 的值无效',
      why: '其字段中的内容不是 {type}，因此没有运行。',
      next: '请在“输入变量”中修正该值，然后重新运行。',
    },
  },
  'inputs-refused': {
    en: {
      title: 'Dify can not pass these inputs',
      why: 'Dify writes the inputs as JSON before it runs the code, and one of them does not fit.',
      next: 'Change the value: a 64-bit integer at most, and text without broken characters.',
    },
    'zh-CN': {
      title: 'Dify 无法传递这些输入',
      why: 'Dify 在运行代码前会把输入写成 JSON，其中有一项不符合要求。',
      next: '请修改该值：整数最多 64 位，文本不能含有残缺字符。',
    },
  },
  'node-raised': {
    en: { title: '{error} on line {line}', why: '{message}', next: 'The traceback shows how the code got there.' },
    'zh-CN': { title: '第 {line} 行：{error}', why: '{message}', next: '回溯信息显示代码如何走到这里。' },
  },
  'syntax-error': {
    en: { title: 'Line {line} can not be read: {error}', why: '{message}', next: 'Mend the line; nothing ran.' },
    'zh-CN': { title: '第 {line} 行无法解析：{error}', why: '{message}', next: '请修正这一行；代码没有运行。' },
  },
  'module-missing': {
    en: {
      title: 'The module {name} is not installed',
      why: 'The sandbox of {target} does not have it, so the import on line {line} fails there too.',
      next: "Add its package to python-requirements.txt or to the dependencies of the node. In Dify it must stand in the sandbox's own python-requirements.txt.",
    },
    'zh-CN': {
      title: '模块 {name} 未安装',
      why: '{target} 的沙箱中没有它，因此第 {line} 行的导入在那里同样会失败。',
      next: '请把其软件包写入 python-requirements.txt 或节点的依赖。在 Dify 中，它必须写在沙箱自己的 python-requirements.txt 里。',
    },
  },
  'setuptools-missing': {
    en: {
      title: '{name} is not there on {target}',
      why: '`{name}` belongs to setuptools, and the sandbox of {target} runs Python {python}, whose image has no setuptools. Line {line} fails there in the same way.',
      next: 'Read the packages with `importlib.metadata`, which is part of Python.',
    },
    'zh-CN': {
      title: '{target} 中没有 {name}',
      why: '`{name}` 属于 setuptools，而 {target} 的沙箱使用 Python {python}，其镜像不含 setuptools。第 {line} 行在那里同样会失败。',
      next: '请改用 Python 自带的 `importlib.metadata` 读取软件包。',
    },
  },
  'main-missing': {
    en: {
      title: 'There is no main()',
      why: 'Dify calls a function named `main` with the inputs, and the code defines none.',
      next: 'Define `main`, with a parameter for each input.',
    },
    'zh-CN': {
      title: '没有 main()',
      why: 'Dify 会用输入调用名为 `main` 的函数，而代码没有定义它。',
      next: '请定义 `main`，并为每个输入设一个参数。',
    },
  },
  'main-arguments': {
    en: {
      title: 'main() and the inputs do not match',
      why: 'Dify passes each input by its name: {message}.',
      next: 'Make the parameters of `main` and the names in Inputs the same.',
    },
    'zh-CN': {
      title: 'main() 与输入不一致',
      why: 'Dify 按名称传递每个输入：{message}。',
      next: '请让 `main` 的参数与“输入”中的名称一致。',
    },
  },
  'async-main': {
    en: {
      title: 'main() is asynchronous',
      why: 'Dify does not wait for it: what it returns is not the result yet.',
      next: 'Make `main` an ordinary function; inside it, run the asynchronous part to its end.',
    },
    'zh-CN': {
      title: 'main() 是异步函数',
      why: 'Dify 不会等待它：返回的还不是结果。',
      next: '请把 `main` 改为普通函数，并在其中把异步部分运行到结束。',
    },
  },
  'result-not-serializable': {
    en: {
      title: 'The result can not be written as JSON',
      why: 'Dify passes the result on as JSON, and a value of type {type} has no such form.',
      next: 'Turn it into text, a number, a list or a dict before you return it.',
    },
    'zh-CN': {
      title: '结果无法写成 JSON',
      why: 'Dify 以 JSON 传递结果，而 {type} 类型的值没有这种形式。',
      next: '返回前请把它转换为文本、数字、列表或字典。',
    },
  },
  'result-missing': {
    en: {
      title: 'The run ended without a result',
      why: 'The code left before Dify could print what main() returns, for example by `exit`.',
      next: 'Return from `main` instead of ending the program.',
    },
    'zh-CN': {
      title: '运行结束但没有结果',
      why: '代码在 Dify 打印 main() 的返回值之前就结束了，例如调用了 `exit`。',
      next: '请从 `main` 返回，而不要结束程序。',
    },
  },
  'result-not-json': {
    en: {
      title: 'The result can not be read',
      why: 'What stands between the result tags is no JSON: {reason}.',
      next: 'Return an object from `main`, and print no result tag.',
    },
    'zh-CN': {
      title: '无法读取结果',
      why: '结果标记之间的内容不是 JSON：{reason}。',
      next: '请让 `main` 返回一个对象，并且不要打印结果标记。',
    },
  },
  'result-not-dict': {
    en: {
      title: 'main() returned {type} instead of a dict',
      why: 'Dify takes the outputs by their names from a dict.',
      next: 'Return a dict with a key for each output.',
    },
    'zh-CN': {
      title: 'main() 返回了 {type} 而不是字典',
      why: 'Dify 按名称从字典中取出各个输出。',
      next: '请返回一个字典，每个输出对应一个键。',
    },
  },
  'stderr-fails': {
    en: {
      title: 'Something was written to stderr',
      why: 'The sandbox of {target} takes any text on stderr for a failure, warnings and logging included, though the code ended well.',
      next: 'Keep stderr empty: silence the warning, or print to stdout.',
    },
    'zh-CN': {
      title: '有内容写入了 stderr',
      why: '{target} 的沙箱会把 stderr 上的任何文字（包括警告和日志）当作失败，即使代码正常结束。',
      next: '请保持 stderr 为空：关闭警告，或改为打印到 stdout。',
    },
  },
  'run-timeout': {
    en: {
      title: 'The run took longer than {seconds} s',
      why: 'Dify stops a node after its time limit; so did Nodelab, with all that it had started.',
      next: "Look for an endless loop or a slow call. The limit is in Settings; your server's own limit is what counts.",
    },
    'zh-CN': {
      title: '运行超过了 {seconds} 秒',
      why: '超过时限后 Dify 会停止节点；Nodelab 也已将其及其启动的一切停止。',
      next: '请检查死循环或缓慢的调用。时限在“设置”中；最终以服务器的时限为准。',
    },
  },
  'output-capped': {
    en: {
      title: 'The run wrote more than {bytes} bytes',
      why: 'Nodelab stopped it at its output cap. Dify has none: there it would go on until the time limit.',
      next: 'Print less. The cap is in Settings.',
    },
    'zh-CN': {
      title: '运行输出超过 {bytes} 字节',
      why: '达到输出上限后 Nodelab 停止了它。Dify 没有上限，会一直运行到时限。',
      next: '请减少打印。上限在“设置”中。',
    },
  },
  'default-value-refused': {
    en: {
      title: 'Dify can not start a workflow with the default value of {name}',
      why: 'It reads default values before any node runs, and {type} with this value is not one that it takes.',
      next: 'Change the value, or choose another way to go on after a failure. Dify takes no default for Boolean.',
    },
    'zh-CN': {
      title: '{name} 的默认值使 Dify 无法启动工作流',
      why: 'Dify 在任何节点运行之前读取默认值，而它不接受类型 {type} 的这个值。',
      next: '请修改该值，或选择其他失败处理方式。Dify 不接受布尔类型的默认值。',
    },
  },
  'run-cancelled': {
    en: {
      title: 'The run was cancelled',
      why: 'Its worker was ended, together with the processes below it.',
      next: '',
    },
    'zh-CN': { title: '运行已取消', why: '工作进程及其下属进程都已结束。', next: '' },
  },
  'sandbox-failed': {
    en: { title: 'The run failed', why: 'The sandbox ended with an error.', next: "Dify's sentence tells more." },
    'zh-CN': { title: '运行失败', why: '沙箱以错误结束。', next: '详情见 Dify 的原话。' },
  },
} as const satisfies ProblemTable
