import { defaultTarget } from '../dify/targets'
import type { Language } from './problem'
import type { ServeDialect } from './servingText'

/** The settings of an author who has changed none. Apart from their schema, since the page starts with them and needs no schema. */
export const defaultSettings = {
  language: null as Language | null,
  theme: 'system' as 'system' | 'light' | 'dark',
  target: defaultTarget.id,
  mode: null as 'like-dify' | 'check' | 'free' | null,
  preloadNever: [] as string[],
  timeoutSeconds: 15,
  outputCap: 5_000_000,
  uvPath: '',
  indexUrl: '',
  extraIndexUrls: [] as string[],
  tryMirrors: true,
  pythonMirror: '',
  proxyUrl: '',
  systemCertificates: false,
  caFile: '',
  offline: false,
  lookForUpdates: false,
  fontSize: 13,
  wordWrap: true,
  keepInStep: true,
  languageServer: true,
  formatOnSave: false,
  runOnPause: false,
  markLines: false,
  keepRuns: true,
  keepServed: false,
  keepRunsDays: 90,
  keepRunsMegabytes: 500,
  servePort: 8194,
  serveKey: '',
  serveBeyond: false,
  serveDialect: 'target' as 'target' | ServeDialect,
}
