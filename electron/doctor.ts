import { constants } from 'node:fs'
import { access, mkdir, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultTarget, targets } from '../shared/dify/targets'
import type { Problem } from '../shared/model/problem'
import { problem, ProblemError } from '../shared/problems'
import { nodeKey } from './environments/buildNode'
import { toolEnvironment } from './environments/childEnvironment'
import { askUvForPython, lookForPython } from './environments/findPython'
import { findUv, type FoundUv, lookForUv, type UvSearch } from './environments/findUv'
import { createStore } from './environments/store'
import { uvProblem } from './environments/uvProblem'
import { runTool } from './processes/runTool'
import { findNode, majorOf } from './sandbox/findNode'
import type { MachinePromise } from '../shared/promises/promises'
import { probeRuns, promisesOf } from './promises'
import type { ProbedConfinement } from './sandbox/confinement/probe'
import { findSandboxMeans, type FoundMean } from './sandboxMeans'

/**
 * What was found on this machine, and what is missing. Bytes for the disk; `index` is whether the package index answered, null where
 * there was no uv or no Python to ask it with.
 */
export interface DoctorReport {
  readonly uv: FoundUv | null
  readonly targets: readonly { id: string; python: string; found: string | null; path: string | null }[]
  /** The Node of each version that targets ask for: one of that major version on this machine or brought by uv; null where there is none yet. */
  readonly nodes: readonly FoundRuntime[]
  /** What could hold a run on this machine, and what of it does. */
  readonly sandbox: readonly FoundMean[]
  /** How a run was held that was tried out; null where none could be run. */
  readonly confinement: ProbedConfinement | null
  /** What can be promised of a run here, and what can't. */
  readonly promises: readonly MachinePromise[]
  readonly data: { path: string; freeBytes: number | null }
  readonly index: boolean | null
  readonly problems: readonly Problem[]
}

/** A Node that targets ask for, and the one that would run for it. */
export interface FoundRuntime {
  readonly asked: string
  readonly targets: readonly string[]
  readonly found: string | null
  readonly path: string | null
  readonly origin: 'machine' | 'wheel' | null
}

/** Looks for a Node of each target as a run would, and brings none. */
async function findNodes(search: UvSearch): Promise<FoundRuntime[]> {
  const store = createStore(search.folders.environments)
  const asked = new Set(targets.map(({ node }) => node))
  return Promise.all(
    [...asked].map(async (version): Promise<FoundRuntime> => {
      const of = targets.filter(({ node }) => node === version)
      const told = { asked: version, targets: of.map(({ id }) => id) }
      const own = await findNode(search.env, version)
      if (own !== null && majorOf(own.version) === majorOf(version)) {
        return { ...told, found: own.version, path: own.path, origin: 'machine' }
      }
      const brought = (await store.read(nodeKey(of[0]?.nodeWheel ?? '')))?.node
      if (brought === undefined) return { ...told, found: null, path: null, origin: null }
      return { ...told, found: brought.version, path: brought.path, origin: 'wheel' }
    }),
  )
}

interface IndexAnswer {
  readonly reached: boolean | null
  readonly raw: string
}

/** uv's words where the index answered, though it lacks the package: some private ones hold little. */
const answered = /was not found in the package registry|there (?:is|are) no versions? of|only the following versions/i

/** Asks the index for one small package that nearly every index has; a cached answer does not count. */
async function askIndex(uv: FoundUv, python: string | null, env: NodeJS.ProcessEnv): Promise<IndexAnswer> {
  const folder = await mkdtemp(join(tmpdir(), 'nodelab-index-'))
  try {
    const asked = join(folder, 'six.in')
    await writeFile(asked, 'six\n')
    const args = ['pip', 'compile', asked, '--no-deps', '--no-cache', '--no-header', '--no-python-downloads']
    const end = await runTool(uv.path, [...args, ...(python === null ? [] : ['--python', python])], {
      env: { UV_HTTP_RETRIES: '0', UV_HTTP_CONNECT_TIMEOUT: '5', ...env },
      timeout: 20_000,
    })
    const reached = !end.cancelled && !end.timedOut && (end.exitCode === 0 || answered.test(end.stderr))
    // uv asks on behalf of a Python; where there is none it says so before it asks.
    const isUnknown = !reached && /No interpreter found/i.test(end.stderr)
    return { reached: isUnknown ? null : reached, raw: end.stderr }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Why the index did not answer; what uv says that is not known here counts as no answer. */
function indexProblem(raw: string): Problem {
  const told = uvProblem(raw, { target: defaultTarget, requirements: 'six', dependencies: [] })
  const isAboutIndex = /^(network-|index-|certificate-|proxy-)/.test(told.code)
  const known = isAboutIndex ? told : problem('network-unreachable', 'environment', { raw: told.raw })
  return { ...known, severity: 'warning' }
}

/** Bytes that are free where Nodelab keeps its things. Throws where it can't keep any. */
async function spaceIn(folder: string): Promise<number> {
  await mkdir(folder, { recursive: true })
  await access(folder, constants.W_OK)
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/**
 * Looks at all that Nodelab needs: uv, Pythons, Node, the index, the disk. `installUv` fetches a missing uv; without `asksIndex` nothing is sent
 * anywhere.
 */
export async function examine(search: UvSearch, installUv: boolean, asksIndex = true): Promise<DoctorReport> {
  const problems: Problem[] = []
  const tools = toolEnvironment(search.env, search.folders, search.settings)
  const uv = await (installUv ? findUv(search) : lookForUv(search)).catch((error: unknown) => {
    if (!(error instanceof ProblemError)) throw error
    problems.push(error.problem)
    return null
  })
  if (uv === null && problems.length === 0) problems.push(problem('uv-missing', 'environment', { severity: 'warning' }))
  const found = await Promise.all(
    targets.map(async ({ id, python }) => {
      const own =
        (await lookForPython(python, tools)) ?? (uv === null ? null : await askUvForPython(uv.path, python, tools))
      return { id, python, found: own?.version ?? null, path: own?.executable ?? null }
    }),
  )
  // Many targets ask for one Python.
  for (const asked of new Set(found.filter((target) => target.found === null).map(({ python }) => python))) {
    problems.push(problem('python-missing', 'environment', { severity: 'warning', params: { asked } }))
  }
  const nodes = await findNodes(search)
  for (const { asked } of nodes.filter((node) => node.found === null)) {
    problems.push(problem('node-not-here', 'environment', { severity: 'warning', params: { asked } }))
  }
  const python = found.find(({ path }) => path !== null)?.path ?? null
  const index = uv === null || !asksIndex ? { reached: null, raw: '' } : await askIndex(uv, python, tools)
  if (index.reached === false) problems.push(indexProblem(index.raw))
  const runs = await probeRuns(python, search.env)
  const confinement = runs.usual
  const freeBytes = await spaceIn(search.folders.root).catch((error: unknown) => {
    problems.push(problem('folder-not-writable', 'environment', { raw: String(error) }))
    return null
  })
  return {
    uv,
    targets: found,
    nodes,
    sandbox: await findSandboxMeans(python, confinement),
    confinement,
    promises: await promisesOf(python, search.env, runs),
    data: { path: search.folders.root, freeBytes },
    index: index.reached,
    problems,
  }
}
