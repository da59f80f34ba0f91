import type { RuleTexts } from './ruleText'

/** What preflight says of the sandbox, the node's fields, secrets and packages. */
export const aroundTexts = {
  'sandbox-refuses': {
    en: {
      title: 'Dify ends the run here: {what} needs {calls}',
      why: 'The sandbox of {target} lets no script make that system call: error: operation not permitted.',
      next: 'Do without it, or have the operator of the server set this line, for {processor}: ALLOWED_SYSCALLS={numbers}',
    },
    'zh-CN': {
      title: 'Dify 会在此处结束运行：{what} 需要 {calls}',
      why: '{target} 的沙箱不允许脚本进行该系统调用：error: operation not permitted。',
      next: '请不使用它，或请服务器管理员设置这一行（适用于 {processor}）：ALLOWED_SYSCALLS={numbers}',
    },
  },
  'sandbox-may-refuse': {
    en: {
      title: '{what} does nothing in Dify',
      why: 'The sandbox of {target} answers {calls} and does not do it.',
      next: 'Do without it: what it would make is not there.',
    },
    'zh-CN': {
      title: '{what} 在 Dify 中不起作用',
      why: '{target} 的沙箱会应答 {calls}，但不会执行。',
      next: '请不使用它：它本应产生的内容不会存在。',
    },
  },
  'thread-never-starts': {
    en: {
      title: '{what} is never answered in Dify',
      why: 'Node leaves it to a thread, and the sandbox of {target} answers {calls} without starting one: the run is ended after {seconds} s: error: timeout.',
      next: 'Use the form that waits, such as `readFileSync` or `gzipSync`, or an HTTP Request node before this one.',
    },
    'zh-CN': {
      title: '{what} 在 Dify 中永远没有结果',
      why: 'Node 会把它交给线程，而 {target} 的沙箱应答 {calls} 却不会启动线程：运行会在 {seconds} 秒后结束：error: timeout。',
      next: '请改用同步形式，例如 `readFileSync`、`gzipSync`，或在此节点之前使用 HTTP 请求节点。',
    },
  },
  'file-written': {
    en: {
      title: '{what} writes a file, and in Dify a script may write nowhere',
      why: 'The sandbox of {target} runs scripts as a user without a folder of its own: {difyText}.',
      next: 'Keep the data in memory (`io.BytesIO`, a Buffer), and return it as text or Base64.',
    },
    'zh-CN': {
      title: '{what} 会写文件，而脚本在 Dify 中无处可写',
      why: '{target} 的沙箱以没有自己文件夹的用户运行脚本：{difyText}。',
      next: '请把数据放在内存中（`io.BytesIO`、Buffer），并以文本或 Base64 返回。',
    },
  },
  'network-is-off': {
    en: {
      title: 'Your server runs no code: the network of its sandbox is off',
      why: 'Dify asks for the network with every run, whatever the code does, and such a sandbox refuses: {difyText}',
      next: 'Have it turned on there (`enable_network`, `ENABLE_NETWORK`), or take the line out of the server settings here.',
    },
    'zh-CN': {
      title: '您的服务器不会运行任何代码：其沙箱的网络已关闭',
      why: '无论代码做什么，Dify 每次运行都会要求网络，这样的沙箱会拒绝：{difyText}',
      next: '请在服务器上打开网络（`enable_network`、`ENABLE_NETWORK`），或从这里的服务器设置中去掉这一行。',
    },
  },
  'variable-name-refused': {
    en: {
      title: "Dify's panel refuses the name {name}",
      why: '{difyText}',
      next: 'Rename it: letters, digits and underscores, 30 at most, no digit first.',
    },
    'zh-CN': {
      title: 'Dify 的面板不接受名称 {name}',
      why: '{difyText}',
      next: '请改名：仅用字母、数字和下划线，最多 30 个字符，且不以数字开头。',
    },
  },
  'variable-twice': {
    en: {
      title: 'Two {reason} are named {name}',
      why: 'The last one wins as Dify runs the node, and its panel says: {difyText}',
      next: 'Rename one of them.',
    },
    'zh-CN': {
      title: '有两个{reason}名为 {name}',
      why: 'Dify 运行节点时以最后一个为准，其面板会提示：{difyText}',
      next: '请为其中一个改名。',
    },
  },
  'variable-is-keyword': {
    en: {
      title: '{name} is a word of Python and can be no parameter',
      why: 'Dify passes each input to `main` by its name, and no parameter can have this one.',
      next: 'Rename the input.',
    },
    'zh-CN': {
      title: '{name} 是 Python 的关键字，不能作为参数',
      why: 'Dify 会按名称把输入变量传给 `main`，而参数不能使用这个名称。',
      next: '请为该输入变量改名。',
    },
  },
  'variable-is-file': {
    en: {
      title: 'The input {name} is a single File, which Dify can not pass to code',
      why: '{difyText}',
      next: 'Choose a part of it, such as its URL, or an Array[File].',
    },
    'zh-CN': {
      title: '输入变量 {name} 是单个 File，Dify 无法把它传给代码',
      why: '{difyText}',
      next: '请选择其某一部分（例如 URL），或使用 Array[File]。',
    },
  },
  'type-unknown-there': {
    en: {
      title: '{target} has no type {type} for {name}',
      why: 'It came with a later Dify; this one does not even start the workflow.',
      next: 'Choose another type, or a newer target.',
    },
    'zh-CN': {
      title: '{target} 中 {name} 没有类型 {type}',
      why: '该类型由更新的 Dify 引入；此版本甚至不会启动工作流。',
      next: '请选择其他类型或更新的目标。',
    },
  },
  'input-type-not-there': {
    en: {
      title: '{target} has no {type}: input {name}',
      why: '{type} came with {since}: nothing in {target} gives such a value.',
      next: 'Give the input another type, or run the node in {since} or later.',
    },
    'zh-CN': {
      title: '{target} 没有 {type} 类型：输入 {name}',
      why: '{type} 自 {since} 起才有：{target} 中没有任何节点能提供这样的值。',
      next: '请为该输入选择其他类型，或在 {since} 及以后的版本中运行。',
    },
  },
  'error-handling-ignored': {
    en: {
      title: '{target} has no Error Handling',
      why: 'Error Handling came with {since}. {target} ignores it: where the node fails, the workflow ends.',
      next: 'Catch the error in the code, or run the node in {since} or later.',
    },
    'zh-CN': {
      title: '{target} 没有异常处理',
      why: '异常处理自 {since} 起才有。{target} 会忽略它：节点失败时，工作流随之结束。',
      next: '请在代码中捕获错误，或在 {since} 及以后的版本中运行。',
    },
  },
  'retry-ignored': {
    en: {
      title: '{target} has no Retry on Failure',
      why: 'Retry on Failure came with {since}. {target} ignores it: the node runs once.',
      next: 'Try again in the code, or run the node in {since} or later.',
    },
    'zh-CN': {
      title: '{target} 没有失败时重试',
      why: '失败时重试自 {since} 起才有。{target} 会忽略它：节点只运行一次。',
      next: '请在代码中重试，或在 {since} 及以后的版本中运行。',
    },
  },
  'default-not-usable': {
    en: {
      title: 'Dify can not start with the default value of {name}',
      why: 'It reads the default values of the error strategy before any node runs: {difyText}',
      next: 'Mend the value, or choose another strategy.',
    },
    'zh-CN': {
      title: 'Dify 无法使用 {name} 的默认值启动',
      why: 'Dify 会在运行任何节点之前读取异常处理的默认值：{difyText}',
      next: '请修正该值，或选择其他异常处理方式。',
    },
  },
  'retry-beyond-panel': {
    en: {
      title: "Retry on Failure is beyond what Dify's panel takes: {what}",
      why: 'The panel has 1 to 10 retries and 100 to 5000 ms between them; the server takes any number, and the node then waits so long.',
      next: 'Choose values within the limits.',
    },
    'zh-CN': {
      title: '失败时重试超出 Dify 面板的范围：{what}',
      why: '面板允许重试 1 到 10 次、间隔 100 到 5000 毫秒；服务器接受任何数值，节点会因此等待很久。',
      next: '请选择范围内的值。',
    },
  },
  'secret-in-code': {
    en: {
      title: 'This looks like a secret: {what}',
      why: 'It goes with the code to whoever opens the app, its export or its history.',
      next: 'Keep it as a secret environment variable of the app, and take it as an input.',
    },
    'zh-CN': {
      title: '这里像是机密：{what}',
      why: '它会随代码泄露给打开应用、导出文件或历史记录的任何人。',
      next: '请将其存为应用的 Secret 环境变量，并作为输入变量传入。',
    },
  },
  'requirement-unpinned': {
    en: {
      title: 'python-requirements.txt names no version of {name}',
      why: 'The server installs the newest one of the day on which its sandbox starts, which may be another than here ({version}).',
      next: 'Write `{name}=={version}`.',
    },
    'zh-CN': {
      title: 'python-requirements.txt 没有写明 {name} 的版本',
      why: '服务器会安装沙箱启动当天的最新版本，可能与这里的（{version}）不同。',
      next: '请写作 `{name}=={version}`。',
    },
  },
  'requirement-of-node-alone': {
    en: {
      title: "{name} stands in the node's own dependencies and not in python-requirements.txt",
      why: 'Dify ignores the dependencies of a node since 0.7.2: its server has what its own python-requirements.txt names.',
      next: 'Add `{name}` to the python-requirements.txt of the server.',
    },
    'zh-CN': {
      title: '{name} 只写在节点自己的依赖中，不在 python-requirements.txt 里',
      why: 'Dify 自 0.7.2 起忽略节点的依赖：服务器只有其 python-requirements.txt 中的软件包。',
      next: '请把 `{name}` 写入服务器的 python-requirements.txt。',
    },
  },
  'requirement-not-on-server': {
    en: {
      title: 'Your server has no {name}',
      why: 'server-packages.txt lists what it has, and neither {name} nor a package that brings it is there: {difyText}',
      next: 'Have `{name}=={version}` added to the python-requirements.txt of the server, and list it; or do without it.',
    },
    'zh-CN': {
      title: '您的服务器没有 {name}',
      why: 'server-packages.txt 列出了服务器的软件包，其中没有 {name}，也没有会带来它的软件包：{difyText}',
      next: '请在服务器的 python-requirements.txt 中加入 `{name}=={version}` 并写入该列表，或不使用它。',
    },
  },
  'requirement-differs': {
    en: {
      title: 'Your server has {name} {wanted}, and here it is {version}',
      why: 'server-packages.txt says so: what works with {version} here may not work with the version there.',
      next: "Ask for the server's version here and run the cases again, or have the server's changed.",
    },
    'zh-CN': {
      title: '您的服务器上 {name} 为 {wanted}，而这里是 {version}',
      why: '这是 server-packages.txt 所写：在这里用 {version} 能运行的代码，在服务器上未必可行。',
      next: '请在这里改用服务器的版本并重新运行用例，或更改服务器上的版本。',
    },
  },
} as const satisfies Readonly<Record<string, RuleTexts>>
