import { isAbsolute, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** What the system asks to open: a file, or a link that is not read yet. */
export type Asked =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'link'; readonly address: string }

/** A start as the second process tells the first of it. */
export const startSchema = z.object({
  argv: z.array(z.string().max(32_768)).max(1000),
  cwd: z.string().max(32_768),
  isPackaged: z.boolean(),
})
export type Start = z.infer<typeof startSchema>

/** More than a hand selects. */
const most = 20

/** What an argument names; null for one that names nothing to open. */
function askedIn(word: string, cwd: string): Asked | null {
  if (/^nodelab:/i.test(word)) return { kind: 'link', address: word }
  if (!/\.ya?ml$/i.test(word) || word.includes('\0')) return null
  // Some desktops give addresses of files.
  const path = word.startsWith('file://') ? decodeFileAddress(word) : word
  return path === null ? null : { kind: 'file', path: isAbsolute(path) ? path : resolve(cwd, path) }
}

function decodeFileAddress(address: string): string | null {
  try {
    // One of another machine is not opened.
    return new URL(address).hostname === '' ? fileURLToPath(address) : null
  } catch {
    // It is no address: there is nothing to open.
    return null
  }
}

/** What a start asks to open: YAML files and `nodelab:` links. Switches are Chromium's, and in a checkout the first word is the app's own folder. */
export function askedBy({ argv, cwd, isPackaged }: Start): readonly Asked[] {
  const words = argv.slice(1).filter((word) => !word.startsWith('-'))
  return (isPackaged ? words : words.slice(1))
    .map((word) => askedIn(word, cwd))
    .filter((one): one is Asked => one !== null)
    .slice(0, most)
}
