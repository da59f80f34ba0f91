import type { AppFile, AppNode } from '../../../shared/model/appFile'
import { nameOf } from './appFileStore'

/** A row of the list: an app file, or one of its nodes below it. */
export type AppRow =
  | { readonly kind: 'file'; readonly file: AppFile; readonly isOpen: boolean }
  | { readonly kind: 'node'; readonly file: AppFile; readonly node: AppNode }

const has = (text: string, wanted: string): boolean => text.toLowerCase().includes(wanted)

function rowsOf(file: AppFile, isUnfolded: boolean, wanted: string): AppRow[] {
  const isNamed = has(nameOf(file.id), wanted)
  const found = isNamed ? file.nodes : file.nodes.filter(({ title }) => has(title, wanted))
  if (!isNamed && found.length === 0) return []
  const isOpen = isUnfolded || !isNamed
  const nodes = isOpen ? found.map((node): AppRow => ({ kind: 'node', file, node })) : []
  return [{ kind: 'file', file, isOpen }, ...nodes]
}

/** The rows that are shown: files, the nodes of those that are unfolded, and of all where a filter finds a node. */
export function appRows(files: readonly AppFile[], unfolded: ReadonlySet<string>, filter: string): AppRow[] {
  const wanted = filter.trim().toLowerCase()
  return files.flatMap((file) => rowsOf(file, unfolded.has(file.id), wanted))
}
