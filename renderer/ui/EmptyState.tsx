import type { ReactNode } from 'react'

interface EmptyStateProps {
  /** What this place is for, or what is missing. */
  readonly title: string
  /** What to do next. */
  readonly children?: ReactNode
}

/** A panel with nothing to show yet. */
export function EmptyState({ title, children }: EmptyStateProps) {
  return (
    <div className="blank">
      <p className="h">{title}</p>
      {children !== undefined && <p>{children}</p>}
    </div>
  )
}
