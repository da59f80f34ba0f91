import { z } from 'zod'
import { type LessonRef, lessonIdSchema } from '../../../shared/model/lesson'
import { nodeLanguages } from '../../../shared/model/node'

/** What a `nodelab:` link may ask for. Any page and any mail can hold one: none of them names a file, brings code, or runs anything. */
export type Link =
  | { readonly kind: 'settings' }
  | { readonly kind: 'lesson'; readonly ref: LessonRef }
  /** A new node, empty or of one of Nodelab's own templates. The author is asked before it is made. */
  | { readonly kind: 'new'; readonly node: z.infer<typeof newSchema> }

/** The pack of a lesson that names none: Nodelab's own. */
const ownPack = 'nodelab'

const newSchema = z.strictObject({
  /** One line: no control characters, and nothing that turns the direction of what stands around it in a question. */
  title: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u)
    .default('node'),
  language: z.enum(nodeLanguages).default('python3'),
  /** The id of a template; then `language` is the template's own. */
  template: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/)
    .nullable()
    .default(null),
})

const longest = 500

/** The words of a link, each once; null where one is there twice. */
function onceEach(words: URLSearchParams): Record<string, string> | null {
  const names = [...words.keys()]
  return new Set(names).size === names.length ? Object.fromEntries(words) : null
}

function urlOf(address: string): URL | null {
  if (address.length > longest) return null
  try {
    return new URL(address)
  } catch {
    // No address at all: whoever gave it is told that the link is not known.
    return null
  }
}

/**
 * Reads a link: `nodelab://settings`, `nodelab://lesson/ID`, `nodelab://lesson/PACK/ID` and `nodelab://new?title=…&language=…` or `&template=…`. Null for
 * any other, to the letter.
 */
export function readLink(address: string): Link | null {
  const url = urlOf(address)
  if (url?.protocol !== 'nodelab:' || url.username !== '' || url.password !== '' || url.port !== '') return null
  const parts = url.pathname.split('/').filter((part) => part !== '')
  const words = onceEach(url.searchParams)
  if (words === null || url.hash !== '') return null
  if (url.hostname === 'new' && parts.length === 0) {
    const node = newSchema.safeParse(words)
    return node.success ? { kind: 'new', node: node.data } : null
  }
  if (Object.keys(words).length > 0) return null
  if (url.hostname === 'settings' && parts.length === 0) return { kind: 'settings' }
  if (url.hostname !== 'lesson' || parts.length > 2) return null
  const [pack, id] = parts.length === 2 ? parts : [ownPack, parts[0]]
  const ref = z.object({ pack: lessonIdSchema, id: lessonIdSchema }).safeParse({ pack, id })
  return ref.success ? { kind: 'lesson', ref: ref.data } : null
}
