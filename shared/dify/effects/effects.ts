import type { NodeLanguage } from '../../model/node'
import { treeOf } from '../../packages/imports/readImport'
import { hasError } from '../header/syntax'
import { javascriptEffects } from './javascriptEffects'
import { pythonEffects } from './pythonEffects'

/**
 * What code may do beyond its own result. `network`, `process` and `files` are told by a name that does just that; `unknown` is anything of which it can't
 * be told by looking: a module that is not known to be harmless, code that is made from a text, a way around names.
 */
export interface Effect {
  readonly kind: 'network' | 'process' | 'files' | 'unknown'
  /** The name that tells it, as it stands in the code. */
  readonly name: string
  /** 1-based. */
  readonly line: number
}

/** Whether a node's code can be read as a whole. A template is read by Jinja alone: here it always can. */
export function canBeRead(language: NodeLanguage, code: string): boolean {
  return language === 'jinja2' || !hasError(treeOf(language, code))
}

/**
 * The effects of code that can be seen by looking at it, in its order. It looks at names, and is careful: what it does not know to be harmless is one.
 * None found means that no word of the code reaches beyond its result, not that a hostile author could not: it keeps no one out.
 */
export function effectsOf(language: NodeLanguage, code: string): Effect[] {
  switch (language) {
    case 'python3':
      return pythonEffects(code)
    case 'javascript':
      return javascriptEffects(code)
    case 'jinja2': {
      // A template renders text; the names with underscores are the way out of it.
      const at = code.search(/__\w/)
      return at === -1 ? [] : [{ kind: 'unknown', name: '__', line: code.slice(0, at).split('\n').length }]
    }
  }
}
