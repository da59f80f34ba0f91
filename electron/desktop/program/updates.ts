import type { UpdateState } from '../../../shared/model/program'
import { reasonOf } from '../../files/fileErrors'

/** As much of electron-updater as is used. */
export interface Updater {
  autoDownload: boolean
  autoInstallOnAppQuit: boolean
  allowDowngrade: boolean
  requestHeaders: unknown
  logger: unknown
  on(event: 'download-progress', listener: (progress: { percent: number }) => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  /** Null where there is nothing to look in. */
  checkForUpdates(): Promise<{
    readonly isUpdateAvailable: boolean
    readonly updateInfo: { readonly version: string }
  } | null>
  downloadUpdate(): Promise<unknown>
  quitAndInstall(): void
}

export interface UpdatesOptions {
  /** Loads what looks for updates; it is loaded with the first look. */
  readonly load: () => Promise<Updater>
  /** Why there is none; null where there is one. */
  readonly unavailable: 'checkout' | 'no-place' | null
  readonly onChange: (state: UpdateState) => void
  /** Ends the app for an update, which is started by `install`. */
  readonly end: (install: () => void) => void
  /** What was begun by `end` comes to nothing. */
  readonly failed: () => void
  readonly log: (text: string) => void
}

/**
 * Updates, step by step, each by the author's own word: looked for, downloaded, installed. None leads to the next by itself, and nothing is installed
 * because Nodelab is closed.
 */
export function createUpdates({ load, unavailable, onChange, end, failed: endFailed, log }: UpdatesOptions) {
  let state: UpdateState = unavailable === null ? { kind: 'unasked' } : { kind: 'unavailable', why: unavailable }
  let loading: Promise<Updater> | null = null
  let busy = false
  let isInstalling = false

  const failed = (error: unknown): UpdateState => ({ kind: 'failed', reason: reasonOf(error).split('\n')[0] ?? '' })

  function become(next: UpdateState): UpdateState {
    state = next
    onChange(next)
    return next
  }

  async function prepare(): Promise<Updater> {
    const updater = await load()
    updater.autoDownload = false
    updater.autoInstallOnAppQuit = false
    updater.allowDowngrade = false
    // It would send a number by which this installation could be told from others.
    updater.requestHeaders = { 'x-user-staging-id': '' }
    updater.logger = null
    updater.on('download-progress', ({ percent }) => {
      if (state.kind === 'loading') become({ ...state, percent: Math.min(100, Math.max(0, Math.round(percent))) })
    })
    // Each error rejects what was asked as well; unheard, it would end the program.
    updater.on('error', (error) => {
      log(`updates: ${error.message}`)
      // What goes wrong before the app has ended, as a signature that macOS does not take.
      if (!isInstalling) return
      isInstalling = false
      become(failed(error))
      endFailed()
    })
    return updater
  }

  /** Does one step at a time; what goes wrong is a state, and the next look begins anew. */
  async function step(work: (updater: Updater) => Promise<UpdateState>): Promise<UpdateState> {
    if (busy || state.kind === 'unavailable') return state
    busy = true
    try {
      loading ??= prepare().catch((error: unknown) => {
        // The next look loads it anew.
        loading = null
        throw error
      })
      return become(await work(await loading))
    } catch (error) {
      return become(failed(error))
    } finally {
      busy = false
    }
  }

  return {
    state: (): UpdateState => state,
    look: (): Promise<UpdateState> =>
      step(async (updater) => {
        become({ kind: 'looking' })
        const found = await updater.checkForUpdates()
        if (found === null) return { kind: 'unavailable', why: 'no-place' }
        return found.isUpdateAvailable ? { kind: 'found', version: found.updateInfo.version } : { kind: 'newest' }
      }),
    /** Downloads what was found. */
    load: async (): Promise<UpdateState> => {
      if (state.kind !== 'found') return state
      const { version } = state
      return step(async (updater) => {
        become({ kind: 'loading', version, percent: 0 })
        await updater.downloadUpdate()
        return { kind: 'ready', version }
      })
    },
    /** Installs what was downloaded: Nodelab ends as by its author's hand, its edits written. */
    async install(): Promise<void> {
      if (state.kind !== 'ready' || loading === null) return
      const updater = await loading
      isInstalling = true
      end(() => updater.quitAndInstall())
    },
  }
}

export type Updates = ReturnType<typeof createUpdates>
