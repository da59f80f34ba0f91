import type { ProblemTable } from '../model/problem'

/** What a clipboard is that can't be pasted as nodes, and what can go wrong with a copy or an export. */
export const exchangeProblems = {
  'paste-empty': {
    en: {
      title: 'The clipboard holds no text',
      why: 'There is nothing on it, or something else, such as a picture.',
      next: 'In Dify, select one or several nodes and press Ctrl+C, then paste here.',
    },
    'zh-CN': {
      title: '剪贴板中没有文本',
      why: '剪贴板为空，或其中是图片等其他内容。',
      next: '请在 Dify 中选中一个或多个节点并按 Ctrl+C，然后在此粘贴。',
    },
  },
  'paste-too-large': {
    en: {
      title: 'The clipboard is too large',
      why: 'It holds {megabytes} MB of text. Up to 10 MB are read.',
      next: 'Copy fewer nodes at a time.',
    },
    'zh-CN': {
      title: '剪贴板内容过大',
      why: '其中有 {megabytes} MB 文本，最多读取 10 MB。',
      next: '请减少每次复制的节点数。',
    },
  },
  'paste-cut-off': {
    en: {
      title: "Dify's nodes on the clipboard are damaged",
      why: 'The text begins as Dify writes it, but is no JSON: {reason}.',
      next: 'Copy the nodes in Dify again; a program in between may have cut the text.',
    },
    'zh-CN': {
      title: '剪贴板中的 Dify 节点已损坏',
      why: '文本开头符合 Dify 的写法，但不是 JSON：{reason}。',
      next: '请在 Dify 中重新复制节点；文本可能被其他程序截断。',
    },
  },
  'paste-malformed': {
    en: {
      title: "Dify's nodes on the clipboard can not be read",
      why: 'It says that it is a clipboard of Dify, but has no `version`, or no lists `nodes` and `edges`.',
      next: 'Copy the nodes in Dify again.',
    },
    'zh-CN': {
      title: '无法读取剪贴板中的 Dify 节点',
      why: '内容自称是 Dify 剪贴板，但缺少 `version`，或缺少 `nodes` 与 `edges` 列表。',
      next: '请在 Dify 中重新复制节点。',
    },
  },
  'paste-no-nodes': {
    en: {
      title: 'There is no node on the clipboard',
      why: 'It is a clipboard of Dify, but its list of nodes is empty or none of them can be read.',
      next: 'Select a code node in Dify and press Ctrl+C, then paste here.',
    },
    'zh-CN': {
      title: '剪贴板中没有节点',
      why: '这是 Dify 剪贴板，但其中没有节点，或节点都无法读取。',
      next: '请在 Dify 中选中代码节点并按 Ctrl+C，然后在此粘贴。',
    },
  },
  'paste-other-nodes': {
    en: {
      title: 'There is no code node on the clipboard',
      why: 'It holds nodes of Dify of other kinds: {nodes}. Only code and template nodes run here.',
      next: 'Select a code or template node in Dify and press Ctrl+C, then paste here.',
    },
    'zh-CN': {
      title: '剪贴板中没有代码节点',
      why: '其中是其他类型的 Dify 节点：{nodes}。此处只能运行代码节点和模板节点。',
      next: '请在 Dify 中选中代码或模板节点并按 Ctrl+C，然后在此粘贴。',
    },
  },
  'paste-app-file': {
    en: {
      title: 'The clipboard holds the text of a Dify app file',
      why: 'That is a whole app, not a node.',
      next: 'Save it as a .yml file and open that, or copy its code node on the canvas of Dify.',
    },
    'zh-CN': {
      title: '剪贴板中是 Dify 应用文件的文本',
      why: '这是整个应用，而不是节点。',
      next: '请将其保存为 .yml 文件再打开，或在 Dify 画布上复制其中的代码节点。',
    },
  },
  'paste-node-file': {
    en: {
      title: 'The clipboard holds the text of a node file',
      why: 'It is a node of Nodelab, not one that Dify copied.',
      next: 'Save it in the workspace under a name that ends with .node.yml: it shows in the library at once.',
    },
    'zh-CN': {
      title: '剪贴板中是节点文件的文本',
      why: '这是 Nodelab 的节点，而不是从 Dify 复制的节点。',
      next: '请以 .node.yml 结尾的文件名保存到工作区，它会立即出现在节点库中。',
    },
  },
  'paste-python': {
    en: {
      title: 'The clipboard holds Python code',
      why: 'Code alone has no inputs and outputs, so it is no node.',
      next: 'Make a Python node and paste it into its editor.',
    },
    'zh-CN': {
      title: '剪贴板中是 Python 代码',
      why: '只有代码、没有输入和输出，不是节点。',
      next: '请新建 Python 节点并粘贴到其编辑器中。',
    },
  },
  'paste-javascript': {
    en: {
      title: 'The clipboard holds JavaScript code',
      why: 'Code alone has no inputs and outputs, so it is no node.',
      next: 'Make a JavaScript node and paste it into its editor.',
    },
    'zh-CN': {
      title: '剪贴板中是 JavaScript 代码',
      why: '只有代码、没有输入和输出，不是节点。',
      next: '请新建 JavaScript 节点并粘贴到其编辑器中。',
    },
  },
  'paste-json': {
    en: {
      title: 'The clipboard holds JSON, but no node of Dify',
      why: 'It is `{outline}`.',
      next: 'Select a code node in Dify and press Ctrl+C, then paste here.',
    },
    'zh-CN': {
      title: '剪贴板中是 JSON，但不是 Dify 节点',
      why: '内容为 `{outline}`。',
      next: '请在 Dify 中选中代码节点并按 Ctrl+C，然后在此粘贴。',
    },
  },
  'paste-text': {
    en: {
      title: 'The clipboard holds a text, but no node of Dify',
      why: 'What Dify 1.14 and later copy begins with `{"kind":"dify-workflow-clipboard"`. Older ones put nothing there.',
      next: 'Select a code node in Dify and press Ctrl+C, then paste here; of an older Dify, export the app and open its file.',
    },
    'zh-CN': {
      title: '剪贴板中是文本，但不是 Dify 节点',
      why: 'Dify 1.14 及更高版本复制的内容以 `{"kind":"dify-workflow-clipboard"` 开头，更早的版本不会写入剪贴板。',
      next: '请在 Dify 中选中代码节点并按 Ctrl+C，然后在此粘贴；若为更早的 Dify，请导出应用并打开其文件。',
    },
  },
  'paste-changed': {
    en: {
      title: 'Some fields of {name} were replaced',
      why: 'They did not have the type that a node needs: {fields}.',
      next: 'Look at them before you run the node.',
    },
    'zh-CN': {
      title: '{name} 的部分字段已被替换',
      why: '它们的类型不符合节点要求：{fields}。',
      next: '请在运行节点前检查这些字段。',
    },
  },
  'paste-left-out': {
    en: {
      title: 'Some nodes were left out',
      why: 'Only code and template nodes run here. Left out: {nodes}.',
      next: 'Nothing has to be done: they are still in Dify.',
    },
    'zh-CN': {
      title: '部分节点未粘贴',
      why: '此处只能运行代码节点和模板节点。未粘贴：{nodes}。',
      next: '无需操作：它们仍在 Dify 中。',
    },
  },
  'paste-newer': {
    en: {
      title: 'The nodes come from a Dify that Nodelab does not know',
      why: 'Its DSL version is {version}; the newest known is {newest}.',
      next: 'They work here as those of {target}. Fields that are not known are kept and copied back.',
    },
    'zh-CN': {
      title: '节点来自 Nodelab 尚不了解的 Dify 版本',
      why: '其 DSL 版本为 {version}，已知最新版本为 {newest}。',
      next: '在此按 {target} 的规则运行。未知字段会保留，并在复制回去时带上。',
    },
  },
  'copy-no-clipboard': {
    en: {
      title: '{target} reads no nodes from the clipboard',
      why: 'Pasting nodes from outside came with {since}.',
      next: 'Save the node as a DSL file and import that, or copy its code alone.',
    },
    'zh-CN': {
      title: '{target} 不能从剪贴板粘贴节点',
      why: '从外部粘贴节点自 {since} 起支持。',
      next: '请将节点保存为 DSL 文件再导入，或只复制代码。',
    },
  },
  'copy-no-node': {
    en: {
      title: '{name} can not be copied',
      why: 'Its file is no node that can be read.',
      next: 'Open it to see what is wrong with it.',
    },
    'zh-CN': {
      title: '无法复制 {name}',
      why: '其文件不是可读取的节点。',
      next: '请打开它查看问题所在。',
    },
  },
  'export-failed': {
    en: {
      title: 'The file could not be written',
      why: '`{path}`: {reason}',
      next: 'Nothing was changed. Choose another place, or check the disk and the rights of the folder.',
    },
    'zh-CN': {
      title: '无法写入文件',
      why: '`{path}`：{reason}',
      next: '未作任何更改。请选择其他位置，或检查磁盘和文件夹权限。',
    },
  },
} as const satisfies ProblemTable
