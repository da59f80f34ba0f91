import { create } from 'zustand'
import { call } from '../../app/client'
import { useNews } from '../news/newsStore'
import { useTour } from '../tour/tourStore'

/** How this Nodelab was started; until that is known, as usual. */
interface CareState {
  readonly isSafe: boolean
  /** Asks main. */
  start(): Promise<void>
}

export const useCare = create<CareState>()((set) => ({
  isSafe: false,
  async start() {
    const { isSafe, tour, news } = await call('care.start', null)
    set({ isSafe })
    if (news.length > 0) useNews.getState().show(news)
    else if (tour) useTour.getState().begin(false)
  },
}))
