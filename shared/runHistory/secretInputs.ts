import type { Variable } from '../model/node'

/**
 * Words that make the name of an input a secret's. A name is read word by word (`apiKey`, `API_KEY` and `api-key` are `api`, `key`), so that
 * `keyword`, `monkey` and `max_tokens` are none.
 */
export const secretWords = [
  'key',
  'apikey',
  'token',
  'password',
  'passwd',
  'passphrase',
  'pwd',
  'secret',
  'credential',
  'credentials',
  'authorization',
  'auth',
  'bearer',
  'cookie',
] as const

const words: ReadonlySet<string> = new Set(secretWords)

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.toLowerCase())
}

/** Whether the value of an input is never kept: Dify's type Secret, or a name with one of `secretWords`. */
export function isSecretInput({ variable, value_type }: Pick<Variable, 'variable' | 'value_type'>): boolean {
  return value_type === 'secret' || wordsOf(variable).some((word) => words.has(word))
}

/** A secret of so many characters is taken out wherever it stands. A shorter one stands in other words by chance: it is taken out as a word of its own. */
const anywhere = 6
/** A secret shorter than this is known again where it is the whole value, and nowhere else. */
const asWord = 3

/** A character of a word where words are parted by what is none: Chinese and Japanese write them side by side. */
const ofWord = '(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}])[\\p{L}\\p{N}_]'
const beginsWord = new RegExp(`^${ofWord}`, 'u')
const endsWord = new RegExp(`${ofWord}$`, 'u')

/** Finds a text where it is no part of a longer word. */
function wordForm(text: string): RegExp {
  const plain = text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const before = beginsWord.test(text) ? `(?<!${ofWord})` : ''
  return new RegExp(`${before}${plain}${endsWord.test(text) ? `(?!${ofWord})` : ''}`, 'gu')
}

/**
 * Whether a secret, as the JSON text of its input, is so short that it can't be told from what else a run gave: what its result says can't be kept
 * without it. An empty one is no secret.
 */
export function isTooShort(secret: string): boolean {
  const [text = ''] = /^\s*[[{]/.test(secret) ? [] : textsIn(secret)
  const { length } = text.trim()
  return length > 0 && length < asWord
}

/** The word that alone makes no secret of a short value: a key by which lists are joined is `"id"`, and stands in all that a run gives. */
const mayBePlain = 'key'

/**
 * What is to be taken out of a run for the value of a secret input (JSON; none where it has none), as JSON texts for `hideSecrets` and
 * `isTooShort`.
 */
export function secretTexts(
  input: Pick<Variable, 'variable' | 'value_type'>,
  json: string | undefined,
): readonly string[] {
  if (json === undefined) return []
  const isCertain =
    input.value_type === 'secret' || wordsOf(input.variable).some((word) => words.has(word) && word !== mayBePlain)
  if (isCertain) return [json]
  return textsIn(json)
    .filter((text) => text.trim().length >= anywhere)
    .map((text) => JSON.stringify(text))
}

/** The texts in a JSON text, and its numbers as texts. */
export function textsIn(json: string): string[] {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    // What is no JSON goes into no run as it is; its own text counts.
    return [json]
  }
  const all: string[] = []
  const visit = (one: unknown): void => {
    if (typeof one === 'string') all.push(one)
    else if (typeof one === 'number') all.push(String(one))
    else if (typeof one === 'object' && one !== null) Object.values(one).forEach(visit)
  }
  visit(value)
  return all
}

const asciiJson = (text: string): string =>
  JSON.stringify(text)
    .slice(1, -1)
    .replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** What stands in the place of a secret. */
export const hidden = '•••'

/**
 * Makes the function that takes secrets out of a text, as they are and as JSON or an address writes them. `secrets` are JSON texts of
 * inputs. One of under six characters goes where it is a word of its own, one of under three where it is the whole text.
 */
export function hideSecrets(secrets: readonly string[], encode: (text: string) => string): (text: string) => string {
  const forms = new Set<string>()
  const words = new Set<string>()
  const wholes = new Set<string>()
  for (const secret of secrets.flatMap(textsIn)) {
    const { length } = secret.trim()
    if (length === 0) continue
    const into = length >= anywhere ? forms : length >= asWord ? words : wholes
    const json = JSON.stringify(secret).slice(1, -1)
    for (const form of [secret, secret.trim(), json, asciiJson(secret), encode(secret)]) into.add(form)
    // An address has no form for half a character.
    if (!/\p{Surrogate}/u.test(secret)) into.add(encodeURIComponent(secret))
  }
  // The longest first: one may hold another.
  const all = [...forms, ...words]
    .sort((a, b) => b.length - a.length)
    .map((form) => (forms.has(form) ? form : wordForm(form)))
  return (text) => {
    if (wholes.has(text.trim().replace(/^"(.*)"$/, '$1'))) return hidden
    return all.reduce<string>((left, form) => left.replaceAll(form, hidden), text)
  }
}
