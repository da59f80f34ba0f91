import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bundle } from '../../shared/model/packageSource'
import { findTarget } from '../../shared/dify/targets'
import type { Target } from '../../shared/dify/targets/target'
import { isFault, readLock } from '../../shared/packages/lockText'
import { problem, type ProblemCode, ProblemError } from '../../shared/problems'
import { minorOf } from '../environments/findPython'
import { readLockOf } from '../environments/requirementsLock'
import { isMissing, reasonOf } from '../files/fileErrors'
import { isFolder } from '../files/look'
import { renamePatiently } from '../files/patientRename'
import { bundleKey, bundlesRoot, sweepOpening } from './bundleFolder'
import { bundleFiles, type Manifest, manifestSchema, wheelName } from './manifest'
import type { BundleHooks, BundleTools } from './saveBundle'
import { fulfilled } from './wheelsOfLock'
import { OddZip, type OpenZip, openZip, type ZipEntry } from './zipReader'

/** What a bundle brought: its requirements and its lock, for the author's folder. */
export interface OpenedBundle extends Bundle {
  readonly target: Target
  readonly requirements: string
  readonly lock: string
}

export interface OpenHooks extends BundleHooks {
  /** The target that the packages are wanted for: a bundle of another one is refused. */
  readonly target?: Target
}

/** The most bytes of a text in a bundle. */
const mostText = 5_000_000

/** A bundle that swells beyond this many times its own size is none of ours: wheels are pressed already. */
const mostSwell = 4

function refused(code: ProblemCode, path: string, params: Record<string, string | number> = {}): ProblemError {
  return new ProblemError(problem(code, 'workspace', { params: { path, reason: '', ...params } }))
}

interface Unpacked {
  readonly texts: Map<string, string>
  readonly wheels: Map<string, { sha256: string; bytes: number }>
}

async function textOf(zip: OpenZip, name: string, signal: AbortSignal): Promise<string> {
  const entry = zip.entries.find((one) => one.name === name)
  if (entry === undefined) return ''
  if (entry.bytes > mostText) throw new OddZip(name)
  const pieces: Buffer[] = []
  for await (const piece of zip.read(entry, signal)) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

/** Writes a wheel under a name that was checked, and hashes it on the way. */
async function unpackWheel(zip: OpenZip, entry: ZipEntry, path: string, signal: AbortSignal) {
  const file = await open(path, 'wx')
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const piece of zip.read(entry, signal)) {
      hash.update(piece)
      bytes += piece.length
      await file.writeFile(piece)
    }
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), bytes }
}

/** The name of a wheel in a bundle; null for one of its texts. Any other name ends it with an OddZip. */
function wheelIn(name: string): string | null {
  const texts: readonly string[] = Object.values(bundleFiles)
  if (texts.includes(name)) return null
  const wheel = name.startsWith('wheels/') ? name.slice('wheels/'.length) : ''
  if (!wheelName.test(wheel)) throw new OddZip(name.slice(0, 200))
  return wheel
}

/** Unpacks a bundle into a new folder. `accept` looks at the manifest before any wheel is written. */
async function unpack<T>(
  path: string,
  folder: string,
  hooks: BundleHooks,
  signal: AbortSignal,
  accept: (manifest: Manifest | null) => Promise<T>,
): Promise<Unpacked & { accepted: T }> {
  const zip = await openZip(path, (size) => ({ files: 2100, bytes: size * mostSwell + 2 * mostText }))
  try {
    const files = zip.entries.map((entry) => ({ entry, wheel: wheelIn(entry.name) }))
    const texts = new Map<string, string>()
    for (const name of Object.values(bundleFiles)) texts.set(name, await textOf(zip, name, signal))
    const accepted = await accept(manifestIn(texts))
    const wheels = new Map<string, { sha256: string; bytes: number }>()
    hooks.stages?.begin('ready')
    const total = files.filter(({ wheel }) => wheel !== null).length
    for (const { entry, wheel } of files) {
      if (wheel === null) continue
      hooks.onProgress?.({ done: wheels.size, total, name: wheel })
      hooks.stages?.note('ready', { count: wheels.size, total, detail: wheel })
      wheels.set(wheel, await unpackWheel(zip, entry, join(folder, 'wheels', wheel), signal))
    }
    return { texts, wheels, accepted }
  } finally {
    await zip.close()
  }
}

function manifestIn(texts: ReadonlyMap<string, string>): Manifest | null {
  try {
    return manifestSchema.parse(JSON.parse(texts.get(bundleFiles.manifest) ?? ''))
  } catch {
    // None yet, or one that says something else: the caller tells which.
    return null
  }
}

/** Names of systems as people say them. */
const systems: Readonly<Record<string, string>> = { linux: 'Linux', darwin: 'macOS', win32: 'Windows' }

function machineOf({ platform, arch, python }: Pick<Manifest, 'platform' | 'arch' | 'python'>): string {
  return `${systems[platform] ?? platform} ${arch}, Python ${python}`
}

/** Whether every wheel is the one that the manifest and the lock name. Throws a ProblemError. */
function verify(
  path: string,
  manifest: Manifest,
  { texts, wheels }: Unpacked,
  pythonVersion: string,
  target: Target,
): void {
  for (const { file, sha256, bytes } of manifest.wheels) {
    const found = wheels.get(file)
    if (found === undefined) throw refused('bundle-broken', path, { reason: file })
    if (found.sha256 !== sha256 || found.bytes !== bytes) throw refused('bundle-altered', path, { name: file })
  }
  if (wheels.size !== manifest.wheels.length) throw refused('bundle-odd', path, { reason: 'wheels' })
  const lock = texts.get(bundleFiles.lock) ?? ''
  const requirements = texts.get(bundleFiles.requirements) ?? ''
  if (isFault(readLock(lock))) throw refused('bundle-broken', path, { reason: bundleFiles.lock })
  const read = readLockOf({ target, requirements, dependencies: [], lock }, pythonVersion)
  if (read.problem !== null) throw new ProblemError({ ...read.problem, severity: 'error' })
  const { missing, entries } = fulfilled(read.entries, manifest.wheels)
  const [gone] = missing
  if (gone !== undefined) throw refused('bundle-broken', path, { reason: gone })
  const grown = entries.find((entry, index) => entry.hashes.length !== read.entries[index]?.hashes.length)
  if (grown !== undefined) throw refused('bundle-altered', path, { name: grown.name })
}

/**
 * Takes a bundle in: every wheel is held to the hashes of the manifest and the lock, then all of it is kept where builds find it. Nothing of a
 * bundle that is for another machine or Python, is damaged or holds what none holds is kept. Throws a ProblemError.
 */
export async function openBundle(path: string, given: BundleTools, hooks: OpenHooks = {}): Promise<OpenedBundle> {
  const signal = hooks.signal ?? new AbortController().signal
  const root = bundlesRoot(given.dataRoot)
  const aside = join(root, `.opening-${process.pid}-${randomBytes(4).toString('hex')}`)
  try {
    await sweepOpening(root)
    await mkdir(join(aside, 'wheels'), { recursive: true })
    const accept = (manifest: Manifest | null): Promise<Fit> => fitOf(path, manifest, given, { ...hooks, signal })
    const unpacked = await unpack(path, aside, hooks, signal, accept)
    const { manifest, target, pythonVersion } = unpacked.accepted
    verify(path, manifest, unpacked, pythonVersion, target)
    const lock = unpacked.texts.get(bundleFiles.lock) ?? ''
    await keep(aside, join(root, bundleKey(lock)))
    const bytes = (await stat(path)).size
    const requirements = unpacked.texts.get(bundleFiles.requirements) ?? ''
    return { path, packages: manifest.wheels.length, bytes, target, requirements, lock }
  } catch (error) {
    if (signal.aborted) throw new ProblemError(problem('bundle-cancelled', 'environment', { severity: 'info' }))
    if (error instanceof ProblemError) throw error
    if (error instanceof OddZip)
      throw refused(error.reason === '' ? 'bundle-none' : 'bundle-odd', path, { reason: error.reason })
    throw refused(isMissing(error) ? 'bundle-absent' : 'bundle-unreadable', path, { reason: reasonOf(error) })
  } finally {
    await rm(aside, { recursive: true, force: true, maxRetries: 5 })
  }
}

interface Fit {
  readonly manifest: Manifest
  readonly target: Target
  readonly pythonVersion: string
}

/** The target and the Python of a bundle that is made for this machine. Throws a ProblemError. */
async function fitOf(
  path: string,
  manifest: Manifest | null,
  { tools }: BundleTools,
  { signal, target: wanted }: OpenHooks & { readonly signal: AbortSignal },
): Promise<Fit> {
  if (manifest === null) throw refused('bundle-none', path)
  const target = findTarget(manifest.target)
  if (target === null) throw refused('bundle-newer', path, { target: manifest.target })
  if (wanted !== undefined && wanted.id !== target.id) {
    const params = { made: target.name, here: wanted.name }
    throw new ProblemError(problem('bundle-other-target', 'environment', { params }))
  }
  const uv = await tools.uvFor(signal)
  const { python } = await tools.pythons.choose(target.python, { uv, env: tools.env(), onLine: () => {}, signal })
  const here = { platform: process.platform, arch: process.arch, python: minorOf(python.version) }
  const isSame = here.platform === manifest.platform && here.arch === manifest.arch && here.python === manifest.python
  if (isSame) return { manifest, target, pythonVersion: python.version }
  throw refused('bundle-other-machine', path, { made: machineOf(manifest), here: machineOf(here) })
}

/** Gives an unpacked bundle its place; one that lies there already is the same, unless it is damaged. */
async function keep(aside: string, place: string): Promise<void> {
  if (await isFolder(place)) {
    const doomed = `${aside}-old`
    await renamePatiently(place, doomed)
    await rm(doomed, { recursive: true, force: true, maxRetries: 5 })
  }
  await renamePatiently(aside, place)
}
