/** How PyYAML writes a text (`Emitter.analyze_scalar`, `choose_scalar_style`, with `allow_unicode=True`); facts read in PyYAML 6.0.3. */
export interface ScalarFacts {
  readonly style: 'plain' | 'single' | 'double'
  /** Characters as Python counts them. */
  readonly characters: readonly string[]
  /** Whether it can stand as a key on its own line. */
  readonly isSimpleKey: boolean
}

const breaks = '\n\u0085\u2028\u2029'
const spaces = `\0 \t\r${breaks}`

/** Texts that YAML 1.1 reads as something else where they stand unquoted (`Resolver`). */
const otherwise = new RegExp(
  `^(?:${[
    'yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF',
    '[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?',
    '\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?',
    '[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*',
    '[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)',
    '[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+',
    '[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+',
    '<<|=|~|null|Null|NULL|!|&|\\*',
    '[0-9]{4}-[0-9]{2}-[0-9]{2}',
    '[0-9]{4}-[0-9][0-9]?-[0-9][0-9]?(?:[Tt]|[ \\t]+)[0-9][0-9]?:[0-9][0-9]:[0-9][0-9](?:\\.[0-9]*)?' +
      '(?:[ \\t]*(?:Z|[-+][0-9][0-9]?(?::[0-9][0-9])?))?',
  ].join('|')})?$`,
)

/** Whether a character can stand in a text that is not written with escapes. */
function isOrdinary(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  if (character === '\n' || (code >= 0x20 && code <= 0x7e)) return true
  if (code === 0xfeff) return false
  return (
    code === 0x85 ||
    (code >= 0xa0 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code < 0x10ffff)
  )
}

/** Whether a text has marks that mean something to YAML in a block. */
function hasMarks(characters: readonly string[]): boolean {
  const text = characters.slice(0, 3).join('')
  if (text === '---' || text === '...') return true
  return characters.some((character, at) => {
    const next = characters[at + 1]
    const isFollowed = next === undefined || spaces.includes(next)
    if (at === 0 && '#,[]{}&*!|>\'"%@`'.includes(character)) return true
    if (at === 0 && '?-'.includes(character) && isFollowed) return true
    if (character === ':' && isFollowed) return true
    return character === '#' && at > 0 && spaces.includes(characters[at - 1] ?? '')
  })
}

/** Tells how a text is written as a value or, `asKey`, as the key of a mapping. */
export function scalarFacts(text: string, asKey: boolean): ScalarFacts {
  const characters = Array.from(text)
  if (text === '') return { style: 'single', characters, isSimpleKey: false }
  const isMultiline = characters.some((character) => breaks.includes(character))
  const isSpecial = characters.some((character) => !isOrdinary(character))
  const [first = '', last = ''] = [characters[0], characters.at(-1)]
  const isPadded = [first, last].some((character) => character === ' ' || breaks.includes(character))
  const hasBreakSpace = /[\n\u0085\u2028\u2029] /.test(text)
  const hasSpaceBreak = / [\n\u0085\u2028\u2029]/.test(text)
  const isPlain = !isPadded && !hasBreakSpace && !hasSpaceBreak && !isSpecial && !isMultiline && !hasMarks(characters)
  const isSingle = !hasBreakSpace && !hasSpaceBreak && !isSpecial && !(asKey && isMultiline)
  const style = isPlain && !otherwise.test(text) ? 'plain' : isSingle ? 'single' : 'double'
  // The tag of a text, `!!str`, counts where PyYAML asks whether a key is short.
  return { style, characters, isSimpleKey: !isMultiline && characters.length + 5 < 128 }
}

/** Whether a character breaks a line. */
export function isBreak(character: string | undefined): boolean {
  return character !== undefined && breaks.includes(character)
}

const escapes: Readonly<Record<string, string>> = {
  '\0': '0',
  '\x07': 'a',
  '\x08': 'b',
  '\t': 't',
  '\n': 'n',
  '\x0b': 'v',
  '\x0c': 'f',
  '\r': 'r',
  '\x1b': 'e',
  '"': '"',
  '\\': '\\',
  '\u0085': 'N',
  '\u00a0': '_',
  '\u2028': 'L',
  '\u2029': 'P',
}

/** How a character is written between double quotes: escaped, or null where it stands as it is. */
export function escaped(character: string): string | null {
  const code = character.codePointAt(0) ?? 0
  const isPlain =
    !'"\\\u0085\u2028\u2029\ufeff'.includes(character) &&
    ((code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd))
  if (isPlain) return null
  const known = escapes[character]
  if (known !== undefined) return `\\${known}`
  const hex = code.toString(16).toUpperCase()
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`
}
