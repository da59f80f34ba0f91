import { satisfies } from './specifiers'
import { parseVersion } from './version'

/** What a marker may ask of a machine (PEP 508); a name that is not here stays undecided. `extra` holds the extras that are asked for. */
export interface MarkerFacts {
  readonly variables: Readonly<Record<string, string>>
  readonly extras: ReadonlySet<string>
}

/** True, false, or null where the facts don't decide. */
type Verdict = boolean | null

const token = /\s*(?:(?<text>'[^']*'|"[^"]*")|(?<operator>===|~=|==|!=|<=|>=|<|>|\(|\))|(?<word>[A-Za-z_][\w.]*))\s*/y

function tokensOf(marker: string): string[] | null {
  const tokens: string[] = []
  token.lastIndex = 0
  while (token.lastIndex < marker.length) {
    const found = token.exec(marker)
    if (found === null) return null
    tokens.push(found[0].trim())
  }
  return tokens
}

const both = (one: Verdict, other: Verdict): Verdict =>
  one === false || other === false ? false : one === null || other === null ? null : true
const either = (one: Verdict, other: Verdict): Verdict =>
  one === true || other === true ? true : one === null || other === null ? null : false

const isText = (word: string): boolean => /^['"]/.test(word)
const bare = (word: string): string => word.slice(1, -1)

function compareText(left: string, operator: string, right: string): Verdict {
  if (operator === 'in') return right.includes(left)
  if (operator === 'not in') return !right.includes(left)
  if (operator === '==' || operator === '===') return left === right
  if (operator === '!=') return left !== right
  return null
}

const mirrored: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' }

function compare(left: string, operator: string, right: string, { variables, extras }: MarkerFacts): Verdict {
  const name = isText(left) ? right : left
  if (isText(name)) return null
  const asked = bare(isText(left) ? left : right)
  if (name === 'extra') {
    const isIn = extras.has(asked.toLowerCase().replace(/[-_.]+/g, '-'))
    return operator === '==' ? isIn : operator === '!=' ? !isIn : null
  }
  const value = variables[name]
  if (value === undefined) return null
  const isOrdered = parseVersion(asked.replace(/\.\*$/, '')) !== null && parseVersion(value) !== null
  if (isOrdered && operator !== 'in' && operator !== 'not in') {
    return satisfies(value, `${isText(left) ? (mirrored[operator] ?? operator) : operator}${asked}`)
  }
  return isText(left) ? compareText(asked, operator, value) : compareText(value, operator, asked)
}

/** Reads tokens from the left: `or` of `and` of comparisons and brackets. Null where they are no marker. */
function createReader(tokens: readonly string[], facts: MarkerFacts) {
  let at = 0
  const next = (): string => tokens[at++] ?? ''

  function comparison(): Verdict | undefined {
    if (tokens[at] === '(') {
      at += 1
      const inner = any()
      return next() === ')' ? inner : undefined
    }
    const left = next()
    const word = next()
    const operator = word === 'not' && tokens[at] === 'in' ? `not ${next()}` : word
    const right = next()
    if (left === '' || right === '' || !/^(?:[=<>!~]+|in|not in)$/.test(operator)) return undefined
    return compare(left, operator, right, facts)
  }

  function joined(word: string, part: () => Verdict | undefined, join: (one: Verdict, other: Verdict) => Verdict) {
    let verdict = part()
    while (verdict !== undefined && tokens[at] === word) {
      at += 1
      const other = part()
      verdict = other === undefined ? undefined : join(verdict, other)
    }
    return verdict
  }

  const all = (): Verdict | undefined => joined('and', comparison, both)
  function any(): Verdict | undefined {
    return joined('or', all, either)
  }

  return (): Verdict => {
    const verdict = any()
    return verdict === undefined || at < tokens.length ? null : verdict
  }
}

/** Whether a marker holds, as far as the facts decide it: null where they don't, and where it can't be read. */
export function markerHolds(marker: string, facts: MarkerFacts): boolean | null {
  if (marker.trim() === '') return true
  const tokens = tokensOf(marker.trim())
  return tokens === null ? null : createReader(tokens, facts)()
}
