import { ChevronDown } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useState } from 'react'
import { partsOfAppNode } from '../../../shared/dify/appNodeId'
import type { AppPreview } from '../../../shared/model/appFile'
import { reportError } from '../../app/stores/appStore'
import { useFocusKept } from '../../app/useFocusKept'
import { useMac } from '../../app/useMac'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Kbd } from '../../ui/Kbd'
import { keyText } from '../../ui/keys'
import { Segmented } from '../../ui/Segmented'
import { Banner } from '../workspace/Banners'
import { AppFileNotes } from './AppFileNotes'
import { nameOf, useAppFiles } from './appFileStore'
import { ConflictView } from './ConflictView'
import { DiffRows } from './DiffRows'
import { discardEdits, saveAppFile } from './saveAppFile'
import { useCodeChanges } from './useCodeChanges'
import './appFileTab.css'

const tell = (task: Promise<unknown>): void => void task.catch(reportError)

/** What a save of the app file of a node changes in it, before it does. */
export default function AppFileTab({ id }: { readonly id: string }) {
  const text = useText().appFiles
  const file = partsOfAppNode(id)?.file ?? ''
  const preview = useAppFiles(({ previews }) => previews[file] ?? null)
  const failure = useAppFiles(({ failures }) => failures[file] ?? null)
  const [view, setView] = useState<'file' | 'code'>('file')
  const isEmpty = preview === null || !hasEdits(preview)
  useFocusKept(isEmpty, '.panel [role="tab"][aria-selected="true"]')
  if (isEmpty) {
    return <EmptyState title={text.nothing}>{text.nothingNext(nameOf(file))}</EmptyState>
  }
  const told = failure ?? preview.problem
  return (
    <>
      {preview.conflict === null && <Head id={id} preview={preview} view={view} onView={setView} />}
      {told !== null && <Banner problem={told} />}
      <AppFileNotes id={id} preview={preview} />
      {preview.conflict !== null ? (
        <ConflictView file={file} conflict={preview.conflict} />
      ) : view === 'file' ? (
        <DiffRows label={text.changes} hunks={preview.hunks} skipped={preview.skipped} />
      ) : (
        <CodeView id={id} />
      )}
    </>
  )
}

/** Whether there is something to save or to decide. */
function hasEdits({ nodes, alsoChanged, conflict }: AppPreview): boolean {
  return nodes.length + alsoChanged.length > 0 || conflict !== null
}

interface HeadProps {
  readonly id: string
  readonly preview: AppPreview
  readonly view: 'file' | 'code'
  readonly onView: (view: 'file' | 'code') => void
}

function Head({ id, preview, view, onView }: HeadProps) {
  const text = useText().appFiles
  const isMac = useMac()
  const { problem, bom, changed, unchanged, lineEnds } = preview
  const kept = [text.stay(unchanged), text.lineEnds[lineEnds], ...(bom ? [text.bom] : [])].join(' · ')
  return (
    <div className="outhead app-head">
      <span className="strong" role="status">
        {text.lines(changed)}
      </span>
      <span className="muted only-wide ell">{kept}</span>
      <span className="grow" />
      <Segmented
        label={text.view}
        value={view}
        options={[
          { value: 'file', label: text.file },
          { value: 'code', label: text.codeView },
        ]}
        onChange={onView}
      />
      <Discard id={id} preview={preview} />
      <Button kind="primary" disabled={problem !== null} onClick={() => tell(saveAppFile(preview.id))}>
        {text.save}
        <Kbd>{keyText('save', isMac)}</Kbd>
      </Button>
    </div>
  )
}

/** Drops the edits; where other nodes of the file are edited as well, the author says which. */
function Discard({ id, preview }: { readonly id: string; readonly preview: AppPreview }) {
  const text = useText().appFiles
  const own = preview.nodes.find((node) => node.id === id)
  if (preview.nodes.length < 2) {
    return (
      <Button kind="ghost" onClick={() => tell(discardEdits(preview.id, null))}>
        {text.discard}
      </Button>
    )
  }
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <Button kind="ghost">
          {text.discard}
          <ChevronDown size={12} aria-hidden="true" />
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4} collisionPadding={8}>
          {own !== undefined && (
            <DropdownMenu.Item className="menuitem" onSelect={() => tell(discardEdits(preview.id, [id]))}>
              {text.discardNode(own.title)}
            </DropdownMenu.Item>
          )}
          <DropdownMenu.Item className="menuitem" onSelect={() => tell(discardEdits(preview.id, null))}>
            {text.discardAll}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

/** How the code itself differs, without the form that it has in the file. */
function CodeView({ id }: { readonly id: string }) {
  const text = useText().appFiles
  const changes = useCodeChanges(id)
  if (changes === null) return null
  if (changes.changed === 0) return <EmptyState title={text.codeSame}>{text.codeSameNext}</EmptyState>
  return <DiffRows label={text.changes} hunks={changes.hunks} skipped={changes.skipped} />
}
