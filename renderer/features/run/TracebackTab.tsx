import { useState } from 'react'
import type { Frame } from '../../../shared/model/run'
import type { NodeRun } from '../../app/stores/storeTypes'
import { EmptyState } from '../../ui/EmptyState'
import { useText } from '../../i18n/useText'
import { Explanation } from './Explanation'
import { CopyButton } from './CopyButton'
import { type FrameGroup, groupFrames } from './frameGroups'
import { LocalsView } from './LocalsView'
import { useRun } from './runStore'
import './problems.css'

interface TracebackTabProps {
  readonly id: string
  readonly title: string
  readonly run: NodeRun | null
}

/** The lines that a raised error went through: the node's own lead to the code and unfold their variables, those of libraries are folded. */
export function TracebackTab({ id, title, run }: TracebackTabProps) {
  const { run: text, explain } = useText()
  const traceback = run?.result?.traceback ?? null
  if (run === null || traceback === null)
    return <EmptyState title={text.noTraceback}>{text.noTracebackNext}</EmptyState>
  const hasLocals = traceback.frames.some(({ locals }) => locals !== undefined)
  const last = traceback.frames.findLast(({ own }) => own)
  return (
    <div className="traceback">
      <div className="traceback-tools">
        <CopyButton label={text.copyTraceback} text={() => traceback.raw} />
      </div>
      <div className="tb-lines">
        <div lang="en">{text.tracebackHead}</div>
        {groupFrames(traceback.frames).map((group, index) => (
          <Group key={`${run.runId} ${index}`} id={id} title={title} group={group} last={last} />
        ))}
        <div className="danger tb-summary" lang="en">
          {traceback.summary}
        </div>
      </div>
      <Explanation run={run} />
      {!hasLocals && last !== undefined && <p className="value-note">{explain.noLocals(reasonOf(run))}</p>}
    </div>
  )
}

/** Why the frames have no variables. */
function reasonOf({ result, node }: NodeRun): 'javascript' | 'template' | 'elsewhere' | 'python' {
  if (node.code_language === 'javascript') return 'javascript'
  if (node.code_language === 'jinja2') return 'template'
  return result?.ranOn === undefined ? 'python' : 'elsewhere'
}

interface GroupProps {
  readonly id: string
  readonly title: string
  readonly group: FrameGroup
  /** The frame in which the error was raised: its variables are shown at once. */
  readonly last: Frame | undefined
}

function Group({ id, title, group, last }: GroupProps) {
  const text = useText().run
  const [open, setOpen] = useState(false)
  if (group.kind === 'own') return <OwnFrame id={id} title={title} frame={group.frame} isLast={group.frame === last} />
  return (
    <>
      <div className="muted">
        {'  '}
        {text.libraryFrames(group.frames.length, group.library)}
        {'  '}
        <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? text.hide : text.show}
        </button>
      </div>
      {open && group.frames.map((frame, index) => <LibraryFrame key={index} frame={frame} />)}
    </>
  )
}

interface OwnFrameProps {
  readonly id: string
  readonly title: string
  readonly frame: Frame
  readonly isLast: boolean
}

/** A call of the node's own: a click goes to its line and unfolds its variables, which a button folds again. */
function OwnFrame({ id, title, frame, isLast }: OwnFrameProps) {
  const { run: text, explain } = useText()
  const goToLine = useRun((state) => state.goToLine)
  const [open, setOpen] = useState(isLast)
  const { locals } = frame
  const name = text.frame(title, frame.line, frame.function)
  return (
    <>
      <div>
        {'  '}
        <button
          type="button"
          className="link"
          onClick={() => {
            goToLine(id, frame.line)
            setOpen(true)
          }}
        >
          {name}
        </button>
        {locals !== undefined && (
          <>
            {'  '}
            <button type="button" className="link quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? explain.hideVariables : explain.showVariables(locals.values.length + locals.more)}
            </button>
          </>
        )}
      </div>
      {frame.text !== '' && (
        <div>
          {'    '}
          {frame.text}
        </div>
      )}
      {locals !== undefined && open && <LocalsView locals={locals} name={explain.variablesOf(name)} />}
    </>
  )
}

function LibraryFrame({ frame }: { readonly frame: Frame }) {
  return (
    <div className="muted" lang="en">
      {`  File "${frame.file}", line ${frame.line}, in ${frame.function}`}
      {frame.text !== '' && `\n    ${frame.text}`}
    </div>
  )
}
