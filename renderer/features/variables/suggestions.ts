import { readSignature } from '../../../shared/dify/signature'
import { templateNames } from '../../../shared/dify/template/templateNames'
import type { CodeNode, OutputType, VariableType } from '../../../shared/model/node'

type Declared = Pick<CodeNode, 'code' | 'code_language' | 'variables' | 'outputs'>

/** What the code says of inputs and outputs, set beside what is declared. */
export interface Suggestions {
  /** Parameters of `main`, or names that a template reads, that no input is named after. */
  readonly inputs: readonly { readonly name: string; readonly type: VariableType }[]
  /** Inputs that `main` has no parameter for: Dify's call then fails. */
  readonly strangers: ReadonlySet<string>
  /** Inputs that are parameters of `main`, or that a template reads. */
  readonly known: ReadonlySet<string>
  /** Keys of the returned dict that no output is named after. */
  readonly outputs: readonly { readonly name: string; readonly type: OutputType }[]
  /** What the docstring of `main` says of its parameters. */
  readonly descriptions: ReadonlyMap<string, string>
  /** The first piece of the header at which Dify's "Sync function signature" would cut it; null where it reads it rightly. */
  readonly cut: string | null
  /** What Dify takes for the names of inputs though it is none: `*`, `/`, what takes the rest. */
  readonly markers: readonly string[]
}

/** Jinja gives an unknown name no value, and an input that a template does not read does no harm. */
function ofTemplate({ code, variables }: Declared): Suggestions {
  const { free } = templateNames(code)
  const declared = new Set(variables.map(({ variable }) => variable))
  return {
    inputs: free.filter(({ name }) => !declared.has(name)),
    strangers: new Set(),
    known: new Set(free.map(({ name }) => name)),
    outputs: [],
    descriptions: new Map(),
    cut: null,
    markers: [],
  }
}

/**
 * Compares the code with the declared inputs and outputs. JavaScript takes its inputs as one object, so an input that it
 * does not name does no harm there.
 */
export function suggestionsFor(node: Declared): Suggestions {
  if (node.code_language === 'jinja2') return ofTemplate(node)
  const signature = readSignature(node.code_language, node.code)
  const isPython = node.code_language === 'python3'
  const declared = new Set(node.variables.map(({ variable }) => variable))
  const named = new Set(node.outputs.map(({ name }) => name))
  const parameters = signature?.parameters ?? []
  const names = new Set(parameters.map(({ name }) => name))
  const refuses = isPython && signature !== null && !signature.takesMore
  return {
    inputs: parameters
      .filter(({ name }) => !declared.has(name))
      .map(({ name, type }) => ({ name, type: type ?? 'string' })),
    strangers: new Set(refuses ? [...declared].filter((name) => !names.has(name)) : []),
    known: names,
    outputs: (signature?.returned ?? [])
      .filter(({ name }) => !named.has(name))
      .map(({ name, type }) => ({ name, type: type ?? 'string' })),
    cut: signature?.misreadings.find(({ kind }) => kind === 'cut')?.part ?? null,
    markers:
      signature?.misreadings.flatMap(({ kind, part }) => (kind === 'marker' && part !== null ? [part] : [])) ?? [],
    descriptions: new Map(signature?.described.map(({ name, text }) => [name, text])),
  }
}
