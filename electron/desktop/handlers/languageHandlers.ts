import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

/** What the editor asks of the language server. */
export function languageHandlers({ engine: { language } }: HandlerContext): HandlersOf<'language'> {
  return {
    'language.show': (document) => language.show(document),
    'language.state': () => language.state(),
    'language.restart': () => language.restart(),
    'language.complete': ({ trigger, ...asked }) => language.complete(asked, trigger),
    'language.resolve': ({ list, at }) => language.resolve(list, at),
    'language.hover': (asked) => language.hover(asked),
    'language.signature': (asked) => language.signature(asked),
    'language.definition': (asked) => language.definition(asked),
    'language.references': (asked) => language.references(asked),
    'language.renamed': (asked) => language.renamed(asked),
    'language.rename': ({ to, ...asked }) => language.rename(asked, to),
    'language.source': ({ source }) => language.source(source),
  }
}
