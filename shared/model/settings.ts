import { z } from 'zod'
import { confinementModes } from './confinement'
import { defaultSettings } from './defaultSettings'
import { languages } from './problem'
import { serveDialects } from './servingText'

export { defaultSettings }

const fields = {
  /** Null: the system's language. */
  language: z.enum(languages).nullable(),
  theme: z.enum(['system', 'light', 'dark']),
  /** The target of nodes that name none. */
  target: z.string(),
  /** How runs are held; null: as the sandbox of the target would. */
  mode: z.enum(confinementModes).nullable(),
  /** Python modules that are never imported before a run asks for them, with all that lies in them. */
  preloadNever: z.array(z.string().max(200)).max(100),
  timeoutSeconds: z.number().min(1).max(600),
  /** Output cap of a run in bytes, stdout and stderr each. */
  outputCap: z.number().int().min(1024).max(200_000_000),
  /** Path of a uv to use; empty: find one. */
  uvPath: z.string(),
  /** Package index to use instead of uv's own default; empty: uv's. */
  indexUrl: z.string(),
  /** Indexes that are asked before it: what one of them has is taken from there. */
  extraIndexUrls: z.array(z.string()).max(20),
  /** Where the index is one of the presets and refuses: try the others. */
  tryMirrors: z.boolean(),
  /** Where uv downloads Pythons from instead of their own site; empty: from there. */
  pythonMirror: z.string(),
  /** Proxy for all that uv and Nodelab fetch; empty: as the machine says. */
  proxyUrl: z.string(),
  systemCertificates: z.boolean(),
  /** A PEM file of the certificates to trust instead of the usual ones; empty: as the machine says. */
  caFile: z.string(),
  /** Nothing is fetched: only what is on this machine is used. */
  offline: z.boolean(),
  /** Whether Nodelab looks for updates when it starts. It downloads none by itself. */
  lookForUpdates: z.boolean(),
  fontSize: z.number().int().min(9).max(32),
  wordWrap: z.boolean(),
  /** Whether the header of `main` and a node's inputs follow each other. */
  keepInStep: z.boolean(),
  /** Whether a language server helps with Python. */
  languageServer: z.boolean(),
  /** Whether Python is formatted as its author saves. */
  formatOnSave: z.boolean(),
  /** Whether a node runs by itself when its author pauses. */
  runOnPause: z.boolean(),
  /** Whether lines that no case reaches are marked where all cases of a node are run. */
  markLines: z.boolean(),
  /** Whether runs go into the run history. */
  keepRuns: z.boolean(),
  /** Whether what others ask of the server of the sandbox API goes into it, too. */
  keepServed: z.boolean(),
  /** After so many days a run that is not pinned is removed from it. */
  keepRunsDays: z.number().int().min(1).max(3650),
  /** Up to so many megabytes of runs are kept for a workspace; then the oldest go. */
  keepRunsMegabytes: z.number().int().min(10).max(20_000),
  /** Where the server of the sandbox API listens. */
  servePort: z.number().int().min(1).max(65_535),
  /** Its key; empty until one is made. */
  serveKey: z.string().max(200),
  /** Whether other machines reach it. */
  serveBeyond: z.boolean(),
  /** How it speaks: as the target's own sandbox, or as one that is named. */
  serveDialect: z.enum(['target', ...serveDialects]),
}

/** A change of some settings: what is not named stays. */
export const settingsChangeSchema = z.object(fields).partial()
export type SettingsChange = z.infer<typeof settingsChangeSchema>

/** What the author chose. A field that is missing or damaged gets its default, so an older file still opens. */
export const settingsSchema = z.object({
  language: fields.language.catch(defaultSettings.language),
  theme: fields.theme.catch(defaultSettings.theme),
  target: fields.target.catch(defaultSettings.target),
  mode: fields.mode.catch(defaultSettings.mode),
  preloadNever: fields.preloadNever.catch(defaultSettings.preloadNever),
  timeoutSeconds: fields.timeoutSeconds.catch(defaultSettings.timeoutSeconds),
  outputCap: fields.outputCap.catch(defaultSettings.outputCap),
  uvPath: fields.uvPath.catch(defaultSettings.uvPath),
  indexUrl: fields.indexUrl.catch(defaultSettings.indexUrl),
  extraIndexUrls: fields.extraIndexUrls.catch(defaultSettings.extraIndexUrls),
  tryMirrors: fields.tryMirrors.catch(defaultSettings.tryMirrors),
  pythonMirror: fields.pythonMirror.catch(defaultSettings.pythonMirror),
  proxyUrl: fields.proxyUrl.catch(defaultSettings.proxyUrl),
  systemCertificates: fields.systemCertificates.catch(defaultSettings.systemCertificates),
  caFile: fields.caFile.catch(defaultSettings.caFile),
  offline: fields.offline.catch(defaultSettings.offline),
  lookForUpdates: fields.lookForUpdates.catch(defaultSettings.lookForUpdates),
  fontSize: fields.fontSize.catch(defaultSettings.fontSize),
  wordWrap: fields.wordWrap.catch(defaultSettings.wordWrap),
  keepInStep: fields.keepInStep.catch(defaultSettings.keepInStep),
  languageServer: fields.languageServer.catch(defaultSettings.languageServer),
  formatOnSave: fields.formatOnSave.catch(defaultSettings.formatOnSave),
  runOnPause: fields.runOnPause.catch(defaultSettings.runOnPause),
  markLines: fields.markLines.catch(defaultSettings.markLines),
  keepRuns: fields.keepRuns.catch(defaultSettings.keepRuns),
  keepServed: fields.keepServed.catch(defaultSettings.keepServed),
  keepRunsDays: fields.keepRunsDays.catch(defaultSettings.keepRunsDays),
  keepRunsMegabytes: fields.keepRunsMegabytes.catch(defaultSettings.keepRunsMegabytes),
  servePort: fields.servePort.catch(defaultSettings.servePort),
  serveKey: fields.serveKey.catch(defaultSettings.serveKey),
  serveBeyond: fields.serveBeyond.catch(defaultSettings.serveBeyond),
  serveDialect: fields.serveDialect.catch(defaultSettings.serveDialect),
})
export type Settings = z.infer<typeof settingsSchema>

/** What was open in a workspace, so that a restart shows the same. */
export const sessionSchema = z.object({
  open: z.array(z.string()),
  active: z.string().nullable(),
  /** Sizes of the panes by name, in percent. */
  layout: z.record(z.string(), z.number()),
})
export type Session = z.infer<typeof sessionSchema>

/** The session of a workspace that is opened for the first time. */
export const emptySession: Session = { open: [], active: null, layout: {} }

/** A session as a file has it: a part that is missing or damaged is empty. */
export const storedSessionSchema = z.object({
  open: sessionSchema.shape.open.catch(emptySession.open),
  active: sessionSchema.shape.active.catch(emptySession.active),
  layout: sessionSchema.shape.layout.catch(emptySession.layout),
})
