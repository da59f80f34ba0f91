import { useMemo } from 'react'
import { explain, explanationText, inputsWithoutValue } from '../../../shared/explain/explain'
import type { NodeRun } from '../../app/stores/storeTypes'
import { useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Twist } from '../../ui/Twist'
import { Prose } from './Prose'
import { useExplaining } from './explaining'

/** What the error of a failed run means here, its usual cause and what to try: a paragraph that can be folded, and stays so. */
export function Explanation({ run }: { readonly run: NodeRun }) {
  const text = useText().explain
  const language = useApp((state) => state.language)
  const { open, fold } = useExplaining()
  const { result, node } = run
  const found = useMemo(
    () => (result === null ? null : explain(result, node.code_language, inputsWithoutValue(node))),
    [result, node],
  )
  if (found === null) return null
  return (
    <section className="explanation" aria-label={text.title}>
      <button type="button" className="explanation-head" aria-expanded={open} onClick={fold}>
        <Twist open={open} />
        <span>{text.title}</span>
      </button>
      {open && (
        <p>
          <Prose text={explanationText(found, language)} />
        </p>
      )}
    </section>
  )
}
