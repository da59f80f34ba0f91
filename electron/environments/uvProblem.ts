import type { Problem } from '../../shared/model/problem'
import { problem, type ProblemCode } from '../../shared/problems'
import type { EnvironmentWish } from '../engineTypes'
import { lineAtByte, normalName, readRequirements } from './requirementsFile'

interface Pattern {
  readonly test: RegExp
  readonly code: ProblemCode
  /** Names of the pattern's groups that become parameters. */
  readonly params: readonly string[]
}

/** uv's own texts (0.13 and the form before it), the most telling first. They shift between versions, so each looks for few words. */
const patterns: readonly Pattern[] = [
  { test: /No space left on device|os error 28\b|not enough space|os error 112\b/i, code: 'disk-full', params: [] },
  {
    test: /invalid peer certificate|UnknownIssuer|certificate verify failed/i,
    code: 'certificate-unknown',
    params: [],
  },
  { test: /\b(?:401 Unauthorized|403 Forbidden)\b/i, code: 'index-refused', params: [] },
  { test: /network was disabled|not found in the cache/i, code: 'network-off', params: [] },
  {
    test: /dns error|tcp connect error|Connection refused|error sending request|timed out|operation timed out|Request failed after/i,
    code: 'network-unreachable',
    params: [],
  },
  { test: /Because (?<name>[\w.-]+) was not found in the package registry/, code: 'package-unknown', params: ['name'] },
  {
    test: /there (?:is|are) no versions? of (?<name>[\w.-]+?)(?<version>(?:===?|[<>~!]=?)\S+)/,
    code: 'version-unknown',
    params: ['name', 'version'],
  },
  { test: /only (?<have>[\w.-]+(?:===?|[<>]=?)\S+) (?:is|are) available/, code: 'version-unknown', params: ['have'] },
  { test: /Failed to build [`']?(?<name>[\w.-]+)/, code: 'package-not-built', params: ['name'] },
  {
    test: /has no wheels with a matching|no wheels? (?:are|is) available|only has wheels for/i,
    code: 'package-not-for-python',
    params: [],
  },
  { test: /we can conclude that|No solution found/, code: 'requirements-conflict', params: [] },
  { test: /Permission denied|os error 13\b|Access is denied|os error 5\b/, code: 'folder-not-writable', params: [] },
]

/** The author's line that asks for a package: in the requirements, by its number. Null where a dependency asks. */
function lineFor(name: string, wish: EnvironmentWish): number | null {
  const wanted = normalName(name)
  return readRequirements(wish.requirements).find((line) => line.name === wanted)?.line ?? null
}

/** A line that uv can't read: it tells the byte where it begins; the node's dependencies are told by name. */
function brokenLine(text: string, wish: EnvironmentWish): Problem | null {
  const found =
    /Couldn't parse requirement in [`'](?<file>[^`']+)[`'] at position (?<position>\d+)\s+(?:cause: |Caused by: )?(?<reason>.*)/.exec(
      text,
    )
  if (found?.groups === undefined) return null
  const { file = '', position = '0', reason = '' } = found.groups
  if (file.endsWith('dependencies.txt')) {
    return problem('dependency-broken', 'environment', { params: { reason }, raw: text })
  }
  const line = lineAtByte(wish.requirements.replace(/^\uFEFF/, ''), Number(position))
  return problem('requirement-broken', 'requirements', { params: { line, reason }, line, raw: text })
}

/** What uv could not do, in the author's words, with his line where one is to blame; uv's text stays one click away. */
export function uvProblem(text: string, wish: EnvironmentWish): Problem {
  const broken = brokenLine(text, wish)
  if (broken !== null) return broken
  for (const { test, code, params } of patterns) {
    const groups = test.exec(text)?.groups
    if (!test.test(text)) continue
    const values = Object.fromEntries(params.map((name) => [name, groups?.[name]?.replace(/[,.]$/, '') ?? '']))
    const name = values['name'] ?? (values['have'] ?? '').split(/[<>=]/)[0] ?? ''
    const line = name === '' ? null : lineFor(name, wish)
    const source = line === null ? 'environment' : 'requirements'
    return problem(code, source, { params: { version: '', ...values, name }, line, raw: text })
  }
  return problem('uv-failed', 'environment', { raw: text })
}
