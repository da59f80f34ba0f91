import type { ErrorWords } from '../../dify/targets/errorWords'
import { type Told, told } from './told'

/** What Dify's check of the outputs and its reading of the result say, by the sentences of the targets: one without its paragraph does not compile. */
export const difyOutputs: Readonly<Record<keyof ErrorWords, Told>> = {
  missing: told(
    'Output … is missing.',
    [
      'The result has no `{path}`, which the node declares.',
      'Usually one way through `main` returns without it, or its key is spelt differently.',
      'Return every declared output on every way, with None where there is nothing; or take the output away.',
    ],
    [
      '结果中没有节点声明的 `{path}`。',
      '通常 `main` 的某条路径没有返回它，或键的拼写不同。',
      '请在每条路径返回全部声明的输出，没有值时返回 None；或删除该输出。',
    ],
  ),
  unsupportedType: told(
    'Output type … is not supported.',
    [
      'The node declares an output of the type {type}, which this Dify does not know.',
      'Usually the node was made for another Dify: Boolean came with 1.8.',
      'Choose a type that {target} has.',
    ],
    [
      '节点声明了类型为 {type} 的输出，而此 Dify 不认识它。',
      '通常节点是为其他版本制作的：Boolean 自 1.8 才有。',
      '请选择 {target} 具备的类型。',
    ],
  ),
  notString: told(
    'Output … must be a string',
    [
      '`{path}` is declared as String, and the result holds a {type} there.',
      'Usually a number is returned as it is, or Dify itself made a number of a text such as `1e-05`, which looks like one.',
      'Return `str(x)`; declare Number, where it is one; and keep a text with an exponent from looking like a number, for instance by a blank before it.',
    ],
    [
      '`{path}` 声明为 String，而结果中是 {type}。',
      '通常是直接返回了数字，或 Dify 把 `1e-05` 这类像数字的文本变成了数字。',
      '请返回 `str(x)`；确为数字则声明 Number；含指数的文本请避免像数字，例如在前面加空格。',
    ],
  ),
  stringTooLong: told(
    'The length of output variable … must be less than … characters',
    [
      'The text of `{path}` has more characters than the server allows: {max}.',
      'Usually it is a whole document, or a picture as Base64.',
      'Return less, or split it; an operator can raise CODE_MAX_STRING_LENGTH.',
    ],
    [
      '`{path}` 的文本超过服务器允许的字符数：{max}。',
      '通常它是整篇文档，或 Base64 图片。',
      '请减少或拆分内容；管理员可调高 CODE_MAX_STRING_LENGTH。',
    ],
  ),
  notNumber: told(
    'Output … is not a number',
    [
      '`{path}` is declared as Number, and the result holds something else there.',
      'Usually it is a text with digits.',
      'Return `int(x)` or `float(x)`, or declare String.',
    ],
    [
      '`{path}` 声明为 Number，而结果中不是数字。',
      '通常它是写着数字的文本。',
      '请返回 `int(x)` 或 `float(x)`，或声明为 String。',
    ],
  ),
  outOfRange: told(
    'Output variable … is out of range',
    [
      'The number `{path}` lies beyond {min} to {max}, which Dify allows.',
      'Usually it is an id or a time in nanoseconds.',
      'Return it as text, and declare String.',
    ],
    [
      '数字 `{path}` 超出 Dify 允许的范围 {min} 至 {max}。',
      '通常它是编号或以纳秒计的时间。',
      '请以文本返回，并声明 String。',
    ],
  ),
  tooPrecise: told(
    'Output variable … has too high precision',
    [
      'The number `{path}` has more decimals than Dify takes: {max} at most.',
      'Usually it comes from a division, or from numbers such as 0.1 + 0.2.',
      'Return `round(x, 6)`.',
    ],
    [
      '数字 `{path}` 的小数位多于 Dify 的上限 {max}。',
      '通常来自除法，或 0.1 + 0.2 这样的运算。',
      '请返回 `round(x, 6)`。',
    ],
  ),
  notObject: told(
    'Output … is not an object',
    [
      '`{path}` is declared as Object, and the result holds something else there.',
      'Usually it is JSON that is still a text, or a list of objects.',
      'Return `json.loads(x)`, or declare the type that it has.',
    ],
    [
      '`{path}` 声明为 Object，而结果中不是对象。',
      '通常它是尚未解析的 JSON 文本，或对象列表。',
      '请返回 `json.loads(x)`，或声明其实际类型。',
    ],
  ),
  notArray: told(
    'Output … is not an array',
    [
      '`{path}` is declared as an array, and the result holds something else there.',
      'Usually it is one value, a text, or a dict.',
      'Return a list: `[x]`, `list(x)`.',
    ],
    ['`{path}` 声明为数组，而结果中不是列表。', '通常它是单个值、文本或字典。', '请返回列表：`[x]`、`list(x)`。'],
  ),
  arrayTooLong: told(
    'The length of output variable … must be less than … elements.',
    [
      'The array `{path}` has more elements than the server allows: {max}.',
      'The limits are small: 30 objects or texts, 1000 numbers, unless the operator changed them.',
      'Return the first ones, join texts into one, or put the array into an Object; an operator can raise CODE_MAX_OBJECT_ARRAY_LENGTH and its like.',
    ],
    [
      '数组 `{path}` 的元素超过服务器允许的数量：{max}。',
      '上限很小：对象或文本 30 个、数字 1000 个，除非管理员改过。',
      '请只返回前若干个、把文本合并为一个，或把数组放进 Object；管理员可调高 CODE_MAX_OBJECT_ARRAY_LENGTH 等。',
    ],
  ),
  numberElement: told(
    'The element at index … must be a number.',
    [
      'The array `{path}` is one of numbers, and its element {i} is none.',
      'Usually it is a text or None between numbers.',
      'Return `[float(x) for x in items if x is not None]`.',
    ],
    [
      '数组 `{path}` 应全为数字，而第 {i} 个元素不是。',
      '通常数字之间夹着文本或 None。',
      '请返回 `[float(x) for x in items if x is not None]`。',
    ],
  ),
  stringElement: told(
    'Output …[…] must be a string',
    [
      'The array `{path}` is one of texts, and its element {i} is a {type}.',
      'Usually it is a number or an object.',
      'Return `[str(x) for x in items]`, or declare the type that the elements have.',
    ],
    [
      '数组 `{path}` 应全为文本，而第 {i} 个元素是 {type}。',
      '通常它是数字或对象。',
      '请返回 `[str(x) for x in items]`，或声明元素的实际类型。',
    ],
  ),
  objectElement: told(
    'Output …[…] is not an object',
    [
      'The array `{path}` is one of objects, and its element {i} is none.',
      'Usually it is a list of texts, or of rows without names.',
      'Return dicts, `[{"name": x} for x in items]`, or declare Array[String].',
    ],
    [
      '数组 `{path}` 应全为对象，而第 {i} 个元素不是。',
      '通常它是文本列表，或没有列名的行。',
      '请返回字典 `[{"name": x} for x in items]`，或声明 Array[String]。',
    ],
  ),
  booleanElement: told(
    'Output …[…] is not a boolean',
    [
      'The array `{path}` is one of booleans, and its element {i} is none.',
      'Usually it is 0 or 1, or a text such as "true".',
      'Return `[bool(x) for x in items]`.',
    ],
    [
      '数组 `{path}` 应全为布尔值，而第 {i} 个元素不是。',
      '通常它是 0、1，或 "true" 这样的文本。',
      '请返回 `[bool(x) for x in items]`。',
    ],
  ),
  notBoolean: told(
    'Output variable … must be a boolean',
    [
      '`{path}` is declared as Boolean, and the result holds something else there.',
      'Usually it is 0 or 1, or what `and` and `or` gave.',
      'Return `bool(x)`.',
    ],
    ['`{path}` 声明为 Boolean，而结果中不是布尔值。', '通常它是 0、1，或 `and`、`or` 的结果。', '请返回 `bool(x)`。'],
  ),
  depth: told(
    'Depth limit … reached, object too deep.',
    [
      'The result is nested deeper than {max} levels, which is what Dify takes.',
      'Usually a whole tree or the raw answer of a service is returned.',
      'Return the part that is needed, or the whole as a text: `json.dumps(x)`.',
    ],
    [
      '结果的嵌套超过 Dify 的上限 {max} 层。',
      '通常返回了整棵树或服务的原始响应。',
      '请只返回需要的部分，或以文本返回 `json.dumps(x)`。',
    ],
  ),
  extra: told(
    'Not all output parameters are validated.',
    [
      'The result has keys that the node does not declare.',
      'Usually a key was added in the code alone, or an Object output declares fewer members than it gets.',
      'Declare an output for each key, or return the declared ones alone.',
    ],
    [
      '结果中有节点未声明的键。',
      '通常只在代码中加了键，或 Object 输出声明的成员少于实际。',
      '请为每个键声明输出，或只返回已声明的。',
    ],
  ),
  untypedInvalid: told(
    'Output … is not a valid type.',
    [
      'A member of an Object output is of a type that Dify does not pass on.',
      'Usually it is something other than text, number, boolean, list or object.',
      'Turn it into one of those before you return it.',
    ],
    [
      'Object 输出的成员类型是 Dify 不传递的。',
      '通常它不是文本、数字、布尔值、列表或对象。',
      '返回前请转换成其中一种。',
    ],
  ),
  untypedMixed: told(
    'Output … is not a valid array.',
    [
      'The array `{path}` in an Object output has elements of several types, or arrays as elements.',
      'Usually it is a row of a table: a name, a number, a list.',
      'Return objects with names in place of such rows, or a text: `json.dumps(x)`.',
    ],
    [
      'Object 输出中的数组 `{path}` 含多种类型的元素，或以数组为元素。',
      '通常它是表的一行：名称、数字、列表。',
      '请改为带名称的对象，或以文本返回 `json.dumps(x)`。',
    ],
  ),
  noTag: told(
    'Failed to parse result: no result tag found in response.',
    [
      'The script ended without the mark between which Dify looks for the result.',
      'Usually the code ends the program (`exit()`, `sys.exit()`), or closes or replaces stdout.',
      'Return from `main`, and leave stdout as it is.',
    ],
    [
      '脚本结束时没有输出 Dify 用来查找结果的标记。',
      '通常代码结束了程序（`exit()`、`sys.exit()`），或关闭、替换了 stdout。',
      '请从 `main` 返回，不要改动 stdout。',
    ],
  ),
  badJson: told(
    'Failed to parse JSON response',
    [
      'What stands between the marks of the result is no JSON that Dify can read.',
      'Usually the code prints `<<RESULT>>` itself, or JavaScript returned undefined.',
      'Return an object from `main`, and print no result mark.',
    ],
    [
      '结果标记之间的内容不是 Dify 能读取的 JSON。',
      '通常代码自己打印了 `<<RESULT>>`，或 JavaScript 返回了 undefined。',
      '请让 `main` 返回对象，并且不要打印结果标记。',
    ],
  ),
  unexpected: told(
    'Unexpected error during response transformation',
    [
      'Dify gave up while it read the result.',
      'Usually it is nested about a thousand deep, or holds an integer of thousands of digits.',
      'Return it as a text, or flatter.',
    ],
    ['Dify 在读取结果时放弃了。', '通常它嵌套近千层，或含有数千位的整数。', '请以文本返回，或减少层级。'],
  ),
  notDict: told(
    'Result must be a dict',
    [
      '`main` returned something other than a dict.',
      'Usually the `return` is missing on one way (which gives None), or a list or text is returned by itself.',
      'Return a dict with a key for each output: `return {"result": x}`.',
    ],
    [
      '`main` 返回的不是字典。',
      '通常某条路径缺少 `return`（得到 None），或直接返回了列表或文本。',
      '请返回每个输出对应一个键的字典：`return {"result": x}`。',
    ],
  ),
  badKeys: told(
    'Result keys must be strings',
    ['The result has a key that is no text.', 'Usually it is a number.', 'Use texts as keys: `{str(k): v}`.'],
    ['结果的键不是文本。', '通常它是数字。', '请用文本作为键：`{str(k): v}`。'],
  ),
}
