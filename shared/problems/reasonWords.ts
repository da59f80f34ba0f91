import type { Language, Problem } from '../model/problem'

/** Reasons that Nodelab gives itself, in words that stand within the sentences of problems. */
const reasonWords = {
  'index-refused': { en: 'refused', 'zh-CN': '被拒绝' },
  'index-not-reached': { en: 'not reached', 'zh-CN': '无法连接' },
  'index-certificate': { en: 'its certificate is not trusted', 'zh-CN': '证书不受信任' },
  'index-no-host': { en: 'its name was not found', 'zh-CN': '找不到该主机名' },
  'index-closed': { en: 'the connection was refused', 'zh-CN': '连接被拒绝' },
  'index-silent': { en: 'it did not answer in time', 'zh-CN': '未及时应答' },
  'link-loop': { en: 'it is a link that leads to itself', 'zh-CN': '它是指向自身的链接' },
  'file-folder': { en: 'it is a folder', 'zh-CN': '它是文件夹' },
  'file-gone': { en: 'it is not there', 'zh-CN': '它不存在' },
  'file-empty': { en: 'it is empty', 'zh-CN': '它是空的' },
  'file-not-utf8': { en: 'it is no text in UTF-8', 'zh-CN': '它不是 UTF-8 文本' },
  'file-not-json': { en: 'it is no JSON', 'zh-CN': '它不是 JSON' },
  'file-not-read': { en: 'it cannot be read ({code})', 'zh-CN': '无法读取（{code}）' },
  'not-a-package': { en: '`{odd}` is not a package name or version', 'zh-CN': '`{odd}` 不是软件包名或版本' },
  'not-a-list': { en: '`{key}` must be a list.', 'zh-CN': '`{key}` 必须是列表。' },
  'not-a-text': { en: '`{key}` must be a text.', 'zh-CN': '`{key}` 必须是文本。' },
  'same-inputs': { en: 'inputs', 'zh-CN': '输入变量' },
  'same-outputs': { en: 'outputs', 'zh-CN': '输出变量' },
  'same-members': { en: 'members', 'zh-CN': '成员' },
} as const

export type ReasonCode = keyof typeof reasonWords

function isReason(code: unknown): code is ReasonCode {
  return typeof code === 'string' && Object.hasOwn(reasonWords, code)
}

/** A reason of Nodelab's own, as the text of a problem in a language has it in the place of `{reason}`; what a tool said comes as `reason`. */
export function reasonIn({ reasonCode }: Problem['params'], language: Language): string | null {
  return isReason(reasonCode) ? reasonWords[reasonCode][language] : null
}
