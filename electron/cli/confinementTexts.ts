import type { Language } from '../../shared/model/problem'

/** What the command line says of how a run was held. */
export const confinementTexts = {
  'about-mode': {
    en: "how the run is held: like-dify (ends where Dify's sandbox ends it), check (lists what Dify refuses) or free",
    'zh-CN': '运行方式：like-dify（在 Dify 沙箱终止处终止）、check（列出 Dify 会拒绝的调用）或 free',
  },
  'about-no-network': { en: 'run without the network', 'zh-CN': '不使用网络运行' },
  'mode-wrong': {
    en: '--mode {given}: there are like-dify, check and free.',
    'zh-CN': '--mode {given}：可用的有 like-dify、check 和 free。',
  },
  'checked-clean': {
    en: 'Check for Dify: no call was refused on this path through the code.',
    'zh-CN': 'Dify 检查：在本次执行路径上没有被拒绝的调用。',
  },
  'checked-calls': {
    en: 'Check for Dify: {count} calls that Dify refuses',
    'zh-CN': 'Dify 检查：Dify 会拒绝 {count} 个调用',
  },
  'checked-line': { en: 'line {line}: {what}', 'zh-CN': '第 {line} 行：{what}' },
  'checked-no-line': { en: 'no line known: {what}', 'zh-CN': '行号未知：{what}' },
  'checked-first': { en: '<- Dify ends the run here', 'zh-CN': '<- Dify 在此处结束运行' },
  'checked-soft': {
    en: '(Dify answers that all went well, and does nothing)',
    'zh-CN': '（Dify 会回答成功，但什么也不做）',
  },
  'checked-operator': {
    en: "For the server's operator; of this one path through the code, this C library, these versions and this processor ({processor}):",
    'zh-CN': '供服务器管理员使用；仅针对本次执行路径、此 C 库、这些版本与此处理器（{processor}）：',
  },
  'level-calls': {
    en: "Held by the kernel as far as calls go: it has no Landlock, so that this machine's files are open to the run.",
    'zh-CN': '仅系统调用由内核执行：内核没有 Landlock，运行可以访问本机的文件。',
  },
  'level-approximate': {
    en: 'Held approximately: on this machine Python functions are watched in place of calls. Calls of native code, `uuid.uuid1` and ctypes are not seen.',
    'zh-CN': '近似模式：本机只能监视 Python 函数，而不是系统调用；原生代码、`uuid.uuid1` 和 ctypes 的调用看不到。',
  },
  'level-limits': {
    en: 'Held by limits alone: on this machine nothing can tell what Dify would refuse.',
    'zh-CN': '仅有资源限制：本机无法判断 Dify 会拒绝什么。',
  },
  'level-full': {
    en: 'held by the kernel: each call that Dify refuses is ended or told, with its line',
    'zh-CN': '由内核执行：Dify 会拒绝的每个调用都会被终止或报告，并给出行号',
  },
  confinement: { en: 'calls', 'zh-CN': '系统调用' },
} as const satisfies Record<string, Readonly<Record<Language, string>>>
