import { Command } from 'cmdk'
import { Plus } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useEffect, useRef, useState } from 'react'
import type { ActionId } from '../../../shared/actions/actionTable'
import { LanguageMark } from '../../app/EditorTabs'
import { useFloats } from '../../app/floats'
import { focusCode, focusLostCode } from '../../app/focusCode'
import { onceDrawn } from '../../app/onceDrawn'
import { reportError } from '../../app/stores/appStore'
import { requirementsTab } from '../../app/stores/storeTypes'
import { ClearSearch } from '../../app/ClearSearch'
import { typedAhead } from '../../app/typedAhead'
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

/** What is chosen in the palette. */
interface Chosen {
  readonly run: () => Promise<unknown>
  /** Whether it shows another file, target or workspace, in whose code the author goes on. */
  readonly opens: boolean
}

const close = (): void => useFloats.setState({ palette: null })

/** Ctrl+P goes to a node by a part of its name, or does something by its words; Ctrl+Shift+P does something. */
export function Palette() {
  const text = useText()
  const mode = useFloats((state) => state.palette)
  /** What was chosen is done once the palette is gone: it may open a float, or put the focus somewhere. */
  const chosen = useRef<Chosen | null>(null)
  const title = mode === 'act' ? text.actions.act : text.library.palette
  const onClose = (event: Event): void => {
    event.preventDefault()
    const what = chosen.current
    chosen.current = null
    // The caret goes on in the code that was open before.
    if (what === null) return focusCode()
    // Until it is there that is to be opened, no code takes keys: they would go into what was open before.
    if (what.opens) return void what.run().catch(reportError).then(focusLostCode)
    void what.run().catch(reportError).then(focusLostCode)
    focusLostCode()
  }
  const choose = (what: Chosen): void => {
    chosen.current = what
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
  readonly onChoose: (what: Chosen) => void
}

function Choices({ title, hasNodes, onChoose }: ChoicesProps) {
  const text = useText()
  const [ahead] = useState(typedAhead)
  const [search, setSearch] = useState(ahead.text)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!ahead.isEntered) return
    // Once the list is that of the text.
    onceDrawn(() => field.current?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })))
  }, [ahead])
  const [recent] = useState(recentActions)
  const entries = useWorkspace((state) => state.entries)
  const { open, openRequirements, create: createNode } = useWorkspace.getState()
  const go = (run: () => Promise<unknown>) => (): void => onChoose({ run, opens: true })
  const act = (id: ActionId): void => {
    noteAction(id)
    onChoose({ run: () => doAction(id), opens: false })
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
        <ActionItems recent={recent} isSearch={search.trim() !== ''} onChoose={act} />
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
