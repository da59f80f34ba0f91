import { DifyFailure } from '../../../shared/dify/difyFailure'
import { probeNames, type ProbeName, type RemoteKind, type RemoteReport } from '../../../shared/model/remoteSandbox'
import type { Problem } from '../../../shared/model/problem'
import { problem, ProblemError } from '../../../shared/problems'
import { serverProblem } from '../../run/remoteProblem'
import {
  type ApiClientOptions,
  dataOf,
  headersOf,
  postRun,
  readEnvelope,
  type RunData,
  silenceFailure,
} from './apiClient'
import { ask, type HttpAnswer, Silence } from './httpExchange'
import { emptyScript, nodeScript, packagesScript, probed, pythonScript } from './probeScripts'

/** Runs of nothing whose middle time is told. */
const timedRuns = 5
/** A key that is nobody's. */
const wrongKey = 'nodelab-asks-with-a-wrong-key'

type Draft = { -readonly [K in keyof RemoteReport]: RemoteReport[K] }

interface PythonFacts {
  readonly version: string
  readonly file: string
  readonly name: string
}

function isPythonFacts(value: unknown): value is PythonFacts {
  return typeof value === 'object' && value !== null && 'version' in value && 'file' in value && 'name' in value
}

function packagesOf(value: unknown): { name: string; version: string }[] | null {
  if (!Array.isArray(value)) return null
  return value.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('name' in one)) return []
    const { name, version } = one as { name: unknown; version?: unknown }
    return typeof name === 'string' ? [{ name, version: typeof version === 'string' ? version : '' }] : []
  })
}

/** What a server is, by how its Python runs a script (sandbox API 1.7, 1.11, 3.8). */
function kindOf({ version, file, name }: PythonFacts, dialect: RemoteReport['dialect']): RemoteKind {
  if (name === 'builtins') return 'py'
  if (dialect === 'v2') return 'official-main'
  if (file === '<fd3>') return 'official-0.2.15'
  return /^3\.(\d|1[0-2])\./.test(version) ? 'official-0.2.12' : 'official-0.2.14'
}

/** An error of a probe as a problem; the signal's reason is thrown on. */
function problemOf(error: unknown, options: ApiClientOptions, signal: AbortSignal | undefined): Problem {
  signal?.throwIfAborted()
  const failure = error instanceof Silence ? silenceFailure(options.place, error) : error
  if (failure instanceof ProblemError) return failure.problem
  if (!(failure instanceof DifyFailure)) throw failure
  const told = serverProblem(failure.about, failure.message)
  return told ?? problem('remote-probe-failed', 'run', { params: { message: failure.message } })
}

/**
 * Asks a server what it is: each thing by itself, so that what can't be found out leaves the rest. Its key is sent to its own address alone; the
 * scripts that it runs are in `probeScripts.ts`. Rejects only where the signal aborts.
 */
export async function testRemote(options: ApiClientOptions, signal?: AbortSignal): Promise<RemoteReport> {
  const { place } = options
  const probes: RemoteReport['probes'] = []
  const report: Draft = {
    address: place.address,
    dialect: null,
    kind: null,
    python: null,
    node: null,
    network: null,
    packages: null,
    packagesBy: null,
    latencyMs: null,
    probes,
  }
  let enableNetwork = true

  /** Does one probe; whether it worked. What it returns is a warning. */
  async function probe(name: ProbeName, act: () => Promise<Problem | null>): Promise<boolean> {
    try {
      probes.push({ name, worked: true, problem: await act() })
      return true
    } catch (error) {
      probes.push({ name, worked: false, problem: problemOf(error, options, signal) })
      return false
    }
  }

  async function get(path: string): Promise<HttpAnswer> {
    const { env, mostBytes, timeouts } = options
    return ask({
      method: 'GET',
      url: `${place.address}${path}`,
      headers: headersOf(place),
      env,
      mostBytes,
      ...(timeouts === undefined ? {} : { timeouts }),
      ...(signal === undefined ? {} : { signal }),
    })
  }

  const post = (language: 'python3' | 'nodejs', code: string, as = options): Promise<HttpAnswer> =>
    postRun(as, { language, code, preload: '', enable_network: enableNetwork }, signal)

  async function run(language: 'python3' | 'nodejs', code: string): Promise<RunData> {
    const data = dataOf(place, await post(language, code))
    if (data.exitCode !== null) report.dialect = 'v2'
    return data
  }

  /** What a script printed for the probe. Throws where it failed. */
  async function valueOf(language: 'python3' | 'nodejs', code: string): Promise<unknown> {
    const { stdout, error } = await run(language, code)
    const value = probed(stdout)
    if (value !== undefined) return value
    const message = (error.trim().split('\n').at(-1) ?? '').replace(/\.$/, '') || '–'
    throw new ProblemError(problem('remote-probe-failed', 'run', { params: { message } }))
  }

  /** How a wrong key is answered; it tells dify-sandbox-py from the official server, and whether any key is asked for. */
  async function askWithWrongKey(): Promise<Problem | null> {
    const answer = await post('python3', emptyScript, { ...options, place: { ...place, key: wrongKey } })
    if (answer.status === 401 && readEnvelope(answer.body)?.code === -401) report.dialect = 'py'
    if (answer.status !== 200) return null
    return problem('remote-open', 'run', { severity: 'warning', params: { address: place.address } })
  }

  async function key(): Promise<Problem | null> {
    let answer = await post('python3', emptyScript)
    if (/network is disabled/.test(readEnvelope(answer.body)?.message ?? '')) {
      enableNetwork = false
      answer = await post('python3', emptyScript)
    }
    dataOf(place, answer)
    return askWithWrongKey()
  }

  async function installed(): Promise<null> {
    const value = await valueOf('python3', packagesScript)
    report.packages = packagesOf(value)
    report.packagesBy = 'run'
    return null
  }

  /** The list of the server's own requirements: a version is missing where they name none. */
  async function listed(): Promise<boolean> {
    const answer = await get('/v1/sandbox/dependencies?language=python3').catch(() => null)
    const data = answer?.status === 200 ? readEnvelope(answer.body)?.data : null
    const list = typeof data === 'object' && data !== null && 'dependencies' in data ? data.dependencies : null
    report.packages = packagesOf(list)
    if (report.packages !== null) report.packagesBy = 'route'
    return report.packages !== null
  }

  const skip = (from: ProbeName): RemoteReport => {
    const reason = probes.at(-1)?.problem ?? null
    for (const name of probeNames.slice(probeNames.indexOf(from))) probes.push({ name, worked: false, problem: reason })
    return report
  }

  const isThere = await probe('health', async () => {
    const { status, body, headers } = await get('/health')
    if (status === 200 && body.toString('utf8').trim() === '"ok"') return null
    if (status === 200) throw new DifyFailure('sandbox', 'CodeExecutionError', '', about('remote-not-json'))
    dataOf(place, { status, body, headers })
    return null
  })
  if (!isThere) return skip('key')
  if (!(await probe('key', key))) return skip('python')

  await probe('python', async () => {
    const facts = await valueOf('python3', pythonScript)
    if (!isPythonFacts(facts))
      throw new ProblemError(problem('remote-probe-failed', 'run', { params: { message: '–' } }))
    report.python = facts.version
    report.dialect ??= facts.name === 'builtins' ? 'py' : 'v1'
    report.kind ??= kindOf(facts, report.dialect)
    return null
  })
  await probe('node', async () => {
    const facts = await valueOf('nodejs', nodeScript)
    report.node = typeof facts === 'object' && facts !== null && 'version' in facts ? String(facts.version) : null
    return null
  })
  await probe('network', async () => {
    report.network = enableNetwork
    const { address } = place
    return enableNetwork ? null : problem('remote-no-network', 'run', { severity: 'warning', params: { address } })
  })
  await probe('packages', async () => {
    try {
      return await installed()
    } catch (error) {
      if (signal?.aborted !== true && (await listed())) return null
      throw error
    }
  })
  await probe('latency', async () => {
    const times: number[] = []
    for (let count = 0; count < timedRuns; count += 1) {
      const began = performance.now()
      await run('python3', emptyScript)
      times.push(performance.now() - began)
    }
    report.latencyMs = times.sort((a, b) => a - b)[Math.floor(timedRuns / 2)] ?? null
    return null
  })
  return report

  function about(kind: string): Record<string, string> {
    return { kind, address: place.address }
  }
}
