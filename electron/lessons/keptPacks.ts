import { randomBytes } from 'node:crypto'
import { copyFile, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import type { Language } from '../../shared/model/problem'
import { describeProblem, problem, type ProblemCode, ProblemError } from '../../shared/problems'
import { OddZip, openZip, type ZipEntry } from '../bundles/zipReader'
import { isMissing, reasonOf } from '../files/fileErrors'
import { renamePatiently } from '../files/patientRename'
import { meantFolders, mostLessons, type Pack, packFile, packIdOf, readPack } from './packs'
import { lessonFileNames, lessonFiles, otherName } from './readLesson'

/** The most bytes of a pack, unpacked, and of one of its files; files that are no part of a lesson are not counted, and not kept. */
const mostBytes = 20_000_000
const mostFileBytes = 200_000
/** The most files in a zip, pictures and notes of its author among them. */
const mostFiles = 4000

function refused(code: ProblemCode, path: string, params: Record<string, string | number> = {}): ProblemError {
  return new ProblemError(problem(code, 'workspace', { params: { name: basename(path), reason: '', ...params } }))
}

/** Whether a name in a zip stays in the folder that it is unpacked into, on every system. */
function isInside(name: string): boolean {
  const parts = name.split('/')
  return !/^[/\\]|[\\:\0]/.test(name) && parts.every((part) => part !== '..' && part !== '.')
}

/** The files of a lesson that are kept; those by another name are, so that what is wrong can be told. */
const keptNames = [...new Set(lessonFileNames.flatMap((name) => [name, otherName(name)]))]
const keptPackNames = [packFile, otherName(packFile)]

/**
 * Where a file of a zip goes: `lesson/file`, or `pack.yml`; null for what is no part of a pack. The files of a lesson that lie at the top of the zip, at
 * depth -1, go to the folder `own`. A name that leads outside ends it with an OddZip.
 */
function placeOf(name: string, depth: number, own: string): string | null {
  if (!isInside(name)) throw new OddZip(name.slice(0, 200))
  const parts = depth === -1 ? [own, ...name.split('/')] : name.split('/').slice(depth)
  const [first = '', second] = parts
  if (parts.length === 1) return keptPackNames.includes(first) ? first : null
  const isOurs = parts.length === 2 && second !== undefined && keptNames.includes(second)
  return isOurs && !first.startsWith('.') && first !== '__MACOSX' ? `${first}/${second}` : null
}

/** How many folders lie above the lessons in a zip: none, the one that the zip was made of, or -1 where the files of one lesson are at its top. */
function depthOf(entries: readonly ZipEntry[]): number {
  const depthsOf = (known: readonly string[]): number[] =>
    entries
      .map(({ name }) => name.split('/'))
      .filter((parts) => parts[0] !== '__MACOSX' && known.includes(parts.at(-1) ?? ''))
      .map((parts) => parts.length - 2)
  const depths = depthsOf([lessonFiles.lesson])
  return Math.min(...(depths.length > 0 ? depths : [0, ...depthsOf(keptNames)]))
}

async function unpackZip(path: string, folder: string): Promise<void> {
  const zip = await openZip(path, () => ({ files: mostFiles, bytes: mostBytes }))
  const signal = new AbortController().signal
  try {
    const depth = depthOf(zip.entries)
    for (const entry of zip.entries) {
      const place = placeOf(entry.name, depth, basename(folder))
      if (place === null || entry.name.endsWith('/')) continue
      if (entry.bytes > mostFileBytes) throw new OddZip(`${entry.name.slice(0, 200)} (${entry.bytes})`)
      const pieces: Buffer[] = []
      for await (const piece of zip.read(entry, signal)) pieces.push(piece)
      const to = join(folder, ...place.split('/'))
      await mkdir(dirname(to), { recursive: true })
      await writeFile(to, Buffer.concat(pieces), { flag: 'wx' })
    }
  } finally {
    await zip.close()
  }
}

async function copyIfThere(from: string, to: string): Promise<void> {
  const found = await stat(from).catch(() => null)
  if (found === null || !found.isFile()) return
  if (found.size > mostFileBytes) throw new OddZip(`${basename(from)} (${found.size})`)
  await mkdir(dirname(to), { recursive: true })
  await copyFile(from, to)
}

/** Copies what is a part of a pack out of a folder; a lesson by itself becomes a pack of one. */
async function copyFolder(path: string, folder: string): Promise<void> {
  const folders = (await meantFolders(path)).slice(0, mostLessons)
  for (const name of keptPackNames) await copyIfThere(join(path, name), join(folder, name))
  for (const each of folders) {
    for (const name of keptNames) await copyIfThere(join(each, name), join(folder, basename(each), name))
  }
}

/** Brings the files of a pack, a zip or a folder, into an empty folder. Throws a ProblemError; what was written by then is the caller's to remove. */
export async function unpackPack(path: string, folder: string): Promise<void> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) await copyFolder(path, folder)
    else await unpackZip(path, folder)
  } catch (error) {
    if (error instanceof ProblemError) throw error
    if (error instanceof OddZip)
      throw refused(error.reason === '' ? 'pack-broken' : 'pack-odd', path, { reason: error.reason })
    const code = error instanceof Error && 'code' in error ? error.code : ''
    // Two names that are one on this system.
    if (code === 'EEXIST') throw refused('pack-odd', path, { reason: reasonOf(error) })
    throw refused('pack-unreadable', path, { reason: reasonOf(error) })
  }
}

/** Packs that the author added, each unpacked in a folder by its id. */
export function createKeptPacks(root: string, ownId: string, language: () => Language) {
  /** The id of a pack by a name: never that of Nodelab's own. */
  const idOf = (name: string): string => (packIdOf(name) === ownId ? `${ownId}-2` : packIdOf(name))

  async function names(): Promise<string[]> {
    try {
      const found = await readdir(root, { withFileTypes: true })
      return found
        .filter((one) => one.isDirectory() && !one.name.startsWith('.'))
        .map(({ name }) => name)
        .sort()
    } catch (error) {
      if (isMissing(error)) return []
      throw error
    }
  }

  return {
    async read(): Promise<Pack[]> {
      // By its folder, whose name was made of what `pack.yml` says as it came.
      return Promise.all(
        (await names()).map(async (name) => ({ ...(await readPack(join(root, name))), id: idOf(name) })),
      )
    },

    /** Takes a pack in, in the place of one of the same id. One with anything wrong is refused whole, with what is wrong first. */
    async add(path: string): Promise<void> {
      await mkdir(root, { recursive: true })
      const name = packIdOf(basename(path, extname(path).toLowerCase() === '.zip' ? extname(path) : ''))
      const aside = join(root, `.opening-${process.pid}-${randomBytes(4).toString('hex')}`)
      try {
        const unpacked = join(aside, name)
        await mkdir(unpacked, { recursive: true })
        await unpackPack(path, unpacked)
        const pack = await readPack(unpacked)
        const [fault] = pack.faults
        if (fault !== undefined) {
          if (fault.problem.code === 'pack-none') throw refused('pack-none', path)
          const reason = describeProblem(fault.problem, language()).title
          throw refused('pack-faults', path, { file: fault.file, reason, count: pack.faults.length })
        }
        const place = join(root, idOf(pack.id))
        await rm(place, { recursive: true, force: true, maxRetries: 5 })
        await renamePatiently(unpacked, place)
      } finally {
        await rm(aside, { recursive: true, force: true, maxRetries: 5 })
      }
    },

    /** Removes a pack; what the author wrote in its lessons stays. */
    async remove(id: string): Promise<void> {
      if (id === ownId) throw new ProblemError(problem('pack-own', 'workspace', { severity: 'info' }))
      const found = await this.read()
      const at = found.findIndex((pack) => pack.id === id)
      const name = (await names())[at]
      if (name !== undefined) await rm(join(root, name), { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
