import { Command } from 'cmdk'
import { Plus } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useRef, useState } from 'react'
import type { ActionId } from '../../../shared/actions/actionTable'
import { LanguageMark } from '../../app/EditorTabs'
import { useFloats } from '../../app/floats'
import { focusCode } from '../../app/focusCode'
import { reportError } from '../../app/stores/appStore'
import { requirementsTab } from '../../app/stores/storeTypes'
import { ClearSearch } from '../../app/ClearSearch'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'
import { NoneFound } from '../../ui/NoneFound'
import { keepsEnter } from '../../ui/keys'
import { ActionItems, itemOf } from '../actions/ActionItems'
import { scoreOf } from '../actions/actionScore'
import { doAction } from '../actions/doAction'
import { PlaceItems } from '../actions/PlaceItems'
import { noteAction, recentActions } from '../actions/recentActions'
import { AppNodeItems } from '../appFiles/AppNodeItems'

const close = (): void => useFloats.setState({ palette: null })

/** Ctrl+P goes to a node by a part of its name, or does something by its words; Ctrl+Shift+P does something. */
export function Palette() {
  const text = useText()
  const mode = useFloats((state) => state.palette)
  /** What was chosen is done once the palette is gone: it may open a float, or put the focus somewhere. */
  const chosen = useRef<ActionId | null>(null)
  const title = mode === 'act' ? text.actions.act : text.library.palette
  const onClose = (event: Event): void => {
    event.preventDefault()
    const action = chosen.current
    chosen.current = null
    // The caret goes on in the code, what was chosen or what was open before, unless an action has a place for it.
    if (action === null) return focusCode()
    doAction(action)
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) focusCode()
      }),
    )
  }
  const choose = (id: ActionId): void => {
    noteAction(id)
    chosen.current = id
    close()
  }
  return (
    <Dialog.Root open={mode !== null} onOpenChange={(isOpen) => !isOpen && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog palette" aria-describedby={undefined} onCloseAutoFocus={onClose}>
          <Dialog.Title className="sr">{title}</Dialog.Title>
          {mode !== null && <Choices title={title} hasNodes={mode === 'go'} onChoose={choose} />}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

interface ChoicesProps {
  readonly title: string
  readonly hasNodes: boolean
  readonly onChoose: (id: ActionId) => void
}

function Choices({ title, hasNodes, onChoose }: ChoicesProps) {
  const text = useText()
  const [search, setSearch] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const [recent] = useState(recentActions)
  const entries = useWorkspace((state) => state.entries)
  const { open, openRequirements, create: createNode } = useWorkspace.getState()
  const go = (task: () => Promise<unknown>) => (): void => {
    close()
    task().catch(reportError)
  }
  const create = go(() => createNode(search.trim(), 'python3', null))
  const recentItems = recent.map(itemOf)
  return (
    <Command
      label={title}
      loop
      className={search.trim() === '' ? undefined : 'searched'}
      filter={(value, typed, keywords) => scoreOf(value, typed, keywords, recentItems.includes(value))}
    >
      <Command.Input
        ref={field}
        placeholder={hasNodes ? text.library.paletteHint : text.actions.actHint}
        autoFocus
        value={search}
        onValueChange={setSearch}
      />
      <Command.List>
        {hasNodes && (
          <Command.Group heading={text.library.nodes}>
            {entries.map(({ id, title: name, code_language }) => (
              <Command.Item key={id} value={id} keywords={[name]} className="menuitem" onSelect={go(() => open(id))}>
                <LanguageMark language={code_language} />
                <span className="ell">{name}</span>
              </Command.Item>
            ))}
            <AppNodeItems search={search} onOpen={(id) => go(() => open(id))()} />
            <Command.Item value={requirementsTab} className="menuitem" onSelect={go(openRequirements)}>
              <LanguageMark language="text" />
              {requirementsTab}
            </Command.Item>
          </Command.Group>
        )}
        <ActionItems recent={recent} isSearch={search.trim() !== ''} onChoose={onChoose} />
        <PlaceItems onChoose={(task) => go(task)()} />
      </Command.List>
      <NoneFound words={text.library.paletteNothing}>
        <ClearSearch field={field} onClear={() => setSearch('')} />
        {hasNodes && (
          <Button kind="plain" small icon={<Plus size={14} />} {...keepsEnter} onClick={create}>
            {text.library.newOfName(search.trim())}
          </Button>
        )}
      </NoneFound>
    </Command>
  )
}
