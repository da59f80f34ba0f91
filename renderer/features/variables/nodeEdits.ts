import { defaultsFor } from '../../../shared/dify/defaultValues'
import type {
  CodeNode,
  Dependency,
  Output,
  OutputSpec,
  OutputType,
  Variable,
  VariableType,
} from '../../../shared/model/node'
import { renamedInCases, withoutInput } from '../cases/renamedInCases'
import { convertSample, sampleOf } from './sampleText'

/** Changes of a node's inputs, outputs and the rest of its panel; `code` where it catches up with them. Each returns the part to hand to the workspace's `edit`. */
export type NodeChange = Partial<
  Pick<
    CodeNode,
    | 'variables'
    | 'samples'
    | 'outputs'
    | 'dependencies'
    | 'error_strategy'
    | 'default_value'
    | 'retry_config'
    | 'cases'
    | 'code'
  >
>

/** A list with one element at another place; the same list where there is nothing to move. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.filter((_, index) => index !== from)
  const item = items[from]
  if (item === undefined) return [...items]
  const at = Math.max(0, Math.min(to, rest.length))
  return [...rest.slice(0, at), item, ...rest.slice(at)]
}

function replaced<T>(items: readonly T[], at: number, item: T): T[] {
  return items.map((old, index) => (index === at ? item : old))
}

function without<T>(items: readonly T[], at: number): T[] {
  return items.filter((_, index) => index !== at)
}

function inserted<T>(items: readonly T[], at: number, item: T): T[] {
  return [...items.slice(0, at), item, ...items.slice(at)]
}

/** Samples with one value set, or left out where it is undefined. */
export function withSample(
  samples: CodeNode['samples'],
  name: string,
  sample: string | undefined,
): CodeNode['samples'] {
  const { [name]: _, ...others } = samples
  return sample === undefined ? others : { ...others, [name]: sample }
}

export function addVariable(node: CodeNode, name: string, type: VariableType): NodeChange {
  return { variables: [...node.variables, { variable: name, value_type: type, value_selector: [] }] }
}

/** Puts an input among the others. */
export function insertVariable(node: CodeNode, at: number, variable: Variable): NodeChange {
  return { variables: inserted(node.variables, at, variable) }
}

/** A name for a new input that no other has: `arg1`, `arg2`, …, as Dify's default code calls its own. */
export function nextVariableName(node: CodeNode): string {
  const taken = node.variables.map(({ variable }) => variable)
  let number = taken.length + 1
  while (taken.includes(`arg${number}`)) number += 1
  return `arg${number}`
}

export function removeVariable(node: CodeNode, at: number): NodeChange {
  const variables = without(node.variables, at)
  const name = node.variables[at]?.variable
  if (name === undefined || variables.some(({ variable }) => variable === name)) return { variables }
  return { variables, samples: withSample(node.samples, name, undefined) }
}

/** Puts a removed input back at its place with its value; nothing where another has its name by now. */
export function restoreVariable(
  node: CodeNode,
  at: number,
  variable: Variable,
  sample: string | undefined,
): NodeChange {
  if (node.variables.some((other) => other.variable === variable.variable)) return {}
  const variables = inserted(node.variables, at, variable)
  return sample === undefined
    ? { variables }
    : { variables, samples: withSample(node.samples, variable.variable, sample) }
}

/** Renames an input; its sample goes with it, unless another input of either name has a claim on it. */
export function renameVariable(node: CodeNode, at: number, name: string): NodeChange {
  const old = node.variables[at]
  if (old === undefined || old.variable === name) return {}
  const variables = replaced(node.variables, at, { ...old, variable: name })
  const isShared = node.variables.some(({ variable }, index) => index !== at && [old.variable, name].includes(variable))
  const change: NodeChange = { variables, ...(isShared ? {} : renamedInCases(node, 'input', old.variable, name)) }
  const sample = node.samples[old.variable]
  if (sample === undefined || isShared) return change
  return { ...change, samples: withSample(withSample(node.samples, old.variable, undefined), name, sample) }
}

/** Gives an input another type. `text` is what stands in its field in place of a value, where that can't be read as the old type. */
export function retypeVariable(node: CodeNode, at: number, type: VariableType, text: string | null = null): NodeChange {
  const old = node.variables[at]
  if (old === undefined || old.value_type === type) return {}
  const before = node.samples[old.variable]
  const sample = text === null ? convertSample(before, old.value_type, type) : sampleOf(text, type)
  return {
    variables: replaced(node.variables, at, { ...old, value_type: type }),
    samples: withSample(node.samples, old.variable, sample),
    ...(type === 'secret' ? withoutInput(node, old.variable) : {}),
  }
}

export function moveVariable(node: CodeNode, from: number, to: number): NodeChange {
  return { variables: moved(node.variables, from, to) }
}

export function addOutput(node: CodeNode, name: string, type: OutputType): NodeChange {
  return { outputs: [...node.outputs, { name, spec: { type, children: null } }] }
}

export function removeOutput(node: CodeNode, at: number): NodeChange {
  return { outputs: without(node.outputs, at) }
}

/** Puts a removed output back at its place, with its default value among `defaults`; nothing where another has its name by now. */
export function restoreOutput(
  node: CodeNode,
  at: number,
  output: Output,
  defaults: CodeNode['default_value'] = [],
): NodeChange {
  if (node.outputs.some(({ name }) => name === output.name)) return {}
  const outputs = inserted(node.outputs, at, output)
  if (node.error_strategy !== 'default-value') return { outputs }
  const own = defaults.filter(({ key }) => key === output.name)
  return { outputs, default_value: defaultsFor(outputs, [...(node.default_value ?? []), ...own]) }
}

export function changeOutput(node: CodeNode, at: number, change: Partial<Output>): NodeChange {
  const old = node.outputs[at]
  return old === undefined ? {} : { outputs: replaced(node.outputs, at, { ...old, ...change }) }
}

export function moveOutput(node: CodeNode, from: number, to: number): NodeChange {
  return { outputs: moved(node.outputs, from, to) }
}

/** Whether a type has members that can be declared. */
export function hasMembers(type: OutputType): boolean {
  return type === 'object' || type === 'array[object]'
}

/** A spec with another type; members stay where the new type has them too. */
export function retypeSpec(spec: OutputSpec, type: OutputType): OutputSpec {
  return { type, children: hasMembers(type) ? spec.children : null }
}

/** Members with one of them changed or removed (null) at its place; null once none is left: Dify then takes whatever comes. */
export function changeMember(members: readonly Output[], at: number, member: Output | null): Output[] | null {
  if (member !== null) return replaced(members, at, member)
  return members.length === 1 ? null : without(members, at)
}

export function addDependency(node: CodeNode): NodeChange {
  return { dependencies: [...node.dependencies, { name: '', version: '' }] }
}

export function changeDependency(node: CodeNode, at: number, change: Partial<Dependency>): NodeChange {
  const old = node.dependencies[at]
  return old === undefined ? {} : { dependencies: replaced(node.dependencies, at, { ...old, ...change }) }
}

export function removeDependency(node: CodeNode, at: number): NodeChange {
  return { dependencies: without(node.dependencies, at) }
}

/** Puts a removed dependency back at its place; nothing where it stands there again. */
export function restoreDependency(node: CodeNode, at: number, dependency: Dependency): NodeChange {
  if (node.dependencies.some(({ name }) => name === dependency.name)) return {}
  return { dependencies: inserted(node.dependencies, at, dependency) }
}
