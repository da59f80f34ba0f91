import { History, Pencil, Send } from 'lucide-react'
import { ContextMenu } from 'radix-ui'
import { type KeyboardEvent, useRef, useState } from 'react'
import { LanguageMark } from '../../app/EditorTabs'
import { reportError } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useMac } from '../../app/useMac'
import { useText } from '../../i18n/useText'
import { isKeyOf, keyText } from '../../ui/keys'
import { useSelection } from '../exchange/selection'
import { RowField } from '../library/RowField'
import { showHistory } from '../library/showHistory'
import { useRowNode } from '../library/useRowNode'
import { useTargetLack } from '../run/declared'
import { useIsEdited } from './appFileStore'
import type { AppRow } from './appRows'
import { Edited, goAlong, Mark, RowMenu } from './AppRows'
import { wayText } from './wayText'

const tell = (task: Promise<unknown>): void => void task.catch(reportError)

/** Gives the node another title: an edit like any other, which a save writes and Ctrl+Z takes back. */
async function retitle(id: string, title: string): Promise<void> {
  const { open, edit } = useWorkspace.getState()
  await open(id)
  edit(id, { title })
}

interface AppNodeRowProps {
  readonly row: Extract<AppRow, { kind: 'node' }>
  readonly isStop: boolean
  readonly isOpen: boolean
}

/** A code or template node of an app file: opens on click or Enter, F2 renames. Its tooltip tells the path that leads to it. */
export function AppNodeRow({ row: { file, node }, isStop, isOpen }: AppNodeRowProps) {
  const { id } = node
  const text = useText()
  const isMac = useMac()
  const isEdited = useIsEdited(id)
  const { isSelected, onClick, copyToDify } = useRowNode(id)
  const lack = useTargetLack(id)
  const told = node.problem ?? lack
  const [isNaming, setNaming] = useState(false)
  const row = useRef<HTMLButtonElement>(null)
  const selection = useSelection.getState()

  const onKeyDown = (event: KeyboardEvent): void => {
    if (goAlong(event)) {
      const reached = (document.activeElement as HTMLElement | null)?.dataset['node']
      if (!event.shiftKey || reached === undefined) return
      if (!isSelected) selection.begin(id)
      return selection.extend(reached)
    }
    if (event.key === 'ArrowLeft') {
      document.querySelector<HTMLElement>(`.lib .row[data-id="${CSS.escape(file.id)}"]`)?.focus()
    } else if (event.key === 'Escape' && isSelected) selection.clear()
    else if (isKeyOf('rename', event, isMac)) setNaming(true)
    else return
    event.preventDefault()
  }

  if (isNaming) {
    const done = (): void => {
      setNaming(false)
      requestAnimationFrame(() => row.current?.focus())
    }
    const accept = (title: string): void => void (title !== '' && tell(retitle(id, title)))
    return <RowField label={text.library.newName} value={node.title} onDone={done} onAccept={accept} />
  }
  const more = (
    <>
      <ContextMenu.Item className="menuitem" onSelect={copyToDify}>
        <Send size={14} />
        {text.exchange.copyToDify}
        <span className="end">{keyText('copy-to-dify', isMac)}</span>
      </ContextMenu.Item>
      <ContextMenu.Item className="menuitem" onSelect={() => setTimeout(() => setNaming(true))}>
        <Pencil size={14} />
        {text.library.rename}
        <span className="end">{keyText('rename', isMac)}</span>
      </ContextMenu.Item>
      <ContextMenu.Item className="menuitem" onSelect={() => tell(showHistory(id))}>
        <History size={14} />
        {text.history.open}
      </ContextMenu.Item>
    </>
  )
  return (
    <RowMenu file={file.id} id={id} isEdited={node.edited} more={node.problem === null ? more : null}>
      <button
        ref={row}
        type="button"
        className={`row sub${isOpen ? ' on' : ''}${isSelected ? ' selected' : ''}`}
        data-id={id}
        data-node={id}
        aria-current={isOpen}
        aria-pressed={isSelected ? true : undefined}
        tabIndex={isStop ? 0 : -1}
        title={wayText(node, text)}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        <LanguageMark language={node.code_language} />
        <span className="ell">{node.title}</span>
        <span className="end">
          {told !== null && <Mark problem={told} />}
          {isEdited && <Edited />}
        </span>
      </button>
    </RowMenu>
  )
}
