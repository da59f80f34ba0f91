import type { search as english } from '../en/search'

/** 在全部代码中搜索的文字。 */
export const search: typeof english = {
  title: '搜索',
  hint: '在所有节点的代码中搜索',
  matchCase: '区分大小写',
  wholeWord: '全词匹配',
  isRegex: '正则表达式',
  results: '搜索结果',
  summary: (places, nodes) => `${nodes} 个节点中有 ${places} 处`,
  capped: '还有更多结果，请输入更长的内容。',
  places: (count) => `${count}`,
  broken: '无法读取',
  empty: '在所有节点的代码中搜索',
  emptyNext: '在上方输入，结果会随输入显示。按回车键或单击即可转到对应行。',
  noNodes: '此工作区还没有节点。请先新建一个。',
  nothing: '未找到匹配内容',
  nothingNext: (nodes) => `已搜索 ${nodes} 个节点的代码。`,
}
