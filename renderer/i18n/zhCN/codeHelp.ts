import type { codeHelp as english } from '../en/codeHelp'

export const codeHelp: typeof english = {
  title: '编写辅助',
  on: '编写代码时提供辅助',
  onHint:
    '提供补全、名称说明和不匹配之处的提示：Python 由语言服务器 pyright 在节点自己的环境中完成，JavaScript 由 TypeScript 编译器按目标的 Node 完成。两者只读取代码，从不运行；约占用 150 MB 内存。',
  format: '保存时格式化 Python',
  formatHint: (save, format) => `按 ${save} 时由 ruff 格式化。随时可按 ${format} 格式化。`,
  noRename: '此处没有可以重命名的名称。',
  isDown: '语言服务器连续多次结束。',
  restart: '重新启动',
}
