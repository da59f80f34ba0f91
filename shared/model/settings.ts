import { z } from 'zod'
import { languages } from './problem'

const fields = {
  /** Null: the system's language. */
  language: z.enum(languages).nullable(),
  theme: z.enum(['system', 'light', 'dark']),
  /** The target of nodes that name none. */
  target: z.string(),
  timeoutSeconds: z.number().min(1).max(600),
  /** Output cap of a run in bytes, stdout and stderr each. */
  outputCap: z.number().int().min(1024).max(200_000_000),
  /** Path of a uv to use; empty: find one. */
  uvPath: z.string(),
  /** Package index to use instead of uv's own default; empty: uv's. */
  indexUrl: z.string(),
  systemCertificates: z.boolean(),
  fontSize: z.number().int().min(9).max(32),
  wordWrap: z.boolean(),
}

/** The settings of an author who has changed none. */
export const defaultSettings: z.infer<z.ZodObject<typeof fields>> = {
  language: null,
  theme: 'system',
  target: 'dify-1.16',
  timeoutSeconds: 15,
  outputCap: 5_000_000,
  uvPath: '',
  indexUrl: '',
  systemCertificates: false,
  fontSize: 13,
  wordWrap: true,
}

/** A change of some settings: what is not named stays. */
export const settingsChangeSchema = z.object(fields).partial()
export type SettingsChange = z.infer<typeof settingsChangeSchema>

/** What the author chose. A field that is missing or damaged gets its default, so an older file still opens. */
export const settingsSchema = z.object({
  language: fields.language.catch(defaultSettings.language),
  theme: fields.theme.catch(defaultSettings.theme),
  target: fields.target.catch(defaultSettings.target),
  timeoutSeconds: fields.timeoutSeconds.catch(defaultSettings.timeoutSeconds),
  outputCap: fields.outputCap.catch(defaultSettings.outputCap),
  uvPath: fields.uvPath.catch(defaultSettings.uvPath),
  indexUrl: fields.indexUrl.catch(defaultSettings.indexUrl),
  systemCertificates: fields.systemCertificates.catch(defaultSettings.systemCertificates),
  fontSize: fields.fontSize.catch(defaultSettings.fontSize),
  wordWrap: fields.wordWrap.catch(defaultSettings.wordWrap),
})
export type Settings = z.infer<typeof settingsSchema>

/** What was open in a workspace, so that a restart shows the same. */
export const sessionSchema = z.object({
  open: z.array(z.string()).default([]).catch([]),
  active: z.string().nullable().default(null).catch(null),
  /** Sizes of the panes by name, in percent. */
  layout: z.record(z.string(), z.number()).default({}).catch({}),
})
export type Session = z.infer<typeof sessionSchema>
