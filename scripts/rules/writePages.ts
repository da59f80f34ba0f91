import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Writes pages into a folder of `docs`, by their file's name. */
export function writePages(folder: string, pages: Readonly<Record<string, string>>): void {
  const place = join(process.cwd(), 'docs', folder)
  mkdirSync(place, { recursive: true })
  for (const [name, text] of Object.entries(pages)) writeFileSync(join(place, name), text)
}
