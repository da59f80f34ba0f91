import { problem, ProblemError } from '../../shared/problems'
import type { Problem } from '../../shared/model/problem'
import { runTool } from '../processes/runTool'
import { askUvForPython, lookForPython, type Python, standIns } from './findPython'

/** The Python that a target gets on this machine; `notice` where it is not the target's own version. */
export interface ChosenPython {
  readonly python: Python
  readonly notice: Problem | null
}

export interface PythonSearch {
  readonly uv: string
  readonly env: NodeJS.ProcessEnv
  readonly onLine: (line: string) => void
  readonly signal?: AbortSignal
}

/** Lets uv download a Python. Null where it can't: the host is out of reach, or downloads are off. */
async function download(minor: string, search: PythonSearch): Promise<Python | null> {
  if (search.env['UV_PYTHON_DOWNLOADS'] === 'never' || search.env['UV_OFFLINE']) return null
  // One try with a short wait: where the host can't be reached, another Python does the work and the author should not wait.
  const env = { UV_HTTP_RETRIES: '0', UV_HTTP_CONNECT_TIMEOUT: '5', ...search.env }
  const end = await runTool(search.uv, ['python', 'install', minor], {
    env,
    onLine: search.onLine,
    ...(search.signal === undefined ? {} : { signal: search.signal }),
  })
  return end.exitCode === 0 ? askUvForPython(search.uv, minor, search.env) : null
}

async function present(minor: string, search: PythonSearch): Promise<Python | null> {
  return (await lookForPython(minor, search.env)) ?? (await askUvForPython(search.uv, minor, search.env))
}

/**
 * Finds the Python of a target, once a session: what is on the machine, else a download by uv, else the nearest newer or older one with a
 * notice. Throws a ProblemError where no Python is to be had.
 */
export function createPythons() {
  const chosen = new Map<string, ChosenPython>()

  async function find(minor: string, search: PythonSearch): Promise<ChosenPython> {
    const own = (await present(minor, search)) ?? (await download(minor, search))
    if (own !== null) return { python: own, notice: null }
    for (const other of standIns(minor)) {
      if (search.signal?.aborted === true) break
      const python = await present(other, search)
      if (python === null) continue
      const params = { asked: minor, version: python.version }
      return { python, notice: problem('python-nearest', 'environment', { severity: 'warning', params }) }
    }
    throw new ProblemError(problem('python-none', 'environment', { params: { asked: minor } }))
  }

  return {
    /** The choice of an earlier call, without any process; null before the first. */
    known: (minor: string): ChosenPython | null => chosen.get(minor) ?? null,
    async choose(minor: string, search: PythonSearch): Promise<ChosenPython> {
      const known = chosen.get(minor)
      if (known !== undefined) return known
      const found = await find(minor, search)
      // A stand-in is looked for again next time: the author may install the right one meanwhile.
      if (found.notice === null || search.signal?.aborted !== true) chosen.set(minor, found)
      return found
    },
    /** Forgets all choices, so that a newly installed Python is seen. */
    forget: (): void => chosen.clear(),
  }
}

export type Pythons = ReturnType<typeof createPythons>
