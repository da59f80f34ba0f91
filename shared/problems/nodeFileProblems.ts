import type { ProblemTable } from '../model/problem'

/** What can be wrong with the content of a node file. Lines and columns are those of the file. */
export const nodeFileProblems = {
  'file-not-yaml': {
    en: {
      title: 'Line {line}, column {column}: this is not YAML',
      why: '{reason}.',
      next: 'Mend the text below and save it. Nodelab writes nothing into this file by itself.',
    },
    'zh-CN': {
      title: '第 {line} 行第 {column} 列：不是有效的 YAML',
      why: '{reason}',
      next: '请修正下面的文本并保存。Nodelab 不会自行写入此文件。',
    },
  },
  'file-not-node': {
    en: {
      title: 'Line {line}, column {column}: this is not a code node',
      why: 'Its `type` is `{type}`; a node file says `type: code`, or `type: template-transform` for a template.',
      next: 'Open a node file, or correct its first lines.',
    },
    'zh-CN': {
      title: '第 {line} 行第 {column} 列：此文件不是代码节点',
      why: '其 `type` 为 `{type}`；节点文件应写 `type: code`，模板则写 `type: template-transform`。',
      next: '请打开节点文件，或改正开头几行。',
    },
  },
  'file-is-app': {
    en: {
      title: 'This is a Dify app file',
      why: 'It holds a whole app (`kind: app`), not one node.',
      next: 'Keep it under another name than `.node.yml`.',
    },
    'zh-CN': {
      title: '这是 Dify 应用文件',
      why: '它包含整个应用（`kind: app`），而不是一个节点。',
      next: '请不要用 `.node.yml` 作为它的名称。',
    },
  },
  'field-wrong': {
    en: {
      title: 'Line {line}, column {column}: `{field}` is not what a node needs',
      why: 'Expected {expected}.',
      next: 'Mend the text below and save it.',
    },
    'zh-CN': {
      title: '第 {line} 行第 {column} 列：`{field}` 不符合节点要求',
      why: '应为 {expected}。',
      next: '请修正下面的文本并保存。',
    },
  },
  'file-not-text': {
    en: {
      title: 'Line {line}, column {column}: this is not UTF-8 text',
      why: 'Byte {at} of the file can not be read as UTF-8; another encoding such as GBK or UTF-16 wrote it.',
      next: 'Save it as UTF-8 in the editor that wrote it. Nodelab leaves the file as it is.',
    },
    'zh-CN': {
      title: '第 {line} 行第 {column} 列：不是 UTF-8 文本',
      why: '文件的第 {at} 个字节无法按 UTF-8 读取；它可能以 GBK 或 UTF-16 等编码保存。',
      next: '请在写它的编辑器中另存为 UTF-8。Nodelab 不会改动此文件。',
    },
  },
  'file-empty': {
    en: {
      title: 'This file is empty',
      why: 'A node file has at least `type: code` and `code`.',
      next: 'Write the node below and save it, or move the file to the trash.',
    },
    'zh-CN': {
      title: '此文件为空',
      why: '节点文件至少要有 `type: code` 和 `code`。',
      next: '请在下面写入节点并保存，或移到回收站。',
    },
  },
  'file-too-large': {
    en: {
      title: 'This file is too large',
      why: 'It has {megabytes} MB; Nodelab opens files up to {limit} MB.',
      next: 'Keep large values out of it; let the node read them from its inputs.',
    },
    'zh-CN': {
      title: '此文件过大',
      why: '它有 {megabytes} MB；Nodelab 最多打开 {limit} MB 的文件。',
      next: '请不要把大值放在文件中，让节点从输入读取。',
    },
  },
  'value-too-large': {
    en: {
      title: '`{field}` is too large to keep in the file',
      why: 'The node has {megabytes} MB; a node file holds up to {limit} MB.',
      next: 'Use a smaller value: what a node needs much of, it should get from its inputs.',
    },
    'zh-CN': {
      title: '`{field}` 过大，无法保存到文件',
      why: '节点有 {megabytes} MB；节点文件最多 {limit} MB。',
      next: '请使用较小的值：节点所需的大量数据应从输入获得。',
    },
  },
  'file-missing': {
    en: {
      title: 'The file is no longer there',
      why: '`{path}` was moved or removed.',
      next: 'Close the tab, or bring the file back.',
    },
    'zh-CN': { title: '文件已不存在', why: '`{path}` 被移动或删除。', next: '请关闭标签页，或恢复此文件。' },
  },
  'name-twice': {
    en: {
      title: 'Two inputs have the name {name}',
      why: 'main() gets one value by that name: that of the last of them.',
      next: 'Give one of them another name, or remove it.',
    },
    'zh-CN': {
      title: '有两个输入变量都叫 {name}',
      why: 'main() 按这个名称只得到一个值：最后一个的值。',
      next: '请给其中一个改名，或将其移除。',
    },
  },
  'name-refused': {
    en: {
      title: 'Dify refuses the name {name}',
      why: "Dify's panel says so when the node is edited there.",
      next: 'Use letters, digits and underscores, at most 30, not beginning with a digit.',
    },
    'zh-CN': {
      title: 'Dify 不接受名称 {name}',
      why: '在 Dify 面板中编辑该节点时会有此提示。',
      next: '请使用字母、数字和下划线，最多 30 个，且不以数字开头。',
    },
  },
  'yaml-tab': {
    en: {
      title: 'Line {line}, column {column}: a tab indents this line',
      why: 'YAML takes spaces alone for indentation: `{excerpt}`',
      next: 'Mend the text below and save it. Nodelab writes nothing into this file by itself.',
    },
    'zh-CN': {
      title: '第 {line} 行第 {column} 列：此行用制表符缩进',
      why: 'YAML 只接受空格缩进：`{excerpt}`',
      next: '请修正下面的文本并保存。Nodelab 不会自行写入此文件。',
    },
  },
  'yaml-indent': {
    en: {
      title: 'Line {line}, column {column}: this line is indented wrongly',
      why: 'Fields of one level begin in the same column, and the lines of a block stand right of its key: `{excerpt}`',
      next: 'Mend the text below and save it. Nodelab writes nothing into this file by itself.',
    },
    'zh-CN': {
      title: '第 {line} 行第 {column} 列：此行缩进有误',
      why: '同一层的字段须从同一列开始，块内的行须在其键的右侧：`{excerpt}`',
      next: '请修正下面的文本并保存。Nodelab 不会自行写入此文件。',
    },
  },
  'yaml-key-twice': {
    en: {
      title: 'Line {line}, column {column}: this field stands in the file twice',
      why: 'Only one of them can count: `{excerpt}`',
      next: 'Mend the text below and save it. Nodelab writes nothing into this file by itself.',
    },
    'zh-CN': {
      title: '第 {line} 行第 {column} 列：此字段出现了两次',
      why: '只能有一个生效：`{excerpt}`',
      next: '请修正下面的文本并保存。Nodelab 不会自行写入此文件。',
    },
  },
  'yaml-key-alone': {
    en: {
      title: 'Line {line}, column {column}: a field lacks its colon',
      why: 'Each field is a name, a colon and a value: `{excerpt}`',
      next: 'Mend the text below and save it. Nodelab writes nothing into this file by itself.',
    },
    'zh-CN': {
      title: '第 {line} 行第 {column} 列：字段缺少冒号',
      why: '每个字段由名称、冒号和值组成：`{excerpt}`',
      next: '请修正下面的文本并保存。Nodelab 不会自行写入此文件。',
    },
  },
  'yaml-colon': {
    en: {
      title: 'Line {line}, column {column}: a colon stands where no field can begin',
      why: 'A value that holds a colon and a space needs quotes, and a field begins on its own line: `{excerpt}`',
      next: 'Mend the text below and save it. Nodelab writes nothing into this file by itself.',
    },
    'zh-CN': {
      title: '第 {line} 行第 {column} 列：冒号出现在不能开始字段的位置',
      why: '含有冒号加空格的值需要引号，字段须另起一行：`{excerpt}`',
      next: '请修正下面的文本并保存。Nodelab 不会自行写入此文件。',
    },
  },
  'yaml-needs-quotes': {
    en: {
      title: 'Line {line}, column {column}: this value needs quotes',
      why: 'A value can not begin with this character: `{excerpt}`',
      next: 'Mend the text below and save it. Nodelab writes nothing into this file by itself.',
    },
    'zh-CN': {
      title: '第 {line} 行第 {column} 列：此值需要引号',
      why: '值不能以此字符开头：`{excerpt}`',
      next: '请修正下面的文本并保存。Nodelab 不会自行写入此文件。',
    },
  },
  'yaml-quote-open': {
    en: {
      title: 'Line {line}, column {column}: a quote is not closed',
      why: 'The text ends before the quote does.',
      next: 'Mend the text below and save it. Nodelab writes nothing into this file by itself.',
    },
    'zh-CN': {
      title: '第 {line} 行第 {column} 列：引号没有闭合',
      why: '文本结束时引号仍未闭合。',
      next: '请修正下面的文本并保存。Nodelab 不会自行写入此文件。',
    },
  },
  'yaml-bracket-open': {
    en: {
      title: 'Line {line}, column {column}: a bracket is not closed',
      why: 'A list or an object ends before its bracket does: `{excerpt}`',
      next: 'Mend the text below and save it. Nodelab writes nothing into this file by itself.',
    },
    'zh-CN': {
      title: '第 {line} 行第 {column} 列：括号没有闭合',
      why: '列表或对象结束时括号仍未闭合：`{excerpt}`',
      next: '请修正下面的文本并保存。Nodelab 不会自行写入此文件。',
    },
  },
  'yaml-backslash': {
    en: {
      title: 'Line {line}, column {column}: this backslash has no meaning',
      why: 'Between double quotes `\\` begins an escape; write `\\\\` for the character itself: `{excerpt}`',
      next: 'Mend the text below and save it. Nodelab writes nothing into this file by itself.',
    },
    'zh-CN': {
      title: '第 {line} 行第 {column} 列：此反斜杠没有含义',
      why: '双引号内的 `\\` 表示转义；要表示该字符本身请写 `\\\\`：`{excerpt}`',
      next: '请修正下面的文本并保存。Nodelab 不会自行写入此文件。',
    },
  },
  'yaml-many': {
    en: {
      title: 'Line {line}, column {column}: a second document begins here',
      why: 'A node file holds one node; `---` parts it in two.',
      next: 'Mend the text below and save it. Nodelab writes nothing into this file by itself.',
    },
    'zh-CN': {
      title: '第 {line} 行第 {column} 列：此处开始了第二个文档',
      why: '一个节点文件只含一个节点；`---` 将其分成了两个。',
      next: '请修正下面的文本并保存。Nodelab 不会自行写入此文件。',
    },
  },
  'alias-refused': {
    en: {
      title: 'Line {line}, column {column}: `*{alias}` can not be followed',
      why: 'An alias needs its anchor `&{alias}` before it, outside of itself, and a file may hold a hundred.',
      next: 'Mend the text below and save it. Nodelab writes nothing into this file by itself.',
    },
    'zh-CN': {
      title: '第 {line} 行第 {column} 列：无法解析 `*{alias}`',
      why: '别名之前须有不包含它的锚点 `&{alias}`，且一个文件最多一百个。',
      next: '请修正下面的文本并保存。Nodelab 不会自行写入此文件。',
    },
  },
  'output-twice': {
    en: {
      title: 'Two outputs are named {name}',
      why: 'A file holds each name once, as Dify does.',
      next: "Rename one of them. Your edit is kept in Nodelab's own folder meanwhile.",
    },
    'zh-CN': {
      title: '有两个输出都名为 {name}',
      why: '与 Dify 一样，文件中每个名称只能出现一次。',
      next: '请重命名其中一个。在此期间，您的修改保存在 Nodelab 自己的文件夹中。',
    },
  },
  'edit-refused': {
    en: {
      title: 'This edit can not be written without losing something',
      why: 'The file is written in a way that this change does not fit, such as an alias of the value that changed.',
      next: "Change it in a text editor, or duplicate the node. The file is as it was; your edit is kept in Nodelab's own folder.",
    },
    'zh-CN': {
      title: '无法在不丢失内容的情况下写入此修改',
      why: '文件的写法与此改动不相容，例如被改动的值有别名引用。',
      next: '请在文本编辑器中修改，或复制该节点。文件保持原样；您的修改保存在 Nodelab 自己的文件夹中。',
    },
  },
} as const satisfies ProblemTable
