import { randomBytes } from 'node:crypto'
import { copyFile, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { version } from '../../package.json'
import type { Bundle, BundleProgress } from '../../shared/model/packageSource'
import { isFault, type LockEntry, type LockText, readLock } from '../../shared/packages/lockText'
import { secretLine } from '../../shared/packages/secretLine'
import { problem, ProblemError } from '../../shared/problems'
import type { EnvironmentWish } from '../engineTypes'
import { withLocalFiles } from '../environments/localFiles'
import { sealedLock } from '../environments/lockContent'
import { lockFromFile, lockHeaderOf, readLockOf } from '../environments/requirementsLock'
import { createStages, type Stages } from '../environments/stages'
import type { Tools } from '../environments/tools'
import { sourceLines } from '../environments/wishSources'
import { reasonOf } from '../files/fileErrors'
import { renamePatiently } from '../files/patientRename'
import type { LockHooks, Locks } from '../sources/locks'
import { bundledWheels } from './bundleFolder'
import { collectWheels } from './collectWheels'
import { hashFile } from './hashFile'
import { type BundledWheel, bundleFiles, type Manifest } from './manifest'
import { standalone } from './standalone'
import { fulfilled } from './wheelsOfLock'
import { mostZipBytes, writeZip, type ZipPart } from './zipWriter'

export interface BundleHooks {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: BundleProgress) => void
  /** Its stages as they go on. */
  readonly stages?: Stages
}

export interface BundleTools {
  readonly tools: Tools
  readonly locks: Locks
  readonly dataRoot: string
}

async function manifestWheels(folder: string, names: readonly string[]): Promise<BundledWheel[]> {
  const wheels: BundledWheel[] = []
  for (const file of names) wheels.push({ file, ...(await hashFile(join(folder, file))) })
  return wheels
}

/** The lock that the bundle is made of: that beside the requirements where it fits, else one that is resolved now. */
async function lockFor(wish: EnvironmentWish, pythonVersion: string, given: BundleTools, hooks: LockHooks) {
  const read = readLock(wish.lock ?? '')
  if (readLockOf(wish, pythonVersion).state === 'matches' && !isFault(read)) return read
  if (given.tools.isOffline()) throw new ProblemError(problem('bundle-needs-network', 'environment'))
  return given.locks.resolve(wish, hooks)
}

/** Entries of the whole lock, those of this machine in the form that their wheels gave them. */
function merged(lock: LockText, made: readonly LockEntry[], here: readonly LockEntry[]): LockText {
  const now = new Map(here.map((entry, index) => [entry.name + entry.marker, made[index] ?? entry]))
  return { ...lock, entries: lock.entries.map((entry) => now.get(entry.name + entry.marker) ?? entry) }
}

async function writeAside(path: string, parts: readonly ZipPart[], signal: AbortSignal): Promise<void> {
  const aside = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.nodelab`)
  try {
    await writeZip(aside, parts, signal)
    await renamePatiently(aside, path)
  } catch (error) {
    await rm(aside, { force: true })
    if (signal.aborted || error instanceof ProblemError) throw error
    throw new ProblemError(problem('bundle-not-saved', 'workspace', { params: { path, reason: reasonOf(error) } }))
  }
}

/** Refuses a text that holds somebody's login: a bundle is handed on. */
function withoutLogin(file: string, text: string): void {
  const line = secretLine(text)
  if (line === null) return
  const source = file === bundleFiles.requirements ? 'requirements' : 'environment'
  throw new ProblemError(problem('bundle-holds-login', source, { params: { file, line }, line }))
}

/**
 * Writes the packages of a wish into one file: its requirements, its lock with hashes, and a wheel of every package for this machine and this
 * Python. Nothing is left of one that fails or is cancelled. Throws a ProblemError.
 */
export async function saveBundle(
  path: string,
  asked: EnvironmentWish,
  given: BundleTools,
  hooks: BundleHooks = {},
): Promise<Bundle> {
  withoutLogin(bundleFiles.requirements, asked.requirements)
  const signal = hooks.signal ?? new AbortController().signal
  const { tools } = given
  const wish = await withLocalFiles(asked)
  const uv = await tools.uvFor(signal)
  const env = tools.env()
  const stages = hooks.stages ?? createStages('bundle', () => {})
  const asking = { uv, env, onLine: (line: string) => stages.readLine(line), signal }
  stages.begin('python')
  const folder = await mkdtemp(join(tmpdir(), 'nodelab-bundle-'))
  try {
    const { python } = await tools.pythons.choose(wish.target.python, asking)
    stages.note('python', { detail: python.version })
    const lock = await lockFor(wish, python.version, given, { signal, stages })
    const locked = { ...wish, lock: sealedLock(lock), dependencies: [] }
    const { entries, header } = readLockOf(locked, python.version)
    const total = entries.length
    const tell = (done: number, name: string): void => {
      const count = Math.min(done, total)
      stages.note('downloading', { count, total, detail: name })
      hooks.onProgress?.({ done: count, total, name })
    }
    stages.begin('downloading')
    tell(0, '')
    const collected = await wheelsFor(locked, python.version, {
      entries,
      folder,
      given,
      signal,
      tell,
      uv,
      python: python.executable,
    })
    tell(total, '')
    stages.begin('ready')
    const wheels = await manifestWheels(collected.folder, collected.names)
    const made = fulfilled(entries, wheels)
    if (made.missing.length > 0) {
      const params = { names: made.missing.join(', ') }
      throw new ProblemError(problem('bundle-wheel-missing', 'environment', { params }))
    }
    if (wheels.reduce((sum, { bytes }) => sum + bytes, 0) > mostZipBytes) {
      throw new ProblemError(problem('bundle-too-large', 'environment'))
    }
    const manifest: Manifest = {
      format: 1,
      nodelab: version,
      created: new Date().toISOString(),
      target: wish.target.id,
      python: header?.python ?? '',
      platform: process.platform,
      arch: process.arch,
      wheels,
    }
    const { folder: _, local: __, ...bare } = wish
    const local = made.entries.filter((_entry, at) => entries[at]?.address.startsWith('file:') === true)
    const alone = { ...bare, requirements: standalone(wish, local) }
    const whole = merged(lock, made.entries, entries)
    const text = sealedLock({ ...whole, header: { ...whole.header, ...lockHeaderOf(alone, python.version) } })
    withoutLogin(bundleFiles.requirements, alone.requirements)
    withoutLogin(bundleFiles.lock, text)
    signal.throwIfAborted()
    stages.begin('writing')
    await writeAside(
      path,
      [
        { name: bundleFiles.manifest, from: { text: `${JSON.stringify(manifest, null, 2)}\n` } },
        { name: bundleFiles.requirements, from: { text: alone.requirements } },
        { name: bundleFiles.lock, from: { text } },
        ...wheels.map(({ file }) => ({ name: `wheels/${file}`, from: { path: join(collected.folder, file) } })),
      ],
      signal,
    )
    stages.done('writing')
    return { path, packages: wheels.length, bytes: (await stat(path)).size }
  } catch (error) {
    if (signal.aborted) throw new ProblemError(problem('bundle-cancelled', 'environment', { severity: 'info' }))
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

interface Wanted {
  readonly entries: readonly LockEntry[]
  readonly folder: string
  readonly given: BundleTools
  readonly signal: AbortSignal
  readonly tell: (done: number, name: string) => void
  readonly uv: string
  readonly python: string
}

/** The wheels of a lock: those of a bundle that was opened here, else from the index. */
async function wheelsFor(wish: EnvironmentWish, pythonVersion: string, wanted: Wanted) {
  const { entries, folder, given, signal, tell, uv, python } = wanted
  const lock = lockFromFile(wish, pythonVersion)
  const near = lock === null ? null : await bundledWheels(given.dataRoot, wish, lock)
  if (near !== null) {
    const copies = join(folder, 'wheels')
    await mkdir(copies)
    const names = (await readdir(near)).sort()
    for (const name of names) await copyFile(join(near, name), join(copies, name))
    return { folder: copies, names }
  }
  if (given.tools.isOffline()) throw new ProblemError(problem('bundle-needs-network', 'environment'))
  const indexes = given.tools.indexesFor(wish, given.tools.env())
  const sources = sourceLines(wish)
  const collecting = { uv, python, env: given.tools.env(), indexes, sources, folder, signal, onPackage: tell }
  return collectWheels(collecting, entries)
}
