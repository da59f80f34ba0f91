import { CircleX, TriangleAlert } from 'lucide-react'
import { describeProblem } from '../../../shared/problems'
import { useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import type { FoundIn } from '../preflight/againstHandingOn'
import { attempt } from '../run/attempt'
import { Prose } from '../run/Prose'
import { runStore } from '../run/runStore'
import { type ToldFirst, useExchange } from './exchangeStore'
import '../preflight/preflight.css'
import './exchange.css'

/** So many rows are shown; the others are in Problems. */
const most = 4

/** Before a node is handed on: the errors and secrets in it, with the way to each line, and the way on all the same. */
export function ToldFirstView({ first }: { readonly first: ToldFirst }) {
  const { preflight: text } = useText()
  const { dismiss } = useExchange.getState()
  const errors = first.found.filter(({ kind }) => kind === 'error')
  const secrets = first.found.filter(({ kind }) => kind === 'secret')
  const unread = first.found.filter(({ kind }) => kind === 'unread')
  return (
    <div className="told-first">
      {errors.length > 0 && <Part found={errors} title={text.errors(errors.length)} why={text.errorsWhy} isError />}
      {secrets.length > 0 && <Part found={secrets} title={text.secret} why={text.secretWhy} isError={false} />}
      {unread.length > 0 && (
        <Part found={unread} title={text.unread(unread.length)} why={text.unreadWhy} isError={false} />
      )}
      <div className="acts">
        <Button kind="ghost" small onClick={dismiss}>
          {text.cancel}
        </Button>
        <Button kind="plain" small onClick={() => attempt(first.go())}>
          {first.verb === 'copy' ? text.copyAnyway : text.saveAnyway}
        </Button>
      </div>
    </div>
  )
}

interface PartProps {
  readonly found: readonly FoundIn[]
  readonly title: string
  readonly why: string
  readonly isError: boolean
}

function Part({ found, title, why, isError }: PartProps) {
  const text = useText().preflight
  const language = useApp((state) => state.language)
  const more = found.length - most
  return (
    <>
      <div className="glance-head">
        <span className={isError ? 'mk danger' : 'mk warn'}>
          {isError ? <CircleX size={16} aria-hidden="true" /> : <TriangleAlert size={16} aria-hidden="true" />}
        </span>
        <div className="grow" role="status">
          <p className="strong">{title}</p>
          <p className="t2">{why}</p>
        </div>
      </div>
      <ul>
        {found.slice(0, most).map((one) => (
          <li key={JSON.stringify([one.id, one.problem.code, one.problem.line, one.problem.params])}>
            <span>
              {one.kind === 'unread' && `${one.node.title}: `}
              <Prose text={describeProblem(one.problem, language).title} />
            </span>
            <GoToLine found={one} />
          </li>
        ))}
        {more > 0 && <li className="muted">{text.more(more)}</li>}
      </ul>
    </>
  )
}

function GoToLine({ found: { id, problem } }: { readonly found: FoundIn }) {
  const text = useText().preflight
  const { line, column } = problem
  if (line === null) return null
  const go = (): void => {
    useExchange.getState().dismiss()
    attempt(useWorkspace.getState().open(id))
    runStore.getState().goToLine(id, line, column ?? 1)
  }
  return (
    <button type="button" className="link" onClick={go}>
      {text.goToLine(line)}
    </button>
  )
}
