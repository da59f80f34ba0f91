import { statfs } from 'node:fs/promises'
import { mkdir } from 'node:fs/promises'
import { targets } from '../shared/dify/targets'
import type { Problem } from '../shared/model/problem'
import { problem, ProblemError } from '../shared/problems'
import { toolEnvironment } from './environments/childEnvironment'
import { askUvForPython, lookForPython } from './environments/findPython'
import { findUv, type FoundUv, lookForUv, type UvSearch } from './environments/findUv'
import { runTool } from './processes/runTool'
import { findNode } from './sandbox/findNode'

/** What was found on this machine, and what is missing. Bytes for the disk; `index` is whether a package can be asked for. */
export interface DoctorReport {
  readonly uv: FoundUv | null
  readonly targets: readonly { id: string; python: string; found: string | null; path: string | null }[]
  readonly node: { path: string; version: string } | null
  /** What holds a run on this machine. */
  readonly sandbox: readonly string[]
  readonly data: { path: string; freeBytes: number }
  readonly index: boolean
  readonly problems: readonly Problem[]
}

/** Asks the index for one small, old package; a cached answer does not count. */
async function reachesIndex(uv: FoundUv, env: NodeJS.ProcessEnv): Promise<{ reached: boolean; raw: string }> {
  const script = ['pip', 'install', '--dry-run', '--no-deps', '--refresh', '--system', '--break-system-packages']
  const target = process.platform === 'win32' ? 'NUL' : '/dev/null'
  const end = await runTool(uv.path, [...script, '--target', target, 'six==1.16.0'], {
    env: { UV_HTTP_RETRIES: '0', UV_HTTP_CONNECT_TIMEOUT: '5', ...env },
    timeout: 20_000,
  })
  const refused = /dns error|connect error|Connection refused|timed out|Failed to fetch|network was disabled/i
  return { reached: !refused.test(end.stderr) && !end.cancelled, raw: end.stderr }
}

/** Looks at all that Nodelab needs: uv, Pythons, Node, the index, the disk. `installUv` fetches a missing uv. */
export async function examine(search: UvSearch, installUv: boolean): Promise<DoctorReport> {
  const problems: Problem[] = []
  const tools = toolEnvironment(search.env, search.folders, search.settings)
  const uv = await (installUv ? findUv(search) : lookForUv(search)).catch((error: unknown) => {
    if (!(error instanceof ProblemError)) throw error
    problems.push(error.problem)
    return null
  })
  const found = await Promise.all(
    targets.map(async ({ id, python }) => {
      const own =
        (await lookForPython(python, tools)) ?? (uv === null ? null : await askUvForPython(uv.path, python, tools))
      return { id, python, found: own?.version ?? null, path: own?.executable ?? null }
    }),
  )
  const asked = found.find((target) => target.found === null)
  if (asked !== undefined) {
    problems.push(problem('python-missing', 'environment', { severity: 'warning', params: { asked: asked.python } }))
  }
  const index = uv === null ? { reached: false, raw: '' } : await reachesIndex(uv, tools)
  if (uv !== null && !index.reached) {
    problems.push(problem('network-unreachable', 'environment', { severity: 'warning', raw: index.raw }))
  }
  if (uv === null && problems.length === 0) problems.push(problem('uv-missing', 'environment', { severity: 'warning' }))
  await mkdir(search.folders.root, { recursive: true })
  const disk = await statfs(search.folders.root)
  return {
    uv,
    targets: found,
    node: await findNode(search.env),
    sandbox: ['process-group', 'time-limit', 'output-cap'],
    data: { path: search.folders.root, freeBytes: disk.bavail * disk.bsize },
    index: index.reached,
    problems,
  }
}
