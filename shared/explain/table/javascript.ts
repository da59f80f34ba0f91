import type { Explanation } from '../explanation'

/** Errors of JavaScript by what a value is. */
export const javascriptValues: readonly Explanation[] = [
  {
    id: 'js-read-undefined',
    of: 'javascript',
    title: 'Cannot read properties of undefined',
    classes: ['TypeError'],
    matches: /^Cannot (?:read|set) properties of (?<what>undefined|null)(?: \((?:reading|setting) '(?<name>[^']*)'\))?/,
    texts: {
      en: [
        'The code takes `.{name}` of something that is {what}.',
        'Usually a field is missing in the data, lies a level deeper, or an input has no value, which Dify passes as null.',
        'Write `a?.{name}`, or give a default, `(a ?? {}).{name}`; `main` gets one object, so its parameters stand in braces: `main({text})`.',
      ],
      'zh-CN': [
        '代码读取 {what} 的 `.{name}`。',
        '通常是数据缺少该字段、字段位于更深一层，或输入没有值（Dify 会传入 null）。',
        '请写 `a?.{name}`，或给默认值 `(a ?? {}).{name}`；`main` 得到的是一个对象，因此参数写在花括号里：`main({text})`。',
      ],
    },
  },
  {
    id: 'js-destructure',
    of: 'javascript',
    title: 'Cannot destructure',
    classes: ['TypeError'],
    matches: /^Cannot destructure (?:property '(?<name>[^']*)' of )?'(?<from>.+?)' as it is (?<what>undefined|null)/,
    texts: {
      en: [
        'Braces take {name} out of something that is {what}.',
        'Usually a function was called without its object, or the data has no such part.',
        'Give a default: `function f({ a } = {})`, `const { a } = b ?? {}`.',
      ],
      'zh-CN': [
        '解构从 {what} 中取 {name}。',
        '通常是调用函数时没有传对象，或数据中没有这一部分。',
        '请给默认值：`function f({ a } = {})`、`const { a } = b ?? {}`。',
      ],
    },
  },
  {
    id: 'js-not-function',
    of: 'javascript',
    title: 'x is not a function',
    classes: ['TypeError'],
    matches: /^(?<name>.+?) is not a function/,
    texts: {
      en: [
        'The code calls `{name}`, which is no function.',
        'Usually the value is of another type than thought (`.map` of an object or of text), the name is misspelt, or a semicolon is missing before a line that begins with a bracket.',
        'Ask with `Array.isArray(x)`; of an object take `Object.values(x)`, and read JSON that is still a text with `JSON.parse(x)`.',
      ],
      'zh-CN': [
        '代码调用 `{name}`，但它不是函数。',
        '通常是值的类型与预期不同（对对象或文本用 `.map`）、名称拼错，或以括号开头的行之前少了分号。',
        '请用 `Array.isArray(x)` 判断；对象可取 `Object.values(x)`，仍是文本的 JSON 请先 `JSON.parse(x)`。',
      ],
    },
  },
  {
    id: 'js-not-iterable',
    of: 'javascript',
    title: 'x is not iterable',
    classes: ['TypeError'],
    matches: /^(?<name>.+?) is not iterable|^Spread syntax requires \.\.\.iterable/,
    texts: {
      en: [
        'A `for … of`, a spread or brackets on the left need a list, and `{name}` is none.',
        'Usually it is an object, or undefined or null for a value that is missing.',
        'Go through `Object.entries(x)`, or write `x ?? []`.',
      ],
      'zh-CN': [
        '`for … of`、展开或左侧的方括号需要列表，而 `{name}` 不是。',
        '通常它是对象，或缺失值 undefined、null。',
        '请遍历 `Object.entries(x)`，或写 `x ?? []`。',
      ],
    },
  },
  {
    id: 'js-not-constructor',
    of: 'javascript',
    title: 'x is not a constructor',
    classes: ['TypeError'],
    matches: /^(?<name>.+?) is not a constructor/,
    texts: {
      en: [
        '`new {name}` was written, and nothing can be made by that.',
        'Usually it is an ordinary function, an arrow function or a misspelt name.',
        'Leave `new` out, or look the name up.',
      ],
      'zh-CN': [
        '代码写了 `new {name}`，但它不能用来构造。',
        '通常它是普通函数、箭头函数，或名称拼错。',
        '请去掉 `new`，或核对名称。',
      ],
    },
  },
  {
    id: 'js-constant',
    of: 'javascript',
    title: 'Assignment to constant variable',
    classes: ['TypeError'],
    matches: /^Assignment to constant variable|^Cannot assign to read only property '(?<name>[^']*)'/,
    texts: {
      en: [
        'The code gives a new value to what may have one alone.',
        'Usually it was declared with `const`, or the object is frozen.',
        'Declare it with `let`.',
      ],
      'zh-CN': ['代码给只能赋值一次的变量重新赋值。', '通常它用 `const` 声明，或对象被冻结。', '请改用 `let` 声明。'],
    },
  },
  {
    id: 'js-bigint-mixed',
    of: 'javascript',
    title: 'BigInt and other numbers',
    classes: ['TypeError', 'RangeError', 'SyntaxError'],
    matches: /BigInt/,
    when: ({ message }) => !message.includes('serialize'),
    texts: {
      en: [
        'A BigInt meets what it does not go together with.',
        'Usually it is calculated with an ordinary number, or made of a text or a fraction that is no whole number.',
        'Turn one of the two first: `Number(big)` or `BigInt(Math.trunc(x))`.',
      ],
      'zh-CN': [
        'BigInt 与不相容的值一起使用。',
        '通常是与普通数字一起计算，或由不是整数的文本、小数转换而来。',
        '请先统一类型：`Number(big)` 或 `BigInt(Math.trunc(x))`。',
      ],
    },
  },
  {
    id: 'js-bigint-result',
    of: 'javascript',
    title: 'A BigInt in the result',
    classes: ['TypeError'],
    matches: /serialize a BigInt/,
    texts: {
      en: [
        'The result holds a BigInt, which JSON does not have; Dify writes what `main` returns as JSON.',
        'Usually it comes from numbers with an `n` behind them, or from `BigInt(…)`.',
        'Return `Number(x)`, or `String(x)` where all digits count.',
      ],
      'zh-CN': [
        '结果中含 BigInt，而 JSON 没有这种值；Dify 会把 `main` 的返回值写成 JSON。',
        '通常来自带 `n` 的数字，或 `BigInt(…)`。',
        '请返回 `Number(x)`；需要保留全部数字时返回 `String(x)`。',
      ],
    },
  },
  {
    id: 'js-circular',
    of: 'javascript',
    title: 'A value that holds itself',
    classes: ['TypeError'],
    matches: /^Converting circular structure/,
    texts: {
      en: [
        'A value is written as JSON, and it holds itself somewhere.',
        'Usually it is a tree with links to its parents, or an object of a library.',
        'Return the fields that are wanted alone.',
      ],
      'zh-CN': [
        '某个值被写成 JSON，但它内部引用了自身。',
        '通常是带父节点链接的树，或某个库的对象。',
        '请只返回需要的字段。',
      ],
    },
  },
  {
    id: 'js-stack',
    of: 'javascript',
    title: 'Maximum call stack size exceeded',
    classes: ['RangeError'],
    matches: /^Maximum call stack size exceeded/,
    texts: {
      en: [
        'Functions called each other too deep, or a call got too many arguments.',
        'Usually the case in which a recursion ends is missing, or a long list is spread: `Math.max(...list)`.',
        'Mend the end of the recursion, use a loop, or `list.reduce(…)`.',
      ],
      'zh-CN': [
        '函数相互调用过深，或一次调用的参数过多。',
        '通常是递归缺少结束条件，或展开了很长的列表：`Math.max(...list)`。',
        '请修正递归的结束条件，改用循环或 `list.reduce(…)`。',
      ],
    },
  },
  {
    id: 'js-range',
    of: 'javascript',
    title: 'RangeError: a number beyond what is allowed',
    classes: ['RangeError'],
    texts: {
      en: [
        'A number is beyond what the function takes: {message}.',
        'Usually it is negative, no number at all, or far too large, as a length, a count of digits or a date that could not be read.',
        'Look at how it comes about; `Number.isFinite(x)` asks before.',
      ],
      'zh-CN': [
        '数值超出了函数允许的范围：{message}。',
        '通常它是负数、不是数字或过大，例如长度、小数位数，或无法读取的日期。',
        '请检查它的来源；可先用 `Number.isFinite(x)` 判断。',
      ],
    },
  },
]
