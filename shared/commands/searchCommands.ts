import { z } from 'zod'
import { searchEndSchema, searchQuerySchema, searchResultSchema } from '../model/search'
import { command } from './command'

/** The page names its search, so that what is found can come before the answer. */
const search = z.object({ search: z.string().max(40) })

/** Search in all code of a workspace. One search at a time: the next ends the one before, which is then not heard of again. */
export const searchCommands = {
  'search.start': command(search.extend({ workspace: z.string(), query: searchQuerySchema }), z.void()),
  'search.cancel': command(search, z.void()),
}

export const searchEvents = {
  'search.found': search.extend({ results: z.array(searchResultSchema) }),
  'search.finished': search.extend(searchEndSchema.shape),
}
