import { type KeyboardEvent, useDeferredValue, useMemo } from 'react'
import { findTarget } from '../../../shared/dify/targets'
import { useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { useRun } from '../run/runStore'
import { isStale } from '../run/staleness'
import { DependenciesSection } from './DependenciesSection'
import { InputsSection } from './InputsSection'
import type { NodeChange } from './nodeEdits'
import { OutputsSection } from './OutputsSection'
import { suggestionsFor } from './suggestions'
import './variables.css'

/** In a field, undo is the field's own. */
function isField(target: EventTarget): boolean {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  )
}

/** The inputs, outputs and dependencies of an open node. */
export function VariablesPanel({ id }: { readonly id: string }) {
  const text = useText().variables
  const node = useWorkspace((state) => state.documents[id]?.node ?? null)
  const edit = useWorkspace((state) => state.edit)
  const undo = useWorkspace((state) => state.undo)
  const redo = useWorkspace((state) => state.redo)
  const workspaceTarget = useApp((state) => state.settings.target)
  const run = useRun((state) => state.runs[id] ?? null)
  const deferred = useDeferredValue(node)
  const suggestions = useMemo(() => (deferred === null ? null : suggestionsFor(deferred)), [deferred])
  if (node === null || suggestions === null) return null
  const onChange = (change: NodeChange): void => edit(id, change)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || isField(event.target)) return
    const key = event.key.toLowerCase()
    const back = key === 'z' && !event.shiftKey
    if (!back && !(key === 'y' || (key === 'z' && event.shiftKey))) return
    event.preventDefault()
    if (back) undo(id)
    else redo(id)
  }
  const target = findTarget(node.target ?? workspaceTarget)
  const current = run !== null && !isStale(run, node) ? run : null
  return (
    <aside className="vars" aria-label={text.panel} onKeyDown={onKeyDown}>
      <InputsSection key={`${id} inputs`} node={node} suggestions={suggestions} onChange={onChange} />
      <OutputsSection
        key={`${id} outputs`}
        node={node}
        suggestions={suggestions}
        target={target}
        run={current}
        onChange={onChange}
      />
      {node.code_language === 'python3' && (
        <DependenciesSection key={`${id} dependencies`} node={node} onChange={onChange} />
      )}
    </aside>
  )
}
