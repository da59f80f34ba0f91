const isName = /^[\p{L}_][\p{L}\p{N}_]*$/u

/** The name of the module that a file is: of Python, or compiled (`x.cpython-314-x86_64-linux-gnu.so`); null for any other file. */
function moduleOfFile(file: string): string | null {
  const name = /^([^.]+)\.py$/.exec(file)?.[1] ?? /^([^.]+)(?:\.[\w-]+)*\.(?:so|pyd)$/.exec(file)?.[1]
  return name !== undefined && isName.test(name) ? name : null
}

interface Folder {
  readonly modules: Set<string>
  readonly folders: Map<string, Folder>
}

const newFolder = (): Folder => ({ modules: new Set(), folders: new Map() })

function put(root: Folder, path: string): void {
  const parts = path.split('/')
  const module = moduleOfFile(parts.pop() ?? '')
  if (module === null || parts.some((part) => !isName.test(part) || part === '__pycache__')) return
  let folder = root
  for (const part of parts) {
    const inner = folder.folders.get(part) ?? newFolder()
    folder.folders.set(part, inner)
    folder = inner
  }
  folder.modules.add(module)
}

/**
 * A folder with an `__init__` is a package, and so is one at the top with modules in it. Any other is a namespace, which other packages may
 * share: its modules are named one by one.
 */
function packagesIn(folder: Folder, prefix: string): string[] {
  return [...folder.folders].flatMap(([name, inner]) => {
    const path = `${prefix}${name}`
    if (inner.modules.has('__init__') || (prefix === '' && inner.modules.size > 0)) return [path]
    return [...[...inner.modules].map((module) => `${path}.${module}`), ...packagesIn(inner, `${path}.`)]
  })
}

/**
 * What can be imported of a package, by the paths of its files from site-packages, sorted: modules and packages at the top, and
 * `google.cloud.storage` where the folders above it only lead there.
 */
export function modulesOf(paths: readonly string[]): string[] {
  const root = newFolder()
  for (const path of paths) put(root, path)
  return [...new Set([...root.modules, ...packagesIn(root, '')])].sort()
}
