import { randomBytes } from 'node:crypto'
import { appendFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { z } from 'zod'
import { type Version, versionCauses } from '../../shared/model/history'
import { ownerOnly, writeAtomic } from '../files/atomicFile'
import { isMissing } from '../files/fileErrors'
import { hashName, placeKey } from '../files/placeKey'
import { revisionOf } from '../workspace/readBytes'

const pack = promisify(gzip)
const unpack = promisify(gunzip)

const lineSchema = z.union([
  z.object({ id: z.string() }),
  z.object({
    at: z.number(),
    revision: z.string().regex(/^[0-9a-f]{32}$/),
    cause: z.enum(versionCauses),
    bytes: z.number(),
  }),
])

const listEnding = '.jsonl'
const textEnding = '.gz'

/** The versions of one node, oldest first, and the id that it had last. */
export interface VersionList {
  readonly id: string
  readonly versions: readonly Version[]
}

/** The hash of a version's text, by which the text is found. */
export function revisionIn({ key }: Pick<Version, 'key'>): string {
  return key.slice(key.indexOf('-') + 1)
}

const keyForm = /^[0-9a-z]{1,12}-[0-9a-f]{32}$/

function lineOf({ at, key, cause, bytes }: Version): string {
  return JSON.stringify({ at, revision: revisionIn({ key }), cause, bytes })
}

/** A list's lines. One that a kill cut off is left out; each begins with its own line feed, so that it spoils no other. */
function readLines(text: string): VersionList {
  let id = ''
  const versions: Version[] = []
  for (const line of text.split('\n')) {
    if (line === '') continue
    let value: unknown = null
    try {
      value = JSON.parse(line)
    } catch {
      // Half a line: the version that it names is not known.
      continue
    }
    const read = lineSchema.safeParse(value)
    if (!read.success) continue
    if ('id' in read.data) ({ id } = read.data)
    else {
      const { at, revision, cause, bytes } = read.data
      versions.push({ key: `${at.toString(36)}-${revision}`, at, cause, bytes })
    }
  }
  return { id, versions }
}

/** Where the versions of a workspace's nodes lie in the data folder: a list a node, and each text once, by its hash. */
export function createVersionFiles(dataRoot: string, workspace: string) {
  const folder = join(dataRoot, 'history', hashName(placeKey(dataRoot, workspace)))
  const lists = join(folder, 'nodes')
  const texts = join(folder, 'texts')
  const listPath = (id: string): string => join(lists, `${hashName(id)}${listEnding}`)
  const textPath = (revision: string): string => join(texts, revision.slice(0, 2), `${revision}${textEnding}`)

  async function readList(path: string): Promise<VersionList> {
    try {
      return readLines(await readFile(path, 'utf8'))
    } catch (error) {
      if (!isMissing(error)) throw error
      return { id: '', versions: [] }
    }
  }

  const whole = ({ id, versions }: VersionList): string =>
    [JSON.stringify({ id }), ...versions.map(lineOf)].map((line) => `\n${line}`).join('')

  return {
    list: async (id: string): Promise<readonly Version[]> => (await readList(listPath(id))).versions,

    /** Every node's list. */
    async all(): Promise<VersionList[]> {
      const names = await readdir(lists).catch((error: unknown) => {
        if (!isMissing(error)) throw error
        return []
      })
      const found: VersionList[] = []
      for (const name of names) if (name.endsWith(listEnding)) found.push(await readList(join(lists, name)))
      return found.filter(({ id, versions }) => id !== '' && versions.length > 0)
    },

    /** Adds a version to a node's list; its text is there by then. */
    async add(id: string, version: Version, isFirst: boolean): Promise<void> {
      await mkdir(lists, { recursive: true })
      const lines = isFirst ? whole({ id, versions: [version] }) : `\n${lineOf(version)}`
      await appendFile(listPath(id), lines, { mode: ownerOnly })
    },

    replace: (list: VersionList): Promise<void> => writeAtomic(listPath(list.id), whole(list), ownerOnly),

    drop: (id: string): Promise<void> => rm(listPath(id), { force: true }),

    /** Keeps a text under its hash. Returns the bytes that it took; 0 where it was there. */
    async keepText(text: Uint8Array): Promise<number> {
      const path = textPath(revisionOf(text))
      const isThere = await stat(path).then(
        () => true,
        () => false,
      )
      if (isThere) return 0
      const packed = await pack(text)
      await mkdir(dirname(path), { recursive: true })
      // Not forced to the disk, unlike an author's file: what a power cut leaves of it is told by its hash.
      const aside = `${path}.${randomBytes(4).toString('hex')}`
      await writeFile(aside, packed, { mode: ownerOnly })
      await rename(aside, path)
      return packed.length
    },

    /** The text of a version; null where it is gone or damaged. */
    async text(key: string): Promise<string | null> {
      if (!keyForm.test(key)) return null
      const revision = revisionIn({ key })
      try {
        const bytes = await unpack(await readFile(textPath(revision)))
        return revisionOf(bytes) === revision ? bytes.toString('utf8') : null
      } catch (error) {
        if (isMissing(error)) return null
        // Not a packed text (any more).
        if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) return null
        throw error
      }
    },

    /** The packed texts that are there: their bytes by their hash. */
    async texts(): Promise<Map<string, number>> {
      const sizes = new Map<string, number>()
      const entries = await readdir(texts).catch((error: unknown) => {
        if (!isMissing(error)) throw error
        return []
      })
      for (const part of entries) {
        for (const name of await readdir(join(texts, part))) {
          const found = await stat(join(texts, part, name)).catch(() => null)
          if (found !== null) sizes.set(name.replace(textEnding, ''), found.size)
        }
      }
      return sizes
    },

    /** Removes a text, or what a kill left of one. */
    dropText: (name: string): Promise<void> =>
      Promise.all(
        [textPath(name), textPath(name).slice(0, -textEnding.length)].map((path) => rm(path, { force: true })),
      ).then(() => undefined),
  }
}

export type VersionFiles = ReturnType<typeof createVersionFiles>
