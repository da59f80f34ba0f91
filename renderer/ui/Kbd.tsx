import type { ReactNode } from 'react'

/** A key, shown beside what it does. */
export function Kbd({ children }: { readonly children: ReactNode }) {
  return <span className="kbd">{children}</span>
}
