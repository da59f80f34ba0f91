import { Plus } from 'lucide-react'
import type { RefObject } from 'react'
import { usePackages } from '../../app/stores/packageStore'
import { useText } from '../../i18n/useText'
import { Button } from '../../ui/Button'

interface AddFieldProps {
  readonly field: RefObject<HTMLInputElement | null>
  /** Enter, or the button beside it: the change is to be made. */
  readonly onAccept: () => void
}

/** The field for a package that is to be added; what it would do shows below as one types, and there the button that does it. */
export function AddField({ field, onAccept }: AddFieldProps) {
  const text = useText().packagesPage.add
  const typed = usePackages((state) => (state.wish?.kind === 'add' ? state.wish.typed : ''))
  const propose = usePackages((state) => state.propose)
  const setTyping = usePackages((state) => state.setTyping)
  return (
    <form
      className="add-field"
      onSubmit={(event) => {
        event.preventDefault()
        setTyping(false)
        if (typed.trim() === '') field.current?.focus()
        else onAccept()
      }}
    >
      <span className="field">
        <Plus size={14} className="muted" aria-hidden="true" />
        <input
          ref={field}
          aria-label={text.field}
          placeholder={text.field}
          spellCheck={false}
          autoComplete="off"
          value={typed}
          onBlur={() => setTyping(false)}
          onChange={(event) => {
            setTyping(true)
            const { value } = event.target
            propose(value.trim() === '' ? null : { kind: 'add', typed: value })
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && typed !== '') {
              event.preventDefault()
              propose(null)
            } else if (event.key === 'ArrowDown') {
              const list = document.querySelector<HTMLElement>('.change-strip .version-list')
              list?.focus()
              if (list !== null) event.preventDefault()
            }
          }}
        />
      </span>
      <Button kind="plain" type="submit" className={typed.trim() === '' ? '' : 'unseen'}>
        {text.add}
      </Button>
    </form>
  )
}
