import { create } from 'zustand'
import { useApp } from '../../app/stores/appStore'

/** The stops of the tour, each by what it speaks of. */
export const tourStops = ['library', 'code', 'variables', 'run', 'target'] as const
export type TourStop = (typeof tourStops)[number]

interface TourState {
  /** The stop that is shown, from 0; null while there is no tour. */
  readonly at: number | null
  /** Whether its author asked for it: then it takes the focus. */
  readonly isAsked: boolean
  begin(isAsked: boolean): void
  go(by: 1 | -1): void
  end(): void
}

export const useTour = create<TourState>()((set, get) => ({
  at: null,
  isAsked: false,
  begin(isAsked) {
    useApp.getState().showPage('library')
    set({ at: 0, isAsked })
  },
  go(by) {
    const next = (get().at ?? 0) + by
    set({ at: next >= tourStops.length ? null : Math.max(0, next), isAsked: true })
  },
  end: () => set({ at: null }),
}))
