import type { Problem } from '../../shared/model/problem'
import { problem, type ProblemCode } from '../../shared/problems'
import type { EnvironmentWish } from '../engineTypes'
import { redact } from './redact'
import { brokenLine } from './requirementProblem'
import { lineOfPackage, normalName, requiredNames } from './requirementsFile'

/** A pattern of uv's text. Its named groups become parameters; one that is told only of what the author asked for has `asked`. */
interface Pattern {
  readonly test: RegExp
  readonly code: ProblemCode
  readonly asked?: true
}

/**
 * uv's own texts (0.13 and the form before it) and Node's for the disk, the most telling first. They shift between versions, so each
 * looks for few words.
 */
const patterns: readonly Pattern[] = [
  { test: /no space left on device|os error 28\b|not enough space|os error 112\b|ENOSPC/i, code: 'disk-full' },
  { test: /invalid peer certificate|UnknownIssuer|certificate verify failed/i, code: 'certificate-unknown' },
  { test: /\b(?:401 Unauthorized|403 Forbidden)\b/i, code: 'index-refused' },
  { test: /network was disabled|not found in the cache/i, code: 'network-off' },
  { test: /Hash mismatch for `(?<name>[\w.-]+)/i, code: 'package-wrong-hash' },
  {
    test: /Failed to (?:build|generate package metadata for|prepare metadata for) [`']?(?<name>[\w.-]+)|Build backend failed/,
    code: 'package-not-built',
  },
  {
    test: /dns error|tcp connect error|Connection refused|error sending request|Could not resolve host|timed out|Request failed after/i,
    code: 'network-unreachable',
  },
  { test: /Git operation failed|Git executable not found/i, code: 'git-failed' },
  {
    test: /Failed to inspect Python interpreter|No interpreter found|Broken (?:virtual environment|symlink)/i,
    code: 'python-broken',
  },
  {
    test: /Because (?<name>[\w.-]+) was not found in the (?:package registry|provided package locations)/,
    code: 'package-unknown',
  },
  {
    test: /current Python version \((?<python>[\d.]+)\) does not satisfy Python(?<needs>[^\s,]+)[^]*you require (?<name>[\w.-]+?)(?=[<>=~!\s,])/,
    code: 'package-needs-python',
  },
  {
    test: /Because (?:all versions of )?(?<name>[\w.-]+?)(?:[<>=~!]\S*)? (?:has|have) no (?:\w+ )?wheels/,
    code: 'package-not-for-machine',
  },
  {
    test: /there (?:is|are) no versions? of (?<name>[\w.-]+?)(?<version>(?:===?|[<>~!]=?)[^\s,]+)/,
    code: 'version-unknown',
    asked: true,
  },
  {
    test: /only (?<name>[\w.-]+?)(?:===?|[<>]=?)\S+ (?:is|are) available and you require [\w.-]+?(?<version>(?:===?|[<>~!]=?)[^\s]+),/,
    code: 'version-unknown',
    asked: true,
  },
  { test: /Because (?<reason>[^]*?)(?:, we can conclude that your|$)/, code: 'requirements-conflict' },
  { test: /No solution found/, code: 'requirements-conflict' },
  {
    test: /permission denied|os error 13\b|access is denied|os error 5\b|read-only file system|EACCES|EROFS|ENOTDIR|EEXIST/i,
    code: 'folder-not-writable',
  },
]

function isAsked(name: string, wish: EnvironmentWish): boolean {
  const asked = [...requiredNames(wish.requirements), ...wish.dependencies.map((one) => normalName(one.name.trim()))]
  return asked.includes(normalName(name))
}

/** uv's sentences as one paragraph, short enough to be read on a card. */
function paragraph(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  return flat.length > 600 ? `${flat.slice(0, 600)}…` : flat
}

/** What uv could not do, in the author's words, with his line where one is to blame; uv's text stays one click away. */
export function uvProblem(output: string, wish: EnvironmentWish): Problem {
  const raw = redact(output)
  const broken = brokenLine(raw, wish)
  if (broken !== null) return broken
  for (const { test, code, asked } of patterns) {
    const found = test.exec(raw)
    if (found === null) continue
    const params: Record<string, string> = { name: '', version: '', reason: '' }
    for (const [name, value] of Object.entries(found.groups ?? {})) params[name] = paragraph(value ?? '')
    const name = params['name'] ?? ''
    // What a package deeper down lacks is a conflict for the author: he asked for neither.
    if (asked && !isAsked(name, wish)) continue
    const line = name === '' ? null : lineOfPackage(wish.requirements, name)
    return problem(code, line === null ? 'environment' : 'requirements', { params, line, raw })
  }
  return problem('uv-failed', 'environment', { raw })
}
