import type { Explanation } from '../explanation'

/** What Dify says of inputs, default values and results, beside its check of the outputs. */
export const difyRuns: readonly Explanation[] = [
  {
    id: 'dify-integer-range',
    of: 'dify',
    title: 'Integer exceeds 64-bit range',
    matches: /^Integer exceeds 64-bit range$/,
    texts: {
      en: [
        'An input holds an integer of more than 64 bits, which Dify can not pass to the code.',
        'Usually it is an id or a hash.',
        'Pass it as text.',
      ],
      'zh-CN': ['某个输入含超过 64 位的整数，Dify 无法传给代码。', '通常它是编号或哈希值。', '请以文本传入。'],
    },
  },
  {
    id: 'dify-broken-text',
    of: 'dify',
    title: 'surrogates not allowed',
    matches: /surrogates not allowed$/,
    texts: {
      en: [
        'An input holds half a character, which Dify can not write.',
        'Usually a text was cut in the middle of an emoji.',
        'Mend the text where it comes from: cut it by characters.',
      ],
      'zh-CN': [
        '某个输入含半个字符，Dify 无法写出。',
        '通常文本在表情符号中间被截断。',
        '请在来源处修正：按字符截断。',
      ],
    },
  },
  {
    id: 'dify-inputs-deep',
    of: 'dify',
    title: 'Recursion limit reached',
    matches: /^Recursion limit reached$/,
    texts: {
      en: [
        'An input is nested deeper than 254 levels, which Dify can not pass to the code.',
        'Usually it is a tree that was built by a program.',
        'Pass it as text.',
      ],
      'zh-CN': ['某个输入嵌套超过 254 层，Dify 无法传给代码。', '通常它是程序生成的树。', '请以文本传入。'],
    },
  },
  {
    id: 'dify-file-input',
    of: 'dify',
    title: 'Type is not JSON serializable: File',
    matches: /^(?:Type is not JSON serializable: File|Object of type File is not JSON serializable)$/,
    texts: {
      en: [
        'An input is a file, and Dify can not hand a single file to code.',
        'Usually the file of the start node is chosen itself.',
        'Pass what a Document Extractor reads from it, or a list of files, which {target} passes as dicts where it can.',
      ],
      'zh-CN': [
        '某个输入是文件，而 Dify 无法把单个文件交给代码。',
        '通常直接选择了开始节点的文件。',
        '请传入文档提取器读出的内容，或文件列表（{target} 支持时会以字典传入）。',
      ],
    },
  },
  {
    id: 'dify-template-length',
    of: 'dify',
    title: 'Output length exceeds … characters',
    matches: /^Output length exceeds (?<max>\d+) characters$/,
    texts: {
      en: [
        'The text of the template is longer than the server allows: {max} characters.',
        'Usually a whole document stands in it.',
        'Put less into it; an operator can raise TEMPLATE_TRANSFORM_MAX_LENGTH.',
      ],
      'zh-CN': [
        '模板的文本超过服务器允许的 {max} 个字符。',
        '通常其中放入了整篇文档。',
        '请减少内容；管理员可调高 TEMPLATE_TRANSFORM_MAX_LENGTH。',
      ],
    },
  },
  {
    id: 'dify-error-key',
    of: 'dify',
    title: 'JavaScript execution error: …',
    matches: /^JavaScript execution error: (?<reason>[^]*)$/,
    texts: {
      en: [
        'The result has a key `error`, which Dify 1.6.0 takes for a failure of the code.',
        'It does so in Python too, whatever the value is; later versions do not.',
        'Give the output another name, such as `error_text`.',
      ],
      'zh-CN': [
        '结果中有键 `error`，Dify 1.6.0 会把它当作代码失败。',
        '在 Python 中也是如此，无论值是什么；之后的版本不再这样。',
        '请给该输出换个名称，例如 `error_text`。',
      ],
    },
  },
  {
    id: 'dify-default-value',
    of: 'dify',
    title: 'A default value that Dify can not read',
    matches:
      /^(?:Cannot convert to number: |Invalid JSON format for value: |Input should be |Value must be (?:str|dict|list) type for |All elements must be |'types\.UnionType' object has no attribute '__name__'$)/,
    texts: {
      en: [
        'Dify reads the default values of the error handling before any node runs, and this one is not of its type: the workflow does not start.',
        'Usually an output changed its type after its default was written; Boolean and some arrays take no default at all.',
        'Mend the value under Error Handling, or choose another way to go on.',
      ],
      'zh-CN': [
        'Dify 在任何节点运行之前读取异常处理的默认值，而这一个与其类型不符：工作流无法启动。',
        '通常输出在写好默认值之后改了类型；Boolean 与某些数组不能有默认值。',
        '请在异常处理中修正该值，或选择其他处理方式。',
      ],
    },
  },
  {
    id: 'dify-crash',
    of: 'dify',
    title: "Python's own words from Dify's check",
    matches:
      /^(?:object of type '[^']+' has no len\(\)|'[^']+' object has no attribute '(?:replace|items|get)'|'<' not supported between instances of 'str' and 'int'|list index out of range|string indices must be integers|\w+ indices must be integers or slices, not str|argument of type '[^']+' is not iterable)$/,
    texts: {
      en: [
        'Dify itself stumbled over the result while it checked it; no line of the code is at fault.',
        'Its older versions do so where a value is of another type than declared: a number in an Array[String], a list in a list, NaN, a tiny number such as 1e-05, or a result that is no dict.',
        'Return values of the declared types, with numbers rounded; newer Difys say in words what is wrong.',
      ],
      'zh-CN': [
        'Dify 在检查结果时自己出错，代码没有出错的行。',
        '较早版本在值与声明类型不符时会这样：Array[String] 中的数字、列表中的列表、NaN、1e-05 这样的极小数，或不是字典的结果。',
        '请返回声明类型的值，并对数字取整；较新的 Dify 会用文字说明。',
      ],
    },
  },
  {
    id: 'dify-result-unread',
    of: 'dify',
    title: 'The result can not be read',
    matches:
      /^(?:maximum recursion depth exceeded|Exceeds the limit \(\d+ digits\)|Expecting |Extra data: |Invalid |Unterminated string|Illegal trailing comma)/,
    when: ({ problem }) =>
      problem === 'result-not-json' || problem === 'result-too-deep' || problem === 'result-undefined',
    texts: {
      en: [
        "Dify could not read the result, and says so in Python's own words.",
        'Usually the code prints `<<RESULT>>` itself, JavaScript returned undefined, or the result is nested very deep or holds a huge integer.',
        'Return a plain object from `main`, and print no result mark.',
      ],
      'zh-CN': [
        'Dify 无法读取结果，并以 Python 自己的话说明。',
        '通常代码自己打印了 `<<RESULT>>`、JavaScript 返回了 undefined，或结果嵌套极深、含有巨大的整数。',
        '请让 `main` 返回普通对象，并且不要打印结果标记。',
      ],
    },
  },
  {
    id: 'dify-stderr',
    of: 'dify',
    title: 'Something on stderr',
    matches: /\S/,
    when: ({ problem }) => problem === 'stderr-fails',
    texts: {
      en: [
        'The code ended well, but wrote to stderr, and the sandbox of {target} takes that for a failure.',
        'Usually it is a warning of a package, or `logging`, which writes there.',
        'Silence it: `warnings.filterwarnings("ignore")` before the import, or `logging.basicConfig(stream=sys.stdout)`.',
      ],
      'zh-CN': [
        '代码正常结束，但写了 stderr，而 {target} 的沙箱将其视为失败。',
        '通常是软件包的警告，或写到 stderr 的 `logging`。',
        '请让它安静：在导入前写 `warnings.filterwarnings("ignore")`，或用 `logging.basicConfig(stream=sys.stdout)`。',
      ],
    },
  },
  {
    id: 'dify-exit-status',
    of: 'dify',
    title: 'error: exit status …',
    matches: /(?:^|\n)(?:error: exit status (?<code>\d+)|process exited with code (?<code2>-?\d+))/,
    texts: {
      en: [
        'The program ended itself before Dify had its result.',
        'Usually it is `sys.exit()`, `quit()` or `process.exit()`.',
        'Return from `main` in place of ending the program.',
      ],
      'zh-CN': [
        '程序在 Dify 得到结果之前自行结束。',
        '通常是 `sys.exit()`、`quit()` 或 `process.exit()`。',
        '请从 `main` 返回，而不要结束程序。',
      ],
    },
  },
]
