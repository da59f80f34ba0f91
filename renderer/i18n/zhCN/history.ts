import type { history as english } from '../en/history'

/** 节点历史版本与未保存工作的文字。 */
export const history: typeof english = {
  title: '历史',
  node: '节点',
  gone: (id) => `${id}（已删除）`,
  versions: '版本',
  causes: { edit: '已保存', disk: '磁盘上的内容', restored: '已恢复' },
  now: '当前',
  first: '之前没有版本',
  against: '比较对象',
  withNow: '与当前比较',
  withBefore: '与上一版本比较',
  shows: '比较内容',
  code: '代码',
  file: '整个文件',
  compared: '差异',
  sameCode: '代码相同，其他差异请看整个文件。',
  sameFile: '两者相同。',
  restore: '恢复此版本',
  isNow: '文件当前就是此内容。',
  restored: (id) => `${id} 已恢复到该版本`,
  empty: '还没有保留任何节点版本',
  emptyNext: '每次保存节点都会保留一个版本，存放在 Nodelab 自己的文件夹中，不在工作区里。较旧的版本会随时间逐渐清理。',
  open: '历史',
}
