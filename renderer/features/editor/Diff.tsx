import { lazy, Suspense } from 'react'
import type { DiffViewProps } from './DiffView'

const DiffView = lazy(() => import('./DiffView'))

/** Two texts side by side; the editor for it is no part of the start. */
export function Diff(props: DiffViewProps) {
  return (
    <Suspense fallback={<div className="diff-host" aria-busy="true" />}>
      <DiffView {...props} />
    </Suspense>
  )
}
