import type { care as english } from '../en/care'

/** 出错时的帮助与数据维护的文字。 */
export const care: typeof english = {
  title: '维护',
  diagnostics: '诊断信息',
  diagnosticsHint:
    '版本、系统、目标、环境、运行的限制方式，以及日志的最后几行，可粘贴到问题报告中。密钥、令牌、登录信息和您的主文件夹均已去除，其中不含节点的任何内容。',
  copy: '复制诊断信息',
  copying: '正在收集…',
  copied: '诊断信息已复制到剪贴板。转交他人前请先查看一遍。',
  logs: '显示日志',
}
