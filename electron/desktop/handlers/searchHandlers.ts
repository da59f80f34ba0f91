import { search } from '../../workspace/search'
import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

/** Search in all code of the workspace that the page shows: one at a time. */
export function searchHandlers({ workspaces, send }: HandlerContext): HandlersOf<'search'> {
  let current: { readonly name: string; readonly ending: AbortController } | null = null
  return {
    'search.start': async ({ workspace, search: name, query }) => {
      current?.ending.abort()
      const ending = new AbortController()
      current = { name, ending }
      const { searchSources } = await workspaces.of(workspace)
      const end = await search(query, searchSources, ending.signal, (results) =>
        send('search.found', { search: name, results }),
      )
      if (!ending.signal.aborted) send('search.finished', { search: name, ...end })
    },
    'search.cancel': ({ search: name }) => {
      if (current?.name === name) current.ending.abort()
    },
  }
}
