import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Problem } from '../../shared/model/problem'
import { problem, ProblemError } from '../../shared/problems'
import { runTool } from '../processes/runTool'
import { isOffline } from './childEnvironment'
import { askUvForPython, lookForPython, type Python, type PythonLook, standIns } from './findPython'
import { createPythonMemory, type RememberedPython } from './pythonMemory'

/** The Python that a target gets on this machine; `notice` where it is not the target's own version. */
export interface ChosenPython {
  readonly python: Python
  readonly notice: Problem | null
}

export interface PythonSearch {
  /** Path of uv. */
  readonly uv: string
  /** The environment in which tools run. */
  readonly env: NodeJS.ProcessEnv
  readonly signal?: AbortSignal
  readonly onLine: (line: string) => void
}

/** Whether the author or the machine forbids uv to download a Python. */
function downloadsAreOff({ env }: PythonSearch): boolean {
  return isOffline(env) || /^(never|false|0)$/i.test(env['UV_PYTHON_DOWNLOADS'] ?? '')
}

/** Lets uv download a Python. False where it can't: the host is out of reach, or downloads are off. */
async function download(minor: string, search: PythonSearch): Promise<boolean> {
  if (downloadsAreOff(search)) return false
  // One try with a short wait: where the host can't be reached, another Python does the work and the author should not wait.
  const env = { UV_HTTP_RETRIES: '0', UV_HTTP_CONNECT_TIMEOUT: '5', ...search.env }
  const end = await runTool(search.uv, ['python', 'install', minor], {
    env,
    onLine: search.onLine,
    ...(search.signal === undefined ? {} : { signal: search.signal }),
  })
  return end.exitCode === 0
}

/** Looks everywhere on this machine; uv is asked last, since it starts every interpreter that it sees. */
async function present(minor: string, search: PythonSearch, look: PythonLook): Promise<Python | null> {
  return (await lookForPython(minor, search.env, look)) ?? askUvForPython(search.uv, minor, search.env, look)
}

async function find(minor: string, search: PythonSearch, look: PythonLook): Promise<RememberedPython> {
  const own =
    (await present(minor, search, look)) ??
    ((await download(minor, search)) ? await present(minor, search, look) : null)
  if (own !== null) return { python: own, standIn: false }
  for (const other of standIns(minor)) {
    if (search.signal?.aborted === true) {
      throw new ProblemError(problem('build-cancelled', 'environment', { severity: 'info' }))
    }
    const python = await present(other, search, look)
    if (python !== null) return { python, standIn: true }
  }
  throw new ProblemError(problem('python-none', 'environment', { params: { asked: minor } }))
}

function chosenOf(minor: string, { python, standIn }: RememberedPython): ChosenPython {
  if (!standIn) return { python, notice: null }
  const params = { asked: minor, version: python.version }
  return { python, notice: problem('python-nearest', 'environment', { severity: 'warning', params }) }
}

/**
 * Finds the Python of a target and keeps the choice: what is on the machine, else a download by uv, else the nearest newer or older one
 * with a notice. Throws a ProblemError where no Python is to be had. `root` is Nodelab's data folder, `home` the
 * user's folder.
 */
export function createPythons(root: string, home?: string) {
  const memory = createPythonMemory(join(root, 'pythons.json'), home)

  /** The choice of an earlier call or an earlier start, without any process; null where there is none or the disk has changed since. */
  async function known(minor: string, env: NodeJS.ProcessEnv): Promise<ChosenPython | null> {
    const before = await memory.recall(minor, env)
    return before === null ? null : chosenOf(minor, before)
  }

  return {
    known,
    async choose(minor: string, search: PythonSearch): Promise<ChosenPython> {
      const before = await known(minor, search.env)
      if (before !== null) return before
      const { signal } = search
      const look = { ...(home === undefined ? {} : { home }), ...(signal === undefined ? {} : { signal }) }
      const found = await find(minor, search, look)
      await mkdir(root, { recursive: true })
      await memory.remember(minor, found, search.env)
      return chosenOf(minor, found)
    },
    /** Forgets all choices, so that a newly installed Python is seen. */
    forget: (): Promise<void> => memory.forget(),
  }
}

export type Pythons = ReturnType<typeof createPythons>
