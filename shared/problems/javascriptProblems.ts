import type { ProblemTable } from '../model/problem'

/** What can go wrong with a JavaScript node by the rules of Node and of Dify's wrapper around it. */
export const javascriptProblems = {
  'promise-returned': {
    en: {
      title: 'main() returns a promise',
      why: 'Dify does not await `main`: it writes the promise itself as JSON, which is `{}`, so no output is in the result.',
      next: 'Make `main` an ordinary function that returns the object itself, and use synchronous calls in it.',
    },
    'zh-CN': {
      title: 'main() 返回了 Promise',
      why: 'Dify 不会等待 `main`：它直接把 Promise 写成 JSON，得到 `{}`，因此结果中没有任何输出。',
      next: '请把 `main` 改为直接返回对象的普通函数，并在其中使用同步调用。',
    },
  },
  'await-refused': {
    en: {
      title: 'await on line {line} stands outside an async function',
      why: 'Node reads the code as a script: {message}. An `async main` is no way out, since Dify does not await it.',
      next: 'Use the synchronous form of the call, for example `fs.readFileSync`.',
    },
    'zh-CN': {
      title: '第 {line} 行的 await 不在异步函数中',
      why: 'Node 把代码当作脚本读取：{message}。改用 `async main` 也不行，因为 Dify 不会等待它。',
      next: '请使用该调用的同步形式，例如 `fs.readFileSync`。',
    },
  },
  'module-syntax-refused': {
    en: {
      title: 'Line {line} is written for an ES module',
      why: 'Dify runs the code as a script, where `import` and `export` can not stand: {message}.',
      next: "Write `const fs = require('fs')` instead of an import, and leave `export` out.",
    },
    'zh-CN': {
      title: '第 {line} 行使用了 ES 模块语法',
      why: 'Dify 把代码当作脚本运行，其中不能使用 `import` 和 `export`：{message}。',
      next: "请用 `const fs = require('fs')` 代替 import，并去掉 `export`。",
    },
  },
  'name-reserved': {
    en: {
      title: 'The name {name} on line {line} is taken',
      why: 'Dify adds `var {name}` to the same script, so `const`, `let` or `class` can not declare it. Nothing ran.',
      next: 'Call it `{other}`, or declare it inside a function.',
    },
    'zh-CN': {
      title: '第 {line} 行的名称 {name} 已被占用',
      why: 'Dify 会在同一脚本中加入 `var {name}`，因此不能再用 `const`、`let` 或 `class` 声明它。代码没有运行。',
      next: '请改名为 `{other}`，或在函数内部声明。',
    },
  },
  'name-of-sandbox': {
    en: {
      title: 'The name {name} on line {line} is taken',
      why: 'The sandbox of {target} declares `{name}` around the code, so `var` or `function` can not declare it anew. Nothing ran.',
      next: 'Declare it with `const` or `let`, or call it `{other}`.',
    },
    'zh-CN': {
      title: '第 {line} 行的名称 {name} 已被占用',
      why: '{target} 的沙箱已在代码外层声明了 `{name}`，因此不能再用 `var` 或 `function` 声明它。代码没有运行。',
      next: '请用 `const` 或 `let` 声明，或改名为 `{other}`。',
    },
  },
  'name-of-script': {
    en: {
      title: 'The name {name} on line {line} is taken',
      why: 'On {target} the code stands in one file with a script that has declared `{name}` already. Nothing ran.',
      next: 'Call it `{other}`.',
    },
    'zh-CN': {
      title: '第 {line} 行的名称 {name} 已被占用',
      why: '在 {target} 上，代码与一段已声明 `{name}` 的脚本位于同一文件中。代码没有运行。',
      next: '请改名为 `{other}`。',
    },
  },
  'node-module-missing': {
    en: {
      title: 'There is no module {name}',
      why: "Dify's Node has no packages: `require` finds only what is part of Node, such as `crypto`. The sandbox may say no more than `operation not permitted`.",
      next: 'Do it with what Node has, or in a Python node, for which packages can be installed.',
    },
    'zh-CN': {
      title: '没有模块 {name}',
      why: 'Dify 的 Node 没有任何软件包：`require` 只能找到 Node 自带的模块，例如 `crypto`。沙箱可能只显示 `operation not permitted`。',
      next: '请用 Node 自带的功能实现，或改用可以安装软件包的 Python 节点。',
    },
  },
  'value-thrown': {
    en: {
      title: 'Line {line} threw a value that is no Error',
      why: 'Thrown: {message}',
      next: 'Throw `new Error(…)`: it tells its kind, and the calls that led to it.',
    },
    'zh-CN': {
      title: '第 {line} 行抛出的值不是 Error',
      why: '抛出的值：{message}',
      next: '请抛出 `new Error(…)`：它会说明错误类型和调用过程。',
    },
  },
  'promise-rejected': {
    en: {
      title: 'A promise was rejected and nothing caught it',
      why: 'Node then ends the script with an error. The reason: {reason}',
      next: 'Catch it where it is made, and reject with an Error, which knows its line.',
    },
    'zh-CN': {
      title: 'Promise 被拒绝且没有被捕获',
      why: '这时 Node 会以错误结束脚本。原因：{reason}',
      next: '请在创建处捕获它，并用 Error 拒绝，这样才能知道行号。',
    },
  },
  'result-undefined': {
    en: {
      title: 'main() returned nothing',
      why: 'Where a JavaScript function ends without `return`, or returns a function, Dify reads the text `undefined`, which is no JSON.',
      next: 'Return an object with a key for each output.',
    },
    'zh-CN': {
      title: 'main() 没有返回值',
      why: 'JavaScript 函数没有 `return` 或返回了函数时，Dify 读到的是文本 `undefined`，它不是 JSON。',
      next: '请返回一个对象，每个输出对应一个键。',
    },
  },
} as const satisfies ProblemTable
