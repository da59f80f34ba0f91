import { CircleX, FolderOpen, Info, TriangleAlert, Undo2, Workflow } from 'lucide-react'
import { ContextMenu } from 'radix-ui'
import type { KeyboardEvent, ReactElement, ReactNode } from 'react'
import type { Problem } from '../../../shared/model/problem'
import { describeProblem } from '../../../shared/problems'
import { call } from '../../app/client'
import { reportError, useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Twist } from '../../ui/Twist'
import { faultOf, nameOf, wholeId, useAppFiles } from './appFileStore'
import type { AppRow } from './appRows'
import { discardEdits } from './saveAppFile'

const tell = (task: Promise<unknown>): void => void task.catch(reportError)

/** The row before or behind one, of whatever section. */
export function neighbour(row: Element, step: number): HTMLElement | undefined {
  const rows = [...document.querySelectorAll<HTMLElement>('.lib .row')]
  return rows[rows.indexOf(row as HTMLElement) + step]
}

/** Arrows go along the rows. Whether the key was one. */
export function goAlong(event: KeyboardEvent): boolean {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return false
  neighbour(event.currentTarget, step)?.focus()
  event.preventDefault()
  return true
}

const marks = {
  error: { Icon: CircleX, tone: 'danger' },
  warning: { Icon: TriangleAlert, tone: 'warn' },
  info: { Icon: Info, tone: 'accent' },
} as const

export function Mark({ problem }: { readonly problem: Problem }) {
  const language = useApp((state) => state.language)
  const text = useText().appFiles
  const { Icon, tone } = marks[problem.severity]
  return (
    <span className={`${tone} mk`} title={describeProblem(problem, language).title}>
      <Icon size={14} aria-label={problem.severity === 'error' ? text.unread : text.hint} />
    </span>
  )
}

export function Edited() {
  const text = useText().appFiles
  return <span className="dot accent" role="img" aria-label={text.edited} title={text.edited} />
}

interface FileRowProps {
  readonly row: Extract<AppRow, { kind: 'file' }>
  readonly isStop: boolean
  /** The open node is one of this file. */
  readonly hasActive: boolean
}

/** An app file: it unfolds its nodes. One that can't be read says why where it is opened. */
export function AppFileRow({ row: { file, isOpen }, isStop, hasActive }: FileRowProps) {
  const text = useText().appFiles
  const fault = faultOf(file)
  const told = fault ?? file.problems[0] ?? null
  const isEdited = file.nodes.some(({ edited }) => edited)
  const { fold } = useAppFiles.getState()
  const toggle = (): void => {
    if (fault === null) fold(file.id, !isOpen)
    else tell(useWorkspace.getState().open(wholeId(file.id)))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (goAlong(event)) return
    if (event.key === 'ArrowRight' && !isOpen && fault === null) fold(file.id, true)
    else if (event.key === 'ArrowRight' && isOpen) neighbour(event.currentTarget, 1)?.focus()
    else if (event.key === 'ArrowLeft' && isOpen) fold(file.id, false)
    else return
    event.preventDefault()
  }
  return (
    <RowMenu file={file.id} id={null} isEdited={isEdited}>
      <button
        type="button"
        className="row app-row"
        data-id={file.id}
        aria-expanded={fault === null ? isOpen : undefined}
        tabIndex={isStop ? 0 : -1}
        title={file.appName === '' ? file.id : `${file.id}\n${file.appName}`}
        onClick={toggle}
        onKeyDown={onKeyDown}
      >
        <span className="twist">{fault === null && <Twist open={isOpen} />}</span>
        <Workflow size={14} aria-hidden="true" />
        <span className={hasActive ? 'ell med' : 'ell'}>{nameOf(file.id)}</span>
        <span className="end">
          {told !== null && <Mark problem={told} />}
          {isEdited && <Edited />}
          {!isOpen && fault === null && (
            <>
              <span aria-hidden="true">{file.nodes.length}</span>
              <span className="sr">{text.nodes(file.nodes.length)}</span>
            </>
          )}
        </span>
      </button>
    </RowMenu>
  )
}

interface RowMenuProps {
  readonly file: string
  /** The node; null for the file itself. */
  readonly id: string | null
  readonly isEdited: boolean
  /** What else there is to do. */
  readonly more?: ReactNode
  readonly children: ReactElement
}

export function RowMenu({ file, id, isEdited, more, children }: RowMenuProps) {
  const { appFiles: text, library } = useText()
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild>{children}</ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className="menu">
          {more}
          <ContextMenu.Item
            className="menuitem"
            onSelect={() => tell(call('workspace.reveal', { id: id ?? wholeId(file) }))}
          >
            <FolderOpen size={14} />
            {library.reveal}
          </ContextMenu.Item>
          <ContextMenu.Item
            className="menuitem danger"
            disabled={!isEdited}
            onSelect={() => tell(discardEdits(file, id === null ? null : [id]))}
          >
            <Undo2 size={14} />
            {text.discard}
          </ContextMenu.Item>
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  )
}
