import type { Explanation } from '../explanation'

const isOfPandas = ({ files }: { readonly files: readonly string[] }): boolean =>
  files.some((file) => file.includes('pandas'))

/** Errors of Python by what a value holds. */
export const pythonValues: readonly Explanation[] = [
  {
    id: 'key-error-pandas',
    of: 'python',
    title: 'KeyError: a column or label that pandas does not have',
    classes: ['KeyError'],
    matches: /^(?<key>[^]*)$/,
    when: isOfPandas,
    texts: {
      en: [
        'The table has no column or row label {key}.',
        'Usually the name differs by a blank, by upper case or by an invisible mark at the beginning of a file, or the table is another one than you think, such as an empty one.',
        'Look at the table in the values of the traceback, or print `list(df.columns)`; `df.columns.str.strip()` takes blanks away, and `encoding="utf-8-sig"` the mark.',
      ],
      'zh-CN': [
        '表中没有名为 {key} 的列或行标签。',
        '通常是名称多了空格、大小写不同、文件开头有不可见标记，或表并不是您以为的那一个（例如是空表）。',
        '请在回溯的变量值中查看该表，或打印 `list(df.columns)`；`df.columns.str.strip()` 可去掉空格，`encoding="utf-8-sig"` 可去掉标记。',
      ],
    },
  },
  {
    id: 'key-error',
    of: 'python',
    title: 'KeyError: a dict without the key',
    classes: ['KeyError'],
    matches: /^(?!'popitem\(\))(?<key>[^]*)$/,
    texts: {
      en: [
        'The code takes the key {key} from a dict that does not have it.',
        'Usually the data has another form than expected: a field that is only there at times, one that lies a level deeper, or a number where the key is a text (`1` and `"1"` are two keys).',
        'Look at the keys that are there in the values of the traceback; take it by `d.get({key})`, or by `d.get({key}, default)`, where it may be missing.',
      ],
      'zh-CN': [
        '代码从字典中取键 {key}，但字典里没有它。',
        '通常是数据的形状与预期不同：字段有时才出现、位于更深一层，或键是文本而这里用了数字（`1` 与 `"1"` 是两个键）。',
        '请在回溯的变量值中查看现有的键；可能缺失时用 `d.get({key})` 或 `d.get({key}, 默认值)` 读取。',
      ],
    },
  },
  {
    id: 'index-error',
    of: 'python',
    title: 'IndexError: a place that a list does not have',
    classes: ['IndexError'],
    matches: /^(?<kind>list|tuple|string|range object|deque)?.*index out of range$/,
    texts: {
      en: [
        'The code asks a {kind} for an element at a place beyond its end.',
        'Usually it is empty or shorter than expected, for example since a split, a search or a service gave less.',
        'Look at its length in the values of the traceback, and ask for the case before: `x[0] if x else None`.',
      ],
      'zh-CN': [
        '代码按下标取 {kind} 中的元素，但该位置超出了末尾。',
        '通常是它为空或比预期短，例如拆分、搜索或服务返回的内容更少。',
        '请在回溯的变量值中查看其长度，并事先判断：`x[0] if x else None`。',
      ],
    },
  },
  {
    id: 'empty-pop',
    of: 'python',
    title: 'Taking something out of what is empty',
    classes: ['IndexError', 'KeyError'],
    matches: /^'?pop(?:item)?(?:\(\):)? (?:from|index)|^'?pop from an empty|^'?popitem\(\)/,
    texts: {
      en: [
        'The code takes an element out of something that is empty by then.',
        'Usually a loop takes one more than there are, or the input was empty.',
        'Ask first: `if items: items.pop()`.',
      ],
      'zh-CN': [
        '代码从已经为空的容器中取出元素。',
        '通常是循环多取了一次，或输入本来就是空的。',
        '请先判断：`if items: items.pop()`。',
      ],
    },
  },
  {
    id: 'int-text',
    of: 'python',
    title: 'int() of a text that is no whole number',
    classes: ['ValueError'],
    matches: /^invalid literal for int\(\) with base (?<base>\d+): (?<text>[^]*)$/,
    texts: {
      en: [
        '`int()` was given the text {text}, which is no whole number.',
        'Usually it has a decimal point, a unit, a separator or nothing in it; what a model wrote often has words around its number.',
        'Take the digits out first, `re.search(r"-?\\d+", text)`, use `float()` where there may be a point, and say what to do with an empty text.',
      ],
      'zh-CN': [
        '`int()` 得到的文本 {text} 不是整数。',
        '通常其中含小数点、单位、分隔符，或为空；模型写出的数字前后常带有文字。',
        '请先取出数字 `re.search(r"-?\\d+", text)`；可能有小数点时用 `float()`，并处理空文本。',
      ],
    },
  },
  {
    id: 'float-text',
    of: 'python',
    title: 'float() of a text that is no number',
    classes: ['ValueError'],
    matches: /^could not convert string to float: (?<text>[^]*)$/,
    texts: {
      en: [
        '`float()` was given the text {text}, which is no number.',
        'Usually it has a comma, a currency, a percent sign or nothing in it.',
        'Take those away first, `text.replace(",", "").strip("%$ ")`, and say what to do with an empty text.',
      ],
      'zh-CN': [
        '`float()` 得到的文本 {text} 不是数字。',
        '通常其中含逗号、货币符号、百分号，或为空。',
        '请先去掉它们 `text.replace(",", "").strip("%$ ")`，并处理空文本。',
      ],
    },
  },
  {
    id: 'unpack-count',
    of: 'python',
    title: 'More or fewer values than names',
    classes: ['ValueError'],
    matches:
      /^(?:not enough|too many) values to unpack(?: \(expected (?:at least )?(?<expected>\d+)(?:, got (?<got>\d+))?\))?/,
    texts: {
      en: [
        'A line such as `a, b = …` has {expected} names, and the value on its right has more or fewer elements.',
        'Usually a text was split that does not always have its separator, or a loop over a dict forgot `.items()`.',
        'Look at the value in the traceback; split at most once with `text.split(":", 1)`, or use `text.partition(":")`, which always gives three.',
      ],
      'zh-CN': [
        '形如 `a, b = …` 的语句左边有 {expected} 个名称，而右边的元素个数不同。',
        '通常是被拆分的文本并不总含分隔符，或遍历字典时忘了 `.items()`。',
        '请查看回溯中的值；用 `text.split(":", 1)` 最多拆一次，或用总是给出三段的 `text.partition(":")`。',
      ],
    },
  },
  {
    id: 'date-text',
    of: 'python',
    title: 'A text that is no date of the expected form',
    classes: ['ValueError'],
    matches:
      /^(?:time data (?<text>'[^]*') does not match format (?<format>'[^]*')|unconverted data remains(?: when parsing with format .*)?: (?<rest>[^]*)|Invalid isoformat string: (?<iso>[^]*))$/,
    texts: {
      en: [
        'A text could not be read as a date.',
        'Usually it is written in another form than the code expects: with a time, a zone, other separators, or in words.',
        'Look at the text in the values of the traceback and write the format for it. A `Z` at the end is read by `fromisoformat` since Python 3.11 alone.',
      ],
      'zh-CN': [
        '文本无法按预期格式读成日期。',
        '通常其写法与代码预期不同：带时间、时区、其他分隔符，或是文字。',
        '请在回溯的变量值中查看该文本，并据此写格式。结尾的 `Z` 自 Python 3.11 起才能被 `fromisoformat` 读取。',
      ],
    },
  },
  {
    id: 'not-in-list',
    of: 'python',
    title: 'Something that is looked for is not there',
    classes: ['ValueError'],
    matches:
      /^(?:.* is not in (?:list|tuple|deque|range)|list\.(?:index|remove)\(x\): x not in list|tuple\.index\(x\): x not in tuple|substring not found|subsection not found)$/,
    texts: {
      en: [
        '`index()` or `remove()` did not find what it looked for.',
        'Usually the texts differ by a blank, upper case or their type.',
        'Ask first with `in`; for texts `find()` gives -1 instead of an error.',
      ],
      'zh-CN': [
        '`index()` 或 `remove()` 没有找到要找的内容。',
        '通常是文本差一个空格、大小写或类型不同。',
        '请先用 `in` 判断；文本可用 `find()`，找不到时返回 -1 而不报错。',
      ],
    },
  },
  {
    id: 'truth-ambiguous',
    of: 'python',
    title: 'A whole array or table in an if',
    classes: ['ValueError'],
    matches: /^The truth value of an? (?<kind>\w+).* is ambiguous/,
    texts: {
      en: [
        'An `if`, `and`, `or` or `not` was given a whole {kind}, which is neither true nor false.',
        'Usually a comparison of a column is meant for each row, or an empty table is to be found out.',
        'Use `.empty`, `.any()` or `.all()`; between conditions of columns write `&` and `|`, each condition in brackets.',
      ],
      'zh-CN': [
        '`if`、`and`、`or` 或 `not` 得到了整个 {kind}，它既不是真也不是假。',
        '通常是想逐行比较某列，或想判断表是否为空。',
        '请用 `.empty`、`.any()` 或 `.all()`；列条件之间写 `&` 与 `|`，每个条件加括号。',
      ],
    },
  },
  {
    id: 'json-decode',
    of: 'python',
    title: 'A text that is no JSON',
    classes: ['JSONDecodeError'],
    matches: /^(?<reason>.*?): line (?<line>\d+) column (?<column>\d+)/,
    texts: {
      en: [
        'A text was read as JSON and is none: {reason}, at its line {line}, column {column}.',
        'Usually it is what a model or a service wrote: words or a code fence around the JSON, single quotes, a comma too many, an empty answer or a page of HTML.',
        'Look at the text in the values of the traceback; cut from the first `{` to the last `}` before `json.loads`, and use `ast.literal_eval` for what Python wrote.',
      ],
      'zh-CN': [
        '某段文本被当作 JSON 读取，但它不是：{reason}，位于其第 {line} 行第 {column} 列。',
        '通常它来自模型或服务：JSON 前后有文字或代码围栏、用了单引号、多了逗号、内容为空，或是 HTML 页面。',
        '请在回溯的变量值中查看该文本；`json.loads` 之前先截取第一个 `{` 到最后一个 `}`，Python 写出的内容可用 `ast.literal_eval`。',
      ],
    },
  },
  {
    id: 'unicode-decode',
    of: 'python',
    title: 'Bytes that are not text of this encoding',
    classes: ['UnicodeDecodeError'],
    matches: /^'(?<codec>[^']+)' codec can't decode/,
    texts: {
      en: [
        'Bytes were read as {codec}, and some of them are none.',
        'Usually the text is of another encoding, such as GBK from Windows in Chinese, or the bytes are no text at all: a picture, or something compressed.',
        'Decode by the encoding that it has, `data.decode("gb18030")`, or let go what can not be read with `errors="replace"`.',
      ],
      'zh-CN': [
        '字节按 {codec} 解码，但其中有些不是该编码。',
        '通常文本用的是别的编码（如中文 Windows 的 GBK），或字节根本不是文本：图片或压缩内容。',
        '请用其真正的编码解码 `data.decode("gb18030")`，或用 `errors="replace"` 放过无法读取的部分。',
      ],
    },
  },
  {
    id: 'unicode-encode',
    of: 'python',
    title: 'Text that the encoding does not have',
    classes: ['UnicodeEncodeError'],
    matches: /^'(?<codec>[^']+)' codec can't encode/,
    texts: {
      en: [
        'A text has a character that {codec} does not have.',
        'Usually it is half of an emoji, left by a cut or by broken JSON, or Chinese text in a header or an address that may hold ASCII alone.',
        'Take it away with `text.encode("utf-8", "ignore").decode()`; in an address use `urllib.parse.quote(text)`.',
      ],
      'zh-CN': [
        '文本中有 {codec} 没有的字符。',
        '通常是截断或残缺 JSON 留下的半个表情符号，或把中文放进只能用 ASCII 的请求头或地址。',
        '请用 `text.encode("utf-8", "ignore").decode()` 去掉；地址中请用 `urllib.parse.quote(text)`。',
      ],
    },
  },
  {
    id: 'zero-division',
    of: 'python',
    title: 'Division by zero',
    classes: ['ZeroDivisionError'],
    texts: {
      en: [
        'A number was divided by zero.',
        'Usually it is the count of something that is empty, as in an average of no rows.',
        'Ask first: `total / count if count else 0`.',
      ],
      'zh-CN': [
        '数字被零除。',
        '通常除数是空内容的个数，例如对零行求平均。',
        '请先判断：`total / count if count else 0`。',
      ],
    },
  },
  {
    id: 'stop-iteration',
    of: 'python',
    title: 'next() with nothing left',
    classes: ['StopIteration'],
    texts: {
      en: [
        '`next()` was asked for one more element, and there is none.',
        'Usually it looks for the first element that fits, and none does.',
        'Give it a second argument, which it then returns: `next((x for x in items if …), None)`.',
      ],
      'zh-CN': [
        '`next()` 还要取一个元素，但已经没有了。',
        '通常是要找第一个符合条件的元素，却一个都没有。',
        '请给出第二个参数作为默认值：`next((x for x in items if …), None)`。',
      ],
    },
  },
]
