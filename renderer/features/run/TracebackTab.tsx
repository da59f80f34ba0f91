import { useState } from 'react'
import type { Frame, Traceback } from '../../../shared/model/run'
import { EmptyState } from '../../ui/EmptyState'
import { useText } from '../../i18n/useText'
import { CopyButton } from './CopyButton'
import { type FrameGroup, groupFrames } from './frameGroups'
import { useRun } from './runStore'
import './problems.css'

interface TracebackTabProps {
  readonly id: string
  readonly title: string
  readonly traceback: Traceback | null
}

/** The lines that a raised error went through: the node's own are links, those of libraries are folded. */
export function TracebackTab({ id, title, traceback }: TracebackTabProps) {
  const text = useText().run
  if (traceback === null) return <EmptyState title={text.noTraceback}>{text.noTracebackNext}</EmptyState>
  return (
    <div className="traceback">
      <div className="traceback-tools">
        <CopyButton label={text.copyTraceback} text={() => traceback.raw} />
      </div>
      <div className="tb-lines">
        <div lang="en">{text.tracebackHead}</div>
        {groupFrames(traceback.frames).map((group, index) => (
          <Group key={index} id={id} title={title} group={group} />
        ))}
        <div className="danger tb-summary" lang="en">
          {traceback.summary}
        </div>
      </div>
    </div>
  )
}

interface GroupProps {
  readonly id: string
  readonly title: string
  readonly group: FrameGroup
}

function Group({ id, title, group }: GroupProps) {
  const text = useText().run
  const goToLine = useRun((state) => state.goToLine)
  const [open, setOpen] = useState(false)
  if (group.kind === 'own') {
    const { frame } = group
    return (
      <>
        <div>
          {'  '}
          <button type="button" className="link" onClick={() => goToLine(id, frame.line)}>
            {text.frame(title, frame.line, frame.function)}
          </button>
        </div>
        {frame.text !== '' && (
          <div>
            {'    '}
            {frame.text}
          </div>
        )}
      </>
    )
  }
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

function LibraryFrame({ frame }: { readonly frame: Frame }) {
  return (
    <div className="muted" lang="en">
      {`  File "${frame.file}", line ${frame.line}, in ${frame.function}`}
      {frame.text !== '' && `\n    ${frame.text}`}
    </div>
  )
}
