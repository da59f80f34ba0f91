import { parseDocument } from 'yaml'
import { isSecretInput } from '../../shared/runHistory/secretInputs'
import type { VariableType } from '../../shared/model/node'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

type Types = ReadonlyMap<unknown, unknown>

/** The types of a node's inputs by their names; what says none has those of the node around it. */
function typesOf(variables: unknown, around: Types): Types {
  if (!Array.isArray(variables)) return around
  return new Map(variables.filter(isRecord).map(({ variable, value_type }) => [variable, value_type]))
}

function isSecret(name: string, type: unknown): boolean {
  return isSecretInput({ variable: name, value_type: type === 'secret' ? 'secret' : ('string' satisfies VariableType) })
}

type Path = readonly (string | number)[]

/** Where samples of secret inputs stand in a value: of Dify's type Secret, in samples and in cases, and of names that are a secret's. */
function secretPaths(value: unknown, around: Types = new Map(), at: Path = []): Path[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => secretPaths(one, around, [...at, index]))
  if (!isRecord(value)) return []
  const types = typesOf(value['variables'], around)
  return Object.entries(value).flatMap(([field, member]) => {
    const path = [...at, field]
    const isOfInputs = (field === 'samples' || field === 'inputs') && isRecord(member)
    if (!isOfInputs) return secretPaths(member, types, path)
    return Object.keys(member)
      .filter((name) => isSecret(name, types.get(name)))
      .map((name) => [...path, name])
  })
}

function drop(value: unknown, path: Path): void {
  const [field = '', ...more] = path
  if (Array.isArray(value)) return drop(value[Number(field)], more)
  if (!isRecord(value)) return
  if (more.length === 0) delete value[field]
  else drop(value[field], more)
}

/** A JSON text of kept nodes without secret samples; null for one that can't be read. */
export function withoutSecretSamples(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text)
    for (const path of secretPaths(value)) drop(value, path)
    return JSON.stringify(value)
  } catch {
    // Damaged: Nodelab would not read it either.
    return null
  }
}

/** The text of a node's file without secret samples, else as it is; null for one that can't be read: what is secret in it can't be told. */
export function nodeWithoutSecretSamples(text: string): string | null {
  const document = parseDocument(text)
  if (document.errors.length > 0) return null
  const paths = secretPaths(document.toJS())
  if (paths.length === 0) return text
  for (const path of paths) document.deleteIn(path)
  return document.toString({ lineWidth: 0 })
}
