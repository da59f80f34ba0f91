import type { PackageRow } from './packageRows'

/** The page of a package that the system's browser may open; null where it names none by https. */
export function homepageOf({ facts }: PackageRow): string | null {
  const url = facts?.homepage.replace(/^http:/, 'https:') ?? ''
  return url.startsWith('https://') ? url : null
}
