/** What a package's METADATA says of itself, as far as it is shown. */
export interface DistMetadata {
  readonly name: string
  readonly version: string
  readonly summary: string
  readonly licence: string
  readonly homepage: string
  readonly requiresPython: string
  /** Its `Requires-Dist` lines. */
  readonly requirements: readonly string[]
}

/** The headers of an email-like text, by name in lower case; a line that is indented goes on with the one before it. */
function readHeaders(text: string): Map<string, string[]> {
  const headers = new Map<string, string[]>()
  let last: string[] | null = null
  // The description follows, which may be long.
  const end = text.search(/(?:\r\n|\r(?!\n)|\n)(?:\r|\n)/)
  for (const line of (end < 0 ? text : text.slice(0, end)).replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    if (line === '') break
    const [, name, value = ''] = /^([A-Za-z][\w-]*):\s?(.*)$/.exec(line) ?? []
    if (name !== undefined) {
      last = headers.get(name.toLowerCase()) ?? []
      last.push(value.trim())
      headers.set(name.toLowerCase(), last)
    } else if (last !== null && /^\s/.test(line)) {
      const before = last.pop() ?? ''
      last.push(`${before}\n${line.replace(/^(?: {8}|\t| {7}\||\s)/, '')}`)
    }
  }
  return headers
}

/** Words that stand where nobody filled the field in. */
const isEmpty = (value: string): boolean => /^(?:|unknown|none|n\/a)$/i.test(value.trim())

/** The longest that a licence's name may be; what is longer is the licence itself. */
const longestName = 80

function licenceOf(headers: Map<string, string[]>): string {
  const expression = headers.get('license-expression')?.[0] ?? ''
  if (!isEmpty(expression)) return expression
  const [told = ''] = headers.get('license') ?? []
  const [first = '', ...rest] = told.split('\n').filter((line) => line.trim() !== '')
  if (!isEmpty(first) && rest.length === 0 && first.length <= longestName) return first
  const classified = (headers.get('classifier') ?? [])
    .filter((line) => line.startsWith('License ::'))
    .map((line) => line.split('::').at(-1)?.trim() ?? '')
    .filter((name) => name !== '' && name !== 'OSI Approved')
  if (classified.length > 0) return classified.join(', ')
  // The whole text of a licence begins with its name.
  return isEmpty(first) ? '' : first.trim().slice(0, longestName)
}

/** Labels of addresses in the order in which they are taken for the homepage. */
const labels = [
  'homepage',
  'home',
  'home-page',
  'documentation',
  'docs',
  'source',
  'source code',
  'repository',
  'github',
]

function homepageOf(headers: Map<string, string[]>): string {
  const isAddress = (text: string): boolean => /^https?:\/\/\S+$/.test(text)
  const urls = (headers.get('project-url') ?? []).map((line) => {
    const at = line.indexOf(',')
    return { label: line.slice(0, at).trim().toLowerCase(), url: line.slice(at + 1).trim() }
  })
  const named = labels.map((label) => urls.find((one) => one.label === label)?.url ?? '')
  const [home = ''] = headers.get('home-page') ?? []
  return [home, ...named, ...urls.map(({ url }) => url)].find(isAddress) ?? ''
}

/** Reads a METADATA (or PKG-INFO) file. Whatever it lacks is "". */
export function readDistMetadata(text: string): DistMetadata {
  const headers = readHeaders(text)
  const first = (name: string): string => headers.get(name)?.[0] ?? ''
  const summary = first('summary').replace(/\s+/g, ' ')
  return {
    name: first('name'),
    version: first('version'),
    summary: isEmpty(summary) ? '' : summary,
    licence: licenceOf(headers),
    homepage: homepageOf(headers),
    requiresPython: first('requires-python'),
    requirements: (headers.get('requires-dist') ?? []).map((line) => line.replace(/\s+/g, ' ')),
  }
}
