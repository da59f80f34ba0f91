import type { LocalMember, Locals, LocalValue } from '../model/locals'
import { hideSecrets, textsIn } from '../runHistory/secretInputs'

/** The inputs of a run whose values are nowhere to be seen: their names, and their values as JSON texts. */
export interface SecretInputs {
  readonly names: readonly string[]
  readonly values: readonly string[]
}

/** So much of a secret's beginning, at the end of a text that was cut there, is taken for the secret. */
const shortestPart = 3

/**
 * Makes the function that takes secret inputs out of variables: those that bear a secret input's name, values that are a secret, secrets that stand in
 * longer texts, and what a cut left of one. Of bytes that are no plain text nothing but their size is left where there are secrets.
 */
export function hideLocals({ names, values }: SecretInputs, encode: (text: string) => string) {
  const hide = hideSecrets(values, encode)
  const secrets = values.flatMap(textsIn).filter((text) => text.trim() !== '')
  const whole = new Set(secrets.flatMap((text) => [text, text.trim(), `'${text}'`, `b'${text}'`]))

  function withoutPart(text: string): string {
    for (const secret of secrets) {
      for (let length = Math.min(secret.length, text.length); length >= shortestPart; length -= 1) {
        if (text.endsWith(secret.slice(0, length))) return `${text.slice(0, -length)}•••`
      }
    }
    return text
  }

  function hiddenText(text: string, isCut: boolean): string {
    if (whole.has(text)) return '•••'
    const left = hide(text)
    return isCut ? withoutPart(left) : left
  }

  function value({ size, ...told }: LocalValue): LocalValue {
    const { type, text, cut, members } = told
    const isBinary = secrets.length > 0 && type.startsWith('byte') && text?.includes('\\x') === true
    const left = text === undefined ? undefined : isBinary ? '•••' : hiddenText(text, cut === true)
    if (left === '•••') return { type, isHidden: true }
    return {
      ...told,
      ...(left === undefined ? {} : { text: left }),
      // The length of what is hidden tells of it too.
      ...(size === undefined || left !== text ? {} : { size }),
      ...(members === undefined ? {} : { members: members.map(member) }),
    }
  }

  function member(told: LocalMember): LocalMember {
    if (names.includes(told.key)) return { key: told.key, value: { type: told.value.type, isHidden: true } }
    const bare = /^"([^]*)"$/.exec(told.key)?.[1]
    const key = bare === undefined ? hiddenText(told.key, false) : `"${hiddenText(bare, bare.endsWith('…'))}"`
    return { key, value: named(bare, told.value) }
  }

  /** A member that a dict has under a secret input's name, such as the inputs as a whole. */
  const named = (key: string | undefined, told: LocalValue): LocalValue =>
    key !== undefined && names.includes(key) ? { type: told.type, isHidden: true } : value(told)

  return (locals: Locals): Locals => ({ ...locals, values: locals.values.map(member) })
}
