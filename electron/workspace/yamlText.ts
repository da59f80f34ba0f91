import { emptyLinesOf } from './textEnds'

/** Pieces of YAML text that read back as exactly the text that was meant, by YAML 1.1 readers (Python's) as well. */

/** Spaces by which a level is indented. */
export const indentStep = 2

/**
 * Characters that one reader or another takes for a line break, drops, or refuses outside an escape: C0 but for tab and line feed, DEL,
 * C1 with NEL, the line and paragraph separators, BOM, noncharacters, and surrogates without their other half.
 */
const unsafe =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

const unsafeEverywhere = new RegExp(unsafe.source, 'g')

function escapeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** A text between double quotes on one line: JSON's form, which YAML reads too. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(unsafeEverywhere, escapeOf)
}

/** Begins with a letter, has no mark that means something in YAML, in flow or in block. */
const plainForm = /^[\p{L}_][\p{L}\p{N}_.\-/()'+=; ]*$/u

/** Plain words that YAML 1.1 or 1.2 reads as something else than text. */
const otherMeaning = /^(null|true|false|yes|no|on|off)$/i

/** A text as a key or a short value: bare where every YAML reads it as this text, else quoted. */
export function plainOrQuoted(text: string): string {
  const isPlain = plainForm.test(text) && !otherMeaning.test(text) && !text.endsWith(' ') && text.length <= 100
  return isPlain ? text : quoted(text)
}

/** Prose such as a description: bare also with commas, which mean something in flow alone. */
export function prose(text: string): string {
  const words = text.replaceAll(/[,!]/g, '')
  return /^[\p{L}_]/u.test(text) && plainOrQuoted(words) === words && !/[,!]$/.test(text) ? text : quoted(text)
}

/** Whether a text can stand in a literal block without an escape. Spaces in a last line without a line feed would be dropped. */
export function isLiteral(text: string): boolean {
  return /[^ \t\n]/.test(text) && !unsafe.test(text) && !/\n +$/.test(text)
}

/**
 * A text as a literal block after its key: `|` and its lines, indented below `column`. Without the last line feed, which the caller's
 * own end of line is.
 */
export function literal(text: string, column: number): string {
  const ending = emptyLinesOf(text)
  const chomping = ending === '' ? '-' : ending === '\n' ? '' : '+'
  // A first line that begins with a space would be taken for the indentation.
  const indicator = /^[ \n]/.test(text) ? String(indentStep) : ''
  const margin = ' '.repeat(column + indentStep)
  const lines = (ending === '' ? text : text.slice(0, -1)).split('\n')
  return `|${indicator}${chomping}\n${lines.map((line) => (line === '' ? '' : margin + line)).join('\n')}`
}
