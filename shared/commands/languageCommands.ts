import { z } from 'zod'
import {
  askedPlaceSchema,
  completionsSchema,
  foundPlaceSchema,
  hoverSchema,
  languageDocumentSchema,
  languageNotesSchema,
  languageStateSchema,
  signatureHelpSchema,
  sourceFileSchema,
  spanSchema,
  textEditSchema,
} from '../model/language'
import { command } from './command'

/**
 * The help that the editor gets for the Python node in view. The page names the node by its tab and the environment by its key; files are main's: what a
 * definition leads to comes as a number, which is all that the page can ask for.
 */
export const languageCommands = {
  /** The node in view and its text; the server is started with the first. Null: no Python node is in view. */
  'language.show': command(languageDocumentSchema.nullable(), z.void()),
  'language.state': command(z.null(), languageStateSchema),
  /** Starts a server that has ended too often. */
  'language.restart': command(z.null(), z.void()),
  /** `trigger` is the character that asked for it; null: the author. */
  'language.complete': command(
    askedPlaceSchema.extend({ trigger: z.string().max(1).nullable() }),
    completionsSchema.nullable(),
  ),
  /** What is known of one completion. */
  'language.resolve': command(
    z.object({ list: z.number().int(), at: z.number().int() }),
    z.object({ text: z.string() }),
  ),
  'language.hover': command(askedPlaceSchema, hoverSchema.nullable()),
  'language.signature': command(askedPlaceSchema, signatureHelpSchema.nullable()),
  'language.definition': command(askedPlaceSchema, z.array(foundPlaceSchema)),
  'language.references': command(askedPlaceSchema, z.array(foundPlaceSchema)),
  /** The name at a place, where it can be renamed; null where it can't. */
  'language.renamed': command(askedPlaceSchema, spanSchema.nullable()),
  'language.rename': command(askedPlaceSchema.extend({ to: z.string().min(1).max(200) }), z.array(textEditSchema)),
  /** A file that an answer named. */
  'language.source': command(z.object({ source: z.number().int() }), sourceFileSchema.nullable()),
} as const

export const languageEvents = {
  'language.stateChanged': languageStateSchema,
  'language.notes': languageNotesSchema,
} as const
