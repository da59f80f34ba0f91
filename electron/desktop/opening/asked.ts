import { isAbsolute, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** What the system asks to open: a file, or a link that is not read yet. */
export type Asked =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'link'; readonly address: string }

/** A start as the second process tells the first of it. */
const startSchema = z.object({
  argv: z.array(z.string().max(32_768)).max(16_384),
  cwd: z.string().max(32_768),
  isPackaged: z.boolean(),
})
export type Start = z.infer<typeof startSchema>

const toldSchema = z.object({ start: z.string().max(65_536) })

/**
 * A start as Electron carries it from process to process. Electron loses what holds a text beyond Latin-1, the paths of many authors, without a word;
 * this is ASCII.
 */
export const tellStart = (start: Start): z.infer<typeof toldSchema> => ({
  start: Buffer.from(JSON.stringify(start)).toString('base64'),
})

/** Reads what `tellStart` wrote; null for anything else. */
export function readStart(told: unknown): Start | null {
  const { data } = toldSchema.safeParse(told)
  if (data === undefined) return null
  try {
    return startSchema.safeParse(JSON.parse(Buffer.from(data.start, 'base64').toString())).data ?? null
  } catch {
    // No JSON: another program's, or a Nodelab's of another version.
    return null
  }
}

/** What Chromium carries in one message, less some room: its socket takes 32 KiB. */
const mostBytes = 30_000

const bytesOf = (start: Start): number =>
  [...start.argv, start.cwd].reduce((sum, word) => sum + Buffer.byteLength(word) + 1, 0) + tellStart(start).start.length

/** No link that Nodelab knows is longer; a cut one is refused as the whole would be. */
const longestLink = 600

/**
 * The arguments for a start that says less, where this one says more than the first process can be told: Chromium would take that for a process that
 * hangs, **and kill it** with what is not saved there. Null where nothing is too long. What comes last is left out.
 */
export function shorterArguments(start: Start): readonly string[] | null {
  if (bytesOf(start) <= mostBytes) return null
  const [program = '', ...words] = start.argv
  const kept: string[] = []
  for (const word of words) {
    const short = /^nodelab:/i.test(word) ? word.slice(0, longestLink) : word
    if (bytesOf({ ...start, argv: [program, ...kept, short] }) <= mostBytes) kept.push(short)
  }
  return kept
}

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
