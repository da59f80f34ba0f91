import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { LockState } from '../../shared/model/packageSource'
import type { Problem } from '../../shared/model/problem'
import { basePackages } from '../../shared/dify/targets/target'
import {
  entriesFor,
  entryText,
  isFault,
  type LockEntry,
  lockDifferences,
  type LockFor,
  type LockHeader,
  type LockPart,
  readLock,
} from '../../shared/packages/lockText'
import { problem } from '../../shared/problems'
import type { EnvironmentWish } from '../engineTypes'
import { minorOf } from './findPython'
import { contentOf, lackedBy } from './lockContent'
import { localPath } from './localFiles'
import { type Lock, lockOf, shortHash } from './lock'
import { markerValues } from './markerValues'
import { entriesOf } from './requirementsFile'

/** What requirements ask for, without what says nothing to an installer: comments, blank lines, the form of line ends. */
function asked(requirements: string): string {
  return requirements
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter((line) => line !== '')
    .join('\n')
}

/**
 * What a lock of a wish says of itself. `pythonVersion` is "" where it is not known yet. The wish is a whole one (see `withLocalFiles`): a file
 * that `-r` or `-c` leads to is part of what is asked.
 */
export function lockHeaderOf(wish: EnvironmentWish, pythonVersion: string): LockFor {
  const { target } = wish
  // What lies beside them counts by what it says, not by where it lies: the lock goes with its folder to other machines.
  const nested = (wish.local?.nested ?? []).map(({ text }) => `\n\0${asked(text)}`)
  const digest = createHash('sha256')
    .update([asked(wish.requirements), ...nested].join(''))
    .digest('hex')
  return {
    target: target.id,
    python: pythonVersion === '' ? '' : minorOf(pythonVersion),
    base: `${target.base.date} ${shortHash(...basePackages(target))}`,
    requirements: `sha256:${digest}`,
  }
}

/** What the lock beside the requirements is for a wish. `entries` are those of this machine, empty unless it matches. */
export interface ReadLock {
  readonly state: LockState['state']
  readonly header: LockHeader | null
  readonly entries: readonly LockEntry[]
  readonly problem: Problem | null
}

const none: ReadLock = { state: 'none', header: null, entries: [], problem: null }

function differs(header: LockHeader, parts: readonly LockPart[], now: LockFor): Problem {
  const params = {
    parts: parts.join(', '),
    lockTarget: header.target,
    lockPython: header.python,
    target: now.target,
    python: now.python,
  }
  const [first = 'requirements'] = parts
  return problem(`lock-differs-${first}`, 'requirements', { severity: 'warning', params })
}

function warning(code: 'lock-altered' | 'lock-lacks', params: Problem['params']): Problem {
  return problem(code, 'requirements', { severity: 'warning', params })
}

/** Reads the lock that a wish brings with it. Nothing of it is used unless it fits in every part. */
export function readLockOf(wish: EnvironmentWish, pythonVersion: string): ReadLock {
  const text = wish.lock ?? ''
  if (text.trim() === '' || wish.interpreter === 'node') return none
  const read = readLock(text)
  if (isFault(read)) {
    const params = { line: read.line, text: read.text }
    return {
      ...none,
      state: 'broken',
      problem: problem('lock-broken', 'requirements', { severity: 'warning', params }),
    }
  }
  const { header } = read
  const now = lockHeaderOf(wish, pythonVersion)
  const parts = lockDifferences(header, now)
  if (parts.length > 0) return { ...none, state: 'differs', header, problem: differs(header, parts, now) }
  const isAltered = header.packages !== '' && header.packages !== contentOf(read.entries)
  if (isAltered) return { ...none, state: 'differs', header, problem: warning('lock-altered', {}) }
  const here = entriesFor(read.entries, markerValues(header.python))
  const lacked = header.packages === '' ? lackedBy(here, wish, header.python) : null
  if (lacked !== null) return { ...none, state: 'differs', header, problem: warning('lock-lacks', { text: lacked }) }
  const entries = here.map((entry) => placedEntry(entry, wish))
  return { ...none, state: 'matches', header, entries }
}

/** A lock names what lies beside the requirements by its way from there; it is used by its whole address. */
function placedEntry(entry: LockEntry, { local }: EnvironmentWish): LockEntry {
  const [, way] = /^file:(?!\/)(.+)$/.exec(entry.address) ?? []
  if (way === undefined || local === undefined) return entry
  return { ...entry, address: pathToFileURL(resolve(local.folder, decodeURIComponent(way))).href }
}

/** A package of the lock as a pin. */
export function pinOf({ name, version, address, extras }: LockEntry): string {
  return address === '' ? `${name}${extras}==${version}` : `${name}${extras} @ ${address}`
}

/** The addresses of the folders that a wish asks for as editable: a lock tells no more than where they are. */
function editables({ requirements, local }: EnvironmentWish): ReadonlySet<string> {
  if (local === undefined) return new Set()
  const texts = [requirements, ...local.nested.map(({ text }) => text)]
  const paths = texts
    .flatMap((text) => entriesOf(text))
    .filter(({ kind }) => kind === 'editable')
    .map(({ address }) => localPath(address.replace(/\[[^\]]*\]$/, ''), local.folder))
  return new Set(paths.filter((path) => path !== null).map((path) => pathToFileURL(path).href))
}

/** The lock of a wish whose `python-requirements.lock` fits and who adds nothing to it; null where it does not or he does. */
export function lockFromFile(wish: EnvironmentWish, pythonVersion: string): Lock | null {
  if (wish.dependencies.some(({ name }) => name.trim() !== '')) return null
  const { state, entries } = readLockOf(wish, pythonVersion)
  if (state !== 'matches') return null
  const isHashed = entries.length > 0 && entries.every(({ hashes }) => hashes.length > 0)
  const editable = editables(wish)
  const flag = ({ address }: LockEntry): string => (editable.has(address) ? '-e ' : '')
  const text = entries.map((entry) => flag(entry) + entryText(entry, false)).join('\n')
  const pins = entries.map((entry) => flag(entry) + pinOf(entry))
  return { ...lockOf(wish, pins), file: { text, isHashed } }
}

/** The first package of a lock that comes from an address instead of an index; null where none does. */
export function addressIn(lock: Lock): string | null {
  return lock.pins.find((pin) => pin.includes(' @ ')) ?? null
}
