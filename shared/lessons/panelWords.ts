import type { Language } from '../model/problem'

/** Fields of Dify's panel of a code node that a lesson can point at, each with the place in Nodelab's window that is the same. */
export const panelPlaces = [
  'code',
  'input-variables',
  'output-variables',
  'error-handling',
  'default-value',
  'retry-on-failure',
  'requirements',
  'last-run',
] as const
export type PanelPlace = (typeof panelPlaces)[number]

/** What Dify's own window calls them, as its languages English and 简体中文 have it; `requirements` is a file of its sandbox, the same in both. */
export const panelWords: Readonly<Record<PanelPlace, Readonly<Record<Language, string>>>> = {
  code: { en: 'Python3', 'zh-CN': 'Python3' },
  'input-variables': { en: 'Input Variables', 'zh-CN': '输入变量' },
  'output-variables': { en: 'Output Variables', 'zh-CN': '输出变量' },
  'error-handling': { en: 'Error Handling', 'zh-CN': '异常处理' },
  'default-value': { en: 'Default Value', 'zh-CN': '默认值' },
  'retry-on-failure': { en: 'Retry on Failure', 'zh-CN': '失败时重试' },
  requirements: { en: 'dependencies/python-requirements.txt', 'zh-CN': 'dependencies/python-requirements.txt' },
  'last-run': { en: 'Last Run', 'zh-CN': '上次运行' },
}
