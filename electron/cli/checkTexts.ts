/** What `nodelab check` says itself; what it finds has the words of its rules. */
export const checkTexts = {
  'about-preflight': {
    en: 'say what will not work in Dify, and on which line, without running anything',
    'zh-CN': '不运行任何内容，指出哪些地方在 Dify 中行不通、在哪一行',
  },
  'about-check-paths': {
    en: 'node files, folders of them, names of nodes in the workspace, app files, or APP.yml#ID; none: the workspace',
    'zh-CN': '节点文件、其所在文件夹、工作区中节点的名称、应用文件，或 APP.yml#ID；不写则为整个工作区',
  },
  'about-sarif': { en: 'print a SARIF 2.1.0 log and nothing else', 'zh-CN': '只输出 SARIF 2.1.0 日志' },
  'json-or-sarif': { en: 'Choose one of --json and --sarif.', 'zh-CN': '--json 和 --sarif 只能选一个。' },
  'check-none': {
    en: 'There is no node under {path}, so nothing was checked.',
    'zh-CN': '{path} 下没有节点，未检查任何内容。',
  },
  'check-done': {
    en: 'Checked {nodes} nodes: {errors} errors, {warnings} warnings.',
    'zh-CN': '已检查 {nodes} 个节点：{errors} 个错误，{warnings} 个警告。',
  },
  'check-not-read': {
    en: '{path} is longer than what is checked.',
    'zh-CN': '{path} 过长，未检查。',
  },
} as const
