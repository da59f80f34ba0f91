import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { RequirementsFile, RequirementsSave, TextFile } from '../../shared/model/workspace'
import type { Requirements } from '../engineTypes'
import { writeAtomic } from '../files/atomicFile'
import { isMissing } from '../files/fileErrors'
import { type PlacedRequirements, placeRequirements, shownPlace } from './requirementsPlace'
import { createSharedText, type SharedText, type SharedTextKind, type SharedTextOptions } from './sharedText'
import { readLockFile } from './lockFile'
import { type FileWatch, watchFile } from './watchFile'

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
  readonly pointer: Pointer
  /** Told where the file can't be watched; a save sees what changed all the same. */
  readonly onWatchError: (error: unknown) => void
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
  /** Watches a file that the workspace's own watch does not see. */
  let watch: FileWatch | null = watched()

  const withPlace = (file: TextFile): RequirementsFile => ({ ...file, ...shownPlace(root, placed) })

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

  function watched(): FileWatch | null {
    const { path } = placed
    return dirname(path) === root ? null : watchFile(path, () => text.tell(), options.onWatchError)
  }

  async function point(path: string | null): Promise<RequirementsFile> {
    const isOwn = path !== null && path === (await placeRequirements(root, null)).path
    const wanted = isOwn ? null : path
    ;({ placed, text } = await found(wanted))
    await watch?.close()
    watch = watched()
    // Where it can't be remembered it counts for now, and the author is told.
    await pointer.set(wanted)
    return withPlace(await text.read())
  }

  return {
    path: (): string => placed.path,
    read: async (): Promise<RequirementsFile> => withPlace(await text.read()),
    /** The text alone with its folder and its lock, for what is done with it. Throws a ProblemError where it can't be read. */
    async text(): Promise<Requirements> {
      const folder = dirname(placed.path)
      return { text: await text.text(), folder, lock: await readLockFile(folder) }
    },
    tell: (): Promise<void> => text.tell(),
    save: (changed: string, revision: string, force: boolean): Promise<RequirementsSave> =>
      text.save(changed, revision, force),
    discard: async (): Promise<RequirementsFile> => withPlace(await text.discard()),
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
      await watch?.close()
    },
  }
}
