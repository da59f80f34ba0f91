import { create } from 'zustand'
import type { InputSource } from '../../../shared/model/appFile'
import type { NodeFile } from '../../../shared/model/workspace'
import { call } from '../../app/client'
import { reportError, useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'

interface SourcesState {
  /** By document: where each of its variables gets its value from in the app. */
  readonly sources: Readonly<Record<string, readonly InputSource[]>>
  /** Documents whose earlier nodes run just now for their outputs. */
  readonly running: ReadonlySet<string>
}

export const useInputSources = create<SourcesState>()(() => ({ sources: {}, running: new Set() }))

/** Why an earlier node gave nothing is told until it is run again. */
function withLastProblem(source: InputSource, before: readonly InputSource[]): InputSource {
  const last = before.find(({ variable, run }) => variable === source.variable && run === source.run)
  return source.problem === null && source.value === null ? { ...source, problem: last?.problem ?? null } : source
}

/** Whether the app has a value for an input, at once or by a run of the node before. */
export const tellsValue = ({ value, run }: InputSource): boolean => value !== null || run !== null

async function ask(id: string, run: boolean): Promise<readonly InputSource[]> {
  const { workspace, documents } = useWorkspace.getState()
  const target = documents[id]?.node?.target ?? useApp.getState().settings.target
  const found = await call('appFile.inputs', { workspace: workspace?.path ?? '', id, target, run })
  useInputSources.setState(({ sources }) => {
    const before = sources[id] ?? []
    const told = run ? found : found.map((source) => withLastProblem(source, before))
    return { sources: { ...sources, [id]: told } }
  })
  return found
}

/** By document, since the window is open: the reading of its file that was filled, and the inputs whose sample was taken away since. */
const filled = new Map<string, { readonly file: NodeFile; readonly taken: Set<string> }>()

/**
 * Gives inputs without sample what the app tells of their values, so that the first run of a node has something to run on. It is no edit: whoever only
 * opens an app has changed nothing. Done once for each reading of the file; a sample that is taken away stays away.
 */
function fillOnce(id: string, sources: readonly InputSource[]): void {
  const { workspace, documents, fillSamples } = useWorkspace.getState()
  const document = documents[id]
  if (document === undefined || document.node === null) return
  const { file, node } = document
  const key = `${workspace?.path ?? ''}\n${id}`
  const before = filled.get(key)
  const taken = before?.taken ?? new Set()
  const empty = node.variables.map(({ variable }) => variable).filter((name) => node.samples[name] === undefined)
  if (before?.file === file) {
    for (const name of empty) taken.add(name)
    return
  }
  filled.set(key, { file, taken })
  const values = sources.flatMap(({ variable, value }) =>
    value !== null && empty.includes(variable) && !taken.has(variable) ? [[variable, value] as const] : [],
  )
  if (values.length > 0) fillSamples(id, Object.fromEntries(values))
}

/** Learns where the inputs of a document get their values from; nothing runs for that. Those without sample get what is known at once. */
export function learnSources(id: string): void {
  ask(id, false)
    .then((found) => fillOnce(id, found))
    .catch(reportError)
}

function mark(id: string, isRunning: boolean): void {
  const running = new Set(useInputSources.getState().running)
  if (isRunning) running.add(id)
  else running.delete(id)
  useInputSources.setState({ running })
}

async function known(id: string, names: readonly string[]): Promise<readonly InputSource[]> {
  await useWorkspace.getState().flush()
  const found = await ask(id, false)
  const wants = found.some(({ variable, value, run }) => names.includes(variable) && value === null && run !== null)
  if (!wants) return found
  mark(id, true)
  try {
    return await ask(id, true)
  } finally {
    mark(id, false)
  }
}

/** Takes the app's values for inputs as their samples; earlier nodes whose outputs are asked for run first. */
export async function takeFromApp(id: string, names: readonly string[]): Promise<void> {
  const found = await known(id, names)
  const { documents, edit } = useWorkspace.getState()
  const node = documents[id]?.node ?? null
  if (node === null) return
  const values = found.flatMap(({ variable, value }) =>
    names.includes(variable) && value !== null ? [[variable, value] as const] : [],
  )
  if (values.length > 0) edit(id, { samples: { ...node.samples, ...Object.fromEntries(values) } })
}
