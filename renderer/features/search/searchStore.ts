import { create } from 'zustand'
import type { SearchEnd, SearchQuery, SearchResult } from '../../../shared/model/search'
import { call, on } from '../../app/client'
import { reportError } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'

/** Milliseconds of rest after a key before the search begins. */
const rest = 80

interface SearchState {
  query: SearchQuery
  results: readonly SearchResult[]
  /** What came of it at its end; null while it goes on, and before there is one. */
  end: SearchEnd | null
  isSearching: boolean
  /** Documents whose places are folded away. */
  folded: ReadonlySet<string>
  change(part: Partial<SearchQuery>): void
  fold(id: string): void
  /** Looks again, for what was changed since. */
  again(): Promise<void>
}

const none: SearchQuery = { text: '', matchCase: false, wholeWord: false, isRegex: false }

/** The search in all code: it stays as it is while its author looks at a place that it found. */
export const useSearch = create<SearchState>()((set, get) => {
  let count = 0
  let current = ''
  let of = ''
  let timer: ReturnType<typeof setTimeout> | null = null
  /** What is found first takes the place of what was: nothing flickers while one types. */
  let isFirst = true

  async function start(): Promise<void> {
    const workspace = useWorkspace.getState().workspace?.path ?? ''
    const { query } = get()
    if (query.text === '' || workspace === '') return
    count += 1
    current = `${count}`
    of = workspace
    isFirst = true
    set({ isSearching: true, end: null })
    await call('search.start', { search: current, workspace, query })
  }

  on('search.found', ({ search, results }) => {
    if (search !== current) return
    set({ results: isFirst ? results : [...get().results, ...results] })
    isFirst = false
  })
  on('search.finished', ({ search, ...end }) => {
    if (search === current) set({ end, isSearching: false, ...(isFirst ? { results: [] } : {}) })
  })
  // What was found in one workspace is not in the next.
  useWorkspace.subscribe(({ workspace }) => {
    if (workspace === null || of === '' || workspace.path === of) return
    of = ''
    current = ''
    set({ results: [], end: null, isSearching: false })
  })

  return {
    query: none,
    results: [],
    end: null,
    isSearching: false,
    folded: new Set(),
    change(part) {
      const query = { ...get().query, ...part }
      set({ query })
      if (timer !== null) clearTimeout(timer)
      if (query.text === '') {
        call('search.cancel', { search: current }).catch(reportError)
        current = ''
        set({ results: [], end: null, isSearching: false })
      } else timer = setTimeout(() => start().catch(reportError), rest)
    },
    fold(id) {
      const folded = new Set(get().folded)
      if (!folded.delete(id)) folded.add(id)
      set({ folded })
    },
    async again() {
      await useWorkspace.getState().flush()
      await start()
    },
  }
})
