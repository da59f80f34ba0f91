import { check } from '../../dify/check'
import { DifyFailure } from '../../dify/difyFailure'
import { exponentTextsToNumbers } from '../../dify/exponentText'
import { fillWords } from '../../dify/fillWords'
import { typeLabels } from '../../dify/names'
import type { ErrorWords } from '../../dify/targets/errorWords'
import type { Target } from '../../dify/targets/target'
import type { Output } from '../../model/node'
import type { JsonValue } from '../../model/value'
import type { MemberFact, ValueFact } from '../facts/valueFact'
import { type Fired, ofPath, type Surroundings } from '../rule'
import type { RuleId } from '../texts/ruleTexts'
import { typeFor } from './nodeFixes'
import { valueJson } from './valueJson'

/** The rule that tells of what a sentence of Dify's refuses. */
const ruleOfWord: Partial<Readonly<Record<keyof ErrorWords, RuleId>>> = {
  notString: 'output-type-differs',
  notNumber: 'output-type-differs',
  notObject: 'output-type-differs',
  notArray: 'output-type-differs',
  numberElement: 'output-type-differs',
  stringElement: 'output-type-differs',
  objectElement: 'output-type-differs',
  booleanElement: 'output-type-differs',
  notBoolean: 'output-type-differs',
  untypedInvalid: 'output-type-differs',
  stringTooLong: 'output-text-long',
  outOfRange: 'output-out-of-range',
  tooPrecise: 'output-too-precise',
  arrayTooLong: 'output-array-long',
  depth: 'output-too-deep',
  untypedMixed: 'output-mixed-array',
  missing: 'output-member-differs',
  extra: 'output-member-differs',
}

function failureOf(target: Target, output: Output, value: JsonValue): DifyFailure | null {
  try {
    check(target, new Map([[output.name, value]]), [output])
    return null
  } catch (error) {
    if (error instanceof DifyFailure) return error
    throw error
  }
}

function ruleOf(target: Target, { message, about, errorType }: DifyFailure, value: ValueFact): RuleId | null {
  const words = Object.entries(target.outputs.words) as [keyof ErrorWords, string][]
  for (const [word, sentence] of words) {
    const rule = ruleOfWord[word]
    if (rule !== undefined && sentence !== '' && fillWords(sentence, about) === message) return rule
  }
  // A crash of the check itself has no sentence of Dify's: in a free-form Object it is that of an array in an array.
  const isDict = value.kind === 'dict' || value.kind === 'list'
  return errorType === 'WorkflowNodeError' && isDict ? 'output-nested-array' : null
}

/** A value of a declared output that Dify's own check refuses, and the rule that tells of it; `name` is the output. */
export interface OutputFault {
  readonly rule: RuleId
  readonly fired: Fired
}

function hasText(value: ValueFact, depth = 0): string | null {
  if (value.kind === 'str' && value.text !== undefined && exponentTextsToNumbers(value.text) !== value.text)
    return value.text
  if (depth > 8) return null
  const inner = [...(value.items ?? []), ...(value.members ?? []).map((one) => one.value)]
  for (const one of inner) {
    const found = hasText(one, depth + 1)
    if (found !== null) return found
  }
  return null
}

function faultOf(around: Surroundings, output: Output, { value }: MemberFact): OutputFault | null {
  const { target } = around
  if (!target.outputTypes.includes(output.spec.type)) return null
  const written = valueJson(value, output.spec, target)
  const place = value.place
  const params = { name: output.name, type: typeLabels[output.spec.type] }
  const plain = failureOf(target, output, written)
  // What Dify makes of it before it looks is what counts.
  const changes = target.result.exponentText !== 'text'
  const changed = changes ? failureOf(target, output, exponentTextsToNumbers(written)) : plain
  if (changed === null) return null
  if (plain !== null) {
    const rule = ruleOf(target, changed, value)
    const type = rule === 'output-type-differs' ? typeFor(value, around) : null
    const fixes =
      type === null || type === output.spec.type ? [] : [{ kind: 'retype-output' as const, name: output.name, type }]
    return rule === null ? null : { rule, fired: { place, params: { ...params, difyText: changed.message }, fixes } }
  }
  const text = hasText(value) ?? ''
  return {
    rule: 'output-text-becomes-number',
    fired: { place, params: { ...params, text, difyText: changed.message } },
  }
}

/** The last of a name counts, as in Python. */
function membersByName(value: ValueFact | null): ReadonlyMap<string, MemberFact> {
  const members = value?.kind === 'dict' ? (value.members ?? []) : []
  return new Map(members.flatMap((one) => (one.key === null ? [] : [[one.key, one] as const])))
}

const told = new WeakMap<object, readonly OutputFault[]>()

/**
 * What Dify's own check refuses of what each `return` of `main` gives, as far as it is known. The check is the very one of a run: see
 * `shared/dify/check.ts`.
 */
export function outputFaults(around: Surroundings): readonly OutputFault[] {
  const before = told.get(around)
  if (before !== undefined) return before
  const { facts, node } = around
  const faults: OutputFault[] = []
  const faultIn = (members: ReadonlyMap<string, MemberFact>, output: Output): OutputFault | null => {
    const member = members.get(output.name)
    return member === undefined ? null : faultOf(around, output, member)
  }
  for (const one of facts.returns) {
    const sure = membersByName(one.value)
    const likely = membersByName(one.likely ?? null)
    for (const output of node.outputs) {
      const fault = faultIn(sure, output)
      const other = fault === null ? faultIn(likely, output) : null
      if (fault !== null) faults.push({ ...fault, fired: { ...fault.fired, ...ofPath(around, one) } })
      if (other !== null) faults.push({ ...other, fired: { ...other.fired, severity: 'warning' } })
    }
  }
  told.set(around, faults)
  return faults
}
