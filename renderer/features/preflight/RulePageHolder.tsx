import { lazy, Suspense } from 'react'
import { useRulePage } from './rulePageStore'

/** The table of rules is loaded when the first of their pages is asked for. */
const RulePage = lazy(() => import('./RulePage'))

/** Shows the page of a rule over the window, wherever it was asked for. */
export function RulePageHolder() {
  const isShown = useRulePage(({ rule }) => rule !== null)
  return isShown ? (
    <Suspense>
      <RulePage />
    </Suspense>
  ) : null
}
