import { z } from 'zod'
import { problemSchema } from './problem'
import { variableTypes } from './variableTypes'

/** Up to so many characters of code the language server reads; nobody writes more. */
export const longestDocument = 1_000_000

/** A place in the author's code, as the editor counts: from 1, in UTF-16 units. */
const place = { line: z.number().int().min(1), column: z.number().int().min(1) }
export const placeSchema = z.object(place)
export type Place = z.infer<typeof placeSchema>

export const spanSchema = z.object({ ...place, endLine: z.number().int().min(1), endColumn: z.number().int().min(1) })
export type Span = z.infer<typeof spanSchema>

export const textEditSchema = spanSchema.extend({ text: z.string() })
export type LanguageEdit = z.infer<typeof textEditSchema>

/** The Python node in view, as the server is to see it. `environment` is the key of its environment; null where there is none (yet). */
export const languageDocumentSchema = z.object({
  id: z.string().max(1000),
  /** Grows with each change of the text. */
  version: z.number().int(),
  code: z.string().max(longestDocument),
  variables: z.array(z.object({ variable: z.string().max(1000), value_type: z.enum(variableTypes) })).max(1000),
  target: z.string().max(100),
  environment: z.string().max(200).nullable(),
})
export type LanguageDocument = z.infer<typeof languageDocumentSchema>

/** A question about a place in one version of the document; that of another version than the one that was told last has no answer. */
export const askedPlaceSchema = placeSchema.extend({ id: z.string().max(1000), version: z.number().int() })
export type AskedPlace = z.infer<typeof askedPlaceSchema>

/** LSP's own numbers of what a completion stands for. */
const kind = z.number().int().min(1).max(25)

export const completionSchema = z.object({
  /** Its place in the answer, by which more is asked of it. */
  at: z.number().int(),
  label: z.string(),
  kind,
  /** What stands beside it, dimmed: the module that it would be imported from. */
  source: z.string(),
  sort: z.string(),
  insert: z.string(),
  /** What it takes the place of; null: the word at the caret. */
  range: spanSchema.nullable(),
  /** The import that comes with it. */
  edits: z.array(textEditSchema),
  deprecated: z.boolean(),
})
export type Completion = z.infer<typeof completionSchema>

export const completionsSchema = z.object({
  /** Names this answer, for `language.resolve`. */
  list: z.number().int(),
  items: z.array(completionSchema),
  /** Whether there may be more once more is typed. */
  isIncomplete: z.boolean(),
})
export type Completions = z.infer<typeof completionsSchema>

/** Texts of the server are Markdown. */
export const hoverSchema = z.object({ text: z.string(), span: spanSchema.nullable() })
export type Hover = z.infer<typeof hoverSchema>

export const signatureHelpSchema = z.object({
  signatures: z.array(
    z.object({
      label: z.string(),
      text: z.string(),
      /** Each parameter as a stretch of the label. */
      parameters: z.array(z.object({ from: z.number().int(), to: z.number().int() })),
    }),
  ),
  signature: z.number().int(),
  parameter: z.number().int(),
})
export type SignatureHelp = z.infer<typeof signatureHelpSchema>

/** Where something is: in the document itself (`source` null), or in a file that has been named to the page by a number alone. */
export const foundPlaceSchema = spanSchema.extend({ source: z.number().int().nullable() })
export type FoundPlace = z.infer<typeof foundPlaceSchema>

/** A file of a package or of Python, to be read only. `shown` is its path from the folder of packages on. */
export const sourceFileSchema = z.object({ source: z.number().int(), shown: z.string(), text: z.string() })
export type SourceFile = z.infer<typeof sourceFileSchema>

export const languageNoteSchema = spanSchema.extend({
  severity: z.enum(['error', 'warning', 'info', 'faded']),
  /** Pyright's name of the rule. */
  rule: z.string(),
  message: z.string(),
})
export type LanguageNote = z.infer<typeof languageNoteSchema>

/** What the server finds in one version of a document. */
export const languageNotesSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  notes: z.array(languageNoteSchema),
})
export type LanguageNotes = z.infer<typeof languageNotesSchema>

/**
 * `off`: by the author's choice, or not needed yet. `down`: it ended again and again, and waits for the author. `problem` tells of an end that it has
 * got over, or not.
 */
export const languageStateSchema = z.object({
  status: z.enum(['off', 'starting', 'ready', 'down']),
  problem: problemSchema.nullable(),
})
export type LanguageState = z.infer<typeof languageStateSchema>
