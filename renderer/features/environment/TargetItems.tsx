import { Check } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useState } from 'react'
import { listedTargets, targets } from '../../../shared/dify/targets'
import { rangeOf, targetsOfRelease } from '../../../shared/dify/targets/releases'
import { useText } from '../../i18n/useText'

interface TargetItemsProps {
  readonly current: string | null
  readonly onChoose: (id: string) => void
  /** What was typed of a release: a menu has no fields, so its keys are heard by the menu itself. */
  readonly typed: string
}

/** Each target with the releases that it stands for; a typed release finds its own. */
export function TargetItems({ current, onChoose, typed }: TargetItemsProps) {
  const text = useText().frame
  const [showsAll, setShowsAll] = useState(false)
  // A target that is in force is never hidden.
  const isHidden = current !== null && listedTargets.every(({ id }) => id !== current)
  const shown = typed !== '' ? targetsOfRelease(typed) : showsAll || isHidden ? targets : listedTargets
  return (
    <>
      <p className="menu-head">
        {typed === '' ? text.findRelease : text.releaseTyped(typed, shown.map(({ name }) => name).join(', '))}
      </p>
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
      {typed === '' && !isHidden && (
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
