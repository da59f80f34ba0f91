import { type Document, isAlias, isNode, parseDocument, stringify } from 'yaml'
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

/** Whether a path leads through an alias, or to what an alias may stand for: the document can't be changed there alone. */
function meetsAlias(document: Document, path: Path): boolean {
  return path.some((_, at) => {
    const node = document.getIn(path.slice(0, at + 1), true)
    return node === undefined || isAlias(node) || (isNode(node) && 'anchor' in node && node.anchor !== undefined)
  })
}

/**
 * The text of a node's file without secret samples, else as it is; null for one that can't be read: what is secret in it can't be told. Where secrets stand
 * behind aliases of YAML, the text is written anew, without its comments and aliases.
 */
export function nodeWithoutSecretSamples(text: string): string | null {
  try {
    const document = parseDocument(text)
    if (document.errors.length > 0) return null
    const value: unknown = document.toJS()
    const paths = secretPaths(value)
    if (paths.length === 0) return text
    if (paths.some((path) => meetsAlias(document, path))) {
      for (const path of paths) drop(value, path)
      return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false })
    }
    for (const path of paths) document.deleteIn(path)
    return document.toString({ lineWidth: 0 })
  } catch {
    // An alias of nothing, of what it is in, or of more than anybody writes: the library throws, and Nodelab would not read it either.
    return null
  }
}
