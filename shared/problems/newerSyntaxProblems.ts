import type { ProblemTable } from '../model/problem'

const whys = {
  en: 'The target has Python {python}, which refuses the whole script: nothing of it runs in Dify.',
  'zh-CN': '目标使用 Python {python}，它会拒绝整个脚本：在 Dify 中不会运行任何内容。',
}

/** What one way of writing is told by: what it is, and what to write in its place. */
function told(en: readonly [what: string, next: string], zh: readonly [what: string, next: string]) {
  return {
    en: { title: `${en[0]} came with Python {since}`, why: whys.en, next: en[1] },
    'zh-CN': { title: `${zh[0]}自 Python {since} 起才有`, why: whys['zh-CN'], next: zh[1] },
  }
}

/** Ways of writing that a Python after the target's brought. */
export const newerSyntaxProblems = {
  'newer-except-star': told(
    ['`except*`', 'Write `except`, and look into the group by its `exceptions` where one can come.'],
    ['`except*` ', '请写 `except`；可能出现异常组时，用其 `exceptions` 逐一查看。'],
  ),
  'newer-star-in-index': told(
    ['A star in an index', 'Put a tuple there: `a[(*b,)]`.'],
    ['下标中的星号', '请改用元组：`a[(*b,)]`。'],
  ),
  'newer-star-in-annotation': told(
    ['A star in the type of `*args`', 'Leave the type out, or write `Any`.'],
    ['`*args` 类型中的星号', '请去掉该类型，或写 `Any`。'],
  ),
  'newer-type-statement': told(
    ['The statement `type`', 'Write it as an assignment: `Name = …`.'],
    ['`type` 语句', '请写成赋值：`Name = …`。'],
  ),
  'newer-type-parameters': told(
    ['Type parameters behind a name', 'Leave them out, or make them with `TypeVar` of `typing` before.'],
    ['名称后的类型参数', '请去掉它们，或先用 `typing` 的 `TypeVar` 定义。'],
  ),
  'newer-type-default': told(
    ['The default of a type parameter', 'Leave the default out.'],
    ['类型参数的默认值', '请去掉该默认值。'],
  ),
  'newer-quotes-in-f-string': told(
    ["An f-string's own quotes within its braces", 'Use the other kind of quotes within the braces.'],
    ['f-string 花括号中的同种引号', '请在花括号中使用另一种引号。'],
  ),
  'newer-backslash-in-f-string': told(
    ['A backslash within the braces of an f-string', 'Put the expression into a variable before it.'],
    ['f-string 花括号中的反斜杠', '请先把该表达式放入变量。'],
  ),
  'newer-comment-in-f-string': told(
    ['A comment within the braces of an f-string', 'Put the comment on a line of its own, before the text.'],
    ['f-string 花括号中的注释', '请把注释单独写在文本之前的一行。'],
  ),
  'newer-lines-in-f-string': told(
    ['A line break within the braces of an f-string', 'Put it on one line, or use three quotes.'],
    ['f-string 花括号中的换行', '请写在一行内，或使用三引号。'],
  ),
  'newer-depth-of-f-string': told(
    ['A third level of braces in an f-string', 'Put the inner format into a variable before it.'],
    ['f-string 中第三层花括号', '请先把内层格式放入变量。'],
  ),
  'newer-t-string': told(
    ['A t-string', 'Write an f-string, or fill the text in by `format()`.'],
    ['t-string ', '请写 f-string，或用 `format()` 填充文本。'],
  ),
  'newer-except-comma': told(
    ['`except` with several classes and no parentheses', 'Put parentheses around them: `except (A, B):`.'],
    ['`except` 后不加括号的多个异常类', '请加上括号：`except (A, B):`。'],
  ),
  'newer-lazy-import': told(['`lazy import`', 'Write `import` alone.'], ['`lazy import` ', '请只写 `import`。']),
  'newer-star-in-comprehension': told(
    ['A star in a comprehension', 'Write a second `for`: `[x for part in parts for x in part]`.'],
    ['推导式中的星号', '请写第二个 `for`：`[x for part in parts for x in part]`。'],
  ),
} as const satisfies ProblemTable
