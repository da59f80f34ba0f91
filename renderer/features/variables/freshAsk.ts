import { useEffect } from 'react'
import { create } from 'zustand'

export type VariableKind = 'input' | 'output'

/** A variable that is to be added to a node by an action; null while none is. */
const useAsked = create<{ readonly asked: { readonly id: string; readonly kind: VariableKind } | null }>()(() => ({
  asked: null,
}))

/** Has the panel of an open node add a variable, and put the caret into its name. */
export function askForVariable(id: string, kind: VariableKind): void {
  useAsked.setState({ asked: { id, kind } })
}

/** Adds a variable where one is asked for. */
export function useVariableAsked(id: string, kind: VariableKind, add: () => void): void {
  const asked = useAsked((state) => state.asked)
  useEffect(() => {
    if (asked?.id !== id || asked.kind !== kind) return
    useAsked.setState({ asked: null })
    add()
  }, [asked, id, kind, add])
}
