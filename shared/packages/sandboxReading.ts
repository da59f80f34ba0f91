import { basePackages, type Target } from '../dify/targets/target'
import type { Problem } from '../model/problem'
import { problem, type ProblemCode } from '../problems'
import { holds, readMarker } from './markers'
import { satisfies } from './pep440'
import { redact } from './redact'
import { normalName } from './packageName'
import { secretLine } from './secretLine'
import { readRequirements, type RequirementEntry } from './requirementsFile'

/*
 * What Dify's sandbox makes of python-requirements.txt. The official one reads it once at its start, writes the text alone into a new folder
 * of its container and runs `pip3 install -r requirements.txt` there; where pip fails the server panics (`InstallDependencies`, the same
 * from 0.2.10 to 0.2.15 and later). dify-sandbox-py runs `uv pip install --system -r /dependencies/python-requirements.txt` in its start
 * script and starts whatever comes of it.
 */

/** Options that pip reads in such a file. */
const known = new Set(
  `--index-url --extra-index-url --no-index --find-links --constraint --requirement --editable --no-binary --only-binary
   --prefer-binary --require-hashes --pre --trusted-host --use-feature`.split(/\s+/),
)

/**
 * Packages whose import was seen to end by a system call that the official sandbox does not allow (the first three, with its filter of 2026), and
 * those that import one of them.
 */
const killed = new Set(
  'numpy pandas matplotlib scipy scikit-learn scikit-image seaborn statsmodels opencv-python opencv-python-headless'.split(
    ' ',
  ),
)

/** A file read for one target. */
interface Reading {
  readonly target: Target
  readonly entries: readonly RequirementEntry[]
  readonly isPy: boolean
  readonly base: ReadonlyMap<string, string>
  /** The first line with a hash, where pip asks for one in every line. */
  readonly hashedAt: number | null
}

type Note = (code: ProblemCode, severity: Problem['severity'], params?: Problem['params']) => Problem

const isWhole = (path: string): boolean => path.startsWith('/')
const plain = (path: string): string => path.replace(/^file:(?:\/\/)?/, '')
const isAddress = (text: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(text) && !/^file:/i.test(text)

/** The host of an address, without who asks. */
function hostOf(address: string): string {
  const [, host] = /^[^:]+:\/\/(?:[^/@]*@)?([^/?#]+)/.exec(address) ?? []
  return host ?? address
}

/** What a line that names a package by its name does to the base. */
function ofName(entry: RequirementEntry, { target, base, isPy }: Reading, note: Note): Problem[] {
  const { name, written, specifier } = entry
  const version = base.get(name)
  if (version !== undefined) {
    const params = { name: written, version, specifier, target: target.name }
    if (satisfies(version, specifier) !== false) return [note('line-in-base', 'info', params)]
    return [note('line-changes-base', 'warning', params)]
  }
  const isPinned = /^===?[^*]*$/.test(specifier)
  return [
    ...(killed.has(name) && !isPy ? [note('line-killed', 'warning', { name: written })] : []),
    ...(isPinned ? [] : [note('line-open', 'info', { name: written })]),
  ]
}

/** A line that can't be installed: the end of the official server, and a warning where the server goes on without. */
function fails(
  code: 'unreadable' | 'option-unknown' | 'needs-git' | 'other-file' | 'path' | 'no-hash' | 'contradicts',
  reading: Reading,
  note: Note,
  params: Problem['params'],
): Problem {
  return reading.isPy ? note(`line-${code}-py`, 'warning', params) : note(`line-${code}`, 'error', params)
}

function ofPath(path: string, reading: Reading, note: Note): Problem {
  const inside = plain(path)
  if (isWhole(inside)) return note('line-whole-path', 'warning', { path: inside })
  return fails('path', reading, note, { path: inside })
}

function ofAddress(entry: RequirementEntry, reading: Reading, note: Note): Problem {
  const { address } = entry
  if (/^(?:git|hg|bzr|svn)\+/i.test(address)) return fails('needs-git', reading, note, { text: redact(address) })
  return isAddress(address) ? note('line-address', 'info', { host: hostOf(address) }) : ofPath(address, reading, note)
}

function ofFile({ address }: RequirementEntry, reading: Reading, note: Note): Problem {
  if (isAddress(address)) return note('line-address', 'info', { host: hostOf(address) })
  const path = plain(address)
  if (isWhole(path)) return note('line-whole-path', 'warning', { path })
  return reading.isPy ? note('line-beside', 'warning', { path }) : fails('other-file', reading, note, { path })
}

function ofOptions({ options }: RequirementEntry, reading: Reading, note: Note): Problem[] {
  return options.flatMap(({ name, value }) => {
    if (!known.has(name)) return [fails('option-unknown', reading, note, { option: name })]
    if (name === '--extra-index-url') return [note('line-extra-index', 'warning')]
    if (name === '--index-url') return [note('line-index', 'info', { host: hostOf(value) })]
    if (name !== '--find-links' || isAddress(value)) return []
    const path = plain(value)
    if (isWhole(path)) return [note('line-whole-path', 'warning', { path })]
    return [reading.isPy ? note('line-beside', 'warning', { path }) : note('line-links-ignored', 'warning', { path })]
  })
}

/** What pip says of hashes once a line has one; uv checks those that are there and asks for no more. */
function ofHashes(entry: RequirementEntry, reading: Reading, note: Note): Problem[] {
  if (reading.isPy || reading.hashedAt === null) return []
  if (entry.line === reading.hashedAt) return [note('line-hashes', 'warning')]
  const isPinned = entry.kind === 'requirement' ? /^===?[^*]*$/.test(entry.specifier) : entry.kind === 'url'
  if (entry.hashes.length > 0 && isPinned) return []
  return [fails('no-hash', reading, note, { name: entry.written || redact(entry.address) })]
}

/** An earlier line that pins another version of the same package. */
function ofTwice(entry: RequirementEntry, reading: Reading, note: Note): Problem[] {
  const pin = (one: RequirementEntry): string | null => /^==\s*([^*,]+)$/.exec(one.specifier)?.[1] ?? null
  const mine = pin(entry)
  const other = reading.entries.find(
    (one) =>
      one.line < entry.line && one.kind === 'requirement' && one.name === entry.name && isOn(one, reading.target),
  )
  if (mine === null || other === undefined || satisfies(mine, other.specifier) !== false) return []
  return [fails('contradicts', reading, note, { name: entry.written, other: other.line })]
}

/** Whether a line counts in the sandbox: Linux, and the target's Python. What hangs on the machine's kind is taken to hold. */
function isOn({ marker }: RequirementEntry, { python }: Target): boolean {
  const read = marker === '' ? null : readMarker(marker)
  if (read === null) return true
  const values = {
    python_version: python,
    os_name: 'posix',
    sys_platform: 'linux',
    platform_system: 'Linux',
    platform_python_implementation: 'CPython',
    implementation_name: 'cpython',
    extra: '',
  }
  return holds(read, values) !== false
}

function ofLine(entry: RequirementEntry, reading: Reading): Problem[] {
  const { target } = reading
  const { kind, line, text, marker, spans } = entry
  const note: Note = (code, severity, params = {}) => problem(code, 'requirements', { severity, params, line })
  const shown = redact(text.trim())
  const found: Problem[] = []
  const comment = spans.comment === undefined ? '' : text.slice(spans.comment.from - entry.from)
  if (/[\r\n]/.test(comment)) found.push(note('line-swallowed', 'warning'))
  if (kind === 'comment' || kind === 'blank') return found
  if (kind === 'broken') return [...found, fails('unreadable', reading, note, { text: shown })]
  if (secretLine(text) !== null) found.push(note('line-secret', 'warning'))
  const variable = /\$\{[A-Z0-9_]+\}/.exec(text)?.[0]
  if (variable !== undefined) found.push(note('line-variable', 'warning', { text: variable }))
  if (!isOn(entry, target))
    return [...found, note('line-marker-off', 'info', { marker, python: target.python, target: target.name })]
  if (kind === 'requirement') {
    found.push(...ofTwice(entry, reading, note), ...ofHashes(entry, reading, note), ...ofName(entry, reading, note))
  } else if (kind === 'url' || kind === 'path') {
    found.push(...ofHashes(entry, reading, note), ofAddress(entry, reading, note))
  } else if (kind === 'editable') found.push(ofAddress(entry, reading, note))
  else if (kind === 'file' || kind === 'constraint') found.push(ofFile(entry, reading, note))
  else found.push(...ofOptions(entry, reading, note))
  return found
}

function hashedAt(entries: readonly RequirementEntry[]): number | null {
  const asks = ({ hashes, options }: RequirementEntry): boolean =>
    hashes.length > 0 || options.some(({ name }) => name === '--require-hashes')
  return entries.find(asks)?.line ?? null
}

/**
 * What the sandbox of a target makes of python-requirements.txt, line by line, worst first in a line: `error` stops the server at its start,
 * `warning` makes it another than the author may think, `info` is worth knowing.
 */
export function readForSandbox(text: string, target: Target): Problem[] {
  const { entries } = readRequirements(text)
  const base = new Map(
    basePackages(target).map((pin) => {
      const [name = '', version = ''] = pin.split('==')
      return [normalName(name), version] as const
    }),
  )
  const reading: Reading = { target, entries, base, isPy: target.sandbox.dialect === 'py', hashedAt: hashedAt(entries) }
  const rank = { error: 0, warning: 1, info: 2 } as const
  return entries.flatMap((entry) => ofLine(entry, reading).sort((a, b) => rank[a.severity] - rank[b.severity]))
}
