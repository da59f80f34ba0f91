import type { exchange as english } from '../en/exchange'

/** 与 Dify 互相复制、粘贴和导出的文字。 */
export const exchange: typeof english = {
  copyToDify: '复制到 Dify',
  copied: '已复制',
  copiedTitle: (count) => (count === 1 ? '已复制到剪贴板' : `已将 ${count} 个节点复制到剪贴板`),
  press: (since) => [`在 ${since} 或更高版本的画布上按`, '即可粘贴。'],
  notRead: (target) => `${target} 不能从剪贴板粘贴节点`,
  notReadWhy: (since) => `粘贴节点自 ${since} 起支持。未复制任何内容：请保存 DSL 文件再导入，或只复制代码。`,
  afterwards: '然后在 Dify 面板中',
  watch: '注意事项',
  warning: '警告',
  fine: '无需处理',
  older: '更早的 Dify',
  saveApp: '保存为 DSL 文件',
  copyCode: '只复制代码',
  copyLines: '复制这些行',
  dismiss: '关闭',
  export: '导出',
  saveNode: '保存为节点文件',
  saveCode: '只保存代码',
  saveTemplate: '只保存模板',
  saved: (name) => `已保存为 ${name}`,
  pasteFromDify: '从 Dify 粘贴',
  pasted: (count) => `已粘贴 ${count} 个节点`,
  selected: (count) => `已选 ${count} 个`,
  unselect: '取消选择',
}
