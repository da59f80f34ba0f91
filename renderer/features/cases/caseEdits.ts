import type { CodeNode } from '../../../shared/model/node'
import type { Check, NodeCase } from '../../../shared/model/nodeCase'
import { parsePythonJson } from '../../../shared/dify/pythonJson'
import { toJsonText } from '../../../shared/dify/jsonText'
import { lastWords } from '../../../shared/dify/lastWords'
import type { RunResult } from '../../../shared/model/run'
import { hideSecrets } from '../../../shared/runHistory/secretInputs'
import { moved, type NodeChange } from '../variables/nodeEdits'

/** Changes of a node's cases. Each returns the part to hand to the workspace's `edit`. */

const none: readonly NodeCase[] = []

export const casesOf = (node: CodeNode): readonly NodeCase[] => node.cases ?? none

/** A name that no other case has. */
export function freeName(node: CodeNode, wanted: string): string {
  const taken = casesOf(node).map(({ name }) => name)
  let name = wanted
  for (let number = 2; taken.includes(name); number += 1) name = `${wanted} ${number}`
  return name
}

export function withCases(cases: readonly NodeCase[]): NodeChange {
  return { cases: cases.length === 0 ? undefined : [...cases] }
}

export function addCase(node: CodeNode, one: NodeCase): NodeChange {
  return withCases([...casesOf(node), one])
}

/** Puts a removed case back at its place. */
export function insertCase(node: CodeNode, at: number, one: NodeCase): NodeChange {
  const cases = casesOf(node)
  return withCases([...cases.slice(0, at), one, ...cases.slice(at)])
}

export function changeCase(node: CodeNode, at: number, change: Partial<NodeCase>): NodeChange {
  return withCases(casesOf(node).map((old, index) => (index === at ? { ...old, ...change } : old)))
}

export function removeCase(node: CodeNode, at: number): NodeChange {
  return withCases(casesOf(node).filter((_, index) => index !== at))
}

export function moveCase(node: CodeNode, from: number, to: number): NodeChange {
  return withCases(moved(casesOf(node), from, to))
}

/** The samples of inputs that may stand in a file; secret ones stay those of this machine. */
export function ownInputs(
  node: CodeNode,
  inputs: Readonly<Record<string, string>> = node.samples,
): Record<string, string> {
  const open = node.variables.filter(({ value_type }) => value_type !== 'secret').map(({ variable }) => variable)
  return Object.fromEntries(open.flatMap((name) => (inputs[name] === undefined ? [] : [[name, inputs[name]]])))
}

export function newCase(node: CodeNode, name: string): NodeCase {
  return { name: freeName(node, name), inputs: ownInputs(node), checks: [], error: null, targets: [] }
}

export const plainCheck = (output: string, value: string): Check => ({
  output,
  path: '',
  kind: 'equals',
  value,
  within: '',
})

const base64 = (text: string): string => btoa(String.fromCodePoint(...new TextEncoder().encode(text)))

/** Tells whether a text holds the value of an input that stands in no file. */
function secretsOf({ variables, samples }: CodeNode): (text: string) => boolean {
  const secret = variables.filter(({ value_type }) => value_type === 'secret')
  const hide = hideSecrets(
    secret.flatMap(({ variable }) => samples[variable] ?? []),
    base64,
  )
  return (text) => hide(text) !== text
}

/**
 * A run as a case: its inputs, and the very outputs or the failure that came of them. Outputs that hold a secret input are left out, and words that do
 * become any failure. Null for a run that Dify has no words for.
 */
export function caseOfRun(ran: CodeNode, node: CodeNode, result: RunResult, name: string): NodeCase | null {
  const base = { ...newCase(node, name), inputs: ownInputs(ran) }
  const isSecret = secretsOf(ran)
  if (result.outputs === null) {
    if (result.error === null) return null
    // What stays the same where lines move; where there is nothing but the sandbox's line, that.
    const words = lastWords(result.error) || result.error.trim()
    return { ...base, error: isSecret(words) ? '' : words }
  }
  const outputs = parsePythonJson(result.outputs)
  if (!(outputs instanceof Map)) return null
  const checks = [...outputs].map(([output, value]) => plainCheck(output, toJsonText(value)))
  return { ...base, checks: checks.filter(({ value }) => !isSecret(value)) }
}

/** Whether a node has a case of these inputs and expectations already, by whatever name. */
export function isKept(node: CodeNode, { inputs, checks, error }: NodeCase): boolean {
  const same = JSON.stringify([Object.entries(inputs).sort(), checks, error])
  return casesOf(node).some(
    (one) => JSON.stringify([Object.entries(one.inputs).sort(), one.checks, one.error]) === same,
  )
}
