import { z } from 'zod'
import { nodeLanguages } from './node'
import { problemSchema } from './problem'

/** What is looked for in all code. */
export const searchQuerySchema = z.object({
  text: z.string().min(1).max(1000),
  matchCase: z.boolean(),
  wholeWord: z.boolean(),
  /** Whether `text` is a regular expression, as JavaScript has them, of one line. */
  isRegex: z.boolean(),
})
export type SearchQuery = z.infer<typeof searchQuerySchema>

/** One place; line and column from 1. `text` is the line, or the part of it around the match, which begins at `from` there. */
export const searchMatchSchema = z.object({
  line: z.number(),
  column: z.number(),
  text: z.string(),
  from: z.number(),
  length: z.number(),
})
export type SearchMatch = z.infer<typeof searchMatchSchema>

/** The places in one document. Each document comes once. */
export const searchResultSchema = z.object({
  /** What is opened by it; `broken`: a node file that can't be read, whose whole text was searched. */
  kind: z.enum(['node', 'broken']),
  id: z.string(),
  title: z.string(),
  code_language: z.enum(nodeLanguages).nullable(),
  matches: z.array(searchMatchSchema),
  /** There are more than are told. */
  isCapped: z.boolean(),
})
export type SearchResult = z.infer<typeof searchResultSchema>

export const searchEndSchema = z.object({
  /** How many documents were looked through. */
  documents: z.number(),
  /** There is more than is told. */
  isCapped: z.boolean(),
  /** Why it ended early, e.g. an expression that is none. */
  problem: problemSchema.nullable(),
})
export type SearchEnd = z.infer<typeof searchEndSchema>
