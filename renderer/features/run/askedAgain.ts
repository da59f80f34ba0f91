import { create } from 'zustand'

/** The run that was asked for again while it was under way, and how often: the run bar says that it goes on. */
export const useAskedAgain = create<{ readonly id: string | null; readonly count: number }>()(() => ({
  id: null,
  count: 0,
}))

/** Notes that a node was to be run whose run is under way. */
export function askedAgain(id: string): void {
  useAskedAgain.setState(({ count }) => ({ id, count: count + 1 }))
}
