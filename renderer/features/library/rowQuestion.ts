import { create } from 'zustand'

/** The node whose row is to ask for a new name, by an action of the window; null where none is. */
export const useRowQuestion = create<{ readonly rename: string | null }>()(() => ({ rename: null }))
