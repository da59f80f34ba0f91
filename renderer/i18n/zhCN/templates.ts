import type { templates as english } from '../en/templates'

/** 模板节点（Jinja2）的文字。 */
export const templates: typeof english = {
  newTemplate: '模板节点（Jinja2）',
  noInputs: '模板没有输入变量。添加后可写作 {{ name }}。',
  outputFixed: '模板生成的文本。其名称和类型由 Dify 固定。',
  copyTemplate: '复制模板',
  templateCopied: '模板已复制',
  time: '模板',
}
