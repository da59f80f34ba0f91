import type { Explanation } from '../explanation'

/** More of TypeError's shapes: calls, elements, keys, and what is read or written as JSON. */
export const pythonUses: readonly Explanation[] = [
  {
    id: 'not-iterable',
    of: 'python',
    title: 'Going through what has no elements',
    classes: ['TypeError'],
    matches:
      /^(?:argument of type )?'(?<type>[\w.]+)'(?: object)? is not (?:iterable|a container or iterable)|^cannot unpack non-iterable (?<other>[\w.]+) object/,
    texts: {
      en: [
        'A loop, `in` or an unpacking was given a {type}, which has no elements.',
        'Usually it is a number where a list is meant: `for i in 5` instead of `range(5)`, or a service that gives one object in place of a list.',
        'Look at the value in the traceback; `[x]` makes a list of one.',
      ],
      'zh-CN': [
        '循环、`in` 或解包得到了 {type}，它没有元素。',
        '通常是本该用列表的地方用了数字：`for i in 5` 应为 `range(5)`，或服务返回了单个对象而非列表。',
        '请查看回溯中的值；`[x]` 可把单个值变成列表。',
      ],
    },
  },
  {
    id: 'index-type',
    of: 'python',
    title: 'A name where a number is needed, or a text where a dict is meant',
    classes: ['TypeError'],
    matches: /^(?<kind>string|list|tuple|byte) indices must be integers/,
    texts: {
      en: [
        'The code takes `x["name"]`, and x is a {kind}, whose elements have numbers.',
        'Usually JSON is still a text: an input of type String, or what an HTTP node gave. Or it is a list of objects, of which one is meant.',
        'Read the text with `json.loads(x)` first; of a list take an element, `x[0]["name"]`, or go through all of them.',
      ],
      'zh-CN': [
        '代码写了 `x["name"]`，但 x 是 {kind}，只能用数字下标。',
        '通常 JSON 还是文本：String 类型的输入，或 HTTP 节点的返回；也可能是对象列表，而本想取其中一个。',
        '请先用 `json.loads(x)` 解析；列表请取某个元素 `x[0]["name"]`，或遍历全部。',
      ],
    },
  },
  {
    id: 'unhashable',
    of: 'python',
    title: 'A list or dict as a key or in a set',
    classes: ['TypeError'],
    matches: /unhashable type: '(?<type>[\w.]+)'/,
    texts: {
      en: [
        'A {type} is used as a key of a dict or put into a set, which only takes what can not change.',
        'Usually duplicates are to be taken out of a list of lists or of dicts with `set()`.',
        'Use a tuple, `tuple(x)`, or the text of it, `json.dumps(x, sort_keys=True)`, as the key.',
      ],
      'zh-CN': [
        '{type} 被用作字典的键或放进集合，而它们只接受不可变的值。',
        '通常是想用 `set()` 给列表的列表或字典的列表去重。',
        '请用元组 `tuple(x)`，或其文本 `json.dumps(x, sort_keys=True)` 作为键。',
      ],
    },
  },
  {
    id: 'arguments',
    of: 'python',
    title: 'A call with other arguments than the function takes',
    classes: ['TypeError'],
    matches:
      /^(?<name>[\w.<>]+)\(\) (?:missing \d+ required|got an unexpected keyword argument|got multiple values for|takes )/,
    texts: {
      en: [
        'The function `{name}` was called with more, fewer or other arguments than it has parameters.',
        "For `main` the inputs are the arguments: each goes to the parameter of its name, and nothing else. For a package's function its version may be another one.",
        'Make the parameters and the call the same; for `main` the names in Inputs and the parameters.',
      ],
      'zh-CN': [
        '调用函数 `{name}` 时的参数与其定义不一致。',
        '对 `main` 而言，输入就是参数：每个输入传给同名参数，别无其他。对软件包的函数，可能是版本不同。',
        '请让调用与参数一致；对 `main` 则让“输入”中的名称与参数一致。',
      ],
    },
  },
  {
    id: 'not-json-value',
    of: 'python',
    title: 'A result that JSON does not have',
    classes: ['TypeError'],
    matches:
      /^Object of type (?<type>\w+) is not JSON serializable|^keys must be str, int, float, bool or None, not (?<key>\w+)/,
    texts: {
      en: [
        'A value of type {type} is written as JSON, which has no such thing. Dify writes what `main` returns that way.',
        'Usually it is a date, a Decimal, a set, bytes, or a number or table of numpy or pandas.',
        'Turn it into something plain before you return it: `str(x)`, `float(x)`, `list(x)`, `x.isoformat()`, `df.to_dict("records")`, `x.tolist()`.',
      ],
      'zh-CN': [
        '类型为 {type} 的值被写成 JSON，而 JSON 没有这种值。Dify 正是这样写出 `main` 的返回值。',
        '通常是日期、Decimal、集合、bytes，或 numpy、pandas 的数值与表。',
        '返回前请转换成普通值：`str(x)`、`float(x)`、`list(x)`、`x.isoformat()`、`df.to_dict("records")`、`x.tolist()`。',
      ],
    },
  },
  {
    id: 'json-loads-type',
    of: 'python',
    title: 'json.loads of what is no text',
    classes: ['TypeError'],
    matches: /^the JSON object must be str, bytes or bytearray, not (?<type>\w+)/,
    texts: {
      en: [
        '`json.loads` was given a {type}: it reads texts.',
        'Usually the value is read already: inputs of type Object and Array come as dict and list; or it is None, an input without a value.',
        'Leave `json.loads` out, or ask: `json.loads(x) if isinstance(x, str) else x`.',
      ],
      'zh-CN': [
        '`json.loads` 得到了 {type}，而它只读取文本。',
        '通常该值已经解析过：Object 与 Array 类型的输入会以 dict 与 list 传入；也可能是没有值的输入 None。',
        '请去掉 `json.loads`，或先判断：`json.loads(x) if isinstance(x, str) else x`。',
      ],
    },
  },
  {
    id: 'number-of-none',
    of: 'python',
    title: 'A number of None or of a list',
    classes: ['TypeError'],
    matches: /^(?<name>int|float)\(\) argument must be .* not '(?<type>[\w.]+)'/,
    texts: {
      en: [
        '`{name}()` was given a {type}, of which it can make no number.',
        'Usually the value is missing (None), or it is a list of one.',
        'Give a default, `{name}(x or 0)`, or take the element, `{name}(x[0])`.',
      ],
      'zh-CN': [
        '`{name}()` 得到了 {type}，无法转换成数字。',
        '通常是值缺失（None），或是只有一个元素的列表。',
        '请给默认值 `{name}(x or 0)`，或取出元素 `{name}(x[0])`。',
      ],
    },
  },
  {
    id: 'can-not-change',
    of: 'python',
    title: 'Changing what can not change',
    classes: ['TypeError'],
    matches: /^'(?<type>[\w.]+)' object does(?: not|n't) support item (?:assignment|deletion)/,
    texts: {
      en: [
        'The code changes an element of a {type}, which can not be changed, or has none.',
        'Usually it is a text, a tuple, or JSON that is still a text.',
        'Build a new one (`text.replace(…)`, `list(x)`), or read the JSON first.',
      ],
      'zh-CN': [
        '代码修改 {type} 的元素，而它不可修改或没有元素。',
        '通常是文本、元组，或尚未解析的 JSON 文本。',
        '请构造新的值（`text.replace(…)`、`list(x)`），或先解析 JSON。',
      ],
    },
  },
]
