import type { ProblemTable } from '../model/problem'

const cell = {
  en: 'Row {row} (line {line}), column {column}',
  'zh-CN': '第 {row} 行（文件第 {line} 行）的 {column} 列',
}
const mend = {
  en: 'Correct the cell, or give the column another meaning.',
  'zh-CN': '请改正该单元格，或更改该列的含义。',
}

/** What can be wrong with a file of rows that a node is run over, and with one of its rows. */
export const dataProblems = {
  'data-cell-type': {
    en: { title: `${cell.en}: \`{cell}\` is no {type}`, why: 'The column is declared so by the node.', next: mend.en },
    'zh-CN': {
      title: `${cell['zh-CN']}：\`{cell}\` 不是 {type}`,
      why: '该列的类型由节点声明。',
      next: mend['zh-CN'],
    },
  },
  'data-cell-empty': {
    en: {
      title: `${cell.en}: it is empty, and {type} has no empty value`,
      why: 'Only a String may be empty.',
      next: 'Fill it in, or let empty cells be left out.',
    },
    'zh-CN': {
      title: `${cell['zh-CN']}：单元格为空，而 {type} 没有空值`,
      why: '只有 String 可以为空。',
      next: '请填写该单元格，或选择忽略空单元格。',
    },
  },
  'data-cell-json': {
    en: {
      title: `${cell.en}: \`{cell}\` can not be read as JSON`,
      why: '{reason}. {type} is written as JSON.',
      next: mend.en,
    },
    'zh-CN': {
      title: `${cell['zh-CN']}：\`{cell}\` 不是有效的 JSON`,
      why: '{reason}。{type} 需要写成 JSON。',
      next: mend['zh-CN'],
    },
  },
  'data-cell-word': {
    en: {
      title: `${cell.en}: \`{cell}\` names no type`,
      why: 'Types are `string`, `number`, `boolean`, `object`, `array[string]` and so on, as Dify writes them.',
      next: mend.en,
    },
    'zh-CN': {
      title: `${cell['zh-CN']}：\`{cell}\` 不是类型名`,
      why: '类型为 `string`、`number`、`boolean`、`object`、`array[string]` 等，与 Dify 的写法相同。',
      next: mend['zh-CN'],
    },
  },
  'data-cell-length': {
    en: { title: `${cell.en}: \`{cell}\` is no length`, why: 'A length is a whole number.', next: mend.en },
    'zh-CN': { title: `${cell['zh-CN']}：\`{cell}\` 不是长度`, why: '长度是一个整数。', next: mend['zh-CN'] },
  },
  'data-cell-text': {
    en: { title: `${cell.en}: \`{cell}\` is no text`, why: 'A text stands in quotes in JSON.', next: mend.en },
    'zh-CN': { title: `${cell['zh-CN']}：\`{cell}\` 不是文本`, why: 'JSON 中的文本写在引号里。', next: mend['zh-CN'] },
  },
  'data-row-ragged': {
    en: {
      title: 'Row {row} (line {line}) has {cells} cells instead of {columns}',
      why: 'What stands in which column is not sure then.',
      next: 'Mend the row: a missing quote or separator moves all that follows.',
    },
    'zh-CN': {
      title: '第 {row} 行（文件第 {line} 行）有 {cells} 个单元格，应为 {columns} 个',
      why: '这样无法确定各值属于哪一列。',
      next: '请修正该行：缺少引号或分隔符会使后面的内容错位。',
    },
  },
  'data-line-json': {
    en: {
      title: 'Line {line} is no JSON object',
      why: '{reason}. Each line of such a file holds one object by itself.',
      next: 'Mend the line; the others were run.',
    },
    'zh-CN': {
      title: '文件第 {line} 行不是 JSON 对象',
      why: '{reason}。这类文件的每一行都是一个独立的对象。',
      next: '请修正该行；其他行已运行。',
    },
  },
  'data-row-long': {
    en: {
      title: 'The row at line {line} is longer than {megabytes} MB',
      why: 'A quote that is never closed makes the rest of a file one row; so does a file whose rows are not separated by line breaks.',
      next: 'Look at line {line}, and at what separates rows and cells.',
    },
    'zh-CN': {
      title: '第 {line} 行开始的数据行超过 {megabytes} MB',
      why: '未闭合的引号会把文件剩余部分变成一行；行之间没有换行的文件也是如此。',
      next: '请检查第 {line} 行，以及行和单元格的分隔方式。',
    },
  },
  'data-quote-open': {
    en: {
      title: 'A quote that begins at line {line} is never closed',
      why: 'All that follows it would be one cell. The rows before it were read.',
      next: 'Close it; a quote inside a quoted cell is written twice.',
    },
    'zh-CN': {
      title: '第 {line} 行开始的引号没有闭合',
      why: '其后的全部内容会成为一个单元格。它之前的行已读取。',
      next: '请闭合引号；带引号的单元格内部的引号要写两次。',
    },
  },
  'data-encoding': {
    en: {
      title: '`{name}` is not {encoding} from row {row} on',
      why: 'It holds bytes that this encoding does not have.',
      next: 'Choose another encoding: Excel in China writes GB18030.',
    },
    'zh-CN': {
      title: '`{name}` 从第 {row} 行起不是 {encoding}',
      why: '其中含有该编码没有的字节。',
      next: '请选择其他编码：中文版 Excel 使用 GB18030。',
    },
  },
  'data-absent': {
    en: {
      title: '`{name}` can not be read',
      why: '{reason}.',
      next: 'Choose the file again. What was read of it before is kept.',
    },
    'zh-CN': { title: '无法读取 `{name}`', why: '{reason}。', next: '请重新选择文件。之前读取的内容已保留。' },
  },
  'data-gone': {
    en: {
      title: 'The file of rows was closed',
      why: 'The window was loaded again, or its node was closed.',
      next: 'Choose the file again.',
    },
    'zh-CN': { title: '数据文件已关闭', why: '窗口重新加载过，或其节点已关闭。', next: '请重新选择文件。' },
  },
  'data-other-columns': {
    en: {
      title: '`{name}` has other columns by now',
      why: 'It was written again after its columns were shown.',
      next: 'Choose the file again.',
    },
    'zh-CN': { title: '`{name}` 的列已变化', why: '在显示其列之后，文件被重新写入过。', next: '请重新选择文件。' },
  },
  'data-changed': {
    en: {
      title: '`{name}` changed while it was read',
      why: 'Its last rows may be of another version than its first.',
      next: 'Run it again once it is written.',
    },
    'zh-CN': {
      title: '`{name}` 在读取过程中发生了变化',
      why: '后面的行与前面的行可能来自不同版本。',
      next: '请在文件写完后重新运行。',
    },
  },
  'data-empty': {
    en: {
      title: '`{name}` has no rows',
      why: 'It is empty, or holds nothing but a header.',
      next: 'Choose a file with rows, or say that its first row is no header.',
    },
    'zh-CN': {
      title: '`{name}` 没有数据行',
      why: '文件为空，或只有表头。',
      next: '请选择含有数据行的文件，或说明首行不是表头。',
    },
  },
  'data-not-text': {
    en: {
      title: '`{name}` is no text',
      why: 'It looks like {kind}.',
      next: 'Save it as CSV (in Excel: CSV UTF-8), TSV or JSON lines.',
    },
    'zh-CN': {
      title: '`{name}` 不是文本文件',
      why: '它看起来是 {kind}。',
      next: '请另存为 CSV（Excel 中选择 CSV UTF-8）、TSV 或 JSON Lines。',
    },
  },
  'data-columns': {
    en: {
      title: '`{name}` has more than {most} columns',
      why: 'What separates its cells was probably found wrong.',
      next: 'Choose another separator.',
    },
    'zh-CN': {
      title: '`{name}` 的列数超过 {most}',
      why: '很可能识别错了单元格的分隔符。',
      next: '请选择其他分隔符。',
    },
  },
  'data-no-input': {
    en: {
      title: 'Column {column}: the node has no input `{name}`',
      why: 'Its inputs: {names}.',
      next: 'Give the column another meaning.',
    },
    'zh-CN': {
      title: '{column} 列：节点没有输入变量 `{name}`',
      why: '它的输入变量：{names}。',
      next: '请更改该列的含义。',
    },
  },
  'data-no-output': {
    en: {
      title: 'Column {column}: the node has no output `{name}`',
      why: 'Its outputs: {names}.',
      next: 'Give the column another meaning.',
    },
    'zh-CN': {
      title: '{column} 列：节点没有输出变量 `{name}`',
      why: '它的输出变量：{names}。',
      next: '请更改该列的含义。',
    },
  },
  'data-secret': {
    en: {
      title: 'Column {column}: `{name}` is a Secret',
      why: "A secret has the sample's value in every row; none is read from a file.",
      next: 'Leave the column out.',
    },
    'zh-CN': {
      title: '{column} 列：`{name}` 是 Secret',
      why: '每一行的密钥都使用示例值，不从文件中读取。',
      next: '请忽略该列。',
    },
  },
  'data-nothing-mapped': {
    en: {
      title: 'No column of `{name}` is an input',
      why: 'Each row would be the same run. Its columns: {columns}. Inputs of the node: {names}.',
      next: 'Say which column is which input.',
    },
    'zh-CN': {
      title: '`{name}` 没有对应输入变量的列',
      why: '这样每一行都是同一次运行。它的列：{columns}。节点的输入变量：{names}。',
      next: '请指定哪一列是哪个输入变量。',
    },
  },
  'data-input-twice': {
    en: {
      title: 'Two columns are the input `{name}`',
      why: 'An input has one value in a row.',
      next: 'Leave one of them out.',
    },
    'zh-CN': {
      title: '有两列都对应输入变量 `{name}`',
      why: '一行中每个输入变量只有一个值。',
      next: '请忽略其中一列。',
    },
  },
  'data-unsaved': {
    en: { title: '`{name}` can not be written', why: '{reason}.', next: 'Choose another place.' },
    'zh-CN': { title: '无法写入 `{name}`', why: '{reason}。', next: '请选择其他位置。' },
  },
} as const satisfies ProblemTable
