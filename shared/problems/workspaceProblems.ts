import type { ProblemTable } from '../model/problem'
import { nodeFileProblems } from './nodeFileProblems'

/** What can go wrong with the workspace, its files and the settings. */
export const workspaceProblems = {
  ...nodeFileProblems,
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
