import { create } from 'zustand'
import type { VersionNews } from '../../../shared/news/versions'
import { call } from '../../app/client'

interface NewsState {
  /** What is shown; null while nothing is. */
  readonly shown: readonly VersionNews[] | null
  /** Shows all that every version brought. */
  showAll(): Promise<void>
  show(news: readonly VersionNews[]): void
  close(): void
}

export const useNews = create<NewsState>()((set) => ({
  shown: null,
  async showAll() {
    set({ shown: await call('care.news', null) })
  },
  show: (news) => set({ shown: news }),
  close: () => set({ shown: null }),
}))
