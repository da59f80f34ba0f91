import type { ProblemTable } from '../model/problem'

/** What can go wrong with the kept versions of nodes. */
export const historyProblems = {
  'version-missing': {
    en: {
      title: 'This version is not kept any more',
      why: 'Old versions are thinned out with time.',
      next: 'Choose another version from the list.',
    },
    'zh-CN': {
      title: '此版本已不再保留',
      why: '较旧的版本会随时间逐渐清理。',
      next: '请从列表中选择其他版本。',
    },
  },
  'history-not-kept': {
    en: {
      title: 'The history of nodes can not be written',
      why: "{reason}. Your files are saved; only their earlier versions are not kept in Nodelab's own folder.",
      next: 'Check the disk and the rights of that folder.',
    },
    'zh-CN': {
      title: '无法写入节点的历史版本',
      why: '{reason}。您的文件已保存，只是较早的版本未能保留到 Nodelab 自己的文件夹。',
      next: '请检查磁盘和该文件夹的权限。',
    },
  },
  'history-not-cleared': {
    en: {
      title: 'The versions of `{id}` could not all be removed',
      why: '{reason}.',
      next: "Check the rights of Nodelab's own folder, then clear them again.",
    },
    'zh-CN': {
      title: '`{id}` 的版本未能全部删除',
      why: '{reason}。',
      next: '请检查 Nodelab 自己的文件夹的权限，然后再次清除。',
    },
  },
} as const satisfies ProblemTable
