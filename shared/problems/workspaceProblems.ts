import type { ProblemTable } from '../model/problem'

/** What can go wrong with the workspace, its files and the settings. */
export const workspaceProblems = {
  'file-not-yaml': {
    en: {
      title: 'Line {line}, column {column}: this is not YAML',
      why: '{reason}',
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
      title: 'This file is not a code node',
      why: 'Its `type` is {type}; a node file says `type: code`.',
      next: 'Open a node file, or correct its first lines.',
    },
    'zh-CN': {
      title: '此文件不是代码节点',
      why: '其 `type` 为 {type}；节点文件应写 `type: code`。',
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
      title: 'Line {line}: `{field}` is not what a node needs',
      why: 'Expected {expected}.',
      next: 'Mend the text below and save it.',
    },
    'zh-CN': {
      title: '第 {line} 行：`{field}` 不符合节点要求',
      why: '应为 {expected}。',
      next: '请修正下面的文本并保存。',
    },
  },
  'file-not-text': {
    en: {
      title: 'This file is not UTF-8 text',
      why: 'Its bytes from {at} on are no UTF-8.',
      next: 'Save it as UTF-8 in the editor that wrote it.',
    },
    'zh-CN': {
      title: '此文件不是 UTF-8 文本',
      why: '从第 {at} 个字节起不是 UTF-8。',
      next: '请在写它的编辑器中另存为 UTF-8。',
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
      title: 'This file is too large to be a node',
      why: 'It has {megabytes} MB; Nodelab opens node files up to {limit} MB.',
      next: 'Keep large values out of the samples; let the node read them from its inputs.',
    },
    'zh-CN': {
      title: '此文件过大，不像节点',
      why: '它有 {megabytes} MB；Nodelab 最多打开 {limit} MB 的节点文件。',
      next: '请不要把大值放在示例中，让节点从输入读取。',
    },
  },
  'value-too-large': {
    en: {
      title: 'The sample of {name} is too large to keep',
      why: 'It has {megabytes} MB; a node file holds up to {limit} MB.',
      next: 'Use a smaller sample.',
    },
    'zh-CN': {
      title: '{name} 的示例值过大，无法保存',
      why: '它有 {megabytes} MB；节点文件最多 {limit} MB。',
      next: '请使用较小的示例值。',
    },
  },
  'file-missing': {
    en: {
      title: 'The file is no longer there',
      why: '`{path}` was moved or removed.',
      next: 'Close the tab, or save to write the file again.',
    },
    'zh-CN': { title: '文件已不存在', why: '`{path}` 被移动或删除。', next: '请关闭标签页，或保存以重新写入文件。' },
  },
  'name-refused': {
    en: {
      title: 'Dify refuses the name {name}',
      why: 'Dify’s panel says so when the node is edited there.',
      next: 'Use letters, digits and underscores, at most 30, not beginning with a digit.',
    },
    'zh-CN': {
      title: 'Dify 不接受名称 {name}',
      why: '在 Dify 面板中编辑该节点时会有此提示。',
      next: '请使用字母、数字和下划线，最多 30 个，且不以数字开头。',
    },
  },
  'save-failed': {
    en: {
      title: 'The file could not be saved',
      why: '`{path}`: {reason}',
      next: 'Your edit is kept in Nodelab’s own folder and comes back when the file opens. Check the disk and the rights of the folder.',
    },
    'zh-CN': {
      title: '无法保存文件',
      why: '`{path}`：{reason}',
      next: '您的修改保存在 Nodelab 自己的文件夹中，重新打开文件时会恢复。请检查磁盘和文件夹权限。',
    },
  },
  'workspace-missing': {
    en: {
      title: 'The workspace is not there',
      why: '`{path}` was moved, removed, or its disk is not connected.',
      next: 'Bring it back and choose Try again, or open another folder. Edits are kept meanwhile.',
    },
    'zh-CN': {
      title: '找不到工作区',
      why: '`{path}` 被移动、删除，或其磁盘未连接。',
      next: '请恢复后选择“重试”，或打开其他文件夹。期间的修改会保留。',
    },
  },
  'workspace-read-only': {
    en: {
      title: 'The workspace is read-only',
      why: 'Nothing can be written to `{path}`: {reason}',
      next: 'You can run nodes; edits are kept in Nodelab’s own folder until the workspace can be written.',
    },
    'zh-CN': {
      title: '工作区为只读',
      why: '无法写入 `{path}`：{reason}',
      next: '您可以运行节点；在工作区可写之前，修改保存在 Nodelab 自己的文件夹中。',
    },
  },
  'workspace-shared': {
    en: {
      title: 'Another Nodelab has this workspace open',
      why: 'Process {pid} works in the same folder.',
      next: 'That is safe: if both change one file, you are asked which to keep.',
    },
    'zh-CN': {
      title: '另一个 Nodelab 也打开了此工作区',
      why: '进程 {pid} 正在使用同一文件夹。',
      next: '这是安全的：若双方修改同一文件，会询问您保留哪一份。',
    },
  },
  'settings-damaged': {
    en: {
      title: 'The settings could not be read',
      why: 'The damaged file was kept as `{path}`.',
      next: 'The defaults are used; set again what you had changed.',
    },
    'zh-CN': {
      title: '无法读取设置',
      why: '损坏的文件已保留为 `{path}`。',
      next: '现在使用默认设置；请重新设置您改过的内容。',
    },
  },
  'name-taken': {
    en: {
      title: 'There is already a node {name}',
      why: 'Two files can not have one name.',
      next: 'Choose another name.',
    },
    'zh-CN': { title: '已有名为 {name} 的节点', why: '两个文件不能同名。', next: '请换一个名称。' },
  },
  'id-refused': {
    en: {
      title: 'This is not a node of the workspace',
      why: '`{id}` leads outside the workspace.',
      next: 'Open the node from the library.',
    },
    'zh-CN': { title: '这不是工作区中的节点', why: '`{id}` 指向工作区之外。', next: '请从节点库中打开节点。' },
  },
  'request-refused': {
    en: {
      title: 'Nodelab refused a request of its window',
      why: '{reason}',
      next: 'Restart Nodelab; if it comes back, report it with this text.',
    },
    'zh-CN': {
      title: 'Nodelab 拒绝了窗口的请求',
      why: '{reason}',
      next: '请重启 Nodelab；若再次出现，请附上此文本反馈。',
    },
  },
  unexpected: {
    en: {
      title: 'Something went wrong in Nodelab',
      why: '{reason}',
      next: 'Your files are as they were saved last. Try again; if it comes back, report it with this text.',
    },
    'zh-CN': {
      title: 'Nodelab 内部出错',
      why: '{reason}',
      next: '您的文件保持上次保存的状态。请重试；若再次出现，请附上此文本反馈。',
    },
  },
} as const satisfies ProblemTable
