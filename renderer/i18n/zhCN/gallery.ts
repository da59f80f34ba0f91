import type { gallery as english } from '../en/gallery'

/** 模板（可直接使用的节点）及其代码片段的文字。 */
export const gallery: typeof english = {
  title: '从模板新建',
  titleSnippet: '插入代码片段',
  hint: '节点要做什么',
  nothing: '没有包含这些字词的模板。',
  languages: '语言',
  all: '全部',
  groups: {
    text: '文本与模型回答',
    lists: '列表与表格',
    json: 'JSON',
    numbers: '数字与日期',
    web: '网络',
    sandbox: '沙箱',
  },
  passed: (targets) => `其用例在 ${targets.join('、')} 上全部通过。`,
  inputs: '输入',
  outputs: '输出',
  code: '代码',
  functions: '插入的内容',
  inserted: '导入语句和函数放在 main() 之前，调用放在光标处；已有的不再重复。',
  cases: (count) => `用例（${count}）`,
  given: '给定',
  expected: '预期',
  sample: '示例值',
  fails: (words) => `失败：${words}`,
  create: '创建节点',
  insert: '插入',
  cancel: '取消',
  needs: (packages) => `需要 ${packages.join('、')}。`,
}
