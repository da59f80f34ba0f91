import { isScalar, isSeq, type Node } from 'yaml'
import { checkWords } from '../../shared/cases/checkKinds'
import { toJsonText } from '../../shared/dify/jsonText'
import { parsePythonJson } from '../../shared/dify/pythonJson'
import { isSameJson } from '../../shared/dify/sameJson'
import type { CodeNode } from '../../shared/model/node'
import type { Check, NodeCase } from '../../shared/model/nodeCase'
import type { JsonValue } from '../../shared/model/value'
import { casesField } from './caseReader'
import type { NodeDocument } from './nodeDocument'
import { isSameSample, sampleFromYaml, sampleToYaml } from './sampleYaml'
import { isNothing, listLeaf, map, seq, textLeaf, textOf } from './yamlLeaves'
import type { Leaf, MapShape, SeqShape, Shape } from './yamlShape'
import { indentStep, plainOrQuoted, quoted } from './yamlText'
import type { Resolve } from './yamlValue'

/** How the cases of a node stand in its file: only those that changed are written anew. */

function isPlain({ kind, path }: Check): boolean {
  return kind === 'equals' && path === ''
}

/** The checks as a file has them: the first plain value of an output under `outputs`, all others under `expect`, by output. */
function placed(checks: readonly Check[]): { equal: Check[]; others: [string, Check[]][] } {
  const equal: Check[] = []
  const others = new Map<string, Check[]>()
  for (const check of checks) {
    if (isPlain(check) && !equal.some(({ output }) => output === check.output)) equal.push(check)
    else others.set(check.output, [...(others.get(check.output) ?? []), check])
  }
  return { equal, others: [...others] }
}

/** A case with its checks in the order in which its file has them, which is no other case. */
export function asInFile(one: NodeCase): NodeCase {
  const { equal, others } = placed(one.checks)
  return { ...one, checks: [...equal, ...others.flatMap(([, checks]) => checks)] }
}

function isSameCheck(a: Check, b: Check): boolean {
  return (
    a.output === b.output &&
    a.path === b.path &&
    a.kind === b.kind &&
    isSameSample(a.value, b.value) &&
    isSameSample(a.within, b.within)
  )
}

function isSameValues(a: NodeCase['inputs'], b: NodeCase['inputs']): boolean {
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && isSameSample(a[name] ?? '', b[name] ?? ''))
  )
}

/** Whether two lists of cases mean the same, whatever the spaces in their values. */
export function isSameCases(some: readonly NodeCase[] = [], others: readonly NodeCase[] = []): boolean {
  return (
    some.length === others.length &&
    some.every((given, at) => {
      const [one, other] = [asInFile(given), asInFile(others[at] ?? given)]
      return (
        one.name === other.name &&
        one.error === other.error &&
        one.targets.join('\n') === other.targets.join('\n') &&
        isSameValues(one.inputs, other.inputs) &&
        one.checks.length === other.checks.length &&
        one.checks.every((check, index) => isSameCheck(check, other.checks[index] ?? check))
      )
    })
  )
}

function valueLeaf(value: string, resolve: Resolve): Leaf {
  return {
    kind: 'leaf',
    isSame: (node) => node !== null && isSameSample(sampleFromYaml(node, resolve), value),
    text: (column) => sampleToYaml(value, column),
  }
}

function valuesShape(values: readonly (readonly [string, string])[], resolve: Resolve): MapShape {
  const entries = values.map(([name, value]): [string, Leaf] => [name, valueLeaf(value, resolve)])
  return map(entries, { owns: () => true })
}

/** A value within braces. */
function inBraces(json: string): string {
  const text = sampleToYaml(json, 0)
  // Whatever stands on lines of its own, if only one, is no part of a line.
  return text.includes('\n') ? toJsonText(parsePythonJson(json)) : text.trimStart()
}

function checkText({ path, kind, value, within }: Check): string {
  const isText = kind === 'matches' || kind === 'type'
  const parts = [
    ...(path === '' ? [] : [`path: ${quoted(path)}`]),
    `${checkWords[kind]}: ${isText ? quoted(value) : inBraces(value)}`,
    ...(within === '' ? [] : [`within: ${inBraces(within)}`]),
  ]
  return `{${parts.join(', ')}}`
}

/** A check as the value that its file has. */
function checkValue({ path, kind, value, within }: Check): JsonValue {
  const isText = kind === 'matches' || kind === 'type'
  return new Map<string, JsonValue>([
    ...(path === '' ? [] : ([['path', path]] as const)),
    [checkWords[kind], isText ? value : parsePythonJson(value)],
    ...(within === '' ? [] : ([['within', parsePythonJson(within)]] as const)),
  ])
}

/** The checks of one output: one as it is, several as a list. */
function checksLeaf(checks: readonly Check[], resolve: Resolve): Leaf {
  return {
    kind: 'leaf',
    isSame: (node) => {
      const stands = parsed(sampleFromYaml(node, resolve))
      const list = Array.isArray(stands) ? stands : [stands]
      return isSameJson(list, checks.map(checkValue))
    },
    text: (column) => {
      const texts = checks.map(checkText)
      if (texts.length === 1) return ` ${texts[0] ?? ''}`
      return texts.map((text) => `\n${' '.repeat(column + indentStep)}- ${text}`).join('')
    },
  }
}

function parsed(text: string): JsonValue {
  try {
    return parsePythonJson(text)
  } catch {
    // What no reader takes for a check is none.
    return null
  }
}

function errorLeaf(error: string, resolve: Resolve): Leaf {
  return {
    kind: 'leaf',
    isSame: (node) => {
      const stands = resolve(node)
      if (isScalar(stands) && typeof stands.value === 'boolean') return error === '' && stands.value
      return textOf(stands) === error
    },
    text: () => (error === '' ? ' true' : ` ${plainOrQuoted(error)}`),
  }
}

/** A case that its file does not name is named by its place. */
function nameLeaf(name: string, place: number, resolve: Resolve): Leaf {
  const leaf = textLeaf(name, resolve)
  return { ...leaf, isSame: (node) => leaf.isSame(node) || (isNothing(resolve(node)) && name === `#${place + 1}`) }
}

function caseShape(given: NodeCase, place: number, resolve: Resolve): MapShape {
  const { equal, others } = placed(given.checks)
  const inputs = Object.entries(given.inputs)
  const isError = given.error !== null
  const entries: [string, Shape | null][] = [
    ['name', nameLeaf(given.name, place, resolve)],
    ['targets', given.targets.length === 0 ? null : listLeaf(given.targets, resolve)],
    ['inputs', inputs.length === 0 ? null : valuesShape(inputs, resolve)],
    [
      'outputs',
      isError || equal.length === 0
        ? null
        : valuesShape(
            equal.map(({ output, value }) => [output, value]),
            resolve,
          ),
    ],
    [
      'expect',
      isError || others.length === 0
        ? null
        : map(
            others.map(([output, checks]) => [output, checksLeaf(checks, resolve)]),
            { owns: () => true },
          ),
    ],
    ['error', given.error === null ? null : errorLeaf(given.error, resolve)],
  ]
  const there = entries.flatMap(([key, shape]): [string, Shape][] => (shape === null ? [] : [[key, shape]]))
  return map(there, { owns: () => true })
}

/** What a file should say of a node's cases. */
export function casesShape(cases: readonly NodeCase[], resolve: Resolve): SeqShape {
  return seq(
    cases.map((one, place) => ({ id: one.name, shape: caseShape(one, place, resolve) })),
    'name',
  )
}

/** Whether what a file says of cases is left to its author: there is something, and it can't be read as a whole. */
export function isLeftAlone(parsedFile: NodeDocument, cases: CodeNode['cases']): boolean {
  const stands = (parsedFile.map?.get(casesField, true) ?? null) as Node | null
  const isEmpty = isNothing(stands) || (isSeq(stands) && stands.items.length === 0)
  return !isEmpty && cases === undefined
}
