import type { ProblemTable } from '../model/problem'

/** What can go wrong with backups. */
export const careProblems = {
  'backup-failed': {
    en: {
      title: 'The backup could not be written',
      why: '`{name}`: {reason}',
      next: 'No half of it is left. Choose another folder, or make room on the disk, then try again.',
    },
    'zh-CN': {
      title: '无法写入备份',
      why: '`{name}`：{reason}',
      next: '没有留下不完整的备份。请选择其他文件夹或腾出磁盘空间，然后重试。',
    },
  },
  'backup-odd': {
    en: {
      title: 'This is no backup that Nodelab can restore',
      why: '`{name}` is no backup, is cut off, or holds what no backup holds: {reason}',
      next: 'Nothing was changed. Choose a file that Nodelab wrote by Back Up, and copy it again if it came from elsewhere.',
    },
    'zh-CN': {
      title: 'Nodelab 无法恢复此备份',
      why: '`{name}` 不是备份、不完整，或含有备份中不应有的内容：{reason}',
      next: '未做任何更改。请选择由 Nodelab 的“备份”写入的文件；如果它来自别处，请重新复制。',
    },
  },
  'backup-newer': {
    en: {
      title: 'This backup was made by a later Nodelab',
      why: '`{name}` was made by Nodelab {reason}, in a form that this version does not know.',
      next: 'Nothing was changed. Update Nodelab, then restore it.',
    },
    'zh-CN': {
      title: '此备份由更新版本的 Nodelab 创建',
      why: '`{name}` 由 Nodelab {reason} 创建，此版本不认识其格式。',
      next: '未做任何更改。请更新 Nodelab 后再恢复。',
    },
  },
  restored: {
    en: {
      title: 'The backup was restored',
      why: 'What was there before lies in `{path}`.',
      next: 'Look whether all is there. Then that folder can be deleted by hand.',
    },
    'zh-CN': {
      title: '备份已恢复',
      why: '之前的内容位于 `{path}`。',
      next: '请检查内容是否齐全，之后可手动删除该文件夹。',
    },
  },
} as const satisfies ProblemTable
