import type { Explanation } from '../explanation'

/** TypeError's many shapes, and AttributeError: a value of another type than the code takes it for. */
export const pythonTypes: readonly Explanation[] = [
  {
    id: 'none-input',
    of: 'python',
    title: 'An input without a value',
    classes: ['TypeError', 'AttributeError'],
    matches: /\bNoneType\b/,
    when: ({ without }) => without.length > 0,
    texts: {
      en: [
        'The code uses None as if it were a value, and this run had no value for {inputs}.',
        'An input without a sample runs as None, as in Dify where its selector finds nothing.',
        'Give it a sample under INPUTS and run again; where it may be empty in Dify too, write `(x or "")`.',
      ],
      'zh-CN': [
        '代码把 None 当作值使用，而这次运行中 {inputs} 没有值。',
        '没有示例值的输入以 None 运行，与 Dify 中选择器找不到值时相同。',
        '请在“输入变量”下填写示例值后重新运行；若在 Dify 中也可能为空，请写 `(x or "")`。',
      ],
    },
  },
  {
    id: 'none-attribute',
    of: 'python',
    title: 'A method or attribute of None',
    classes: ['AttributeError'],
    matches: /^'NoneType' object has no attribute '(?<name>\w+)'/,
    texts: {
      en: [
        'The code uses `.{name}` of a value that is None.',
        'Usually it comes from something that found nothing: `re.search`, `dict.get`, a function that forgot its `return`, or an input without a value, which Dify passes as None.',
        'The values of the traceback show which variable is None; ask `if x is not None`, or give a default such as `(x or "")`.',
      ],
      'zh-CN': [
        '代码对值为 None 的变量使用 `.{name}`。',
        '通常它来自没有结果的操作：`re.search`、`dict.get`、忘写 `return` 的函数，或没有值的输入（Dify 会传入 None）。',
        '回溯的变量值会显示哪个变量是 None；请判断 `if x is not None`，或给默认值 `(x or "")`。',
      ],
    },
  },
  {
    id: 'module-attribute',
    of: 'python',
    title: 'A module without the name',
    classes: ['AttributeError'],
    matches: /^(?:partially initialized )?module '(?<module>[^']+)' has no attribute '(?<name>[^']+)'/,
    texts: {
      en: [
        'The module {module} has nothing named {name}.',
        'Usually its version is another one than the code was written for, or the class of that name lies in the module of that name: `datetime.datetime`.',
        'Look up the version in Packages; on {target} it may be another one than on your machine.',
      ],
      'zh-CN': [
        '模块 {module} 中没有 {name}。',
        '通常是其版本与代码所写的不同，或同名的类在同名模块里：`datetime.datetime`。',
        '请在“软件包”中查看版本；{target} 上的版本可能与您机器上的不同。',
      ],
    },
  },
  {
    id: 'attribute-error',
    of: 'python',
    title: 'A value of another type than thought',
    classes: ['AttributeError'],
    matches: /^(?:type object )?'(?<type>[\w.]+)'(?: object)? has no attribute '(?<name>\w+)'/,
    texts: {
      en: [
        'The code uses `.{name}`, and the value is a {type}, which has no such thing.',
        'Usually it is a text that was not read as JSON yet, a list where one element is meant, or a dict whose key is meant: `d["{name}"]`.',
        'Look at the value in the traceback, and change how it is taken.',
      ],
      'zh-CN': [
        '代码使用 `.{name}`，但该值的类型是 {type}，没有它。',
        '通常是尚未解析的 JSON 文本、本想取其中一个元素的列表，或本想取键的字典：`d["{name}"]`。',
        '请查看回溯中的值，并改变取值方式。',
      ],
    },
  },
  {
    id: 'none-subscript',
    of: 'python',
    title: 'An element of None',
    classes: ['TypeError'],
    matches:
      /^'NoneType' object is not (?:subscriptable|iterable)$|^cannot unpack non-iterable NoneType object$|^argument of type 'NoneType' is not (?:iterable|a container or iterable)$/,
    texts: {
      en: [
        'The code takes elements from a value that is None.',
        'Usually an input has no value, which Dify passes as None, or a search, a `get` or a function without `return` gave it.',
        'The values of the traceback show which variable it is; write `(x or [])`, or ask for None first.',
      ],
      'zh-CN': [
        '代码从值为 None 的变量中取元素。',
        '通常是输入没有值（Dify 会传入 None），或来自搜索、`get`、没有 `return` 的函数。',
        '回溯的变量值会显示是哪个变量；请写 `(x or [])`，或先判断 None。',
      ],
    },
  },
  {
    id: 'not-subscriptable',
    of: 'python',
    title: 'Square brackets on what has no elements',
    classes: ['TypeError'],
    matches: /^'(?<type>[\w.]+)' object is not subscriptable/,
    texts: {
      en: [
        'The code writes `x[…]`, and x is a {type}, which has no elements.',
        'Usually it is a number, a function that was not called, or a set.',
        'Look at the value in the traceback; call a function with `()`, and make a list of a set with `list(x)`.',
      ],
      'zh-CN': [
        '代码写了 `x[…]`，但 x 的类型是 {type}，没有元素。',
        '通常它是数字、未调用的函数，或集合。',
        '请查看回溯中的值；函数请加 `()` 调用，集合请先 `list(x)`。',
      ],
    },
  },
  {
    id: 'text-plus-other',
    of: 'python',
    title: 'Text and something else joined by +',
    classes: ['TypeError'],
    matches: /^can only concatenate (?<left>\w+) \(not "(?<right>[\w.]+)"\) to/,
    texts: {
      en: [
        'A {left} and a {right} are put together by `+`, which Python does not do.',
        'Usually a number or None is put into a sentence.',
        'Write an f-string, `f"{a} and {b}"`, or turn it into text with `str(x)`.',
      ],
      'zh-CN': [
        '代码用 `+` 连接 {left} 与 {right}，Python 不允许。',
        '通常是把数字或 None 拼进句子。',
        '请用 f-string `f"{a} 与 {b}"`，或用 `str(x)` 转成文本。',
      ],
    },
  },
  {
    id: 'operand-types',
    of: 'python',
    title: 'Two types that do not calculate with each other',
    classes: ['TypeError'],
    matches: /^unsupported operand type\(s\) for (?<sign>.+?): '(?<left>[\w.]+)' and '(?<right>[\w.]+)'/,
    texts: {
      en: [
        'Python has no `{sign}` between a {left} and a {right}.',
        'Usually one of them is a text that holds a number, or None for a value that is missing.',
        'Turn texts into numbers first, `float(x)`, and give missing ones a default, `(x or 0)`; an input of type Number comes as a number.',
      ],
      'zh-CN': [
        'Python 不能对 {left} 与 {right} 使用 `{sign}`。',
        '通常其中一个是写着数字的文本，或缺失值 None。',
        '请先把文本转成数字 `float(x)`，并给缺失值默认值 `(x or 0)`；类型为 Number 的输入会以数字传入。',
      ],
    },
  },
  {
    id: 'text-times',
    of: 'python',
    title: 'A text or list times what is no whole number',
    classes: ['TypeError'],
    matches: /^can't multiply sequence by non-int of type '(?<right>[\w.]+)'/,
    texts: {
      en: [
        'A text or a list is multiplied by a {right}; Python repeats one only so many whole times.',
        'Usually a number came as a text: the input is a String, or it was read out of a text.',
        'Make the input a Number, or write `float(x)`.',
      ],
      'zh-CN': [
        '代码将文本或列表与 {right} 相乘；Python 只能按整数次重复它。',
        '通常是数字以文本形式传入：输入类型为 String，或从文本中读出。',
        '请把输入类型设为 Number，或写 `float(x)`。',
      ],
    },
  },
  {
    id: 'compare-types',
    of: 'python',
    title: 'Two types that can not be compared',
    classes: ['TypeError'],
    matches: /^'(?<sign>[<>=]+)' not supported between instances of '(?<left>[\w.]+)' and '(?<right>[\w.]+)'/,
    texts: {
      en: [
        'A {left} and a {right} can not be compared by `{sign}`.',
        'Usually a number came as a text, or a list that is sorted holds None or several types.',
        'Make them one type first, such as `key=lambda x: float(x or 0)` when sorting.',
      ],
      'zh-CN': [
        '{left} 与 {right} 不能用 `{sign}` 比较。',
        '通常是数字以文本形式传入，或被排序的列表中有 None 或多种类型。',
        '请先统一类型，例如排序时写 `key=lambda x: float(x or 0)`。',
      ],
    },
  },
  {
    id: 'not-callable',
    of: 'python',
    title: 'Calling what is no function',
    classes: ['TypeError'],
    matches: /^'(?<type>[\w.]+)' object is not callable/,
    texts: {
      en: [
        'The code calls a {type} as if it were a function.',
        "Usually a variable has the name of one of Python's own functions (`str`, `list`, `input`, `type`) and covers it, or a sign is missing between a value and a bracket.",
        'Give the variable another name; an input of such a name becomes a parameter of `main`.',
      ],
      'zh-CN': [
        '代码把 {type} 当作函数调用。',
        '通常是变量与 Python 自带函数（`str`、`list`、`input`、`type`）同名而将其覆盖，或值与括号之间少了符号。',
        '请给变量换个名称；这样命名的输入会成为 `main` 的参数。',
      ],
    },
  },
  {
    id: 'none-argument',
    of: 'python',
    title: 'None where a value is asked for',
    classes: ['TypeError'],
    matches: /^(?!(?:int|float)\(\)).*(?:\bnot|\bgot|, not a) '?NoneType\b/,
    texts: {
      en: [
        'A function was given None, and asks for a value.',
        'Usually an input has no value, which Dify passes as None, or a search, a `get` or a function without `return` gave it.',
        'The values of the traceback show which variable it is; give the input a sample, or write `(x or "")`.',
      ],
      'zh-CN': [
        '函数得到了 None，但它需要一个值。',
        '通常是输入没有值（Dify 会传入 None），或来自搜索、`get`、没有 `return` 的函数。',
        '回溯的变量值会显示是哪个变量；请为输入填写示例值，或写 `(x or "")`。',
      ],
    },
  },
]
