import { ClipboardPaste, LibraryBig } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import type { NodeLanguage } from '../../../shared/model/node'
import { focusCode } from '../../app/focusCode'
import { reportError } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useMac } from '../../app/useMac'
import { useText } from '../../i18n/useText'
import { keyText } from '../../ui/keys'
import { useExchange } from '../exchange/exchangeStore'
import { useTemplates } from '../templates/templateStore'

/** The menu gives the focus back to its button, unless the code has it by then. */
function keepFocusInCode(event: Event): void {
  if (document.activeElement?.closest('.editor-region') != null) event.preventDefault()
}

/** Makes a node: empty in one of the languages, or from a template. The child is the button that opens the menu. */
export function NewNodeMenu({ children }: { readonly children: ReactNode }) {
  const {
    library: text,
    exchange,
    templates: { newTemplate },
  } = useText()
  const { create } = useWorkspace.getState()
  const isMac = useMac()
  const make = (language: NodeLanguage) => () =>
    void create(text.untitled, language, null).then(focusCode).catch(reportError)
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu"
          align="end"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={keepFocusInCode}
        >
          <DropdownMenu.Item className="menuitem" onSelect={make('python3')}>
            <span className="lang">PY</span>
            {text.newPython}
            <span className="end">{keyText('new-python', isMac)}</span>
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menuitem" onSelect={make('javascript')}>
            <span className="lang">JS</span>
            {text.newJavaScript}
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menuitem" onSelect={make('jinja2')}>
            <span className="lang">J2</span>
            {newTemplate}
          </DropdownMenu.Item>
          <DropdownMenu.Item
            className="menuitem"
            onSelect={() => void useExchange.getState().paste().then(focusCode).catch(reportError)}
          >
            <ClipboardPaste size={16} />
            {exchange.pasteFromDify}
            <span className="end">{keyText('paste-from-dify', isMac)}</span>
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menuitem" onSelect={() => useTemplates.getState().show('new')}>
            <LibraryBig size={16} />
            {text.fromTemplate}
            <span className="end">{keyText('new-from-template', isMac)}</span>
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
