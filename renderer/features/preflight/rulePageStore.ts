import { create } from 'zustand'

/** The rule whose page is shown; null while none is. */
export const useRulePage = create<{ readonly rule: string | null }>()(() => ({ rule: null }))

export function showRule(rule: string): void {
  useRulePage.setState({ rule })
}

export function hideRule(): void {
  useRulePage.setState({ rule: null })
}
