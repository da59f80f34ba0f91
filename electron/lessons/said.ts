import type { InBoth, SaidInBoth } from '../../shared/model/lesson'

/** Sentences of a lesson as the page draws them: with `code`, weight and links, and nothing else. */
export async function said(sentences: readonly InBoth[]): Promise<SaidInBoth[]> {
  const { readSentence } = await import('../../shared/markdown/readMarkdown')
  return sentences.map((one) => ({ en: readSentence(one.en), 'zh-CN': readSentence(one['zh-CN']) }))
}
