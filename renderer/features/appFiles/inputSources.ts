import { create } from 'zustand'
import type { InputSource } from '../../../shared/model/appFile'
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

/** Learns where the inputs of a document get their values from; nothing runs for that. */
export function learnSources(id: string): void {
  ask(id, false).catch(reportError)
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
