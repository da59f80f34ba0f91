import { compareVersions, readSpecifier, readVersion, satisfies } from './pep440'

/** What a marker asks about, as far as it is known where the packages are installed. A variable that is left out is unknown. */
export type MarkerValues = Readonly<Partial<Record<string, string>>>

type Operand = { readonly variable: string } | { readonly literal: string }

/** A marker as a tree (PEP 508). */
export type Marker =
  | { readonly kind: 'and' | 'or'; readonly left: Marker; readonly right: Marker }
  | { readonly kind: 'test'; readonly left: Operand; readonly operator: string; readonly right: Operand }

const variables =
  /^(?:python_version|python_full_version|os_name|sys_platform|platform_release|platform_system|platform_version|platform_machine|platform_python_implementation|implementation_name|implementation_version|extras?|dependency_groups|os\.name|sys\.platform|platform\.version|platform\.machine|platform\.python_implementation|python_implementation)$/

const token =
  /\s*(?:(?<paren>[()])|(?<string>'[^']*'|"[^"]*")|(?<operator>===|~=|==|!=|<=|>=|<|>|\bnot\s+in\b|\bin\b)|(?<word>[A-Za-z_.]+))/y

/** Deeper brackets and longer markers than these nobody writes; each level takes from the stack of what reads it. */
const deepest = 100
const mostTokens = 2000

interface Token {
  readonly kind: 'paren' | 'string' | 'operator' | 'word'
  readonly text: string
}

function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = []
  token.lastIndex = 0
  while (token.lastIndex < text.length) {
    if (text.slice(token.lastIndex).trim() === '') return tokens
    const groups = token.exec(text)?.groups
    if (groups === undefined) return null
    for (const kind of ['paren', 'string', 'operator', 'word'] as const) {
      const found = groups[kind]
      if (found !== undefined) tokens.push({ kind, text: found.replace(/\s+/g, ' ') })
    }
    if (tokens.length > mostTokens) return null
  }
  return tokens
}

/** Reads a marker; null where it is none, or one without an end. */
export function readMarker(text: string): Marker | null {
  const tokens = tokensOf(text)
  if (tokens === null) return null
  let next = 0
  let depth = 0
  const isNext = (word: string): boolean => tokens[next]?.text === word

  function operand(): Operand | null {
    const found = tokens?.[next]
    if (found === undefined) return null
    next += 1
    if (found.kind === 'string') return { literal: found.text.slice(1, -1) }
    return found.kind === 'word' && variables.test(found.text) ? { variable: found.text.replace('.', '_') } : null
  }

  function test(): Marker | null {
    if (isNext('(')) {
      next += 1
      depth += 1
      const inner = depth > deepest ? null : either()
      depth -= 1
      if (inner === null || !isNext(')')) return null
      next += 1
      return inner
    }
    const left = operand()
    const operator = tokens?.[next]
    next += 1
    const right = operand()
    if (left === null || right === null || operator?.kind !== 'operator') return null
    return { kind: 'test', left, operator: operator.text, right }
  }

  function chain(kind: 'and' | 'or', part: () => Marker | null): Marker | null {
    let left = part()
    while (left !== null && isNext(kind)) {
      next += 1
      const right = part()
      left = right === null ? null : { kind, left, right }
    }
    return left
  }

  const both = (): Marker | null => chain('and', test)
  function either(): Marker | null {
    return chain('or', both)
  }

  const read = either()
  return next === tokens.length ? read : null
}

function compare(left: string, operator: string, right: string): boolean {
  if (operator === 'in') return right.includes(left)
  if (operator === 'not in') return !right.includes(left)
  if (readSpecifier(`${operator}${right}`) !== null && readVersion(left) !== null) {
    return satisfies(left, `${operator}${right}`) ?? false
  }
  const order = left < right ? -1 : left > right ? 1 : 0
  if (operator === '==' || operator === '===') return order === 0
  if (operator === '!=') return order !== 0
  if (operator === '<=') return order <= 0
  if (operator === '>=') return order >= 0
  return operator === '<' ? order < 0 : operator === '>' && order > 0
}

function valueOf(operand: Operand, values: MarkerValues): string | null {
  return 'literal' in operand ? operand.literal : (values[operand.variable] ?? null)
}

/** The patch version is not known: what holds for the first and for the last that can be holds for all between. */
const patches = [0, 99] as const

function ofFullVersion(left: Operand, operator: string, right: Operand, values: MarkerValues): boolean | null {
  const version = values['python_version']
  if (version === undefined) return null
  const isLeft = 'variable' in left && left.variable === 'python_full_version'
  const other = valueOf(isLeft ? right : left, values)
  if (other === null) return null
  const answers = patches.map((patch) =>
    isLeft ? compare(`${version}.${patch}`, operator, other) : compare(other, operator, `${version}.${patch}`),
  )
  const asked = readVersion(other)
  const isWithin =
    asked !== null &&
    compareVersions({ ...asked, release: asked.release.slice(0, 2) }, readVersion(version) ?? asked) === 0 &&
    asked.release.length > 2
  // Of an order the ends tell all; of one exact version they do not.
  const isOrder = /^[<>]=?$/.test(operator)
  return answers[0] === answers[1] && (isOrder || !isWithin) ? (answers[0] ?? null) : null
}

/** Whether a marker holds; null where that hangs on what is not known. */
export function holds(marker: Marker, values: MarkerValues): boolean | null {
  if (marker.kind !== 'test') {
    const [left, right] = [holds(marker.left, values), holds(marker.right, values)]
    const decides = marker.kind === 'or'
    if (left === decides || right === decides) return decides
    return left === null || right === null ? null : !decides
  }
  const { left, operator, right } = marker
  const isFull = [left, right].some((one) => 'variable' in one && one.variable === 'python_full_version')
  if (isFull && values['python_full_version'] === undefined) return ofFullVersion(left, operator, right, values)
  const [from, to] = [valueOf(left, values), valueOf(right, values)]
  return from === null || to === null ? null : compare(from, operator, to)
}
