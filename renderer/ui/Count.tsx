import type { ReactNode } from 'react'

/** A round number after a title; red only where it counts failures. */
export function Count({ tone, children }: { readonly tone?: 'danger' | 'warn'; readonly children: ReactNode }) {
  return <span className={tone === undefined ? 'count' : `count ${tone}`}>{children}</span>
}
