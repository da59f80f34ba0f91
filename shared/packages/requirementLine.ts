import { normalName } from './packageName'
import { readSpecifier } from './pep440'
import { readMarker } from './markers'

export type RequirementKind =
  | 'requirement'
  | 'url'
  | 'path'
  | 'editable'
  | 'option'
  | 'constraint'
  | 'file'
  | 'comment'
  | 'blank'
  | 'broken'

/** An option on a line, by its long name: `--index-url`, `--hash`. */
export interface LineOption {
  readonly name: string
  readonly value: string
}

/** A stretch of a line's content, or of the text. */
export interface Span {
  readonly from: number
  readonly to: number
}

export type Part = 'name' | 'extras' | 'specifier' | 'address' | 'marker' | 'comment'

/** What one line says. Parts that it does not have are "" or empty; `spans` tell where those stand that it has. */
export interface ReadLine {
  readonly kind: RequirementKind
  /** As indexes compare it, and as it is written. A broken line has the name that it begins with. */
  readonly name: string
  readonly written: string
  readonly extras: readonly string[]
  /** As it is written, without brackets: `>=2,<3`. */
  readonly specifier: string
  readonly marker: string
  /** `sha256:…` */
  readonly hashes: readonly string[]
  /** The address or path of a package, or the file that a line names. */
  readonly address: string
  readonly options: readonly LineOption[]
  /** With its `#`. */
  readonly comment: string
  readonly spans: Readonly<Partial<Record<Part, Span>>>
}

const nothing: ReadLine = {
  kind: 'blank',
  name: '',
  written: '',
  extras: [],
  specifier: '',
  marker: '',
  hashes: [],
  address: '',
  options: [],
  comment: '',
  spans: {},
}

const longNames: Readonly<Record<string, string>> = {
  '-i': '--index-url',
  '--pypi-url': '--index-url',
  '-f': '--find-links',
  '-r': '--requirement',
  '-c': '--constraint',
  '-e': '--editable',
  '-C': '--config-settings',
}

const flags = new Set(['--no-index', '--pre', '--prefer-binary', '--require-hashes'])

/** The options that a requirement may have behind it. */
const ofRequirement = new Set(['--hash', '--global-option', '--config-settings', '--config-setting'])

/** The words of an option line as a shell parts them; quotes are taken off. */
function wordsOf(text: string): string[] {
  return [...text.matchAll(/(?:"[^"]*"?|'[^']*'?|[^\s"'])+/g)].map(([word]) => word.replace(/["']/g, ''))
}

/** The options of a line, those with a value behind `=`, behind a space, or (one letter) right behind it. */
export function readOptions(text: string): LineOption[] {
  const options: LineOption[] = []
  const words = wordsOf(text)
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    const [, short, rest = ''] = /^(-[A-Za-z])(.*)$/s.exec(word) ?? []
    const [written, value] = short === undefined ? splitOnce(word) : [short, rest === '' ? undefined : rest]
    const name = longNames[written] ?? written
    if (value !== undefined || flags.has(name)) options.push({ name, value: value ?? '' })
    else {
      const next = words[index + 1]
      const takesNext = next !== undefined && !next.startsWith('-')
      options.push({ name, value: takesNext ? next : '' })
      if (takesNext) index += 1
    }
  }
  return options
}

function splitOnce(word: string): [string, string | undefined] {
  const at = word.indexOf('=')
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)]
}

const kindOfOption: Readonly<Record<string, RequirementKind>> = {
  '--editable': 'editable',
  '--requirement': 'file',
  '--constraint': 'constraint',
}

function readOptionLine(body: string): ReadLine {
  const options = readOptions(body)
  const leading = options.find(({ name }) => kindOfOption[name] !== undefined)
  const kind = kindOfOption[leading?.name ?? ''] ?? 'option'
  const address = leading?.value ?? ''
  const start = leading === undefined || address === '' ? -1 : body.lastIndexOf(address)
  const spans = start < 0 ? {} : { address: { from: start, to: start + address.length } }
  return { ...nothing, kind, options, address, spans }
}

const archive = /\.(?:whl|zip|tar|tgz|tar\.\w+|tbz|txz)$/i

/** Whether a word without an address stands for a file or folder, as pip tells them from names. */
function isPath(word: string): boolean {
  return /^(?:\.|~|\$)|[/\\]|\$\{/.test(word) || archive.test(word)
}

const named = /^(?<name>[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)(?<extras>\s*\[[^\]]*\])?(?<rest>.*)$/s

function spanOf(start: number, text: string): Span {
  const lead = text.length - text.trimStart().length
  return { from: start + lead, to: start + text.trimEnd().length }
}

function listOf(extras: string): string[] {
  const names = extras.replace(/[[\]]/g, '').split(',')
  return names.map((name) => name.trim()).filter((name) => name !== '')
}

/** `name[extras] specifier` or `name[extras] @ address`; `marker` is what stands behind the `;`. */
function readNamed(head: string, broken: ReadLine): ReadLine {
  const { name = '', extras = '', rest = '' } = named.exec(head)?.groups ?? {}
  if (name === '') return broken
  const at = name.length
  const start = at + extras.length
  const base = {
    ...broken,
    name: normalName(name),
    written: name,
    extras: listOf(extras),
    spans: {
      ...broken.spans,
      name: { from: 0, to: at },
      ...(extras === '' ? {} : { extras: spanOf(at, extras) }),
    },
  }
  if (/[^\w\s.,[\]-]/.test(extras)) return base
  const direct = /^(\s*@)(.*)$/s.exec(rest)
  if (direct !== null) {
    const [, sign = '', target = ''] = direct
    const address = target.trim()
    if (address === '') return base
    const kind = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) && !/^file:/i.test(address) ? 'url' : 'path'
    return { ...base, kind, address, spans: { ...base.spans, address: spanOf(start + sign.length, target) } }
  }
  const written = rest.trim()
  // What goes on right behind a name is no name: `six-1.0/x`.
  const spans = written === '' ? base.spans : { ...base.spans, specifier: spanOf(start, rest) }
  if (written !== '' && !/^[\s(=!<>~]/.test(rest)) return { ...base, spans }
  if (readSpecifier(rest) === null) return { ...base, spans }
  const specifier = /^\((.*)\)$/s.exec(written)?.[1]?.trim() ?? written
  return { ...base, kind: 'requirement', specifier, spans }
}

/** An address or path that stands alone; its extras, if any, stand behind it. */
function readUnnamed(head: string, base: ReadLine): ReadLine | null {
  const address = head.trim()
  const isAddress = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) || /^file:/i.test(address)
  if (!isAddress && !isPath((address.split('@', 1)[0] ?? '').trimEnd())) return null
  // The last bracket, from where it opens behind the one before it.
  const open = address.endsWith(']') ? address.indexOf('[', address.lastIndexOf(']', address.length - 2) + 1) : -1
  const [bare, extras] = open < 0 ? [address, ''] : [address.slice(0, open), address.slice(open)]
  const kind = isAddress && !/^file:/i.test(address) ? 'url' : 'path'
  return { ...base, kind, address: bare, extras: listOf(extras), spans: { ...base.spans, address: spanOf(0, head) } }
}

function readRequirement(body: string): ReadLine {
  // pip parts a line at the first word that begins with a dash.
  const optionsAt = /\s-{1,2}[A-Za-z]/.exec(body)?.index ?? body.length
  const options = readOptions(body.slice(optionsAt))
  const hashes = options.filter(({ name }) => name === '--hash').map(({ value }) => value)
  const text = body.slice(0, optionsAt)
  // In an address a `;` belongs to it unless a space stands before it.
  const isDirect = /^[\w.-]+\s*(?:\[[^\]]*\]\s*)?@|^[a-z][a-z0-9+.-]*:\/\//i.test(text)
  const sign = (isDirect ? /\s;/ : /;/).exec(text)
  const markerAt = sign === null ? text.length : sign.index + sign[0].length
  const head = sign === null ? text : text.slice(0, sign.index)
  const marker = text.slice(markerAt).trim()
  const spans = sign === null ? {} : { marker: spanOf(markerAt, text.slice(markerAt)) }
  const base: ReadLine = { ...nothing, kind: 'broken', options, hashes, marker, spans }
  const read = readUnnamed(head, base) ?? readNamed(head, base)
  const isOdd = options.some(({ name }) => !ofRequirement.has(name))
  return isOdd || (sign !== null && readMarker(marker) === null) ? { ...read, kind: 'broken' } : read
}

function shifted(spans: ReadLine['spans'], by: number): ReadLine['spans'] {
  return Object.fromEntries(
    Object.entries(spans).map(([part, { from, to }]) => [part, { from: from + by, to: to + by }]),
  )
}

/** Reads what one logical line says; spans count in its content. Nothing is refused: what is no line of a requirements file is `broken`. */
export function readLine(content: string): ReadLine {
  const sign = /(?:^|\s)#/.exec(content)
  const commentAt = sign === null ? content.length : sign.index + sign[0].length - 1
  const comment = content.slice(commentAt)
  const body = content.slice(0, commentAt)
  const lead = body.length - body.trimStart().length
  const inner = body.trim()
  const read =
    inner === ''
      ? { ...nothing, kind: comment === '' ? ('blank' as const) : ('comment' as const) }
      : inner.startsWith('-')
        ? readOptionLine(inner)
        : readRequirement(inner)
  const spans = shifted(read.spans, lead)
  return comment === ''
    ? { ...read, spans }
    : { ...read, comment, spans: { ...spans, comment: { from: commentAt, to: content.length } } }
}
