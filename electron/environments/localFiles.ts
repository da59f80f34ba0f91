import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { RequirementEntry } from '../../shared/packages/requirementsFile'
import { type EnvironmentWish, type LocalFiles } from '../engineTypes'
import { entriesOf, requiredNames, sourceOptions } from './requirementsFile'

/** More and larger files than these are not looked into: what they say is then not part of what names an environment. */
const most = { files: 50, bytes: 1_000_000, entries: 3000 } as const

/** Folders in which nothing is that a build reads, or that a build makes itself. */
const skipped = /^(?:\..*|__pycache__|node_modules|build|dist|venv|.*\.egg-info)$/

/** What says how a source folder is built. */
const buildFiles: readonly string[] = ['pyproject.toml', 'setup.py', 'setup.cfg']

/** A path on this machine; null for an address, and for another machine's share: a look there would tell it who looks. */
export function localPath(address: string, folder: string): string | null {
  if (/^file:/i.test(address)) {
    try {
      const path = fileURLToPath(address.replace(/^file:(?!\/\/)/i, 'file://'))
      return path.startsWith('\\\\') ? null : path
    } catch {
      // No path of this system: uv will say so.
      return null
    }
  }
  if (address === '' || /^[a-z][a-z0-9+.-]+:\/\/|^git\+|^[\\/]{2}|\$/i.test(address)) return null
  return resolve(folder, address)
}

/** The options of a line whose paths count from the file that they stand in; those of packages count from the folder of the first file. */
const ofFile = new Set(['--requirement', '--constraint', '--find-links'])

/** A text of requirements with each path of such an option written out, so that it says the same from any place. Lines stay where they are. */
export function withWholePaths(text: string, folder: string): string {
  const entries = [...entriesOf(text)].reverse()
  return entries.reduce(
    (whole, entry) => whole.slice(0, entry.from) + lineWithWholePaths(entry, folder) + whole.slice(entry.to),
    text,
  )
}

function lineWithWholePaths({ text, options, kind }: RequirementEntry, folder: string): string {
  if (kind !== 'option' && kind !== 'file' && kind !== 'constraint') return text
  const changed = options.map(({ name, value }) => {
    const path = ofFile.has(name) && !isAbsolute(value) && !/^file:/i.test(value) ? localPath(value, folder) : null
    if (path === null) return null
    // Words are parted at spaces: uv reads a file's path in quotes, and a folder of packages as an address.
    return { value, path: name === '--find-links' ? pathToFileURL(path).href : /\s/.test(path) ? `"${path}"` : path }
  })
  return changed.reduce<string>((line, one) => {
    if (one === null) return line
    const at = line.lastIndexOf(one.value)
    return at < 0 ? line : line.slice(0, at) + one.path + line.slice(at + one.value.length)
  }, text)
}

/** What was found of files beside the requirements. */
interface Found {
  readonly texts: Map<string, string>
  readonly marks: string[]
  readonly sources: string[]
  readonly names: string[]
  readonly paths: Set<string>
  readonly folder: string
}

const markOf = async (path: string): Promise<string> => {
  const { size, mtimeMs } = await stat(path)
  return `${path} ${size} ${mtimeMs}`
}

/** Marks a folder's files; of an editable one only what says how it is built, since its code is used where it lies. */
async function markFolder(path: string, isEditable: boolean, found: Found): Promise<void> {
  const names = (await readdir(path)).sort()
  for (const name of names) {
    if (found.marks.length > most.entries) return
    const inner = join(path, name)
    const isFolder = (await stat(inner)).isDirectory()
    if (isFolder ? isEditable || skipped.test(name) : isEditable && !buildFiles.includes(name)) continue
    if (isFolder) await markFolder(inner, false, found)
    else found.marks.push(await markOf(inner))
  }
}

/** Notes how a file or folder looks; one that is not there is noted as that. */
async function mark(path: string, isEditable: boolean, found: Found): Promise<void> {
  found.paths.add(path)
  try {
    if ((await stat(path)).isDirectory()) {
      for (const name of buildFiles) found.paths.add(join(path, name))
      await markFolder(path, isEditable, found)
    } else found.marks.push(await markOf(path))
  } catch {
    // Not there, or not to be read: uv will say so, and another look finds it when it has come.
    found.marks.push(`${path} -`)
  }
}

async function readNested(path: string, found: Found, isConstraint: boolean): Promise<void> {
  if (found.texts.has(path) || found.texts.size >= most.files) return
  found.paths.add(path)
  try {
    if ((await stat(path)).size > most.bytes) return await mark(path, false, found)
    const text = await readFile(path, 'utf8')
    found.texts.set(path, text)
    found.marks.push(`${path} ${createHash('sha256').update(text).digest('hex')}`)
    found.sources.push(...sourceOptions(withWholePaths(text, dirname(path))))
    if (!isConstraint) found.names.push(...requiredNames(text))
    await follow(text, dirname(path), found)
  } catch {
    // As above.
    found.marks.push(`${path} -`)
  }
}

async function follow(text: string, folder: string, found: Found): Promise<void> {
  for (const entry of entriesOf(text)) {
    const { kind, address, options } = entry
    if (kind === 'file' || kind === 'constraint') {
      const path = localPath(address, folder)
      if (path !== null) await readNested(path, found, kind === 'constraint')
    } else if (kind === 'path' || kind === 'editable') {
      const path = localPath(address, found.folder)
      if (path !== null) await mark(path, kind === 'editable', found)
    }
    for (const { name, value } of options) {
      const path = name === '--find-links' ? localPath(value, folder) : null
      if (path !== null) await mark(path, false, found)
    }
  }
}

/** Reads what lies beside a wish's requirements and is used with them; null where they name nothing on this machine. */
export async function lookBeside({
  requirements,
  folder,
}: Pick<EnvironmentWish, 'requirements' | 'folder'>): Promise<LocalFiles | null> {
  if (folder === undefined) return null
  const found: Found = { texts: new Map(), marks: [], sources: [], names: [], paths: new Set(), folder }
  await follow(requirements, folder, found)
  if (found.marks.length === 0) return null
  const whole = withWholePaths(requirements, folder)
  return {
    folder,
    fingerprint: createHash('sha256').update(found.marks.join('\n')).digest('hex').slice(0, 16),
    text: whole,
    nested: [...found.texts].map(([path, text]) => ({ path, text })),
    sources: [...sourceOptions(whole), ...found.sources],
    names: found.names,
    paths: [...found.paths],
  }
}

/**
 * A wish with what its requirements name beside them, as it is now: another content is another wish. The folder of a file that names nothing of
 * the kind makes no difference.
 */
export async function withLocalFiles(wish: EnvironmentWish): Promise<EnvironmentWish> {
  const { folder, local: _, ...asked } = wish
  // Whose wish it is stays known, though nothing in the folder is read.
  const bare = { ...asked, ...(folder === undefined ? {} : { place: folder }) }
  if (wish.interpreter === 'node') return bare
  const local = await lookBeside(wish)
  return local === null ? bare : { ...bare, folder: local.folder, local }
}
