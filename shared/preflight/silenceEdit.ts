import { linesOf } from '../dify/text'
import type { CodeEdit } from '../model/finding'
import type { NodeLanguage } from '../model/node'
import { treeOf } from '../packages/imports/readImport'

/** What can stand around the end of a line so that a comment there would be none. */
const texts = /String|Comment|RegExp/

/** Whether a comment can stand behind a line: not within a text of several lines, and not where Python goes on in the next one. */
function takesComment(language: NodeLanguage, code: string, offset: number, text: string): boolean {
  if (language === 'jinja2') return true
  if (language === 'python3' && text.endsWith('\\')) return false
  for (let node = treeOf(language, code).resolveInner(offset, -1); ;) {
    // A comment of one line ends where the line does.
    if (texts.test(node.name) && node.from < offset && offset < node.to) return false
    if (node.parent === null) return true
    node = node.parent
  }
}

function markOf(language: NodeLanguage, rule: string): string {
  if (language === 'jinja2') return `{# nodelab: ignore ${rule} #}`
  return `${language === 'python3' ? '  #' : ' //'} nodelab: ignore ${rule}`
}

/** The edit that silences a rule on a line (from 1) by a comment behind it; null where none can stand there. See `silences.ts`. */
export function silenceEdit(language: NodeLanguage, code: string, rule: string, line: number): CodeEdit | null {
  const text = linesOf(code)[line - 1]
  if (text === undefined) return null
  const ends = [...code.matchAll(/\r\n|\r|\n/g)].map(({ index }) => index)
  const offset = ends[line - 1] ?? code.length
  if (!takesComment(language, code, offset, text)) return null
  const known = /nodelab:\s*ignore\s+[\w-]+(?:[\s,]+[\w-]+)*/.exec(text)
  const column = (known === null ? text.length : known.index + known[0].length) + 1
  return { line, column, endLine: line, endColumn: column, text: known === null ? markOf(language, rule) : `, ${rule}` }
}
