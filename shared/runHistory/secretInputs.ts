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

/** A text shorter than this stands in too many places by chance to be taken out of them. */
const shortest = 6

/** The texts in a JSON text that are long enough to be known again. */
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
 * inputs; of those whose texts are all under six characters nothing is found again.
 */
export function hideSecrets(secrets: readonly string[], encode: (text: string) => string): (text: string) => string {
  const forms = new Set<string>()
  for (const secret of secrets.flatMap(textsIn)) {
    if (secret.trim().length < shortest) continue
    const json = JSON.stringify(secret).slice(1, -1)
    for (const form of [secret, secret.trim(), json, asciiJson(secret), encode(secret)]) forms.add(form)
    // An address has no form for half a character.
    if (!/\p{Surrogate}/u.test(secret)) forms.add(encodeURIComponent(secret))
  }
  // The longest first: one may hold another.
  const all = [...forms].sort((a, b) => b.length - a.length)
  return (text) => all.reduce((left, form) => left.replaceAll(form, hidden), text)
}
