import type { CodeLanguage } from '../../model/node'
import type { Header } from './headerParts'

/**
 * What Dify's panel itself sees of a header, with its own regular expressions (web `workflow/nodes/code`): they know no brackets, texts
 * or comments. `extractFunctionParams` besides reads one line, split at commas, each part cut at its first colon. Nodelab writes headers
 * that both read rightly.
 */

/** "Sync function signature" replaces each match by a header made of the node's inputs. */
const synced: Readonly<Record<CodeLanguage, RegExp>> = {
  python3: /def\s+main\b\s*\([\s\S]*?\)/,
  javascript: /function\s+main\b\s*\([\s\S]*?\)/,
}

/** What Dify's "Sync function signature" would replace first; null where it finds no header. */
export function difyHeader(
  language: CodeLanguage,
  code: string,
): { readonly from: number; readonly to: number } | null {
  const found = synced[language].exec(code)
  return found === null ? null : { from: found.index, to: found.index + found[0].length }
}

/** Something that makes Dify misread a header, as the author wrote it. */
export interface Misreading {
  /**
   * `cut`: a parenthesis inside ends the header for Dify, and its button would leave the rest behind; `split`: a comma inside makes two
   * of one; `default`: a default without annotation counts as part of the name; `lines`: it goes over several lines; `other`: an earlier
   * text looks like the header; `form`: not the form that Dify knows, e.g. an arrow function; `marker`: `*`, `/` or what takes the rest
   * counts as the name of an input.
   */
  readonly kind: 'cut' | 'split' | 'default' | 'lines' | 'other' | 'form' | 'marker'
  /** The parameter with the fault; null where it is the header's own. */
  readonly part: string | null
}

/** Why Dify would misread a header; empty where it reads exactly the parameters that are there. */
export function misreadings(language: CodeLanguage, code: string, header: Header): readonly Misreading[] {
  const found: Misreading[] = []
  const first = difyHeader(language, code)
  if (first === null) return [{ kind: 'form', part: null }]
  if (first.from < header.at) found.push({ kind: 'other', part: null })
  const list = code.slice(header.list.from, header.list.to)
  for (const part of header.parts) {
    const text = code.slice(part.from, part.to)
    if (text.includes(')')) found.push({ kind: 'cut', part: text })
    else if (text.includes(',')) found.push({ kind: 'split', part: text })
    else if (part.defaultText !== null && part.annotation === '' && part.local === part.name) {
      found.push({ kind: 'default', part: text })
    } else if (part.kind !== 'input') found.push({ kind: 'marker', part: text })
  }
  const isCut = found.some(({ kind }) => kind === 'cut')
  if (!isCut && list.includes(')')) found.push({ kind: 'cut', part: null })
  if (/[\n\r]/.test(list)) found.push({ kind: 'lines', part: null })
  return found
}
