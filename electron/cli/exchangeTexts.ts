/** What the command line says of copies and exports. */
export const exchangeTexts = {
  'about-copy': {
    en: "print what Dify's canvas pastes, of one or several nodes; secrets in the code are told on standard error",
    'zh-CN': '输出可在 Dify 画布上粘贴的内容（一个或多个节点）；代码中的机密会在标准错误中指出',
  },
  'about-export': {
    en: 'write an app file around a node that Dify imports; secrets in the code are told on standard error',
    'zh-CN': '写出包含节点的应用文件，供 Dify 导入；代码中的机密会在标准错误中指出',
  },
  'about-export-output': {
    en: 'the file to write; standard output unless told',
    'zh-CN': '要写入的文件；默认为标准输出',
  },
  'about-export-as': {
    en: 'app (an app file, unless told), node (a node file) or code (the code alone)',
    'zh-CN': 'app（应用文件，默认）、node（节点文件）或 code（仅代码）',
  },
  'export-form': { en: '--as {given}: write one of {forms}.', 'zh-CN': '--as {given}：请写 {forms} 之一。' },
  copied: {
    en: 'For {target}: put this on the clipboard and press Ctrl+V on the canvas.',
    'zh-CN': '用于 {target}：请放入剪贴板，然后在画布上按 Ctrl+V。',
  },
} as const
