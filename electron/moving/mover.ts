import { realpath } from 'node:fs/promises'
import type { MoveState } from '../../shared/model/dataFolder'
import { problem, ProblemError } from '../../shared/problems'
import { isMissing, reasonOf } from '../files/fileErrors'
import { type MovePlan, planChoice, refuseFull, refuseUsed } from './chosenFolder'
import { type Copied, newCopied, readCopied } from './copied'
import { copyData, differences } from './copyData'
import { type CountRuns, findData, isOwnRest } from './foundData'
import { dropCopy, dropNote, writeNote } from './notes'
import { writePlace } from './placeFile'
import { switchData } from './switchData'

export interface MoverOptions {
  readonly root: string
  readonly env: NodeJS.ProcessEnv
  readonly platform: NodeJS.Platform
  /** Told of each step, and of the bytes that are copied. */
  readonly onChange: (state: MoveState) => void
  /** Left out: runs of a folder that is found are not counted. */
  readonly countRuns?: CountRuns
}

function failed(
  path: string,
  error: unknown,
  code: 'data-move-failed' | 'data-switch-failed' = 'data-move-failed',
): ProblemError {
  if (error instanceof ProblemError) return error
  return new ProblemError(problem(code, 'workspace', { params: { path, reason: reasonOf(error) } }))
}

/**
 * Moves the data folder in two steps. While the app runs, all is copied, with progress, and can be cancelled. As the app ends and nothing of it writes any
 * more, `finish` brings the copy up to date, compares it and only then has the next start use it; that start removes the old one (`afterMove`). Whatever
 * goes wrong before, the old folder is as it was. A folder that is found to be a data folder is used as it is, from the next start on, and nothing is copied.
 */
export function createMover(options: MoverOptions) {
  const { root, env, platform, onChange, countRuns = () => Promise.resolve(null) } = options
  let state: MoveState = { kind: 'none' }
  let plan: MovePlan | null = null
  let copied: Copied | null = null
  let copying: { readonly abort: AbortController; readonly whole: Promise<void> } | null = null
  /** The copy that was given up is being removed. */
  let dropping: Promise<void> = Promise.resolve()
  let isEnding = false

  function become(next: MoveState): void {
    state = next
    onChange(next)
  }

  async function drop(to: string, whose: Copied | null): Promise<void> {
    if (whose === null) return
    await dropCopy(root, to, whose)
    await dropNote(root, 'ready')
  }

  /** From the first moment on there is no move any more, whatever happens while its copy is removed. */
  function giveUp(to: string): Promise<void> {
    const whose = copied
    plan = null
    copied = null
    dropping = drop(to, whose)
    // Whoever waits for it is told; the end may be the only one.
    dropping.catch(() => undefined)
    become({ kind: 'none' })
    return dropping
  }

  async function copy({ to, bytes, isRest }: MovePlan, signal: AbortSignal): Promise<void> {
    try {
      const goesOn = isRest && (await isOwnRest(root, to))
      if (!goesOn) await refuseFull(to)
      const here = await realpath(root)
      copied = goesOn ? await readCopied(root, to) : await newCopied(root, to)
      await writeNote(to, 'from', { folder: here })
      await writeNote(root, 'ready', { folder: to })
      let told = 0
      await copyData(
        { root, from: here, to, copied },
        {
          signal,
          onBytes(done) {
            if (Date.now() - told < 150) return
            told = Date.now()
            become({ kind: 'copying', to, done: Math.min(done, bytes), bytes })
          },
        },
      )
      signal.throwIfAborted()
      become({ kind: 'ready', to })
    } catch (error) {
      await giveUp(to)
      if (!signal.aborted) throw failed(to, error)
    }
  }

  async function switchTo(to: string, whose: Copied, onProgress: () => void): Promise<void> {
    await refuseUsed(root, 'data-move-used-at-end')
    const here = await realpath(root)
    await copyData({ root, from: here, to, copied: whose }, { onBytes: onProgress })
    const odd = await differences(here, to, onProgress)
    if (odd.length > 0) throw new Error(odd.slice(0, 3).join(', '))
    await writeNote(root, 'to', { folder: to })
    // What began while all that was copied and compared. What begins from here on, and writes into the old folder, keeps it (`afterMove`).
    await refuseUsed(root, 'data-move-used-at-end')
    await writePlace({ folder: to }, env, platform)
  }

  /** What fails is noted for the next start. */
  async function noteFailure({ problem: told }: ProblemError): Promise<void> {
    await writeNote(root, 'failed', { problem: told }).catch((cause: unknown) => {
      // A folder that is gone has nobody to tell.
      if (!isMissing(cause)) throw cause
    })
  }

  async function finishNow(onProgress: () => void): Promise<void> {
    copying?.abort.abort()
    // What went wrong there was told to who began it, or is put away by the next start.
    await copying?.whole.catch(() => undefined)
    await dropping.catch(() => undefined)
    if (plan === null || copied === null || state.kind !== 'moving') return
    const { to } = plan
    try {
      await switchTo(to, copied, onProgress)
    } catch (error) {
      await dropNote(root, 'to').catch(() => undefined)
      await giveUp(to).catch(() => undefined)
      await noteFailure(failed(to, error))
      return
    }
    // The new folder is the one in use: nothing may take it for a copy any more.
    await dropNote(root, 'ready')
  }

  /** A folder that was found is the one of the next start. */
  async function finishSwitch(to: string): Promise<void> {
    try {
      await switchData({ root, to, env, platform })
    } catch (error) {
      await noteFailure(failed(to, error, 'data-switch-failed'))
    }
  }

  function beginEnd(): void {
    if (isEnding) return
    isEnding = true
    if (plan !== null && state.kind === 'ready') become({ kind: 'moving', to: plan.to })
  }

  return {
    state: (): MoveState => state,

    /**
     * Looks at a folder of the author's choice. Throws a ProblemError that says why it can't be that one. `only` found: one that was a data folder before, which
     * may be gone with its disk; then none is made in its place.
     */
    async choose(path: string, only: 'any' | 'found' = 'any'): Promise<void> {
      if (isEnding || ['copying', 'ready', 'switching'].includes(state.kind)) return
      await dropping.catch(() => undefined)
      plan = null
      become({ kind: 'none' })
      if (only === 'found' && (await findData(path, () => Promise.resolve(null))) === null) {
        throw new ProblemError(problem('data-switch-none', 'workspace', { params: { path } }))
      }
      const choice = await planChoice(root, path, countRuns)
      if (choice.kind === 'found') return become(choice)
      plan = choice
      become({ ...choice, kind: 'chosen' })
    },

    /**
     * Copies to the chosen folder, or has the next start use the one that was found; resolves when that has ended, also where it was cancelled. Throws a
     * ProblemError where it fails.
     */
    async begin(): Promise<void> {
      if (isEnding) return
      if (state.kind === 'found') return become({ kind: 'switching', to: state.to })
      if (plan === null || state.kind !== 'chosen') return
      const { to, bytes } = plan
      const abort = new AbortController()
      // There before anybody is told, who may cancel at once.
      copying = { abort, whole: copy(plan, abort.signal) }
      become({ kind: 'copying', to, done: 0, bytes })
      try {
        await copying.whole
      } finally {
        copying = null
      }
    },

    /** Gives a chosen folder up, or a copy that is under way or done; nothing any more once the app ends. */
    async cancel(): Promise<void> {
      if (isEnding) return
      if (state.kind === 'copying') return copying?.abort.abort()
      if (plan !== null && state.kind === 'ready') return giveUp(plan.to)
      plan = null
      become({ kind: 'none' })
    },

    /** The app has begun to end: nothing of the move is begun or given up any more. */
    beginEnd,

    /** Whether the app's end is to be that of a move, or of the use of another folder. */
    willMove: (): boolean => ['ready', 'moving', 'switching'].includes(state.kind),

    /** Whether the end of the app goes on with a move: then nothing else may write into the data folder. */
    isMoving: (): boolean => state.kind === 'moving',

    /**
     * As the app ends: has the next start use the copy, where there is a whole one. Rejects for nothing: what fails is noted for that start to tell.
     * `onProgress` is called as it goes on.
     */
    async finish(onProgress: () => void = () => undefined): Promise<void> {
      beginEnd()
      if (state.kind === 'switching') await finishSwitch(state.to)
      else await finishNow(onProgress)
    },
  }
}

export type Mover = ReturnType<typeof createMover>
