import { type HeaderPart } from '../../../shared/dify/header/headerParts'
import { nameChange } from '../../../shared/dify/header/nameChange'
import { isSameInCode } from '../../../shared/dify/header/typeHint'
import type { CodeNode, Variable, VariableType } from '../../../shared/model/node'
import { insertVariable, moveVariable, removeVariable, renameVariable, withSample } from '../variables/nodeEdits'
import { readDraft } from '../variables/sampleText'

/** An input that went with its parameter, as it was. */
export interface KeptInput {
  readonly variable: Variable
  readonly sample: string | undefined
}

/** What the inputs can be brought in step with: the parameters of a whole header. */
export interface Parameters {
  readonly inputs: readonly Pick<HeaderPart, 'name' | 'type' | 'annotation' | 'defaultText'>[]
  readonly takesMore: boolean
}

/** The inputs in step with a header, and those that went. */
export interface FollowedInputs {
  readonly variables: Variable[]
  readonly samples: CodeNode['samples']
  readonly cases?: CodeNode['cases']
  readonly removed: readonly KeptInput[]
}

/** What the inputs' fields do along, in the order in which it is done to the inputs. */
export interface FollowingFields {
  /** How an input was that comes back; null for a new one. */
  kept(name: string): KeptInput | null
  /** An input has another name now. */
  renamed(from: string, to: string): void
  /** The change that gives an input another type. */
  retype(node: CodeNode, at: number, type: VariableType): Partial<CodeNode>
}

/** The sample that a default means where it is a plain value; undefined where it is none. */
export function sampleOfDefault(text: string | null, type: VariableType): string | undefined {
  if (text === null || text === 'None' || text === 'null') return undefined
  const quoted = /^(['"])((?:(?!\1)[^\\\n])*)\1$/.exec(text)?.[2]
  if (type === 'string') return quoted === undefined ? undefined : JSON.stringify(quoted)
  if (type === 'secret') return undefined
  const reading = readDraft(/^(?:True|False)$/.test(text) ? text.toLowerCase() : text, type)
  return 'sample' in reading && reading.sample !== null ? reading.sample : undefined
}

class Follower {
  private node: CodeNode
  private readonly removed: KeptInput[] = []

  constructor(
    node: CodeNode,
    private readonly before: Parameters,
    private readonly after: Parameters,
    private readonly fields: FollowingFields,
  ) {
    this.node = node
  }

  follow(): FollowedInputs {
    const names = (of: Parameters): string[] => of.inputs.map(({ name }) => name)
    const change = nameChange(names(this.before), names(this.after))
    for (const [from, to] of change.renamed) this.rename(from, to)
    for (const name of change.removed) this.remove(name)
    for (const name of change.added) this.add(name)
    for (const [from, to] of pairs(this.before, this.after, change.renamed)) this.compare(from, to)
    if (change.isMoved) this.sort(names(this.after))
    const { variables, samples, cases } = this.node
    return { variables, samples, ...(cases === undefined ? {} : { cases }), removed: this.removed }
  }

  private place(name: string): number {
    return this.node.variables.findIndex(({ variable }) => variable === name)
  }

  private apply(change: Partial<CodeNode>): void {
    this.node = { ...this.node, ...change }
  }

  private rename(from: string, to: string): void {
    const at = this.place(from)
    if (at === -1) return
    if (this.place(to) !== -1) {
      this.remove(from)
      return
    }
    this.apply(renameVariable(this.node, at, to))
    this.fields.renamed(from, to)
  }

  private remove(name: string): void {
    const at = this.place(name)
    const variable = this.node.variables[at]
    // What has no parameter of its own goes to `**kwargs`.
    if (variable === undefined || this.after.takesMore) return
    this.removed.push({ variable, sample: this.node.samples[name] })
    this.apply(removeVariable(this.node, at))
  }

  private add(name: string): void {
    if (this.place(name) !== -1) return
    const parameter = this.after.inputs.find((each) => each.name === name)
    const kept = this.fields.kept(name)
    const told = parameter?.type ?? null
    const isSame =
      kept !== null && (told === null || (parameter !== undefined && isSameInCode(kept.variable.value_type, parameter)))
    const variable = isSame ? kept.variable : { variable: name, value_type: told ?? 'string', value_selector: [] }
    const sample = isSame ? kept.sample : sampleOfDefault(parameter?.defaultText ?? null, variable.value_type)
    this.apply(insertVariable(this.node, this.placeFor(name), variable))
    if (sample !== undefined) this.apply({ samples: withSample(this.node.samples, name, sample) })
  }

  /** Behind the input of the nearest parameter before it, else before that of the nearest one behind it. */
  private placeFor(name: string): number {
    const names = this.after.inputs.map((each) => each.name)
    const at = names.indexOf(name)
    const before = names
      .slice(0, at)
      .map((each) => this.place(each))
      .filter((place) => place !== -1)
      .at(-1)
    if (before !== undefined) return before + 1
    const behind = names
      .slice(at + 1)
      .map((each) => this.place(each))
      .find((place) => place !== -1)
    return behind ?? this.node.variables.length
  }

  /** Type and default of a parameter that stayed, where they are told anew. */
  private compare(from: Parameters['inputs'][number], to: Parameters['inputs'][number]): void {
    const at = this.place(to.name)
    const variable = this.node.variables[at]
    if (variable === undefined) return
    if (to.type !== null && to.type !== from.type && !isSameInCode(variable.value_type, to)) {
      this.apply(this.fields.retype(this.node, at, to.type))
    }
    if (to.defaultText === from.defaultText) return
    const type = this.node.variables[at]?.value_type ?? variable.value_type
    const sample = this.node.samples[to.name]
    // A value of the author's own stays; one that came from the default goes with it.
    if (sample !== undefined && sample !== sampleOfDefault(from.defaultText, type)) return
    this.apply({ samples: withSample(this.node.samples, to.name, sampleOfDefault(to.defaultText, type)) })
  }

  /** The inputs of parameters in their order; those without one keep their places. */
  private sort(names: readonly string[]): void {
    const order = names.filter((name) => this.place(name) !== -1)
    const places = order.map((name) => this.place(name)).sort((a, b) => a - b)
    order.forEach((name, index) => this.apply(moveVariable(this.node, this.place(name), places[index] ?? 0)))
  }
}

/** The parameters that are in both headers, as they were and as they are. */
function pairs(
  before: Parameters,
  after: Parameters,
  renamed: ReadonlyMap<string, string>,
): (readonly [Parameters['inputs'][number], Parameters['inputs'][number]])[] {
  return before.inputs.flatMap((from) => {
    const to = after.inputs.find(({ name }) => name === (renamed.get(from.name) ?? from.name))
    return to === undefined ? [] : [[from, to] as const]
  })
}

/**
 * Brings the inputs of a node in step with a header that the author has changed. A renamed parameter renames its input, which keeps its
 * source, value, type and place; a new one adds an input, with the type that annotation or default tell and the default as its value; one
 * that is gone takes its input with it, unless `**kwargs` takes that. Inputs that had no parameter before are left alone.
 */
export function inputsInStep(
  node: CodeNode,
  before: Parameters,
  after: Parameters,
  fields: FollowingFields,
): FollowedInputs {
  return new Follower(node, before, after, fields).follow()
}
