import { Command } from 'cmdk'
import { Dialog } from 'radix-ui'
import { useState } from 'react'
import { LanguageMark } from '../../app/EditorTabs'
import { focusCode } from '../../app/focusCode'
import { reportError, useApp } from '../../app/stores/appStore'
import { requirementsTab } from '../../app/stores/storeTypes'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useMac } from '../../app/useMac'
import { useText } from '../../i18n/useText'
import { keyText } from '../../ui/keys'
import { useExchange } from '../exchange/exchangeStore'
import { AppNodeItems } from '../appFiles/AppNodeItems'
import { startRun } from '../run/runStore'

/** The caret goes on in the code: what was chosen, or what was open before. */
function toCode(event: Event): void {
  event.preventDefault()
  focusCode()
}

/** Ctrl+P: goes to a node by a part of its name, or does something by its words. */
export function Palette() {
  const text = useText()
  const open = useApp((state) => state.paletteOpen)
  const { setPalette, showPage, updateSettings, toggleSidebar, togglePanel } = useApp.getState()
  const isMac = useMac()
  const theme = useApp((state) => state.theme)
  const entries = useWorkspace((state) => state.entries)
  const active = useWorkspace((state) => state.active)
  const workspace = useWorkspace.getState()
  const exchange = useExchange.getState()
  const [search, setSearch] = useState('')
  const show = (isOpen: boolean): void => {
    setSearch('')
    setPalette(isOpen)
  }
  const act = (action: () => Promise<unknown> | void) => (): void => {
    setPalette(false)
    setSearch('')
    Promise.resolve(action()).catch(reportError)
  }
  return (
    <Dialog.Root open={open} onOpenChange={show}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog palette" aria-describedby={undefined} onCloseAutoFocus={toCode}>
          <Dialog.Title className="sr">{text.library.palette}</Dialog.Title>
          <Command label={text.library.palette} loop>
            <Command.Input placeholder={text.library.paletteHint} autoFocus value={search} onValueChange={setSearch} />
            <Command.List>
              <Command.Empty>{text.library.paletteNothing}</Command.Empty>
              <Command.Group heading={text.library.nodes}>
                {entries.map(({ id, title, code_language }) => (
                  <Command.Item key={id} value={id} className="menuitem" onSelect={act(() => workspace.open(id))}>
                    <LanguageMark language={code_language} />
                    <span className="ell">{title}</span>
                  </Command.Item>
                ))}
                <AppNodeItems search={search} onOpen={(id) => act(() => workspace.open(id))()} />
                <Command.Item
                  value={requirementsTab}
                  className="menuitem"
                  onSelect={act(() => workspace.openRequirements())}
                >
                  <LanguageMark language="text" />
                  {requirementsTab}
                </Command.Item>
              </Command.Group>
              <Command.Group heading={text.library.commands}>
                {active !== null && active !== requirementsTab && (
                  <Command.Item className="menuitem" onSelect={act(() => startRun(active))}>
                    {text.library.run}
                    <span className="end">{keyText(['Ctrl', '↵'], isMac)}</span>
                  </Command.Item>
                )}
                {active !== null && active !== requirementsTab && (
                  <>
                    <Command.Item className="menuitem" onSelect={act(() => startRun(active, { mode: 'check' }))}>
                      {text.confinement.check}
                    </Command.Item>
                    <Command.Item className="menuitem" onSelect={act(() => startRun(active, { network: false }))}>
                      {text.confinement.noNetwork}
                    </Command.Item>
                    <Command.Item className="menuitem" onSelect={act(() => startRun(active, { isCold: true }))}>
                      {text.run.runCold}
                    </Command.Item>
                    <Command.Item className="menuitem" onSelect={act(() => exchange.copy([active], 'runbar'))}>
                      {text.exchange.copyToDify}
                      <span className="end">{keyText(['Ctrl', 'Shift', 'C'], isMac)}</span>
                    </Command.Item>
                    <Command.Item className="menuitem" onSelect={act(() => exchange.save(active, 'app'))}>
                      {text.exchange.saveApp}
                    </Command.Item>
                  </>
                )}
                <Command.Item className="menuitem" onSelect={act(() => exchange.paste())}>
                  {text.exchange.pasteFromDify}
                </Command.Item>
                <Command.Item
                  className="menuitem"
                  onSelect={act(() => workspace.create(text.library.untitled, 'python3', null))}
                >
                  {`${text.frame.newNode}: ${text.library.newPython}`}
                </Command.Item>
                <Command.Item
                  className="menuitem"
                  onSelect={act(() => workspace.create(text.library.untitled, 'javascript', null))}
                >
                  {`${text.frame.newNode}: ${text.library.newJavaScript}`}
                </Command.Item>
                <Command.Item
                  className="menuitem"
                  onSelect={act(() => workspace.create(text.library.untitled, 'jinja2', null))}
                >
                  {`${text.frame.newNode}: ${text.templates.newTemplate}`}
                </Command.Item>
                <Command.Item
                  className="menuitem"
                  onSelect={act(() => updateSettings({ theme: theme === 'dark' ? 'light' : 'dark' }))}
                >
                  {text.library.toggleTheme}
                </Command.Item>
                <Command.Item className="menuitem" onSelect={act(toggleSidebar)}>
                  {text.frame.toggleSidebar}
                  <span className="end">{keyText(['Ctrl', 'B'], isMac)}</span>
                </Command.Item>
                <Command.Item className="menuitem" onSelect={act(togglePanel)}>
                  {text.frame.togglePanel}
                  <span className="end">{keyText(['Ctrl', 'J'], isMac)}</span>
                </Command.Item>
                <Command.Item className="menuitem" onSelect={act(() => showPage('search'))}>
                  {text.search.hint}
                  <span className="end">{keyText(['Ctrl', 'Shift', 'F'], isMac)}</span>
                </Command.Item>
                <Command.Item className="menuitem" onSelect={act(() => showPage('history'))}>
                  {text.history.title}
                </Command.Item>
                <Command.Item className="menuitem" onSelect={act(() => showPage('packages'))}>
                  {text.packagesPage.title}
                  <span className="end">{keyText(['Ctrl', 'Shift', 'E'], isMac)}</span>
                </Command.Item>
                <Command.Item className="menuitem" onSelect={act(() => showPage('settings'))}>
                  {text.frame.settings}
                  <span className="end">{keyText(['Ctrl', ','], isMac)}</span>
                </Command.Item>
              </Command.Group>
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
