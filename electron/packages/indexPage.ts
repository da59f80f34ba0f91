/** A file of a package as an index lists it. */
export interface IndexFile {
  readonly filename: string
  readonly bytes: number | null
  readonly uploaded: string | null
  readonly requiresPython: string
  readonly isYanked: boolean
  /** Where its METADATA can be read by itself (PEP 658); null where the index has it not. */
  readonly metadata: string | null
}

/** What an index lists of a package; `name` as it spells it, "" where it does not tell. */
export interface IndexPage {
  readonly name: string
  readonly files: readonly IndexFile[]
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

function fileOf(entry: unknown, page: string): IndexFile[] {
  if (!isRecord(entry) || typeof entry['filename'] !== 'string') return []
  const { filename, size, yanked } = entry
  return [
    {
      filename,
      bytes: typeof size === 'number' ? size : null,
      uploaded: textIn(entry['upload-time']) || null,
      requiresPython: textIn(entry['requires-python']),
      // A reason is as good as `true`, an empty one too.
      isYanked: yanked === true || typeof yanked === 'string',
      metadata: metadataOf(textIn(entry['url']), entry['core-metadata'] ?? entry['dist-info-metadata'], page),
    },
  ]
}

/** The address of a file's metadata, from the page's own. */
function metadataOf(url: string, told: unknown, page: string): string | null {
  if (url === '' || told === undefined || told === false || told === 'false') return null
  const end = url.search(/[?#]/)
  const bare = end < 0 ? url : url.slice(0, end)
  // Pages list thousands of files, and most tell whole addresses.
  return /^https?:\/\//.test(bare) ? `${bare}.metadata` : `${new URL(bare, page).href}.metadata`
}

/** Reads a page in the JSON form (PEP 691); `address` is its own. Throws where it is none. */
export function readJsonPage(text: string, address: string): IndexPage {
  const page: unknown = JSON.parse(text)
  if (!isRecord(page) || !Array.isArray(page['files'])) throw new Error('the page lists no files')
  return { name: textIn(page['name']), files: page['files'].flatMap((entry) => fileOf(entry, address)) }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return entities[name.toLowerCase()] ?? whole
    const point = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal)
    return point > 0x10ffff ? whole : String.fromCodePoint(point)
  })
}

const attribute = /([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g

function attributesOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(attribute)].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      unescaped(double ?? single ?? bare ?? ''),
    ]),
  )
}

/** Reads a page in the older form (PEP 503): links to files, with no sizes and no times. */
export function readHtmlPage(text: string, address: string): IndexPage {
  const links = text.replace(/<!--[^]*?-->/g, '').matchAll(/<a\s([^>]*)>([^]*?)<\/a>/gi)
  const files = [...links].map(([, inner = '', label = '']): IndexFile => {
    const attributes = attributesOf(inner)
    const link = (attributes.get('href') ?? '').replace(/[?#].*$/, '')
    const last = link.split('/').at(-1) ?? ''
    const told = attributes.get('data-core-metadata') ?? attributes.get('data-dist-info-metadata')
    return {
      filename: unescaped(label.replace(/<[^>]*>/g, '')).trim() || last,
      bytes: null,
      uploaded: null,
      requiresPython: attributes.get('data-requires-python') ?? '',
      isYanked: attributes.has('data-yanked'),
      metadata: metadataOf(link, told, address),
    }
  })
  return { name: '', files }
}
