/** What the command line says of files of rows. */
export const dataTexts = {
  'about-data': {
    en: 'run the one node over the rows of a CSV, TSV or JSON lines file instead of its cases',
    'zh-CN': '用 CSV、TSV 或 JSON Lines 文件的每一行运行该节点，代替其用例',
  },
  'about-map': {
    en: 'what a column is: COLUMN=input:NAME, output:NAME[:KIND[:PATH]], error, or - for nothing; else told by its name',
    'zh-CN': '列的含义：COLUMN=input:名称、output:名称[:方式[:路径]]、error，或用 - 表示忽略；默认按列名判断',
  },
  'about-delimiter': {
    en: 'what separates cells: one character, or tab; else found out',
    'zh-CN': '单元格的分隔符：一个字符或 tab；默认自动识别',
  },
  'about-encoding': {
    en: 'the encoding of the file: {names}; else found out',
    'zh-CN': '文件编码：{names}；默认自动识别',
  },
  'about-no-header': { en: 'the first row is a row like others', 'zh-CN': '首行也是数据行' },
  'about-leave-empty': {
    en: 'empty cells are left out: the input has its sample, and nothing is expected',
    'zh-CN': '忽略空单元格：输入使用示例值，且不设期望',
  },
  'about-failures': {
    en: 'write the rows that failed to a file of the same format, each with why',
    'zh-CN': '把失败的行连同原因写入同格式的文件',
  },
  'data-needs-one': {
    en: '--data runs one node over a file: name one node, without --watch, --junit or --coverage.',
    'zh-CN': '--data 用一个文件运行一个节点：请只给出一个节点，且不要使用 --watch、--junit 或 --coverage。',
  },
  'data-one-target': {
    en: '--data runs on one target: name one --target.',
    'zh-CN': '--data 只在一个目标上运行：请只给出一个 --target。',
  },
  'data-without': {
    en: '{option} is for files of rows: name one with --data.',
    'zh-CN': '{option} 用于数据文件：请用 --data 指定。',
  },
  'map-wrong': {
    en: '--map {given}: write COLUMN=input:NAME, COLUMN=output:NAME, COLUMN=output:NAME:KIND (equals, contains, matches, type, close_to, length), COLUMN=error or COLUMN=-.',
    'zh-CN':
      '--map {given}：请写 COLUMN=input:名称、COLUMN=output:名称、COLUMN=output:名称:方式（equals、contains、matches、type、close_to、length）、COLUMN=error 或 COLUMN=-。',
  },
  'map-no-column': {
    en: '--map {given}: the file has no such column. Its columns: {names}.',
    'zh-CN': '--map {given}：文件中没有该列。它的列：{names}。',
  },
  'delimiter-wrong': {
    en: '--delimiter {given}: write one character, or tab.',
    'zh-CN': '--delimiter {given}：请写一个字符或 tab。',
  },
  'encoding-wrong': {
    en: '--encoding {given}: write one of {names}.',
    'zh-CN': '--encoding {given}：请写 {names} 之一。',
  },
  'data-read-as': {
    en: '{name}: {encoding}, {separated}, {columns} columns',
    'zh-CN': '{name}：{encoding}，{separated}，{columns} 列',
  },
  'data-lines': { en: 'JSON lines', 'zh-CN': 'JSON Lines' },
  'data-separated': { en: 'separated by {sign}', 'zh-CN': '以 {sign} 分隔' },
  'data-column-is': { en: '  {column} → {role}', 'zh-CN': '  {column} → {role}' },
  'data-progress': {
    en: '· {done} of {all} rows, {failed} failed, {rate} rows/s, {left} s left',
    'zh-CN': '· 已完成 {done}/{all} 行，失败 {failed}，每秒 {rate} 行，剩余 {left} 秒',
  },
  'data-row-failed': {
    en: 'x row {row} (line {line}): {reasons}',
    'zh-CN': 'x 第 {row} 行（文件第 {line} 行）：{reasons}',
  },
  'data-more-failed': {
    en: '  … and {count} more; --failures FILE writes them all.',
    'zh-CN': '  … 还有 {count} 行；用 --failures 文件 可全部写出。',
  },
  'data-passed': {
    en: '{passed} of {all} rows passed, {seconds} s ({rate} rows/s)',
    'zh-CN': '{all} 行中通过 {passed} 行，用时 {seconds} 秒（每秒 {rate} 行）',
  },
  'data-saved': { en: '{rows} failed rows written to {path}', 'zh-CN': '{rows} 个失败的行已写入 {path}' },
} as const
