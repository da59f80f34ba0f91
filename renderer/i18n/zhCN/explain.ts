import type { explain as english } from '../en/explain'

export const explain: typeof english = {
  title: '这是什么意思',
  showVariables: (count) => `${count} 个变量`,
  hideVariables: '收起变量',
  variablesOf: (frame) => `${frame} 的变量`,
  noVariables: '没有变量',
  moreVariables: (count) => `… 还有 ${count} 个变量`,
  moreElements: (count) => `… 还有 ${count} 个`,
  letGo: '显示为 undefined 的变量可能曾经有值：JavaScript 不保留代码不再用到的值。',
  hidden: (type) => `${type}，密钥输入的值`,
  noLocals: (why) => noLocals[why],
}

const noLocals = {
  javascript: '没有变量的值：本次运行未记录。在 Windows 上，JavaScript 的变量值不会记录。',
  template: '模板中不记录变量的值。它得到的值见“输入”。',
  elsewhere: '由其他服务器运行节点时，不记录变量的值。',
  python: '没有变量的值：本次运行未记录。',
}
