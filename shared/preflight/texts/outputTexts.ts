import type { RuleTexts } from './ruleText'

/** What preflight says of what `main` returns, held against the outputs. */
export const outputTexts = {
  'return-no-dict': {
    en: {
      title: 'main returns {type} here, and Dify takes a dict',
      why: 'The result must be a dict with the outputs by their names: {difyText}.',
      next: "Return the outputs by name, such as `{'result': …}`.",
    },
    'zh-CN': {
      title: 'main 在此返回 {type}，而 Dify 要求 dict',
      why: '结果必须是以输出名称为键的 dict：{difyText}。',
      next: "请按名称返回输出，例如 `{'result': …}`。",
    },
  },
  'return-never': {
    en: {
      title: 'main returns nothing',
      why: 'Without a `return` there is no result for Dify to read: {difyText}.',
      next: 'Return a dict with the outputs.',
    },
    'zh-CN': {
      title: 'main 没有返回任何内容',
      why: '没有 `return`，Dify 就读不到结果：{difyText}。',
      next: '请返回包含各输出的 dict。',
    },
  },
  'path-without-return': {
    en: {
      title: 'main can end without a return',
      why: 'On that path it returns nothing, and Dify fails: {difyText}.',
      next: 'Return the outputs at the end of `main` as well, or raise an error there.',
    },
    'zh-CN': {
      title: 'main 可能在没有 return 的情况下结束',
      why: '在这条路径上没有返回值，Dify 会失败：{difyText}。',
      next: '请在 `main` 末尾也返回各输出，或在那里抛出错误。',
    },
  },
  'output-not-returned': {
    en: {
      title: 'The output {name} is not returned here',
      why: 'Dify looks for each declared output in the result: {difyText}',
      next: 'Return `{name}` here as well (None passes for every type), or remove the output.',
      fix: 'Return {name} as None',
      fixKey: 'Return {key} as {name}',
    },
    'zh-CN': {
      title: '此处没有返回输出 {name}',
      why: 'Dify 会在结果中查找每个已声明的输出：{difyText}',
      next: '请在此处也返回 `{name}`（任何类型都可为 None），或删除该输出。',
      fix: '以 None 返回 {name}',
      fixKey: '将 {key} 以 {name} 返回',
    },
  },
  'output-not-declared': {
    en: {
      title: '{name} is returned and not declared',
      why: 'Dify fails a node that returns more than its outputs: {difyText}',
      next: 'Add an output `{name}`, or leave it out of the result.',
      fixKey: 'Return {key} as {wanted}',
    },
    'zh-CN': {
      title: '返回了未声明的 {name}',
      why: '返回内容多于声明的输出时，Dify 会判节点失败：{difyText}',
      next: '请添加输出 `{name}`，或不要返回它。',
      fixKey: '将 {key} 以 {wanted} 返回',
    },
  },
  'output-type-differs': {
    en: {
      title: 'The output {name} is declared as {type}, and here it is something else',
      why: 'Dify checks each output against its type: {difyText}',
      next: 'Change the type of the output, or what is returned.',
    },
    'zh-CN': {
      title: '输出 {name} 声明为 {type}，而此处的值不是',
      why: 'Dify 会按类型检查每个输出：{difyText}',
      next: '请修改输出的类型，或修改返回值。',
    },
  },
  'output-text-becomes-number': {
    en: {
      title: 'Dify turns the text {text} into a number',
      why: 'Text that looks like a number with an exponent becomes a float before the outputs are checked, and {name} is a {type}: {difyText}',
      next: 'Write the number without an exponent, or put another character beside it.',
    },
    'zh-CN': {
      title: 'Dify 会把文本 {text} 变成数字',
      why: '形如带指数的数字的文本会在检查输出前变成浮点数，而 {name} 的类型是 {type}：{difyText}',
      next: '请不用指数写法，或在旁边加上其他字符。',
    },
  },
  'output-text-long': {
    en: {
      title: 'The text of {name} is longer than {target} takes',
      why: '{difyText}',
      next: 'Return less, or several outputs; the limit is a setting of the server.',
    },
    'zh-CN': {
      title: '{name} 的文本超出 {target} 的长度限制',
      why: '{difyText}',
      next: '请缩短返回内容或分成多个输出；该限制是服务器的设置。',
    },
  },
  'output-array-long': {
    en: {
      title: 'The array {name} has more elements than {target} takes',
      why: '{difyText}',
      next: 'Return fewer elements, or join them into one text; the limit is a setting of the server.',
    },
    'zh-CN': {
      title: '数组 {name} 的元素多于 {target} 的限制',
      why: '{difyText}',
      next: '请减少元素，或合并成一段文本；该限制是服务器的设置。',
    },
  },
  'output-out-of-range': {
    en: {
      title: 'The number {name} is beyond what Dify takes',
      why: '{difyText}',
      next: 'Return it as text, or a smaller number.',
    },
    'zh-CN': {
      title: '数字 {name} 超出 Dify 允许的范围',
      why: '{difyText}',
      next: '请以文本返回，或返回更小的数字。',
    },
  },
  'output-too-precise': {
    en: {
      title: 'The number {name} has more decimals than Dify takes',
      why: '{difyText}',
      next: 'Round it: `round(value, 10)`.',
    },
    'zh-CN': {
      title: '数字 {name} 的小数位多于 Dify 的限制',
      why: '{difyText}',
      next: '请四舍五入：`round(value, 10)`。',
    },
  },
  'output-too-deep': {
    en: {
      title: 'The output {name} is nested too deep',
      why: 'The result itself is the first level: {difyText}',
      next: 'Flatten it, or return it as text with `json.dumps`.',
    },
    'zh-CN': {
      title: '输出 {name} 嵌套过深',
      why: '结果本身算第一层：{difyText}',
      next: '请减少层级，或用 `json.dumps` 以文本返回。',
    },
  },
  'output-nested-array': {
    en: {
      title: 'An array of arrays in {name}: Dify can not check it',
      why: 'In an Object without declared members the elements of an array must be dicts, texts or numbers: {difyText}',
      next: 'Put each inner array into an object, or return it as text with `json.dumps`.',
    },
    'zh-CN': {
      title: '{name} 中有数组的数组：Dify 无法检查',
      why: '未声明成员的 Object 中，数组的元素必须是 dict、文本或数字：{difyText}',
      next: '请把内层数组放入对象，或用 `json.dumps` 以文本返回。',
    },
  },
  'output-mixed-array': {
    en: {
      title: 'The elements of an array in {name} are of several types',
      why: '{difyText}',
      next: 'Make all of one type, such as text.',
    },
    'zh-CN': {
      title: '{name} 中某个数组的元素类型不一',
      why: '{difyText}',
      next: '请统一为同一类型，例如文本。',
    },
  },
  'output-member-differs': {
    en: {
      title: 'The members of {name} are not those that it declares',
      why: '{difyText}',
      next: 'Return exactly the declared members.',
    },
    'zh-CN': {
      title: '{name} 的成员与声明不符',
      why: '{difyText}',
      next: '请只返回已声明的成员，且一个不少。',
    },
  },
  'value-not-json': {
    en: {
      title: '{type} can not be returned: JSON has no such value',
      why: 'The script writes the result as JSON, which fails on it: {difyText}.',
      next: 'Return {instead}.',
    },
    'zh-CN': {
      title: '不能返回 {type}：JSON 中没有这种值',
      why: '脚本会把结果写成 JSON，遇到它会失败：{difyText}。',
      next: '请改为返回 {instead}。',
    },
  },
  'value-not-finite': {
    en: {
      title: '{text} is no number that JSON has',
      why: 'Python writes it as a word that later nodes may not read; JavaScript turns it into null. {difyText}',
      next: 'Return None, or a number that stands for it.',
    },
    'zh-CN': {
      title: '{text} 不是 JSON 中的数字',
      why: 'Python 会把它写成后续节点可能无法读取的单词；JavaScript 会把它变成 null。{difyText}',
      next: '请返回 None，或用一个数字代替。',
    },
  },
  'value-dropped': {
    en: {
      title: 'The output {name} is left out of the result: its value is {type}',
      why: 'JSON has no such value, so JavaScript leaves the member out: {difyText}',
      next: 'Return null, or a value.',
    },
    'zh-CN': {
      title: '输出 {name} 会从结果中丢失：其值为 {type}',
      why: 'JSON 中没有这种值，JavaScript 会略去该成员：{difyText}',
      next: '请返回 null 或一个值。',
    },
  },
  'value-emptied': {
    en: {
      title: '{type} becomes an empty object in the result',
      why: 'JSON.stringify writes none of what is in it.',
      next: 'Return {instead}.',
    },
    'zh-CN': {
      title: '{type} 在结果中会变成空对象',
      why: 'JSON.stringify 不会写出其中的内容。',
      next: '请改为返回 {instead}。',
    },
  },
  'key-not-text': {
    en: {
      title: 'A key of the result is no text but {type}',
      why: 'JSON has text alone as keys: a number becomes its digits, so `{1: …}` is the output "1", and others fail.',
      next: 'Write the name of the output as text.',
    },
    'zh-CN': {
      title: '结果的键不是文本，而是 {type}',
      why: 'JSON 的键只能是文本：数字会变成其数位，因此 `{1: …}` 是输出“1”，其他类型会失败。',
      next: '请把输出名称写成文本。',
    },
  },
} as const satisfies Readonly<Record<string, RuleTexts>>
