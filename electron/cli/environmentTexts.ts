import type { Language } from '../../shared/model/problem'

/** What the commands about environments on disk say. */
export const environmentTexts = {
  'about-keys': { en: 'remove: keys of environments, as list tells them', 'zh-CN': 'remove：环境的标识，见 list' },
  'about-clean': {
    en: 'cache: take out of it what nothing needs',
    'zh-CN': 'cache：清理其中不再需要的内容',
  },
  'in-use': { en: 'in use', 'zh-CN': '使用中' },
  bundle: { en: 'opened bundle', 'zh-CN': '已打开的离线包' },
  'bundles-swept': {
    en: 'bundles that no workspace refers to: {count} removed',
    'zh-CN': '没有工作区使用的离线包：已删除 {count} 个',
  },
  'cache-size': { en: 'uv cache: {size} in {path}', 'zh-CN': 'uv 缓存：{size}，位于 {path}' },
  'cache-freed': { en: '{size} freed', 'zh-CN': '已释放 {size}' },
  'keys-missing': {
    en: 'env remove: name at least one environment, such as `nodelab env remove {example}`. `nodelab env list` tells their keys.',
    'zh-CN': 'env remove：请至少给出一个环境，例如 `nodelab env remove {example}`。用 `nodelab env list` 查看标识。',
  },
  'key-unknown': {
    en: 'There is no environment {key}. `nodelab env list` tells what there is. Nothing was removed.',
    'zh-CN': '没有环境 {key}。用 `nodelab env list` 查看已有的环境。未删除任何内容。',
  },
  'words-too-many': {
    en: 'env {action} takes no further words: {words}.',
    'zh-CN': 'env {action} 之后不应再有其他词：{words}。',
  },
  'key-in-use': {
    en: '{key} is in use by another Nodelab and stays. Close it, then try again.',
    'zh-CN': '{key} 正被另一个 Nodelab 使用，予以保留。请关闭后重试。',
  },
} as const satisfies Record<string, Readonly<Record<Language, string>>>
