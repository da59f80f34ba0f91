import { otherNames, sameNames } from './moduleNames'
import { normalName } from './packageName'

const packages = new Map([
  ...sameNames
    .trim()
    .split(/\s+/)
    .map((module) => [module, normalName(module)] as const),
  ...otherNames
    .trim()
    .split(/\n\s*/)
    .map((line) => line.split(' '))
    .map(([module = '', name = '']) => [module, name] as const),
])

/**
 * The package that is known to bring a module, by the longest part of its dotted name that is in the table; null where none is known: a
 * package of the same name may be another's.
 */
export function packageOfModule(module: string): string | null {
  const parts = module.split('.')
  for (let count = parts.length; count > 0; count -= 1) {
    const found = packages.get(parts.slice(0, count).join('.'))
    if (found !== undefined) return found
  }
  return null
}

/** The package to ask an index about where none is known to bring a module: the one of the same name. Null where no package can have it. */
export function nameToAskFor(module: string): string | null {
  const [first = ''] = module.split('.', 1)
  const name = normalName(first).replace(/^-+|-+$/g, '')
  return /^[a-z0-9][a-z0-9-]*$/.test(name) ? name : null
}
