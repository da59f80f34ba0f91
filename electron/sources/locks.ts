import { join } from 'node:path'
import type { LockState } from '../../shared/model/packageSource'
import { basePackages } from '../../shared/dify/targets/target'
import { isFault, lockName, type LockText, readLock } from '../../shared/packages/lockText'
import { problem, ProblemError } from '../../shared/problems'
import type { EnvironmentWish } from '../engineTypes'
import { sealedLock } from '../environments/lockContent'
import { lockHeaderOf, readLockOf } from '../environments/requirementsLock'
import { compile } from '../environments/resolve'
import { createStages, type Stages } from '../environments/stages'
import type { Tools } from '../environments/tools'
import { withLocalFiles } from '../environments/localFiles'
import { writeAtomic } from '../files/atomicFile'
import { reasonOf } from '../files/fileErrors'
import { lockedEntries } from './lockedEntries'

export interface LockHooks {
  readonly signal?: AbortSignal
  /** Its stages as they go on. */
  readonly stages?: Stages
}

/** Writes `python-requirements.lock` into a folder. Throws a ProblemError. */
export async function writeLockFile(folder: string, text: string): Promise<void> {
  const path = join(folder, lockName)
  try {
    await writeAtomic(path, text)
  } catch (error) {
    throw new ProblemError(problem('lock-not-saved', 'workspace', { params: { path, reason: reasonOf(error) } }))
  }
}

/** Reads, resolves and writes the lock beside the requirements. */
export function createLocks(tools: Tools) {
  async function pythonOf(wish: EnvironmentWish): Promise<string> {
    return (await tools.pythons.known(wish.target.python, tools.env()))?.python.version ?? ''
  }

  /** What the lock of a wish is; its Python counts once it is known which one the target gets here. */
  async function read(given: EnvironmentWish): Promise<LockState> {
    const wish = await withLocalFiles(given)
    const { state, header, problem: told } = readLockOf(wish, await pythonOf(wish))
    const text = readLock(wish.lock ?? '')
    const packages = state === 'none' || isFault(text) ? 0 : text.entries.length
    const [baseDate = ''] = header?.base.split(' ') ?? []
    return { state, resolvedAt: header?.resolved ?? '', baseDate, packages, problem: told }
  }

  return {
    read,

    /**
     * Resolves the requirements of a wish anew, for every kind of machine, with the hash of every file. It is the author's word, so what
     * must be built to tell what it needs is built. Throws a ProblemError.
     */
    async resolve(given: EnvironmentWish, hooks: LockHooks = {}): Promise<LockText> {
      const wish = await withLocalFiles(given)
      const stop = hooks.signal ?? new AbortController().signal
      const stages = hooks.stages ?? createStages('lock', () => {})
      const onLine = (line: string): void => stages.readLine(line)
      stages.begin('python')
      const uv = await tools.uvFor(stop)
      const env = tools.env()
      const { python } = await tools.pythons.choose(wish.target.python, { uv, env, onLine, signal: stop })
      stages.note('python', { detail: python.version })
      stages.begin('resolving')
      const asking = {
        uv,
        run: tools.runnerFor(wish, () => {}),
        env,
        onLine,
        signal: stop,
        allowed: true,
        python: python.executable,
        pythonVersion: python.version,
      }
      const form = ['--universal', '--generate-hashes', '--no-header', '--no-annotate']
      const text = await compile({ ...wish, dependencies: [] }, asking, basePackages(wish.target), form)
      const resolved = new Date().toISOString().replace(/\.\d+Z$/, 'Z')
      return {
        header: { resolved, ...lockHeaderOf(wish, python.version), packages: '' },
        entries: await lockedEntries(text, wish, asking),
      }
    },

    /** Resolves anew and writes the lock beside the requirements. Throws a ProblemError. */
    async write(folder: string, wish: EnvironmentWish, hooks: LockHooks = {}): Promise<LockState> {
      const text = sealedLock(await this.resolve(wish, hooks))
      hooks.signal?.throwIfAborted()
      hooks.stages?.begin('writing')
      await writeLockFile(folder, text)
      hooks.stages?.done('writing')
      return read({ ...wish, lock: text })
    },
  }
}

export type Locks = ReturnType<typeof createLocks>
