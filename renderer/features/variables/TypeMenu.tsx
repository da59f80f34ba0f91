import { Check } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { typeLabels } from '../../../shared/dify/names'
import type { OutputType, VariableType } from '../../../shared/model/node'
import { TypeChip } from '../../ui/TypeChip'

interface TypeMenuProps<T extends OutputType | VariableType> {
  readonly label: string
  readonly type: T
  /** The types to choose from, in Dify's order. */
  readonly types: readonly T[]
  /** Why a type can't be used on the target; null where it can. It stays in the menu, so that nobody looks for it in vain. */
  readonly refusal?: (type: T) => string | null
  readonly onChange: (type: T) => void
}

/** A type chip that opens the list of Dify's types. */
export function TypeMenu<T extends OutputType | VariableType>(props: TypeMenuProps<T>) {
  const { label, type, types, refusal, onChange } = props
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <button type="button" className="type-button" aria-label={`${label}: ${typeLabels[type]}`}>
          <TypeChip type={type} />
        </button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={4} collisionPadding={8}>
          <DropdownMenu.RadioGroup value={type}>
            {types.map((option) => {
              const why = refusal?.(option) ?? null
              return (
                <DropdownMenu.RadioItem
                  key={option}
                  value={option}
                  className="menuitem"
                  onSelect={() => option !== type && onChange(option)}
                >
                  <span className="menu-tick">{option === type && <Check size={14} aria-hidden="true" />}</span>
                  <TypeChip type={option} />
                  {why !== null && <span className="end warn">{why}</span>}
                </DropdownMenu.RadioItem>
              )
            })}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
