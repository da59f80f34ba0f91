import type { ProblemTable } from '../model/problem'

/** What can go wrong with the interpreter that runs a node, on this machine and not by Dify's rules. */
export const workerProblems = {
  'worker-not-started': {
    en: {
      title: 'The interpreter could not be started',
      why: '{reason}',
      next: "Choose Try again in the environment's menu, so that it is built anew.",
    },
    'zh-CN': { title: '无法启动解释器', why: '{reason}', next: '请在环境菜单中选择“重试”以重新构建。' },
  },
  'worker-not-begun': {
    en: {
      title: 'The interpreter did not come to the code within {seconds} s',
      why: 'The packages of the environment may run code of their own at every start (`.pth` files), which takes this long. It does not count as time of the run.',
      next: 'Run again. If that does not help, remove the package that was added last, or look for its `.pth` file.',
    },
    'zh-CN': {
      title: '解释器在 {seconds} 秒内仍未执行到代码',
      why: '环境中的软件包可能在每次启动时运行自己的代码（`.pth` 文件），耗时过长。这段时间不计入运行时间。',
      next: '请重新运行。如果没有改善，请移除最近添加的软件包，或检查它的 `.pth` 文件。',
    },
  },
  'node-not-started': {
    en: {
      title: 'Node.js could not be started',
      why: '{path}: {reason}',
      next: 'Start it once in a terminal, or put another Node.js first on PATH, then run again.',
    },
    'zh-CN': {
      title: '无法启动 Node.js',
      why: '{path}：{reason}',
      next: '请先在终端中试着启动它，或把另一个 Node.js 放在 PATH 最前面，然后重新运行。',
    },
  },
  'scratch-failed': {
    en: {
      title: 'The run got no folder to work in',
      why: '{reason}',
      next: "Free some space, or make Nodelab's data folder writable, then run again.",
    },
    'zh-CN': {
      title: '无法为运行建立工作文件夹',
      why: '{reason}',
      next: '请腾出磁盘空间，或让 Nodelab 的数据文件夹可写，然后重新运行。',
    },
  },
  'run-broken': {
    en: {
      title: 'Nodelab itself failed at this run',
      why: '{reason}',
      next: 'This is no fault of the node. Run it again; if it stays, report it with the text below.',
    },
    'zh-CN': {
      title: 'Nodelab 自身在这次运行中出错',
      why: '{reason}',
      next: '这不是节点的错。请重新运行；如果仍然出现，请附上下面的文字反馈。',
    },
  },
  'node-missing': {
    en: {
      title: 'No Node.js to run JavaScript with',
      why: 'A JavaScript node runs in Node {version} in {target}. None is on PATH or where installers and version managers put it, and uv could not bring one.',
      next: 'Mend what uv says and try again, or install Node.js {version}.',
    },
    'zh-CN': {
      title: '没有可运行 JavaScript 的 Node.js',
      why: '在 {target} 中 JavaScript 节点由 Node {version} 运行。PATH 以及安装程序和版本管理器的常用位置中都没有 Node，uv 也未能取得。',
      next: '请解决 uv 所说的问题后重试，或安装 Node.js {version}。',
    },
  },
  'node-not-here': {
    en: {
      title: 'No Node.js for {asked} is on this machine yet',
      why: 'JavaScript nodes of targets that have Node {asked} need one of its major version. uv brings it from the package index when such a node is shown or run.',
      next: 'Nothing, if the index can be reached; else install Node.js {asked}.',
    },
    'zh-CN': {
      title: '本机还没有对应 {asked} 的 Node.js',
      why: '使用 Node {asked} 的目标，其 JavaScript 节点需要同一主版本的 Node。打开或运行这样的节点时，uv 会从软件包索引取得它。',
      next: '若能连接索引则无需操作，否则请安装 Node.js {asked}。',
    },
  },
  'node-nearest': {
    en: {
      title: 'Runs on Node {version} instead of {asked}',
      why: 'No Node of the major version that the sandbox of {target} has is on this machine, and uv could not bring one, so the nearest stands in. Syntax and modules can differ.',
      next: "When the reason is gone, choose Try again in the environment's menu, or install Node.js {asked}.",
    },
    'zh-CN': {
      title: '以 Node {version} 代替 {asked} 运行',
      why: '本机没有与 {target} 沙箱主版本相同的 Node，uv 也未能取得，因此使用最接近的版本。语法和模块可能不同。',
      next: '原因消除后，请在环境菜单中选择“重试”，或安装 Node.js {asked}。',
    },
  },
} as const satisfies ProblemTable
