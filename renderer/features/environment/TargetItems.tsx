import { Check } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { type KeyboardEvent, type RefObject, useState } from 'react'
import { listedTargets, targets } from '../../../shared/dify/targets'
import { rangeOf, targetsOfRelease } from '../../../shared/dify/targets/releases'
import { useText } from '../../i18n/useText'

interface TargetItemsProps {
  readonly current: string | null
  readonly onChoose: (id: string) => void
  /** The field, for the menu to lead digits into it. */
  readonly field: RefObject<HTMLInputElement | null>
}

/** Each target with the releases that it stands for; a typed release finds its own. */
export function TargetItems({ current, onChoose, field }: TargetItemsProps) {
  const text = useText().frame
  const [typed, setTyped] = useState('')
  const [showsAll, setShowsAll] = useState(false)
  // A target that is in force is never hidden.
  const isHidden = current !== null && listedTargets.every(({ id }) => id !== current)
  const shown = typed.trim() !== '' ? targetsOfRelease(typed) : showsAll || isHidden ? targets : listedTargets
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (['Escape', 'Tab', 'ArrowDown', 'ArrowUp'].includes(event.key)) return
    // The menu would look for an entry of that letter.
    event.stopPropagation()
    const [first] = shown
    if (event.key !== 'Enter' || first === undefined || typed.trim() === '') return
    event.preventDefault()
    onChoose(first.id)
  }
  return (
    <>
      <div className="menu-field">
        <input
          ref={field}
          className="field"
          aria-label={text.findRelease}
          placeholder={text.findRelease}
          value={typed}
          spellCheck={false}
          onKeyDown={onKey}
          onChange={({ target }) => setTyped(target.value)}
        />
      </div>
      {shown.length === 0 && <p className="menu-head">{text.noRelease}</p>}
      <DropdownMenu.RadioGroup value={current ?? ''} onValueChange={onChoose}>
        {shown.map((target) => (
          <DropdownMenu.RadioItem key={target.id} value={target.id} className="menuitem">
            <span className="menu-tick">{target.id === current && <Check size={14} aria-hidden="true" />}</span>
            {target.name}
            <span className="muted num">{rangeOf(target)}</span>
            <span className="end num">{text.targetFacts(target.python, target.sandbox.version)}</span>
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
      {typed.trim() === '' && !isHidden && (
        <DropdownMenu.CheckboxItem
          className="menuitem"
          checked={showsAll}
          onCheckedChange={setShowsAll}
          onSelect={(event) => event.preventDefault()}
        >
          <span className="menu-tick">{showsAll && <Check size={14} aria-hidden="true" />}</span>
          {text.allReleases(targets.length)}
        </DropdownMenu.CheckboxItem>
      )}
    </>
  )
}
