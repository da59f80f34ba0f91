import type { SearchResult } from '../../shared/model/search'

/** A text that is searched, with what is told of it where something is found. */
export type SearchDocument = Pick<SearchResult, 'kind' | 'id' | 'title' | 'code_language'> & { readonly code: string }

/** Something with code in it: the node files of a workspace, its app files. It gives its documents one by one, and stops where `signal` says so. */
export interface SearchSource {
  documents(signal: AbortSignal): AsyncIterable<SearchDocument>
}
