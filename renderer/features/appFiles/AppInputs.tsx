import { ArrowDownToLine } from 'lucide-react'
import { useEffect } from 'react'
import { partsOfAppNode } from '../../../shared/dify/appNodeId'
import type { InputSource } from '../../../shared/model/appFile'
import type { CodeNode } from '../../../shared/model/node'
import { describeProblem } from '../../../shared/problems'
import { reportError, useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { type Text, useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { Spinner } from '../../ui/Spinner'
import { useAppFileOf } from './appFileStore'
import { learnSources, takeFromApp, tellsValue, useInputSources } from './inputSources'

const take = (id: string, names: readonly string[]): void => void takeFromApp(id, names).catch(reportError)

/** Takes the app's values for all inputs that it has some for; for a node of an app file alone. */
export function TakeAllInputs({ id, node }: { readonly id: string; readonly node: CodeNode }) {
  return partsOfAppNode(id) === null ? null : <TakeAll id={id} node={node} />
}

function TakeAll({ id, node }: { readonly id: string; readonly node: CodeNode }) {
  const text = useText().appFiles
  const sources = useInputSources((state) => state.sources[id] ?? null)
  const isRunning = useInputSources(({ running }) => running.has(id))
  const app = useAppFileOf(id)
  const isKept = useWorkspace(({ documents }) => documents[id]?.saving === 'saved')
  // What was filled in is in no file: a file that is read anew asks again.
  const file = useWorkspace(({ documents }) => documents[id]?.file ?? null)
  const inputs = JSON.stringify(node.variables)
  useEffect(() => {
    if (app !== null && isKept) learnSources(id)
  }, [id, inputs, app, isKept, file])
  const names = sources?.filter(tellsValue).map(({ variable }) => variable) ?? []
  if (names.length === 0) return null
  return (
    <Button
      kind="ghost"
      small
      aria-label={text.takeAll}
      title={text.takeAll}
      icon={isRunning ? <Spinner delayed={false} /> : <ArrowDownToLine size={14} />}
      disabled={isRunning}
      onClick={() => take(id, names)}
    >
      {text.takeAllShort}
    </Button>
  )
}

/** Where a variable comes from, as Dify's panel shows it: `Start / ticket`. */
function fromText({ title, kind, value_selector: selector }: InputSource, text: Text): string {
  const rest = selector.slice(1).join('.')
  return [title === '' ? text.appFiles.sources[kind] : title, ...(rest === '' ? [] : [rest])].join(' / ')
}

/** Beside an input: where its app has its value from, and the way to take that. */
export function AppSource({ id, name }: { readonly id: string; readonly name: string }) {
  const text = useText()
  const source = useInputSources(({ sources }) => sources[id]?.find(({ variable }) => variable === name) ?? null)
  const isRunning = useInputSources(({ running }) => running.has(id))
  if (source === null) return null
  const from = fromText(source, text)
  if (!tellsValue(source)) {
    return (
      <span className={source.kind === 'nowhere' ? 'app-source warn' : 'app-source'} title={text.appFiles.noValue}>
        <span className="ell">{from}</span>
      </span>
    )
  }
  const label = source.value === null ? text.appFiles.takeRunning(source.title, from) : text.appFiles.take(from)
  return (
    <button
      type="button"
      className="app-source link"
      aria-label={label}
      title={label}
      disabled={isRunning}
      onClick={() => take(id, [name])}
    >
      <span className="ell">{from}</span>
      <ArrowDownToLine size={12} aria-hidden="true" />
    </button>
  )
}

/** Below an input: why the run of an earlier node gave no value for it. */
export function AppSourceNote({ id, name }: { readonly id: string; readonly name: string }) {
  const language = useApp((state) => state.language)
  const told = useInputSources(({ sources }) => sources[id]?.find(({ variable }) => variable === name)?.problem ?? null)
  if (told === null) return null
  return <p className="field-note warn">{describeProblem(told, language).title}</p>
}
