import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { RequirementsFile, RequirementsSave, TextFile } from '../../shared/model/workspace'
import type { Requirements } from '../engineTypes'
import { lookBeside } from '../environments/localFiles'
import { writeAtomic } from '../files/atomicFile'
import { isMissing } from '../files/fileErrors'
import { isFolder } from '../files/look'
import { type PlacedRequirements, placeRequirements, shownPlace } from './requirementsPlace'
import { createSharedText, type SharedText, type SharedTextKind, type SharedTextOptions } from './sharedText'
import { createLockFile, readLockFile } from './lockFile'
import { readText } from './textFile'
import { watchPaths } from './watchPaths'

/** Where a workspace remembers that its author pointed it at another file. */
export interface Pointer {
  get(): string | null
  set(path: string | null): Promise<void>
}

/** For a workspace that nobody remembers. */
export const noPointer: Pointer = { get: () => null, set: () => Promise.resolve() }

export interface RequirementsOptions extends Omit<SharedTextOptions, 'onChange'> {
  /** Told of a change by another hand. */
  readonly onChange: (file: RequirementsFile) => void
  /** Told where what they name beside them was changed by another hand: files of `-r` and `-c`, wheels, folders. */
  readonly onBeside: () => void
  /** Told where their lock is another one than before. */
  readonly onLock: () => void
  readonly pointer: Pointer
  /** Told where the file can't be watched; a save sees what changed all the same. */
  readonly onWatchError: (error: unknown) => void
  /** How often what they consist of is looked at, in milliseconds. */
  readonly lookEveryMs: number
}

/** An edit of the workspace's own file, and one of a file elsewhere, are kept aside apart. */
const ownDraft = '/requirements'

/**
 * The requirements of an open workspace, its own or a file that the author pointed at: read, saved without loss, told when another hand changes
 * them.
 */
export async function createRequirements(options: RequirementsOptions) {
  const { root, pointer, onChange } = options
  let { placed, text } = await found(pointer.get())
  const lock = createLockFile(() => dirname(placed.path), options.onLock)
  const watch = watchPaths(options.lookEveryMs, onPaths, options.onWatchError)
  /** What they named beside them, by which text, when that was looked at last. */
  let beside = { by: '', fingerprint: '' }
  let looking: Promise<unknown> = Promise.resolve()
  await lookBesideThem()

  const withPlace = (file: TextFile): RequirementsFile => ({ ...file, ...shownPlace(root, placed) })

  async function read(): Promise<RequirementsFile> {
    const file = await text.read()
    // It may have changed again, back to how the watch knew it, between this and the next look.
    watch.doubt(placed.path)
    return withPlace(file)
  }

  async function found(path: string | null): Promise<{ placed: PlacedRequirements; text: SharedText }> {
    const place = await placeRequirements(root, path)
    const isOwn = place.path === (await placeRequirements(root, null)).path
    const kind: SharedTextKind = {
      path: place.path,
      anchor: isOwn ? root : dirname(place.path),
      draftId: isOwn ? ownDraft : `${ownDraft} ${place.path}`,
      notSaved: 'requirements-not-saved',
    }
    const told = (file: TextFile): void => onChange({ ...file, ...shownPlace(root, place) })
    return { placed: place, text: createSharedText(kind, { ...options, onChange: told }) }
  }

  async function lookBesideNow(): Promise<void> {
    const { path } = placed
    // Requirements that can't be read name nothing; that they can't is told where they are read.
    const { text: requirements } = await readText(path).catch(() => ({ text: '' }))
    const local = await lookBeside({ requirements, folder: dirname(path) })
    if (path !== placed.path) return
    const before = beside
    const paths = local?.paths ?? []
    watch.set([path, lock.path, ...paths])
    beside = { by: `${path}\n${requirements}`, fingerprint: local?.fingerprint ?? '' }
    if (beside.by === before.by && beside.fingerprint === before.fingerprint) return
    // What was read may be gone again before the watch has seen it.
    for (const one of paths) watch.doubt(one)
    // Where the text leads elsewhere, whoever changed it has asked anew.
    if (beside.by === before.by) options.onBeside()
  }

  /** Looks at what they name beside them, tells where that is another than before, and watches it from now on. */
  function lookBesideThem(): Promise<void> {
    const next = looking.then(lookBesideNow)
    looking = next.catch(() => undefined)
    return next
  }

  async function onPaths(changed: ReadonlySet<string>): Promise<void> {
    // Where the workspace itself is gone, its files are not told of one by one: they are looked at when it is back.
    if (!(await isFolder(root))) {
      for (const path of changed) watch.doubt(path)
      return
    }
    if (changed.has(placed.path)) await text.tell()
    if (changed.has(lock.path)) await lock.tell()
    await lookBesideThem()
  }

  async function point(path: string | null): Promise<RequirementsFile> {
    const isOwn = path !== null && path === (await placeRequirements(root, null)).path
    const wanted = isOwn ? null : path
    ;({ placed, text } = await found(wanted))
    await lookBesideThem()
    // Where it can't be remembered it counts for now, and the author is told.
    await pointer.set(wanted)
    return read()
  }

  return {
    path: (): string => placed.path,
    read,
    /** The text alone with its folder and its lock, for what is done with it. Throws a ProblemError where it can't be read. */
    async text(): Promise<Requirements> {
      const folder = dirname(placed.path)
      return { text: await text.text(), folder, lock: await readLockFile(folder) }
    },
    lock,
    async tell(): Promise<void> {
      watch.doubt(placed.path)
      await text.tell()
    },
    async save(changed: string, revision: string, force: boolean): Promise<RequirementsSave> {
      const result = await text.save(changed, revision, force)
      watch.doubt(placed.path)
      await lookBesideThem()
      return result
    },
    async discard(): Promise<RequirementsFile> {
      await text.discard()
      return read()
    },
    /** Makes another file the workspace's; null: its own again. */
    point,
    /** Writes the file as it is, to the byte, to another place. Rejects with the system's error where that can't be written. */
    async copyTo(path: string): Promise<void> {
      const bytes = await readFile(placed.path).catch((error: unknown) => {
        if (!isMissing(error)) throw error
        return ''
      })
      await writeAtomic(path, bytes)
    },
    async close(): Promise<void> {
      await watch.close()
    },
  }
}
