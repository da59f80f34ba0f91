import type { explain as english } from '../en/explain'

export const explain: typeof english = {
  title: '这是什么意思',
  showVariables: (count) => `${count} 个变量`,
  hideVariables: '收起变量',
  variablesOf: (frame) => `${frame} 的变量`,
  noVariables: '没有变量',
  moreVariables: (count) => `… 还有 ${count} 个变量`,
  moreElements: (count) => `… 还有 ${count} 个`,
  hidden: (type) => `${type}，敏感输入的值`,
  noLocals: (why) => noLocals[why],
}

const noLocals = {
  javascript: 'JavaScript 中不记录变量的值：Node 只把它们交给调试器。main() 得到的值见“输入”。',
  template: '模板中不记录变量的值。它得到的值见“输入”。',
  elsewhere: '由其他服务器运行节点时，不记录变量的值。',
  python: '没有变量的值：本次运行未记录。',
}
