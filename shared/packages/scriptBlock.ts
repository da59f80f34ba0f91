import { parse, TomlError } from 'smol-toml'
import type { Target } from '../dify/targets/target'
import type { Dependency } from '../model/node'
import type { Problem } from '../model/problem'
import { problem } from '../problems'
import type { ReasonCode } from '../problems/reasonWords'
import { readDistRequirement } from './distRequirement'
import { holds, type MarkerValues, readMarker } from './markers'
import { satisfies } from './pep440'

/** What a `# /// script` block in Python code asks for. */
export interface ScriptBlock {
  readonly dependencies: readonly Dependency[]
  readonly problems: readonly Problem[]
}

const none: ScriptBlock = { dependencies: [], problems: [] }
const opening = /^# \/\/\/ script[ \t]*$/
const closing = /^# \/\/\/[ \t]*$/

/** The lines of a block with its place: `first` is the line of its opening, from 1. */
interface Found {
  readonly first: number
  readonly lines: readonly string[]
}

/** Blocks as PEP 723 delimits them; one without an end has null for its lines. */
function blocksIn(code: string): (Found | { readonly first: number; readonly lines: null })[] {
  const lines = code.split(/\r\n|\r|\n/)
  const found: (Found | { readonly first: number; readonly lines: null })[] = []
  for (let at = 0; at < lines.length; at += 1) {
    if (!opening.test(lines[at] ?? '')) continue
    let end = at + 1
    // Of several closing lines the last one of the comment counts, unless another block begins.
    let close = -1
    for (; end < lines.length && /^#(?: |$)/.test(lines[end] ?? '') && !opening.test(lines[end] ?? ''); end += 1) {
      if (closing.test(lines[end] ?? '')) close = end
    }
    found.push({ first: at + 1, lines: close === -1 ? null : lines.slice(at + 1, close) })
    at = end - 1
  }
  return found
}

/** What markers ask about in a sandbox: a Linux with CPython, of a machine that is not known. */
function sandboxValues({ python }: Target): MarkerValues {
  return {
    python_version: python,
    os_name: 'posix',
    sys_platform: 'linux',
    platform_system: 'Linux',
    platform_python_implementation: 'CPython',
    implementation_name: 'cpython',
  }
}

/** A requirement of a block as a dependency; null where its marker leaves it out, and the text itself where it is none. */
function dependencyOf(text: string, target: Target): Dependency | null | string {
  const read = readDistRequirement(text)
  if (read === null || !/^(?:[<>=!~][\w.+!*,<>=~\s-]*)?$/.test(read.wanted)) return text
  const marker = read.marker === '' ? null : readMarker(read.marker)
  if (read.marker !== '' && marker === null) return text
  if (marker !== null && holds(marker, sandboxValues(target)) === false) return null
  const extras = read.extras.length === 0 ? '' : `[${read.extras.join(',')}]`
  return { name: `${read.name}${extras}`, version: read.wanted.replace(/\s+/g, '') }
}

/** Whether a Python such as `3.12`, in whatever patch release, meets conditions. What can't be read is met. */
function isMet(python: string, wanted: string): boolean {
  return [python, `${python}.99`].some((version) => satisfies(version, wanted) !== false)
}

function ofTable(table: Record<string, unknown>, block: Found, target: Target): ScriptBlock {
  const { first, lines } = block
  const lineOf = (text: string): number =>
    first +
    1 +
    Math.max(
      0,
      lines.findIndex((line) => line.includes(text)),
    )
  const broken = (key: string, reasonCode: ReasonCode): Problem => {
    const line = lineOf(key)
    return problem('script-block-broken', 'code', { severity: 'warning', line, params: { line, key, reasonCode } })
  }
  const problems: Problem[] = []
  const dependencies: Dependency[] = []
  const asked = table['dependencies'] ?? []
  if (!Array.isArray(asked)) return { dependencies, problems: [broken('dependencies', 'not-a-list')] }
  for (const one of asked as unknown[]) {
    const read = typeof one === 'string' ? dependencyOf(one, target) : JSON.stringify(one)
    if (read === null) continue
    if (typeof read !== 'string') dependencies.push(read)
    else {
      const line = lineOf(typeof one === 'string' ? one : 'dependencies')
      const params = { line, wanted: read.slice(0, 80) }
      problems.push(problem('script-dependency-refused', 'code', { severity: 'warning', line, params }))
    }
  }
  const wanted = table['requires-python'] ?? ''
  if (typeof wanted !== 'string') problems.push(broken('requires-python', 'not-a-text'))
  else if (!isMet(target.python, wanted)) {
    const line = lineOf('requires-python')
    const params = { line, wanted, target: target.name, python: target.python }
    problems.push(problem('script-python', 'code', { severity: 'warning', line, params }))
  }
  if (dependencies.length > 0) {
    const packages = dependencies.map(({ name }) => name).join(', ')
    problems.push(
      problem('script-block-ignored', 'code', { severity: 'info', line: first, params: { line: first, packages } }),
    )
  }
  return { dependencies, problems }
}

/**
 * Reads the `# /// script` block of Python code (PEP 723) for a target: its dependencies by name and versions, and what must be said of it. A
 * broken block asks for nothing and says at which line it is broken. Other keys and tables of it are other tools' own.
 */
export function readScriptBlock(code: string, target: Target): ScriptBlock {
  if (!code.includes('# /// script')) return none
  const [block, second] = blocksIn(code)
  if (block === undefined) return none
  const told = (code: 'script-block-open' | 'script-block-twice', line: number): ScriptBlock => ({
    dependencies: [],
    problems: [problem(code, 'code', { severity: 'warning', line, params: { line } })],
  })
  if (second !== undefined) return told('script-block-twice', second.first)
  if (block.lines === null) return told('script-block-open', block.first)
  const text = block.lines.map((line) => line.replace(/^# ?/, '')).join('\n')
  try {
    return ofTable(parse(text), { first: block.first, lines: block.lines }, target)
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const line = block.first + Math.min(error.line, Math.max(1, block.lines.length))
    const [reason = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n', 1)
    return {
      dependencies: [],
      problems: [problem('script-block-broken', 'code', { severity: 'warning', line, params: { line, reason } })],
    }
  }
}
