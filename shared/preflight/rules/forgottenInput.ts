import { linesOf } from '../../dify/text'
import { readHeader } from '../../dify/header/header'
import { mainRange } from '../../dify/header/mainRange'
import type { NodeFix } from '../../model/finding'
import type { UnboundFact } from '../facts/codeFacts'
import type { Surroundings } from '../rule'

/** Names that stand for a package, or in a browser for the page: nobody means an input by them. */
const known = new Set(
  'np pd plt sns tf nn dt fn window document navigator process global self fetch axios dayjs moment lodash'.split(' '),
)

/** What stands before or behind a number that is reckoned with, beside the name in its line. */
const reckoned = { before: /(?:[-*/<>]|[<>]=|\brange\()\s*$/, behind: /^\s*(?:[-*/<>])/ }

/**
 * The input that an author has forgotten to declare: a name that nothing binds and that `main` reads as a value. Null where it is rather
 * something else: it is called, or known as a package; or the node has the input already.
 */
export function forgottenInput({ node }: Surroundings, { name, place }: UnboundFact): NodeFix | null {
  const { code, code_language: language } = node
  if (language === 'jinja2' || known.has(name) || !/^[a-z]\w*$/.test(name)) return null
  if (node.variables.some(({ variable }) => variable === name)) return null
  const lines = linesOf(code)
  const line = lines[place.line - 1] ?? ''
  const [before, behind] = [line.slice(0, place.column - 1), line.slice(place.endColumn - 1)]
  if (/^\s*\(/.test(behind)) return null
  const header = readHeader(language, code)
  if (header === null || !header.isWhole) return null
  const range = mainRange(language, code, header)
  const startOf = (at: number): number => code.slice(0, at).split(/\r\n|\r|\n/).length
  if (place.line < startOf(header.end) || place.line > startOf(Math.max(range.from, range.to - 1))) return null
  const isNumber = reckoned.before.test(before) || reckoned.behind.test(behind)
  return { kind: 'make-input', name, type: isNumber ? 'number' : 'string' }
}
