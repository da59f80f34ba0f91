/** What the command line says of kept runs. */
export const historyTexts = {
  'about-history': {
    en: 'list the kept runs of a workspace, or show one by its number',
    'zh-CN': '列出工作区中保留的运行，或按编号显示其中一次',
  },
  'about-history-run': { en: 'the number of a run in the list', 'zh-CN': '列表中运行的编号' },
  'about-history-search': {
    en: 'only runs with these words in code, inputs, outputs, prints or errors',
    'zh-CN': '仅列出代码、输入、输出、打印或错误中含有这些词的运行',
  },
  'about-history-node': { en: 'only runs of this node', 'zh-CN': '仅列出该节点的运行' },
  'about-history-status': {
    en: 'only succeeded, failed or cancelled ones',
    'zh-CN': '仅列出成功（succeeded）、失败（failed）或已取消（cancelled）的运行',
  },
  'about-history-from': {
    en: 'only those asked for there: {origins}',
    'zh-CN': '仅列出由此处发起的运行：{origins}',
  },
  'about-no-history': {
    en: 'keep none of it in the run history',
    'zh-CN': '不保留到运行历史',
  },
  'history-told': { en: '! {title}: {why}', 'zh-CN': '! {title}：{why}' },
  'history-not-kept': { en: '! The run is not kept: {reason}', 'zh-CN': '! 未保留此次运行：{reason}' },
  'about-history-pinned': { en: 'only pinned ones', 'zh-CN': '仅列出固定的运行' },
  'about-history-limit': { en: 'how many at most; 20 unless told', 'zh-CN': '最多列出多少次，默认 20' },
  'no-runs': { en: 'No run is kept that is like that.', 'zh-CN': '没有保留符合条件的运行。' },
  'more-runs': { en: 'There are more: --limit shows them.', 'zh-CN': '还有更多：用 --limit 显示。' },
} as const
