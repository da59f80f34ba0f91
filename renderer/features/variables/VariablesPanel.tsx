import { useDeferredValue, useMemo } from 'react'
import { findTarget } from '../../../shared/dify/targets'
import { useApp } from '../../app/stores/appStore'
import { useQuietNode } from '../../app/stores/quietNodes'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { useRun } from '../run/runStore'
import { isStale } from '../run/staleness'
import { CasesSection } from '../cases/CasesSection'
import { DependenciesSection } from './DependenciesSection'
import { FailingSections } from './FailingSections'
import { InputsSection } from './InputsSection'
import type { NodeChange } from './nodeEdits'
import { OutputsSection } from './OutputsSection'
import { TemplateOutput } from './TemplateOutput'
import { suggestionsFor } from './suggestions'
import { useSettled } from './useSettled'
import { useUndoKeys } from './undoKeys'
import './fields.css'
import './variables.css'

/** Quiet time after the last key before a template's names are offered, in milliseconds: a name is not offered letter by letter. */
const quietMs = 300

/** The inputs, outputs and dependencies of an open node. */
export function VariablesPanel({ id }: { readonly id: string }) {
  const text = useText().variables
  const node = useQuietNode(id)
  const edit = useWorkspace((state) => state.edit)
  const workspaceTarget = useApp((state) => state.settings.target)
  const run = useRun((state) => state.runs[id] ?? null)
  useUndoKeys(id)
  const deferred = useSettled(useDeferredValue(node), id, node?.code_language === 'jinja2' ? quietMs : 0)
  const suggestions = useMemo(() => (deferred === null ? null : suggestionsFor(deferred)), [deferred])
  if (node === null || suggestions === null) return null
  const onChange = (change: NodeChange): void => edit(id, change)
  const target = findTarget(node.target ?? workspaceTarget)
  const current = run !== null && !isStale(run, node) ? run : null
  return (
    <aside className="vars" aria-label={text.panel}>
      <InputsSection key={`${id} inputs`} id={id} node={node} suggestions={suggestions} onChange={onChange} />
      {node.code_language === 'jinja2' ? (
        <TemplateOutput run={current} />
      ) : (
        <OutputsSection
          key={`${id} outputs`}
          id={id}
          node={node}
          suggestions={suggestions}
          target={target}
          run={current}
          onChange={onChange}
        />
      )}
      <CasesSection key={`${id} cases`} id={id} node={node} run={current} onChange={onChange} />
      {node.code_language === 'python3' && (
        <DependenciesSection key={`${id} dependencies`} id={id} node={node} onChange={onChange} />
      )}
      {node.code_language !== 'jinja2' && <FailingSections node={node} target={target} onChange={onChange} />}
    </aside>
  )
}
