import { Popover } from 'radix-ui'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Prose } from '../run/Prose'
import type { Choice } from './choices'
import { useDraft, useFreshFocus } from './draft'

interface KeptFieldProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly fresh?: boolean
  /** What can be chosen in place of typing on. */
  readonly choicesOf?: (typed: string) => readonly Choice[]
  /** What is wrong with what is typed; null where it may stand. */
  readonly refusalOf?: (typed: string) => string | null
  readonly onFocus?: () => void
  readonly onKeep: (value: string) => void
}

/** A field whose text counts when it is left or Enter is pressed: half a package's name must not start a build. */
export function KeptField(props: KeptFieldProps) {
  const { label, placeholder, value, fresh = false, choicesOf, refusalOf, onFocus, onKeep } = props
  const [draft, setDraft] = useDraft(value)
  const field = useFreshFocus(fresh)
  const [isOpen, setOpen] = useState(false)
  /** The choice that Enter takes; none until an arrow key or the pointer names one. */
  const [active, setActive] = useState(-1)
  const list = useId()
  const note = useId()
  const refusal = refusalOf?.(draft.trim()) ?? null
  const choices = isOpen ? (choicesOf?.(draft) ?? []) : []
  const keep = (typed: string): void => {
    const next = typed.trim()
    setDraft(next)
    setOpen(false)
    if (next !== value) onKeep(next)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return
    const { key } = event
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      setActive((now) => Math.max(-1, Math.min(choices.length - 1, now + (key === 'ArrowDown' ? 1 : -1))))
    } else if (key === 'Enter') {
      keep(choices[active]?.value ?? draft)
    } else if (key === 'Escape' && (draft !== value || choices.length > 0)) {
      event.preventDefault()
      setDraft(value)
      setOpen(false)
    }
  }
  return (
    <Popover.Root open={choices.length > 0}>
      <Popover.Anchor asChild>
        <input
          ref={field}
          className={refusal === null ? 'field mono' : 'field mono bad'}
          aria-label={label}
          aria-invalid={refusal !== null}
          aria-describedby={refusal === null ? undefined : note}
          {...(choicesOf === undefined
            ? {}
            : {
                role: 'combobox',
                'aria-expanded': choices.length > 0,
                'aria-controls': list,
                'aria-autocomplete': 'list' as const,
                'aria-activedescendant': choices[active] === undefined ? undefined : `${list}-${active}`,
              })}
          placeholder={placeholder}
          value={draft}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            setDraft(event.target.value)
            setOpen(true)
            setActive(-1)
          }}
          data-keeps={true}
          onFocus={onFocus}
          onClick={() => setOpen(true)}
          onBlur={() => keep(draft)}
          onKeyDown={onKeyDown}
        />
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          id={list}
          role="listbox"
          aria-label={label}
          className="menu choices"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          // The field closes it: its focus never comes in here.
          onEscapeKeyDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
        >
          <Choices id={list} choices={choices} active={active} onActive={setActive} onTake={keep} />
        </Popover.Content>
      </Popover.Portal>
      {refusal !== null && choices.length === 0 && (
        <span id={note} className="field-note danger kept-note">
          <Prose text={refusal} />
        </span>
      )}
    </Popover.Root>
  )
}

interface ChoicesProps {
  readonly id: string
  readonly choices: readonly Choice[]
  readonly active: number
  readonly onActive: (index: number) => void
  readonly onTake: (value: string) => void
}

function Choices({ id, choices, active, onActive, onTake }: ChoicesProps) {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => row.current?.scrollIntoView({ block: 'nearest' }), [active])
  return choices.map(({ value, remark }, index) => (
    <div
      key={value}
      ref={index === active ? row : undefined}
      id={`${id}-${index}`}
      role="option"
      tabIndex={-1}
      aria-selected={index === active}
      className={index === active ? 'menuitem on' : 'menuitem'}
      onMouseMove={() => onActive(index)}
      onClick={() => onTake(value)}
      onKeyDown={(event) => event.key === 'Enter' && onTake(value)}
    >
      <span className="mono">{value}</span>
      {remark !== '' && <span className="end ell">{remark}</span>}
    </div>
  ))
}
