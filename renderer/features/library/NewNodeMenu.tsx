import { ClipboardPaste } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import type { NodeLanguage } from '../../../shared/model/node'
import { focusCode } from '../../app/focusCode'
import { reportError, useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useMac } from '../../app/useMac'
import { useText } from '../../i18n/useText'
import { keyText } from '../../ui/keys'
import { useExchange } from '../exchange/exchangeStore'

/** The menu gives the focus back to its button, unless the code has it by then. */
function keepFocusInCode(event: Event): void {
  if (document.activeElement?.closest('.editor-region') != null) event.preventDefault()
}

/** Makes a node: empty in one of the languages, or from an example. The child is the button that opens the menu. */
export function NewNodeMenu({ children }: { readonly children: ReactNode }) {
  const {
    library: text,
    exchange,
    templates: { newTemplate },
  } = useText()
  const examples = useApp((state) => state.info?.examples)
  const templates = useApp((state) => state.info?.templates)
  const spoken = useApp((state) => state.language)
  const { create } = useWorkspace.getState()
  const isMac = useMac()
  const make = (title: string, language: NodeLanguage, example: string | null) => () =>
    void create(title, language, example).then(focusCode).catch(reportError)
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
          <DropdownMenu.Item className="menuitem" onSelect={make(text.untitled, 'python3', null)}>
            <span className="lang">PY</span>
            {text.newPython}
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menuitem" onSelect={make(text.untitled, 'javascript', null)}>
            <span className="lang">JS</span>
            {text.newJavaScript}
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menuitem" onSelect={make(text.untitled, 'jinja2', null)}>
            <span className="lang">J2</span>
            {newTemplate}
          </DropdownMenu.Item>
          <DropdownMenu.Item
            className="menuitem"
            onSelect={() => void useExchange.getState().paste().then(focusCode).catch(reportError)}
          >
            <ClipboardPaste size={16} />
            {exchange.pasteFromDify}
            <span className="end">{keyText(['Ctrl', 'V'], isMac)}</span>
          </DropdownMenu.Item>
          <p className="menu-head">{text.fromTemplate}</p>
          {templates
            ?.filter(({ language }) => language === spoken)
            .map(({ id, title, desc, code_language }) => (
              <DropdownMenu.Item key={id} className="menuitem tall" onSelect={make(title, code_language, id)}>
                <span className="lang">{code_language === 'javascript' ? 'JS' : 'PY'}</span>
                <span>
                  {title}
                  <span className="muted block">{desc}</span>
                </span>
              </DropdownMenu.Item>
            ))}
          <p className="menu-head">{text.fromExample}</p>
          {examples?.map(({ id, title, desc }) => (
            <DropdownMenu.Item key={id} className="menuitem tall" onSelect={make(title, 'python3', id)}>
              <span className="lang">PY</span>
              <span>
                {title}
                <span className="muted block">{text.examples[title] ?? desc}</span>
              </span>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
