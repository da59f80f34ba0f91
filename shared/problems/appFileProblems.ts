import type { ProblemTable } from '../model/problem'

/** What can go wrong with a Dify app file that is opened in place. */
export const appFileProblems = {
  'app-too-irregular': {
    en: {
      title: 'This app file is too large for the way it is written',
      why: 'It has {megabytes} MB. Written with anchors, tags or in an unusual form, a file is read up to {limit} MB.',
      next: 'Import it into Dify and export it again: then it has the form that is read at any size.',
    },
    'zh-CN': {
      title: '此应用文件过大，其写法无法读取',
      why: '文件有 {megabytes} MB。使用锚点、标签或特殊写法的文件最多读取 {limit} MB。',
      next: '请导入 Dify 后重新导出：这样的格式不受此限制。',
    },
  },
  'file-not-app': {
    en: {
      title: 'This is not a Dify app file',
      why: '`{path}` has no `workflow` with a graph: its mode is `{mode}`.',
      next: 'Export a workflow or a chatflow from Dify: only those have code nodes.',
    },
    'zh-CN': {
      title: '这不是带工作流的 Dify 应用文件',
      why: '`{path}` 中没有带图的 `workflow`，其模式为 `{mode}`。',
      next: '请从 Dify 导出工作流或对话流：只有它们含有代码节点。',
    },
  },
  'file-no-app': {
    en: {
      title: 'This is not a Dify app file',
      why: '`{path}` has neither a `kind: app` with its mode nor a `workflow` with a graph.',
      next: 'Export a workflow or a chatflow from Dify as a DSL file.',
    },
    'zh-CN': {
      title: '这不是 Dify 应用文件',
      why: '`{path}` 中既没有带模式的 `kind: app`，也没有带图的 `workflow`。',
      next: '请从 Dify 导出工作流或对话流的 DSL 文件。',
    },
  },
  'app-save-kept': {
    en: {
      title: 'The save was not taken back',
      why: '`{path}` or a node of it was changed since.',
      next: 'Change it as you want it, then save it once more.',
    },
    'zh-CN': {
      title: '未撤销保存',
      why: '`{path}` 或其中的节点此后又有更改。',
      next: '请按需修改，然后再次保存。',
    },
  },
  'app-newer': {
    en: {
      title: 'This app file is newer than any Dify that Nodelab knows',
      why: 'Its DSL version is {version}; the newest known is {known}.',
      next: 'You can work on it: all that Nodelab does not know stays as it is. Check the nodes in that Dify as well.',
    },
    'zh-CN': {
      title: '此应用文件比 Nodelab 支持的所有 Dify 版本都新',
      why: '其 DSL 版本为 {version}，已知的最新版本为 {known}。',
      next: '仍可继续使用：Nodelab 不认识的内容会原样保留。请同时在该版本的 Dify 中检查节点。',
    },
  },
  'app-version-not-text': {
    en: {
      title: 'Dify refuses to import this file: its version is a number',
      why: '`version: {version}` is read as a number. Dify wants a text.',
      next: "Write it between quotes: `version: '{version}'`.",
    },
    'zh-CN': {
      title: 'Dify 会拒绝导入此文件：版本是数字',
      why: '`version: {version}` 会被读作数字，而 Dify 需要文本。',
      next: "请加上引号：`version: '{version}'`。",
    },
  },
  'app-node-missing': {
    en: {
      title: 'The node is not in its app file any more',
      why: '`{file}` has no code or template node with the id `{nodeId}`.',
      next: 'Open another node of the app. An edit of this one is kept until you discard it.',
    },
    'zh-CN': {
      title: '应用文件中已没有此节点',
      why: '`{file}` 中没有 id 为 `{nodeId}` 的代码或模板节点。',
      next: '请打开应用中的其他节点。对此节点的修改会保留，直到您放弃它。',
    },
  },
  'app-gone-with-edits': {
    en: {
      title: 'The app file is gone, and edits wait for it',
      why: '`{file}` was moved, removed, or is no app file any more.',
      next: 'Put it back, or open its nodes here and say of each edit whether it is written anew or let go.',
    },
    'zh-CN': {
      title: '应用文件已不在，但仍有修改等待写入',
      why: '`{file}` 已被移动、删除，或不再是应用文件。',
      next: '请将文件放回，或在此打开其中的节点，逐一决定重新写入还是放弃修改。',
    },
  },
  'app-id-twice': {
    en: {
      title: 'Two nodes of this app have the same id',
      why: 'The id `{nodeId}` stands twice, so that Nodelab can not tell which one is meant.',
      next: 'Give one of them another id in a text editor, or make the node anew in Dify.',
    },
    'zh-CN': {
      title: '应用中有两个节点使用相同的 id',
      why: 'id `{nodeId}` 出现了两次，Nodelab 无法判断所指的是哪一个。',
      next: '请在文本编辑器中更改其中一个 id，或在 Dify 中重新创建该节点。',
    },
  },
  'app-code-not-text': {
    en: {
      title: 'Line {line}: the code of `{title}` is not a text',
      why: '`{field}` must be a text; Dify refuses to run anything else.',
      next: 'Mend it in a text editor. Nodelab leaves the file as it is.',
    },
    'zh-CN': {
      title: '第 {line} 行：“{title}”的代码不是文本',
      why: '`{field}` 必须是文本，否则 Dify 拒绝运行。',
      next: '请在文本编辑器中修正。Nodelab 不会改动此文件。',
    },
  },
  'app-language-unknown': {
    en: {
      title: 'Line {line}: `{title}` is written in `{language}`',
      why: "Dify's code node knows `python3` and `javascript`.",
      next: 'Mend `code_language` in a text editor. Nodelab leaves the file as it is.',
    },
    'zh-CN': {
      title: '第 {line} 行：“{title}”使用的语言是 `{language}`',
      why: 'Dify 的代码节点只支持 `python3` 和 `javascript`。',
      next: '请在文本编辑器中修正 `code_language`。Nodelab 不会改动此文件。',
    },
  },
  'app-default-not-json': {
    en: {
      title: 'The default value of `{key}` is not JSON yet',
      why: 'It can not be written into the app file so that Dify reads it.',
      next: 'Finish it, then save again. Your edit is kept meanwhile.',
    },
    'zh-CN': {
      title: '`{key}` 的默认值还不是 JSON',
      why: '无法以 Dify 能读取的形式写入应用文件。',
      next: '请补全后再保存。期间您的修改会保留。',
    },
  },
  'app-node-kind': {
    en: {
      title: '`{title}` can not become another kind of node',
      why: 'A template node stays one in its app, and so does a code node.',
      next: 'Make a new node in Dify, then paste the code there.',
    },
    'zh-CN': {
      title: '“{title}”不能变成另一种节点',
      why: '应用中的模板节点只能是模板节点，代码节点也是如此。',
      next: '请在 Dify 中新建节点，再粘贴代码。',
    },
  },
  'app-node-fixed': {
    en: {
      title: 'This node belongs to its app file',
      why: 'Nodelab edits and runs the nodes of an app; it makes, copies and removes none there.',
      next: 'Do that in Dify, or make a node file of its code.',
    },
    'zh-CN': {
      title: '此节点属于它的应用文件',
      why: 'Nodelab 可以编辑和运行应用中的节点，但不会在其中新建、复制或删除节点。',
      next: '请在 Dify 中操作，或用其代码新建一个节点文件。',
    },
  },
  'app-earlier-failed': {
    en: {
      title: 'The earlier node `{title}` gave no outputs',
      why: '{reason}',
      next: 'Open it and run it there, or write the value of the input by hand.',
    },
    'zh-CN': {
      title: '前面的节点“{title}”没有给出输出',
      why: '{reason}',
      next: '请打开该节点并运行，或手动填写输入值。',
    },
  },
  'app-not-written': {
    en: {
      title: 'The app file could not be written',
      why: '`{path}`: {reason}',
      next: 'It is as it was. Check the disk and the rights of the folder, then try again.',
    },
    'zh-CN': {
      title: '无法写入应用文件',
      why: '`{path}`：{reason}',
      next: '文件保持原样。请检查磁盘和文件夹权限后重试。',
    },
  },
  'app-changed-since': {
    en: {
      title: 'The app file was changed by another program meanwhile',
      why: '`{path}` is not what it was when it was read, and what was written there would be lost.',
      next: 'It is as it was. Run the command again.',
    },
    'zh-CN': {
      title: '应用文件同时被其他程序改动了',
      why: '`{path}` 已与读取时不同，写入会丢失那些改动。',
      next: '文件保持原样。请重新运行该命令。',
    },
  },
  'app-node-unnamed': {
    en: {
      title: '`{path}` does not say which node of the app it is',
      why: 'It has no `app_node`, and its title `{title}` is that of no node or of several. The nodes of the app: {nodes}.',
      next: 'Write `app_node: ID` into the node file, with one of these ids.',
    },
    'zh-CN': {
      title: '`{path}` 没有说明对应应用中的哪个节点',
      why: '其中没有 `app_node`，标题“{title}”也不能唯一对应一个节点。应用中的节点：{nodes}。',
      next: '请在节点文件中写入 `app_node: ID`，使用上述 id 之一。',
    },
  },
  'file-there': {
    en: {
      title: '`{path}` is there already',
      why: 'Nodelab writes over no file by itself, so nothing was written.',
      next: 'Name another folder with `-o`, or add `--force`.',
    },
    'zh-CN': {
      title: '`{path}` 已存在',
      why: 'Nodelab 不会自行覆盖文件，因此没有写入任何内容。',
      next: '请用 `-o` 指定其他文件夹，或加上 `--force`。',
    },
  },
  'node-is-app': {
    en: {
      title: '{path} is a whole app',
      why: 'A run takes one node. The nodes of this app: {nodes}.',
      next: 'Name one of them, such as `{example}`.',
    },
    'zh-CN': {
      title: '{path} 是整个应用',
      why: '每次运行一个节点。此应用的节点：{nodes}。',
      next: '请给出其中一个，例如 `{example}`。',
    },
  },
  'app-output-unknown': {
    en: {
      title: 'The node has no output `{output}`',
      why: 'It was renamed or removed meanwhile.',
      next: 'Look at its outputs and try again.',
    },
    'zh-CN': {
      title: '节点没有输出变量 `{output}`',
      why: '它已被重命名或删除。',
      next: '请查看输出变量后重试。',
    },
  },
} as const satisfies ProblemTable
