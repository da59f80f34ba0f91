import type { Diagnostic } from 'monaco-editor/languages/features/typescript/lib/typescriptServices'
import type { LanguageNote } from '../../../../shared/model/language'
import type { JavascriptView } from './javascriptView'

/**
 * What is told elsewhere, by the compiler's numbers: names that are not bound, modules that lack and code that can't be read by preflight. And what is
 * true of TypeScript alone: that a variable keeps the type of its first value, that a type is not known.
 */
const leftOut: ReadonlySet<number> = new Set([
  2304, 2552, 2503, 2307, 2792, 2580, 2584, 2591, 2686, 2300, 2451, 2393, 2322, 2403, 2669, 2732, 2683, 2695,
])
/** That something may be missing is often known to the author alone. */
const hints: ReadonlySet<number> = new Set([2531, 2532, 2533, 2721, 2722, 2723, 18_047, 18_048, 18_049])
const mostNotes = 500

function textOf({ messageText }: Diagnostic): string {
  return typeof messageText === 'string' ? messageText : messageText.messageText
}

/** What the compiler finds, as far as it is true of a node: one file, whose `main` is called by a wrapper. */
export function readNotes(found: readonly Diagnostic[], view: JavascriptView): LanguageNote[] {
  return found
    .flatMap(({ start, length = 0, ...one }): LanguageNote[] => {
      if (start === undefined) return []
      const stretch = { start, length }
      const isFaded = one.reportsUnnecessary !== undefined
      if (view.isHidden(stretch) || (view.isOfHeader(stretch) && !isFaded)) return []
      const span = view.spanOf(stretch)
      const said = { rule: `TS${one.code}`, message: textOf(one) }
      // The wrapper calls it.
      if (isFaded) return said.message.startsWith("'main' ") ? [] : [{ ...span, ...said, severity: 'faded' }]
      if (one.category !== 1 || one.code < 2000 || (one.code >= 7000 && one.code < 18_000)) return []
      if (leftOut.has(one.code)) return []
      return [{ ...span, ...said, severity: hints.has(one.code) ? 'info' : 'warning' }]
    })
    .slice(0, mostNotes)
}
