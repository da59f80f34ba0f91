import { isSecretInput } from '../../shared/runHistory/secretInputs'
import type { VariableType } from '../../shared/model/node'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The types of a node's inputs by their names; of what says none there are none. */
function typesOf(variables: unknown): ReadonlyMap<unknown, unknown> {
  if (!Array.isArray(variables)) return new Map()
  return new Map(variables.filter(isRecord).map(({ variable, value_type }) => [variable, value_type]))
}

function isSecret(name: string, type: unknown): boolean {
  return isSecretInput({ variable: name, value_type: type === 'secret' ? 'secret' : ('string' satisfies VariableType) })
}

/** A value without the samples of secret inputs: of Dify's type Secret where the types stand beside them, and of names that are a secret's. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (!isRecord(value)) return value
  const types = typesOf(value['variables'])
  return Object.fromEntries(
    Object.entries(value).map(([field, member]) => {
      const isOfInputs = (field === 'samples' || field === 'inputs') && isRecord(member)
      if (!isOfInputs) return [field, plain(member)]
      return [field, Object.fromEntries(Object.entries(member).filter(([name]) => !isSecret(name, types.get(name))))]
    }),
  )
}

/** A JSON text of kept nodes without secret samples; null for one that can't be read. */
export function withoutSecretSamples(text: string): string | null {
  try {
    return JSON.stringify(plain(JSON.parse(text)))
  } catch {
    // Damaged: Nodelab would not read it either.
    return null
  }
}
