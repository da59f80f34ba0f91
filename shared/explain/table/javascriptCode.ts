import type { Explanation } from '../explanation'

/** Errors of JavaScript in names, modules, texts that are read, and the code itself. */
export const javascriptCode: readonly Explanation[] = [
  {
    id: 'js-before-declared',
    of: 'javascript',
    title: 'A name before its declaration',
    classes: ['ReferenceError'],
    matches: /^Cannot access '(?<name>[^']+)' before initialization/,
    texts: {
      en: [
        '{name} is used above the line that declares it.',
        'Usually a `const` or `let` stands too far down, or two of one name lie in each other.',
        'Move the declaration up, or give the inner one another name.',
      ],
      'zh-CN': [
        '{name} 在声明它的那一行之前被使用。',
        '通常是 `const` 或 `let` 写得太靠后，或内外层同名。',
        '请把声明上移，或给内层换个名称。',
      ],
    },
  },
  {
    id: 'js-reference',
    of: 'javascript',
    title: 'x is not defined',
    classes: ['ReferenceError'],
    matches: /^(?<name>.+?) is not defined/,
    texts: {
      en: [
        'Nothing is named {name} where the code uses it.',
        'Usually it is misspelt, it belongs to browsers (`window`, `document`), or it is an input that `main` does not take: `main({{name}})`.',
        'Declare it, or take it from the object that `main` gets.',
      ],
      'zh-CN': [
        '代码使用 {name} 的地方没有这个名称。',
        '通常是拼写错误、属于浏览器（`window`、`document`），或 `main` 没有接收的输入：`main({{name}})`。',
        '请声明它，或从 `main` 得到的对象中取出。',
      ],
    },
  },
  {
    id: 'js-json-parse',
    of: 'javascript',
    title: 'JSON.parse of what is no JSON',
    classes: ['SyntaxError'],
    matches: /JSON|^"undefined" is not valid/,
    texts: {
      en: [
        'A text was read as JSON and is none: {message}.',
        'Usually it is what a model or a service wrote: words or a code fence around the JSON, single quotes, an empty answer; or the value is an object already.',
        'Print the text; cut from the first `{` to the last `}` first, and read only texts: `typeof x === "string" ? JSON.parse(x) : x`.',
      ],
      'zh-CN': [
        '某段文本被当作 JSON 读取，但它不是：{message}。',
        '通常它来自模型或服务：JSON 前后有文字或代码围栏、用了单引号、内容为空；也可能该值已是对象。',
        '请打印该文本；先截取第一个 `{` 到最后一个 `}`，并只解析文本：`typeof x === "string" ? JSON.parse(x) : x`。',
      ],
    },
  },
  {
    id: 'js-regexp',
    of: 'javascript',
    title: 'A regular expression that can not be read',
    classes: ['SyntaxError'],
    matches: /^Invalid regular expression/,
    texts: {
      en: [
        'The regular expression is none that JavaScript can read.',
        'Usually a bracket is open, or a form is used that Python alone has, such as `(?P<name>…)`.',
        'Write `(?<name>…)`, and put a backslash before signs that are meant as they stand.',
      ],
      'zh-CN': [
        'JavaScript 无法读取该正则表达式。',
        '通常是括号未闭合，或用了 Python 独有的写法，如 `(?P<name>…)`。',
        '请写 `(?<name>…)`，并在按字面使用的符号前加反斜杠。',
      ],
    },
  },
  {
    id: 'js-module-syntax',
    of: 'javascript',
    title: 'import, export or await at the top',
    classes: ['SyntaxError'],
    matches: /^Cannot use import statement|^Unexpected token 'export'|^Cannot use 'import\.meta'|^await is only valid/,
    texts: {
      en: [
        'The line belongs to modules, and a code node is a script.',
        'Usually it was copied from a project with `import` and `export`, or `main` is to wait for something, which Dify does not.',
        "Use `require` for Node's own modules, declare `main` plainly, and leave what must be waited for to another node.",
      ],
      'zh-CN': [
        '该行属于模块语法，而代码节点是脚本。',
        '通常是从带 `import`、`export` 的项目复制而来，或想让 `main` 等待，而 Dify 不会等待。',
        'Node 自带模块请用 `require`，`main` 按普通函数声明，需要等待的工作交给其他节点。',
      ],
    },
  },
  {
    id: 'js-syntax',
    of: 'javascript',
    title: 'A line that JavaScript can not read',
    classes: ['SyntaxError'],
    texts: {
      en: [
        'Node can not read the code, so nothing of it ran: {message}.',
        "Usually a bracket, a quote or a comma is missing or one too many, in this line or before it; or a name is declared twice, also by Dify's own script.",
        'Go to the line and look at the ones above it too.',
      ],
      'zh-CN': [
        'Node 无法读取代码，因此没有运行任何部分：{message}。',
        '通常是本行或之前缺少或多了括号、引号、逗号；或名称重复声明，也可能与 Dify 自己的脚本重名。',
        '请跳到该行，并同时检查上方各行。',
      ],
    },
  },
  {
    id: 'js-module-missing',
    of: 'javascript',
    title: 'Cannot find module',
    classes: ['Error'],
    matches: /^Cannot find module '(?<name>[^']+)'/,
    texts: {
      en: [
        'There is no module {name}.',
        "A JavaScript node has Node's own modules alone; Dify's sandbox installs no packages for it.",
        'Write what is needed by hand, or do it in Python, where packages can be added.',
      ],
      'zh-CN': [
        '没有模块 {name}。',
        'JavaScript 节点只有 Node 自带的模块；Dify 的沙箱不为它安装软件包。',
        '请自己编写所需部分，或改用可添加软件包的 Python。',
      ],
    },
  },
  {
    id: 'js-uri',
    of: 'javascript',
    title: 'URI malformed',
    classes: ['URIError'],
    texts: {
      en: [
        'A text could not be written or read as a part of an address.',
        'Usually it holds a `%` that is none of an address, or half of an emoji.',
        'Read only what was written by `encodeURIComponent`, or catch the error and take the text as it is.',
      ],
      'zh-CN': [
        '文本无法按地址的一部分写出或读取。',
        '通常其中有不属于地址编码的 `%`，或半个表情符号。',
        '请只解码由 `encodeURIComponent` 写出的内容，或捕获错误并按原文使用。',
      ],
    },
  },
  {
    id: 'js-fetch',
    of: 'javascript',
    title: 'fetch failed',
    classes: ['TypeError'],
    matches: /^fetch failed/,
    texts: {
      en: [
        'A server could not be reached.',
        'Usually the address is wrong, or the sandbox has no network; besides, Dify does not wait for what `fetch` gives.',
        'Leave the request to an HTTP node, and pass its answer in as an input.',
      ],
      'zh-CN': [
        '无法访问服务器。',
        '通常是地址有误或沙箱没有网络；而且 Dify 不会等待 `fetch` 的结果。',
        '请把请求交给 HTTP 节点，并把其返回作为输入传入。',
      ],
    },
  },
  {
    id: 'js-rejected',
    of: 'javascript',
    title: 'A promise that nobody caught',
    classes: ['UnhandledPromiseRejection'],
    texts: {
      en: [
        'A promise was refused, and nobody caught that.',
        'Usually `main` is `async`, or starts something without `.catch`; Dify does not wait for promises.',
        'Make `main` an ordinary function, and catch errors where they arise.',
      ],
      'zh-CN': [
        '一个 promise 被拒绝，且没有被捕获。',
        '通常 `main` 是 `async`，或启动了没有 `.catch` 的操作；Dify 不会等待 promise。',
        '请把 `main` 改为普通函数，并在出错处捕获错误。',
      ],
    },
  },
]
