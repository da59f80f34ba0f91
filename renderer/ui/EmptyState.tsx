import type { ReactNode } from 'react'

interface EmptyStateProps {
  /** What this place is for, or what is missing. */
  readonly title: string
  /** What to do next. */
  readonly children?: ReactNode
  /** A button for it. */
  readonly action?: ReactNode
}

/** A panel with nothing to show yet. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="blank">
      <p className="h">{title}</p>
      {children !== undefined && <p>{children}</p>}
      {action !== undefined && action !== false && <p className="act">{action}</p>}
    </div>
  )
}
