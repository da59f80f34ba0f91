/** A picture found in a text: what an `img` shows, its kind as a word, and its bytes. */
export interface ImageData {
  readonly url: string
  readonly kind: string
  readonly bytes: number
}

/** First characters of base64 for each format's magic bytes. */
const formats: readonly (readonly [RegExp, string, string])[] = [
  [/^iVBORw0KGgo/, 'image/png', 'PNG'],
  [/^\/9j\//, 'image/jpeg', 'JPEG'],
  [/^R0lGOD(?:dh|lh)/, 'image/gif', 'GIF'],
  [/^UklGR.{6}(?:XRUJQ|V0VCU)/, 'image/webp', 'WebP'],
]
/** Two letters are too weak a sign in bare text: a BMP needs its address. */
const bmp = [/^Qk/, 'image/bmp', 'BMP'] as const

const dataUrl = /^data:image\/(?:png|jpe?g|gif|webp|bmp);base64,/i
const base64 = /^[A-Za-z0-9+/]+={0,2}$/
/** Shorter texts are words that happen to begin like a picture. */
const leastLength = 64

/**
 * Recognises a picture in a text: a `data:` address, or bare base64 that begins with a picture's first bytes. Line breaks
 * inside, as `base64.encodebytes` puts them, are left out. Null where the text is none.
 */
export function imageOf(text: string): ImageData | null {
  const start = text.trimStart()
  const head = dataUrl.exec(start)?.[0] ?? ''
  const known = head === '' ? formats : [...formats, bmp]
  const found = known.find(([pattern]) => pattern.test(start.slice(head.length, head.length + 16)))
  if (found === undefined) return null
  const data = start
    .slice(head.length)
    .trimEnd()
    .replace(/[\r\n]+/g, '')
  if (data.length < leastLength || !base64.test(data)) return null
  const [, type, kind] = found
  const padding = data.endsWith('==') ? 2 : data.endsWith('=') ? 1 : 0
  return { url: `data:${type};base64,${data}`, kind, bytes: Math.floor((data.length * 3) / 4) - padding }
}
