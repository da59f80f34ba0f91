import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** A name that can be imported of an installed package. */
export interface Importable {
  readonly name: string
  /** The module that it is imported from; null: it is a module itself. */
  readonly from: string | null
}

/** Of a file so many bytes are read, of a folder so many modules, of a module so many names. */
const most = { bytes: 400_000, modules: 500, names: 3000 }
/** What every environment has and no node is about. */
const leftOut: ReadonlySet<string> = new Set(['pip', 'setuptools', 'wheel', 'pkg_resources', 'distutils-precedence'])

const isPublic = (name: string): boolean => /^[A-Za-z]\w*$/.test(name)

/** The beginning of a file; null where there is none. */
async function beginningOf(path: string): Promise<string | null> {
  try {
    const file = await open(path, 'r')
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(most.bytes), 0, most.bytes, 0)
      return buffer.toString('utf8', 0, bytesRead)
    } finally {
      await file.close()
    }
  } catch {
    // No such file, or none that can be read: nothing is known of it.
    return null
  }
}

/** The names of `a, b as c` as they are bound. */
function boundNames(list: string): string[] {
  return list
    .replaceAll(/#.*$/gm, '')
    .split(',')
    .map((one) =>
      (
        one
          .trim()
          .split(/\s+as\s+/)
          .at(-1) ?? ''
      ).trim(),
    )
}

/**
 * The public names of a module by its text: those that it lists in `__all__`; else what it defines at the left edge, and takes from modules of its own
 * package. Nothing is run, so what is made as it is imported is not seen.
 */
export function publicNames(module: string, text: string): string[] {
  const listed = [...text.matchAll(/^__all__\s*(?::[^=\n]*)?\+?=\s*[[(]([^\])]*)[\])]/gm)].flatMap(([, list = '']) =>
    [...list.matchAll(/["'](\w+)["']/g)].map(([, name = '']) => name),
  )
  const defined = [...text.matchAll(/^(?:async\s+def|def|class)\s+(\w+)/gm)].map(([, name = '']) => name)
  const own = new RegExp(
    String.raw`^from\s+(?:\.[\w.]*|${module}(?:\.[\w.]+)?)\s+import\s+(?:\(([^)]*)\)|([^(\n\\]+))`,
    'gm',
  )
  const taken = [...text.matchAll(own)].flatMap(([, many, one]) => boundNames(many ?? one ?? ''))
  const all = listed.length > 0 ? listed : [...defined, ...taken]
  return [...new Set(all)].filter(isPublic).slice(0, most.names)
}

/** What can be imported of the packages in a folder: their modules, and the public names of those at the top. */
export async function importableIn(folder: string): Promise<readonly Importable[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const modules = entries
    .flatMap((entry) => {
      const name = entry.isDirectory() ? entry.name : /^(\w+)\.py$/.exec(entry.name)?.[1]
      return name !== undefined && isPublic(name) && !leftOut.has(name) ? [{ name, isFolder: entry.isDirectory() }] : []
    })
    .slice(0, most.modules)
  const found: Importable[] = []
  for (const { name, isFolder } of modules) {
    const path = join(folder, isFolder ? join(name, '__init__.py') : `${name}.py`)
    const text = await beginningOf(path)
    if (text === null) continue
    found.push({ name, from: null }, ...publicNames(name, text).map((one) => ({ name: one, from: name })))
  }
  return found
}
