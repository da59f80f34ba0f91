import { Copy, Download, FileCode, FileText, Workflow } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useEffect } from 'react'
import type { NodeLanguage } from '../../../shared/model/node'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { IconButton } from '../../ui/IconButton'
import { attempt } from '../run/attempt'
import { useCopy } from '../run/CopyButton'
import { useExchange } from './exchangeStore'

/** Milliseconds for which it is told that a file was saved. */
const saidFor = 6000

interface ExportMenuProps {
  readonly id: string
  readonly node: { readonly code: string; readonly code_language: NodeLanguage } | null
}

/** What a node can become beside its own file: an app that Dify imports, a node file elsewhere, its code alone. */
export function ExportMenu({ id, node }: ExportMenuProps) {
  const { exchange: text, run, templates } = useText()
  const saved = useExchange((state) => state.saved)
  const { save, handOn, forgetSaved } = useExchange.getState()
  const { copied, copy } = useCopy()
  const isTemplate = node?.code_language === 'jinja2'
  useEffect(() => {
    if (saved === null) return
    const timer = setTimeout(forgetSaved, saidFor)
    return () => clearTimeout(timer)
  }, [saved, forgetSaved])
  const copyCode = (): void => {
    if (node === null) return
    // As it stands by now: what was just typed may not have been read yet.
    const now = (): string => useWorkspace.getState().documents[id]?.node?.code ?? node.code
    const go = (): Promise<void> => Promise.resolve(copy(now()))
    attempt(handOn([id], 'runbar', 'copy', go))
  }
  const words = isTemplate
    ? { copy: templates.copyTemplate, done: templates.templateCopied, save: text.saveTemplate }
    : { copy: run.copyCode, done: run.codeCopied, save: text.saveCode }
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <IconButton label={text.export} disabled={node === null}>
            <Download size={16} />
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className="menu" side="top" align="start" sideOffset={8} collisionPadding={8}>
            <DropdownMenu.Item className="menuitem" onSelect={() => attempt(save(id, 'app'))}>
              <Workflow size={14} />
              {text.saveApp}
            </DropdownMenu.Item>
            <DropdownMenu.Item className="menuitem" onSelect={() => attempt(save(id, 'node'))}>
              <FileText size={14} />
              {text.saveNode}
            </DropdownMenu.Item>
            <DropdownMenu.Item className="menuitem" onSelect={() => attempt(save(id, 'code'))}>
              <FileCode size={14} />
              {words.save}
            </DropdownMenu.Item>
            <DropdownMenu.Separator className="menu-rule" />
            <DropdownMenu.Item className="menuitem" onSelect={copyCode}>
              <Copy size={14} />
              {words.copy}
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <output className="exported ell">{copied ? words.done : saved === null ? '' : text.saved(saved)}</output>
    </>
  )
}
