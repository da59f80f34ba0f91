import type { Span } from '../../../shared/model/markdown'
import { Spans } from '../../ui/Markdown'

/**
 * A sentence of ours in which code stands between backticks. It is no Markdown: names and texts of the author stand in it as they are, and their stars and
 * brackets must stay theirs.
 */
export function Prose({ text }: { readonly text: string }) {
  const spans = text.split('`').map((part, at): Span => ({ kind: at % 2 === 1 ? 'code' : 'plain', text: part }))
  return <Spans spans={spans} />
}
