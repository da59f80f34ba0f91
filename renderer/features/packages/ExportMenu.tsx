import { Check, ClipboardCopy } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { listAs } from '../../../shared/packages/listFormats'
import { useText } from '../../i18n/useText'
import { useCopy } from '../run/CopyButton'
import { IconButton } from '../../ui/IconButton'
import type { PackageRow } from './packageRows'
import type { PackagesShown } from './usePackagesShown'

const formats = ['json', 'csv', 'freeze', 'node'] as const

interface ExportMenuProps {
  readonly shown: PackagesShown
  readonly rows: readonly PackageRow[]
}

/** The whole list on the clipboard, in the form that is asked for. */
export function ExportMenu({ shown: { environment }, rows }: ExportMenuProps) {
  const text = useText().packagesPage.list
  const { copied, copy } = useCopy()
  if (environment === null) return null
  const facts = new Map(rows.map((row) => [row.name, row.facts]))
  const listed = environment.packages.map((one) => ({ ...one, ...facts.get(one.name) }))
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <IconButton label={text.menu} small>
            {copied ? <Check size={14} /> : <ClipboardCopy size={14} />}
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className="menu" align="end" sideOffset={4} collisionPadding={8}>
            <p className="menu-head">{text.menu}</p>
            {formats.map((format) => (
              <DropdownMenu.Item
                key={format}
                className="menuitem"
                onSelect={() => copy(listAs(format, listed, environment.python.version))}
              >
                {text[format]}
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <output className="sr">{copied ? text.copied : ''}</output>
    </>
  )
}
