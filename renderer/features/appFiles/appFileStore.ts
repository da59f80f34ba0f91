import { create } from 'zustand'
import { appNodeId, partsOfAppNode } from '../../../shared/dify/appNodeId'
import type { AppFile, AppNode, AppPreview } from '../../../shared/model/appFile'
import type { Problem } from '../../../shared/model/problem'
import { call, on } from '../../app/client'
import { reportError } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'

/** The app files of the workspace as main has read them, and what a save of each would do. */
export interface AppFilesState {
  /** By path. */
  readonly files: readonly AppFile[]
  readonly isLoaded: boolean
  /** What a save would do to each file with edits, as last asked. */
  readonly previews: Readonly<Record<string, AppPreview>>
  /** Files that were another one on disk than the author had seen: what is shown now is new to him. */
  readonly changed: ReadonlySet<string>
  /** Why the last save of a file failed. */
  readonly failures: Readonly<Record<string, Problem>>
  readonly unfolded: ReadonlySet<string>
  fold(id: string, open: boolean): void
}

const empty = {
  files: [],
  isLoaded: false,
  previews: {},
  changed: new Set<string>(),
  failures: {},
  unfolded: new Set<string>(),
}

export const useAppFiles = create<AppFilesState>()((set, get) => ({
  ...empty,
  fold(id, open) {
    const unfolded = new Set(get().unfolded)
    if (open) unfolded.add(id)
    else unfolded.delete(id)
    set({ unfolded })
  },
}))

/** As main sorts them. */
const collator = new Intl.Collator(undefined, { numeric: true })
const byPath = (a: AppFile, b: AppFile): number => collator.compare(a.id, b.id)

function take(files: readonly AppFile[], gone: readonly string[]): void {
  const away = new Set([...gone, ...files.map(({ id }) => id)])
  const rest = useAppFiles.getState().files.filter(({ id }) => !away.has(id))
  useAppFiles.setState({ files: [...rest, ...files].sort(byPath) })
  forgetPreviews(gone)
  files.forEach(followBroken)
}

/** The tab with the text of a file that could not be read is done with once it can. */
function followBroken(file: AppFile): void {
  const { tabs, close } = useWorkspace.getState()
  const id = wholeId(file.id)
  if (tabs.includes(id) && faultOf(file) === null) close(id).catch(reportError)
}

export function forgetPreviews(ids: readonly string[]): void {
  const { previews, failures, changed } = useAppFiles.getState()
  const without = <T>(all: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([id]) => !ids.includes(id)))
  useAppFiles.setState({
    previews: without(previews),
    failures: without(failures),
    changed: new Set([...changed].filter((id) => !ids.includes(id))),
  })
}

async function load(workspace: string): Promise<void> {
  const files = await call('appFile.list', { workspace })
  if (useWorkspace.getState().workspace?.path === workspace) useAppFiles.setState({ files, isLoaded: true })
}

function follow(path: string | null): void {
  useAppFiles.setState(empty)
  if (path !== null) load(path).catch(reportError)
}

on('appFile.changed', ({ workspace, files, gone }) => {
  if (useWorkspace.getState().workspace?.path === workspace) take(files, gone)
})
useWorkspace.subscribe(({ workspace }, before) => {
  if (workspace?.path !== before.workspace?.path) follow(workspace?.path ?? null)
})
follow(useWorkspace.getState().workspace?.path ?? null)

/** No node of Dify has this id: the document of it is the whole text of a file that can't be read. */
const whole = '·'

/** The document that shows the whole text of a file that can't be read, to be mended. */
export function wholeId(file: string): string {
  return appNodeId(file, whole)
}

/** Why a file can't be read; null where it can. */
export function faultOf({ problems }: AppFile): Problem | null {
  return problems.find(({ severity }) => severity === 'error') ?? null
}

/** The app file of a document; null for a node file, and until the list is there. */
export function fileOf(files: readonly AppFile[], id: string): AppFile | null {
  const parts = partsOfAppNode(id)
  return parts === null ? null : (files.find((file) => file.id === parts.file) ?? null)
}

/** A node of an app file as the list has it. */
export function nodeOf(files: readonly AppFile[], id: string): AppNode | null {
  return fileOf(files, id)?.nodes.find((node) => node.id === id) ?? null
}

export function useAppFileOf(id: string | null): AppFile | null {
  return useAppFiles(({ files }) => (id === null ? null : fileOf(files, id)))
}

/** Whether a document has an edit that is not in its app file. */
export function useIsEdited(id: string): boolean {
  const isInList = useAppFiles(({ files }) => nodeOf(files, id)?.edited === true)
  const isPending = useWorkspace(({ documents }) => (documents[id]?.saving ?? 'saved') !== 'saved')
  return isInList || (isPending && partsOfAppNode(id) !== null)
}

/** What a document is called where its id would be read: a node of an app file by its title and its file. */
export function readableId(id: string): string {
  const parts = partsOfAppNode(id)
  if (parts === null) return id
  return `${nodeOf(useAppFiles.getState().files, id)?.title ?? parts.nodeId} · ${parts.file}`
}

/** The name of a file, without its folders. */
export function nameOf(file: string): string {
  return file.split('/').at(-1) ?? file
}
