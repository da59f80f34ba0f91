import type { ReadImport } from './readImport'

/** Whether a module is there: by itself, inside one that is, or as what leads to one. */
function isThere(module: string, modules: ReadonlySet<string>, leading: ReadonlySet<string>): boolean {
  const parts = module.split('.')
  return leading.has(module) || parts.some((_, index) => modules.has(parts.slice(0, index + 1).join('.')))
}

/** The modules of an environment, by which an import is looked up. */
export interface ModuleSet {
  has(module: string): boolean
  /** Whether it is a namespace that only leads to modules of several packages. */
  isNamespace(module: string): boolean
}

/**
 * A set of what can be imported: top-level modules, and `google.cloud.storage` where the folders above only lead there (the `modules` of
 * `PackageFacts`).
 */
export function moduleSet(modules: readonly string[]): ModuleSet {
  const all = new Set(modules)
  const leading = new Set(
    modules.flatMap((module) => module.split('.').map((_, index, parts) => parts.slice(0, index).join('.'))),
  )
  leading.delete('')
  // The hook of setuptools brings distutils back.
  if (all.has('_distutils_hack')) all.add('distutils')
  return {
    has: (module) => isThere(module, all, leading),
    isNamespace: (module) => leading.has(module) && !all.has(module),
  }
}

/** The modules that an import needs and a set lacks, as Python would name them: mostly none or one. */
export function lackingIn({ module, names, form }: ReadImport, set: ModuleSet): string[] {
  if (!set.has(module)) {
    // The first part that is missing is what Python complains of.
    const parts = module.split('.')
    const at = parts.findIndex((_, index) => !set.has(parts.slice(0, index + 1).join('.')))
    return [parts.slice(0, at + 1).join('.')]
  }
  if (form !== 'from' || !set.isNamespace(module)) return []
  return names.map((name) => `${module}.${name}`).filter((inner) => !inner.endsWith('.*') && !set.has(inner))
}
