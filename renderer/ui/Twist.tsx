import { ChevronDown, ChevronRight } from 'lucide-react'

/** The mark of a button that unfolds something below it. */
export function Twist({ open }: { readonly open: boolean }) {
  return open ? <ChevronDown size={14} aria-hidden="true" /> : <ChevronRight size={14} aria-hidden="true" />
}
