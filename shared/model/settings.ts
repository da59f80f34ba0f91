import { z } from 'zod'
import { languages } from './problem'

/** What the author chose. Every field has a default, so an older or damaged file still opens. */
export const settingsSchema = z.object({
  language: z.enum(languages).nullable().default(null).catch(null),
  theme: z.enum(['system', 'light', 'dark']).default('system').catch('system'),
  /** The target of nodes that name none. */
  target: z.string().default('dify-1.16').catch('dify-1.16'),
  timeoutSeconds: z.number().min(1).max(600).default(15).catch(15),
  /** Output cap of a run in bytes, stdout and stderr each. */
  outputCap: z.number().int().min(1024).default(5_000_000).catch(5_000_000),
  /** Path of a uv to use; empty: find one. */
  uvPath: z.string().default('').catch(''),
  /** Package index to use instead of uv's own default; empty: uv's. */
  indexUrl: z.string().default('').catch(''),
  systemCertificates: z.boolean().default(false).catch(false),
  enableNetwork: z.boolean().default(true).catch(true),
  fontSize: z.number().int().min(9).max(32).default(13).catch(13),
  wordWrap: z.boolean().default(true).catch(true),
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
