import type { fileInputs as english } from '../en/fileInputs'

/** 文件类输入变量与没有值的输入变量的文字。 */
export const fileInputs: typeof english = {
  choose: '选择文件…',
  describe: '手动描述',
  json: 'JSON',
  shownAs: (name) => `以 JSON 填写 ${name}`,
  unnamed: '未命名',
  removeFile: (name) => `移除 ${name}`,
  details: (name) => `${name} 的详情`,
  filename: '名称',
  type: '种类',
  transfer_method: '来源',
  mime_type: 'MIME 类型',
  size: '字节数',
  url: 'url',
  ownLink: 'Dify 自己的链接',
  notRead: '只用到名称、种类和大小，不读取文件内容：与在 Dify 中一样，main() 得到的是这段描述。',
  emptyList: 'Dify 会把空的文件列表传为 null。',
  listRefused: (target) => `${target} 遇到列表中的文件会失败：1.2 之前的 Dify 无法把文件写成 JSON。`,
  singleRefused: 'Dify 无法把单个 File 写成 JSON：节点在运行前就会失败。',
  templateRefused: 'Dify 无法为模板把文件写成 JSON，列表中的文件也不行：节点在运行前就会失败。',
  passUrl: '改为传递其 url',
  passList: '改为传递列表',
  badSize: '字节数应为整数；未知时为 -1。',
}
