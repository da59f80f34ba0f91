import { createContext, useContext } from 'react'

/** The element that scrolls the values of all outputs: long lists draw only the rows that are in its window. */
export const ScrollParent = createContext<HTMLElement | null>(null)

export function useScrollParent(): HTMLElement | null {
  return useContext(ScrollParent)
}
