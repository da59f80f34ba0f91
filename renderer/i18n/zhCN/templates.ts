import type { templates as english } from '../en/templates'

/** 模板节点（Jinja2）的文字。 */
export const templates: typeof english = {
  newTemplate: '模板节点（Jinja2）',
  noInputs: '模板没有输入变量。添加后可写作 {{ name }}。',
  inTemplateOnly: '模板中尚未成为输入变量的名称',
  fromTemplate: '用于模板',
  notRead: '只用到名称、种类和大小：与在 Dify 中一样，不读取文件内容。',
  outputFixed: '模板生成的文本。其名称和类型由 Dify 固定。',
  copyTemplate: '复制模板',
  templateCopied: '模板已复制',
  time: '模板',
}
