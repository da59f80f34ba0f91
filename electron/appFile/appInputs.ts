import { appNodeId, partsOfAppNode } from '../../shared/dify/appNodeId'
import { toJsonText } from '../../shared/dify/jsonText'
import { parsePythonJson } from '../../shared/dify/pythonJson'
import type { InputSource } from '../../shared/model/appFile'
import type { CodeNode, Variable } from '../../shared/model/node'
import type { Problem } from '../../shared/model/problem'
import type { RunResult } from '../../shared/model/run'
import type { NodeFile } from '../../shared/model/workspace'
import { problem } from '../../shared/problems'
import type { AppOverview, GraphNode } from './appOverview'
import { isOpened } from './appOverview'
import type { AppView } from './appView'

/** Runs a node of an app with inputs as JSON text. */
export type RunForInputs = (node: CodeNode, inputs: Readonly<Record<string, string>>) => Promise<RunResult>

const nothing = { title: '', value: null, run: null, problem: null }

type Found = Omit<InputSource, 'variable' | 'value_selector'>

/** The JSON text of a value that a file declares with a type; null where it has none that fits. */
function jsonOf(view: AppView | null | undefined, type: string): string | null {
  const text = view?.text() ?? null
  if (text === null) return null
  const isPlainType = /^(?:string|secret|text-input|paragraph|select|external_data_tool|url)$/.test(type)
  if (isPlainType) return JSON.stringify(text)
  if (type === 'checkbox' || type === 'boolean') {
    const word = text.toLowerCase()
    return word === 'true' || word === 'false' ? word : null
  }
  try {
    return toJsonText(parsePythonJson(text))
  } catch {
    // Half of what a file may say of a number or an object is text: it is no sample then.
    return null
  }
}

/** A member of a value, by the rest of a selector. */
function memberOf(value: string | null, path: readonly string[]): string | null {
  if (value === null || path.length === 0) return value
  const [key = '', ...rest] = path
  const object = parsePythonJson(value)
  const member = object instanceof Map ? object.get(key) : undefined
  return member === undefined ? null : memberOf(toJsonText(member), rest)
}

function named(list: AppView | null | undefined, key: string, name: string): AppView | null {
  return list?.items().find((item) => item?.get(key)?.text() === name) ?? null
}

/** What a container gives to the nodes within it: its item, or a variable of a loop that may be a constant. */
function inContainer({ data, title }: GraphNode, name: string): Found {
  const own = named(data?.get('loop_variables'), 'label', name)
  if (own?.get('value_type')?.text() === 'constant') {
    return {
      ...nothing,
      kind: 'constant',
      title,
      value: jsonOf(own.get('value'), own.get('var_type')?.text() ?? 'string'),
    }
  }
  return { ...nothing, kind: name === 'item' || name === 'index' ? 'item' : 'other', title }
}

/** Where a variable's value comes from. */
export function sourceOf(file: string, overview: AppOverview, { value_selector }: Variable): Found {
  const [first, name, ...rest] = value_selector
  if (first === undefined || name === undefined) return { ...nothing, kind: 'nowhere' }
  if (first === 'sys') return { ...nothing, kind: 'system' }
  if (first === 'env' || first === 'conversation') {
    const list = first === 'env' ? overview.environment : overview.conversation
    const found = named(list?.anew(), 'name', name)
    const value = jsonOf(found?.get('value'), found?.get('value_type')?.text() ?? 'string')
    const isSecret = found?.get('value_type')?.text() === 'secret'
    return {
      ...nothing,
      kind: found === null ? 'nowhere' : first === 'env' ? 'environment' : 'conversation',
      value: isSecret ? null : memberOf(value, rest),
    }
  }
  const node = overview.nodes.find(({ id }) => id === first)
  if (node === undefined) return { ...nothing, kind: 'nowhere' }
  const { type, title } = node
  const data = node.data?.anew()
  if (type === 'start') {
    const found = named(data?.get('variables'), 'variable', name)
    const value = memberOf(jsonOf(found?.get('default'), found?.get('type')?.text() ?? 'text-input'), rest)
    return { ...nothing, kind: 'start', title, value }
  }
  if (isOpened(node)) return { ...nothing, kind: 'output', title, run: appNodeId(file, first) }
  return type === 'iteration' || type === 'loop' ? inContainer(node, name) : { ...nothing, kind: 'other', title }
}

export interface AppInputsOptions {
  readonly read: (id: string) => Promise<NodeFile>
  readonly overviewOf: (file: string) => Promise<AppOverview>
}

/** The outputs of nodes that were run for their sake, each once. */
type Ran = Map<string, Promise<{ outputs: string | null; problem: Problem | null }>>

/** What an app gives to the variables of its nodes. */
export function createAppInputs({ read, overviewOf }: AppInputsOptions) {
  async function outputsOf(
    id: string,
    run: RunForInputs,
    ran: Ran,
  ): Promise<{ outputs: string | null; problem: Problem | null }> {
    const file = await read(id)
    if (file.kind !== 'node') return { outputs: null, problem: file.problems[0] ?? null }
    const sources = await of(id, file.node, run, ran)
    const given = sources.flatMap(({ variable, value }) => (value === null ? [] : [[variable, value] as const]))
    // What the author gave as a sample counts before what the app says.
    const samples = Object.entries(file.node.samples).filter(([, text]) => text.trim() !== '')
    const failed = sources.find(
      (source) => source.problem !== null && !samples.some(([name]) => name === source.variable),
    )
    if (failed !== undefined) return { outputs: null, problem: failed.problem }
    const result = await run(file.node, Object.fromEntries([...given, ...samples]))
    const outputs = result.outputs ?? result.after?.outputs ?? null
    const told = problem('app-earlier-failed', 'workspace', {
      params: { title: file.node.title, reason: result.error ?? result.problems[0]?.code ?? '–' },
      difyText: result.error,
    })
    return { outputs, problem: outputs === null ? told : null }
  }

  async function of(id: string, node: CodeNode, run: RunForInputs | null, ran: Ran): Promise<InputSource[]> {
    const file = partsOfAppNode(id)?.file ?? ''
    const overview = await overviewOf(file)
    const sources: InputSource[] = []
    for (const variable of node.variables) {
      const found = sourceOf(file, overview, variable)
      const head = { variable: variable.variable, value_selector: variable.value_selector }
      const [, name = '', ...rest] = variable.value_selector
      // A loop leads back to a node that is being run for this one: it gives nothing yet.
      if (run === null || found.run === null) {
        sources.push({ ...head, ...found })
        continue
      }
      const isAsked = ran.has(found.run)
      const asked = ran.get(found.run) ?? later(() => outputsOf(found.run ?? '', run, ran))
      ran.set(found.run, asked)
      const done = isAsked && waiting.has(asked) ? { outputs: null, problem: null } : await during(asked)
      sources.push({ ...head, ...found, value: memberOf(done.outputs, [name, ...rest]), problem: done.problem })
    }
    return sources
  }

  /** Runs that are waited for by one of those around them. */
  const waiting = new Set<Promise<unknown>>()
  const later = <T>(task: () => Promise<T>): Promise<T> => Promise.resolve().then(task)
  async function during<T>(task: Promise<T>): Promise<T> {
    waiting.add(task)
    try {
      return await task
    } finally {
      waiting.delete(task)
    }
  }

  return {
    /** Where the values of a node's variables come from; with `run`, earlier nodes are run for them. */
    async inputsOf(id: string, run: RunForInputs | null): Promise<InputSource[]> {
      const file = await read(id)
      return file.kind === 'node' ? of(id, file.node, run, new Map()) : []
    },
  }
}
