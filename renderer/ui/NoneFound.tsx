import { useCommandState } from 'cmdk'
import type { ReactNode } from 'react'

interface NoneFoundProps {
  /** That nothing has what was typed. */
  readonly words: string
  /** Buttons for what to do next. */
  readonly children: ReactNode
}

/** Below a list of choices in which nothing was found. Not inside of it, as cmdk's own would be: a list of choices holds no buttons. */
export function NoneFound({ words, children }: NoneFoundProps) {
  const isNone = useCommandState(({ filtered }) => filtered.count === 0)
  if (!isNone) return null
  return (
    <div className="none-found">
      <p role="status">{words}</p>
      <p className="none-acts">{children}</p>
    </div>
  )
}
