import { CircleX, Copy, FolderInput, FolderOpen, History, Pencil, Send, Trash2 } from 'lucide-react'
import { ContextMenu } from 'radix-ui'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { describeProblem } from '../../../shared/problems'
import type { NodeEntry } from '../../../shared/model/workspace'
import { LanguageMark } from '../../app/EditorTabs'
import { call } from '../../app/client'
import { reportError, useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useMac } from '../../app/useMac'
import { useText } from '../../i18n/useText'
import { isKeyOf, keyText } from '../../ui/keys'
import { Mark } from '../appFiles/AppRows'
import { useSelection } from '../exchange/selection'
import { useTargetLack } from '../run/declared'
import { RowField } from './RowField'
import { useRowQuestion } from './rowQuestion'
import { showHistory } from './showHistory'
import { useRowNode } from './useRowNode'

const nameOf = (id: string): string => id.slice(id.lastIndexOf('/') + 1)
const folderOf = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf('/')))

interface NodeRowProps {
  readonly entry: NodeEntry
  readonly isFirst: boolean
}

/** One node of the library: opens on click or Enter; F2 renames, Ctrl+D copies, Delete moves to the trash. */
export function NodeRow({ entry, isFirst }: NodeRowProps) {
  const { id } = entry
  const language = useApp((state) => state.language)
  const {
    library: text,
    exchange,
    frame: { unsaved },
    history: { open: history },
  } = useText()
  const isOpen = useWorkspace((state) => state.active === id)
  const isActive = useApp((state) => state.page === 'library') && isOpen
  const isUnsaved = useWorkspace((state) => (state.documents[id]?.saving ?? 'saved') !== 'saved')
  const { isSelected, onClick, copyToDify } = useRowNode(id)
  const selection = useSelection.getState()
  const { duplicate, move, remove, rename } = useWorkspace.getState()
  const lack = useTargetLack(id)
  const isMac = useMac()
  const [asking, setAsking] = useState<'name' | 'folder' | null>(null)
  const row = useRef<HTMLButtonElement>(null)
  const isAsked = useRowQuestion(({ rename: asked }) => asked === id)
  useEffect(() => {
    if (!isAsked) return
    useRowQuestion.setState({ rename: null })
    setAsking('name')
  }, [isAsked])
  const tell = (task: Promise<unknown>): void => void task.catch(reportError)

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      const rows = [...document.querySelectorAll<HTMLElement>('.lib .row')]
      const next = rows[rows.indexOf(event.currentTarget as HTMLElement) + step]
      next?.focus()
      const reached = next?.dataset['node']
      if (event.shiftKey && reached !== undefined) {
        if (!isSelected) selection.begin(id)
        selection.extend(reached)
      }
    } else if (event.key === 'Escape' && isSelected) selection.clear()
    else if (isKeyOf('rename', event, isMac)) setAsking('name')
    else if (isKeyOf('remove', event, isMac)) tell(remove(id))
    else if (isKeyOf('duplicate', event, isMac)) tell(duplicate(id))
    else return
    event.preventDefault()
  }

  if (asking !== null) {
    const done = (): void => {
      setAsking(null)
      requestAnimationFrame(() => {
        // What was opened meanwhile has the focus, and keeps it.
        if (document.querySelector('[role="dialog"]') === null) row.current?.focus()
      })
    }
    return asking === 'name' ? (
      <RowField
        label={text.newName}
        value={nameOf(id)}
        onDone={done}
        onAccept={(title) => title !== '' && tell(rename(id, title))}
      />
    ) : (
      <RowField
        label={text.folder}
        value={folderOf(id)}
        hint={text.folderHint}
        folders
        onDone={done}
        onAccept={(folder) => tell(move(id, folder))}
      />
    )
  }
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild>
        <button
          ref={row}
          type="button"
          className={`row${isActive ? ' on' : ''}${isSelected ? ' selected' : ''}`}
          aria-current={isActive}
          aria-pressed={isSelected ? true : undefined}
          data-node={id}
          tabIndex={isActive || isFirst ? 0 : -1}
          title={entry.title}
          onClick={onClick}
          onKeyDown={onKeyDown}
        >
          <LanguageMark language={entry.code_language} />
          <span className="ell">{entry.title}</span>
          <span className="end">
            {entry.problem !== null && (
              <span title={describeProblem(entry.problem, language).title} className="danger mk">
                <CircleX size={14} aria-label={text.hasProblem} />
              </span>
            )}
            {entry.problem === null && lack !== null && <Mark problem={lack} />}
            {isUnsaved && <span className="dot accent" role="img" aria-label={unsaved} />}
          </span>
        </button>
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className="menu">
          <ContextMenu.Item className="menuitem" onSelect={copyToDify}>
            <Send size={14} />
            {exchange.copyToDify}
            <span className="end">{keyText('copy-to-dify', isMac)}</span>
          </ContextMenu.Item>
          <ContextMenu.Item className="menuitem" onSelect={() => tell(duplicate(id))}>
            <Copy size={14} />
            {text.duplicate}
            <span className="end">{keyText('duplicate', isMac)}</span>
          </ContextMenu.Item>
          <ContextMenu.Item className="menuitem" onSelect={() => setTimeout(() => setAsking('name'))}>
            <Pencil size={14} />
            {text.rename}
            <span className="end">{keyText('rename', isMac)}</span>
          </ContextMenu.Item>
          <ContextMenu.Item className="menuitem" onSelect={() => setTimeout(() => setAsking('folder'))}>
            <FolderInput size={14} />
            {text.move}
          </ContextMenu.Item>
          <ContextMenu.Item className="menuitem" onSelect={() => tell(showHistory(id))}>
            <History size={14} />
            {history}
          </ContextMenu.Item>
          <ContextMenu.Item className="menuitem" onSelect={() => tell(call('workspace.reveal', { id }))}>
            <FolderOpen size={14} />
            {text.reveal}
          </ContextMenu.Item>
          <ContextMenu.Item className="menuitem danger" onSelect={() => tell(remove(id))}>
            <Trash2 size={14} />
            {text.remove}
            <span className="end">{keyText('remove', isMac)}</span>
          </ContextMenu.Item>
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  )
}
