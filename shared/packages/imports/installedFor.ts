import type { PackageFacts } from '../../model/packages'
import type { ReadImport } from './readImport'

/** The names under which a module or what a `from` takes out of it may be known, the longest first. */
function namesOf({ module, names, form }: ReadImport): string[] {
  const parts = module.split('.')
  const above = parts.map((_, at) => parts.slice(0, parts.length - at).join('.'))
  return [...(form === 'from' ? names.map((name) => `${module}.${name}`) : []), ...above]
}

/** The package of an environment that an import takes from; null where none of it is known to have that module. */
export function installedFor<T extends Pick<PackageFacts, 'modules'>>(
  read: ReadImport,
  installed: readonly T[],
): T | null {
  for (const name of namesOf(read)) {
    const found = installed.find(({ modules }) => modules.includes(name))
    if (found !== undefined) return found
  }
  return null
}
