import { toJsonText } from '../../shared/dify/jsonText'
import { parsePythonJson } from '../../shared/dify/pythonJson'
import type { Variable } from '../../shared/model/node'
import { JsonNumber, type JsonValue } from '../../shared/model/value'
import { isSecretInput, isTooShort, secretTexts, textsIn } from '../../shared/runHistory/secretInputs'

function parsed(json: string): JsonValue {
  try {
    return parsePythonJson(json)
  } catch {
    // No JSON has no members.
    return null
  }
}

/**
 * What is to be taken out of a run for the members of an input's objects that have a secret's name, however deep they lie, as JSON texts for `hideSecrets`.
 * One that is too short to be told from the rest is none: such members are counts more often than secrets.
 */
export function secretMembers(json: string): readonly string[] {
  const found: string[] = []
  const visit = (value: JsonValue): void => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (!(value instanceof Map)) return
    for (const [name, member] of value) {
      const input = { variable: name, value_type: 'string' } as const
      if (isSecretInput(input)) {
        const texts = member instanceof JsonNumber ? [member.text] : textsIn(toJsonText(member))
        found.push(...texts.flatMap((text) => secretTexts(input, JSON.stringify(text))))
      } else visit(member)
    }
  }
  if (json.includes('{')) visit(parsed(json))
  return found.filter((text) => !isTooShort(text))
}

/** What is to be taken out of a run with these inputs (JSON by name): the values of secret ones, and of secret members of the others. */
export function knownSecrets(
  variables: readonly Pick<Variable, 'variable' | 'value_type'>[],
  jsonOf: (name: string) => string | undefined,
): readonly string[] {
  return variables.flatMap((input) => {
    const json = jsonOf(input.variable)
    return isSecretInput(input) ? secretTexts(input, json) : secretMembers(json ?? '')
  })
}
