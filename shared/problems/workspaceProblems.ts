import type { ProblemTable } from '../model/problem'
import { nodeFileProblems } from './nodeFileProblems'

/** What can go wrong with the workspace, its files and the settings. */
export const workspaceProblems = {
  ...nodeFileProblems,
  'save-failed': {
    en: {
      title: 'The file could not be saved',
      why: '`{path}`: {reason}',
      next: "Your edit is kept in Nodelab's own folder and comes back when the file opens. Check the disk and the rights of the folder.",
    },
    'zh-CN': {
      title: '无法保存文件',
      why: '`{path}`：{reason}',
      next: '您的修改保存在 Nodelab 自己的文件夹中，重新打开文件时会恢复。请检查磁盘和文件夹权限。',
    },
  },
  'file-unreadable': {
    en: {
      title: 'The file can not be read',
      why: '`{path}`: {reason}',
      next: 'Check the rights of the file and its folder. Nodelab leaves the file as it is.',
    },
    'zh-CN': {
      title: '无法读取文件',
      why: '`{path}`：{reason}',
      next: '请检查文件及其文件夹的权限。Nodelab 不会改动此文件。',
    },
  },
  'file-no-content': {
    en: {
      title: 'This is no file that holds text',
      why: '`{path}` is a pipe, a socket or a device.',
      next: 'Remove it from the folder, or give it a name that does not end as one of a node or an app file.',
    },
    'zh-CN': {
      title: '这不是保存文本的文件',
      why: '`{path}` 是管道、套接字或设备。',
      next: '请将它移出该文件夹，或改用不以节点文件或应用文件扩展名结尾的名称。',
    },
  },
  'move-failed': {
    en: {
      title: 'The file could not be moved',
      why: '`{path}`: {reason}',
      next: 'Nothing was changed. Check the disk and the rights of the folder, then try again.',
    },
    'zh-CN': {
      title: '无法移动文件',
      why: '`{path}`：{reason}',
      next: '未作任何更改。请检查磁盘和文件夹权限，然后重试。',
    },
  },
  'trash-missing': {
    en: {
      title: 'The removed node is not in the trash any more',
      why: 'It was brought back already, or the trash of the workspace was emptied.',
      next: 'Look for it in the library.',
    },
    'zh-CN': {
      title: '已删除的节点不在回收站中',
      why: '它已被恢复，或工作区的回收站已清空。',
      next: '请在节点库中查找。',
    },
  },
  'requirements-not-saved': {
    en: {
      title: 'The requirements could not be saved',
      why: '`{path}`: {reason}',
      next: "Your edit is kept in Nodelab's own folder. Check the disk and the rights of the folder.",
    },
    'zh-CN': {
      title: '无法保存依赖清单',
      why: '`{path}`：{reason}',
      next: '您的修改保存在 Nodelab 自己的文件夹中。请检查磁盘和文件夹权限。',
    },
  },
  'settings-unreadable': {
    en: {
      title: 'The settings could not be read',
      why: '`{path}`: {reason}',
      next: 'The defaults are used. Check the rights of the file, then start Nodelab again.',
    },
    'zh-CN': {
      title: '无法读取设置',
      why: '`{path}`：{reason}',
      next: '现在使用默认设置。请检查文件权限，然后重新启动 Nodelab。',
    },
  },
  'settings-not-saved': {
    en: {
      title: 'The settings could not be saved',
      why: '`{path}`: {reason}',
      next: 'They count until Nodelab ends. Check the disk and the rights of the folder.',
    },
    'zh-CN': {
      title: '无法保存设置',
      why: '`{path}`：{reason}',
      next: '设置在 Nodelab 退出前有效。请检查磁盘和文件夹权限。',
    },
  },
  'library-capped': {
    en: {
      title: 'This folder holds more than a library shows',
      why: 'Nodelab lists {nodes} nodes, in folders up to {depth} levels deep.',
      next: 'Open the folder that holds your nodes.',
    },
    'zh-CN': {
      title: '此文件夹内容过多，节点库无法全部显示',
      why: 'Nodelab 最多列出 {nodes} 个节点，文件夹深度最多 {depth} 层。',
      next: '请直接打开存放节点的文件夹。',
    },
  },
  'watch-failed': {
    en: {
      title: 'Changes by other programs may show late',
      why: '`{path}` can not be watched: {reason}',
      next: 'Nothing is lost: a save sees what changed. Choose Try again to look at the folder anew.',
    },
    'zh-CN': {
      title: '其他程序的更改可能延迟显示',
      why: '无法监视 `{path}`：{reason}',
      next: '内容不会丢失：保存时会检查更改。选择“重试”可重新查看文件夹。',
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
  'workspace-other': {
    en: {
      title: 'Another workspace is open by now',
      why: 'This was meant for `{path}`, but `{open}` is open. Nothing was changed in either.',
      next: 'Open the first workspace again and repeat it there.',
    },
    'zh-CN': {
      title: '现在打开的是另一个工作区',
      why: '此操作针对 `{path}`，但当前打开的是 `{open}`。两者均未更改。',
      next: '请重新打开原工作区，再次执行此操作。',
    },
  },
  'workspace-read-only': {
    en: {
      title: 'The workspace is read-only',
      why: 'Nothing can be written to `{path}`: {reason}',
      next: "You can run nodes; edits are kept in Nodelab's own folder until the workspace can be written.",
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
  'folder-outside': {
    en: {
      title: 'A node stays within its workspace',
      why: '`{folder}` is no folder of the workspace.',
      next: 'Name a folder as seen from the workspace, such as `lessons/first`; nothing for its top.',
    },
    'zh-CN': {
      title: '节点只能在工作区内移动',
      why: '`{folder}` 不是工作区中的文件夹。',
      next: '请写相对于工作区的文件夹，例如 `lessons/first`；留空表示最上层。',
    },
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
  'link-refused': {
    en: {
      title: 'This link is not opened',
      why: '`{url}` does not begin with https://, and only such links leave Nodelab.',
      next: 'Copy the address and open it in a browser if you trust it.',
    },
    'zh-CN': {
      title: '未打开此链接',
      why: '`{url}` 不以 https:// 开头，Nodelab 只打开此类链接。',
      next: '如果您信任该地址，请复制并在浏览器中打开。',
    },
  },
  'page-ended': {
    en: {
      title: 'The window ended and was loaded again',
      why: 'Its process stopped: {reason}. Runs that were under way are ended.',
      next: 'Your work is as it was saved last, within a second. If it comes back, report it with the log `{log}`.',
    },
    'zh-CN': {
      title: '窗口意外结束，已重新加载',
      why: '其进程已停止：{reason}。正在进行的运行已结束。',
      next: '您的工作保持最近一秒内的保存状态。若再次出现，请附上日志 `{log}` 反馈。',
    },
  },
  'ended-last-time': {
    en: {
      title: 'Nodelab ended last time without closing',
      why: 'Its process stopped: by a crash, by the system, or because the machine lost its power.',
      next: 'Your work is as it was saved last, within a second; what was in no file yet is offered for review. If it comes back, report it with Copy Diagnostics under Care in the settings. The log is `{log}`.',
    },
    'zh-CN': {
      title: 'Nodelab 上次未正常关闭',
      why: '其进程已停止：可能是崩溃、被系统结束，或机器断电。',
      next: '您的工作保持最近一秒内的保存状态；尚未写入文件的内容会提供给您查看。若再次出现，请在设置的“维护”中复制诊断信息并反馈。日志位于 `{log}`。',
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
