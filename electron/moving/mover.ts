import { realpath } from 'node:fs/promises'
import type { MoveState } from '../../shared/model/dataFolder'
import { problem, ProblemError } from '../../shared/problems'
import { isMissing, reasonOf } from '../files/fileErrors'
import { type MovePlan, planMove, refuseUsed } from './chosenFolder'
import { copyData, differences } from './copyData'
import { dropCopy, dropNote, writeNote } from './notes'
import { writePlace } from './placeFile'

export interface MoverOptions {
  readonly root: string
  readonly env: NodeJS.ProcessEnv
  readonly platform: NodeJS.Platform
  /** Told of each step, and of the bytes that are copied. */
  readonly onChange: (state: MoveState) => void
}

const failed = (path: string, error: unknown): ProblemError =>
  new ProblemError(problem('data-move-failed', 'workspace', { params: { path, reason: reasonOf(error) } }))

/**
 * Moves the data folder in two steps. While the app runs, all is copied, with progress, and can be cancelled. As the app ends and nothing of it writes any
 * more, `finish` brings the copy up to date, compares it and only then has the next start use it; that start removes the old one (`afterMove`). Whatever
 * goes wrong before, the old folder is as it was.
 */
export function createMover({ root, env, platform, onChange }: MoverOptions) {
  let state: MoveState = { kind: 'none' }
  let plan: MovePlan | null = null
  let copying: AbortController | null = null

  function become(next: MoveState): void {
    state = next
    onChange(next)
  }

  async function giveUp(to: string): Promise<void> {
    await dropCopy(root, to)
    await dropNote(root, 'ready')
    plan = null
    become({ kind: 'none' })
  }

  return {
    state: (): MoveState => state,

    /** Looks at a folder of the author's choice. Throws a ProblemError that says why it can't be that one. */
    async choose(path: string): Promise<void> {
      if (state.kind === 'copying' || state.kind === 'ready') return
      plan = null
      become({ kind: 'none' })
      plan = await planMove(root, path)
      become({ kind: 'chosen', ...plan })
    },

    /** Copies to the chosen folder; resolves when that has ended, also where it was cancelled. Throws a ProblemError where it fails. */
    async begin(): Promise<void> {
      if (plan === null || state.kind !== 'chosen') return
      const { to, bytes } = plan
      const abort = new AbortController()
      copying = abort
      become({ kind: 'copying', to, done: 0, bytes })
      try {
        const here = await realpath(root)
        await writeNote(to, 'from', { folder: here })
        await writeNote(root, 'ready', { folder: to })
        let told = 0
        await copyData(here, to, {
          signal: abort.signal,
          onBytes(done) {
            if (Date.now() - told < 150) return
            told = Date.now()
            become({ kind: 'copying', to, done: Math.min(done, bytes), bytes })
          },
        })
        become({ kind: 'ready', to })
      } catch (error) {
        await giveUp(to)
        if (!abort.signal.aborted) throw failed(to, error)
      } finally {
        copying = null
      }
    },

    /** Gives a chosen folder up, or a copy that is under way or done. */
    async cancel(): Promise<void> {
      if (copying !== null) return copying.abort()
      if (plan !== null && state.kind === 'ready') return giveUp(plan.to)
      plan = null
      become({ kind: 'none' })
    },

    /** As the app ends: has the next start use the copy, where there is a whole one. Rejects for nothing: what fails is noted for that start to tell. */
    async finish(): Promise<void> {
      if (copying !== null) copying.abort()
      if (plan === null || state.kind !== 'ready') return
      const { to } = plan
      try {
        await refuseUsed(root)
        const here = await realpath(root)
        await copyData(here, to)
        const odd = await differences(here, to)
        if (odd.length > 0) throw new Error(odd.slice(0, 3).join(', '))
        await writeNote(root, 'to', { folder: to })
        await writePlace(to, env, platform)
      } catch (error) {
        const reason = error instanceof ProblemError ? error.problem.code : reasonOf(error)
        await dropNote(root, 'to').catch(() => undefined)
        await giveUp(to).catch(() => undefined)
        await writeNote(root, 'failed', { folder: to, reason }).catch((cause: unknown) => {
          // A folder that is gone has nobody to tell.
          if (!isMissing(cause)) throw cause
        })
      }
    },
  }
}

export type Mover = ReturnType<typeof createMover>
