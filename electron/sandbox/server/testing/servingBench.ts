import type { Socket } from 'node:net'
import { join } from 'node:path'
import { dify1_16 } from '../../../../shared/dify/targets/records'
import type { Build } from '../../../../shared/model/environment'
import type { ServedRequest } from '../../../../shared/model/serving'
import { problem } from '../../../../shared/problems'
import type { Environments, EnvironmentWish } from '../../../engineTypes'
import { tempFolder } from '../../../testing/tempFolder'
import { createLocalSandbox } from '../../localSandbox'
import { createScratch } from '../../scratch'
import { anyPython } from '../../testing/processes'
import { coldWorkers, createWorkerPool } from '../../workers/workerPool'
import { createServing, type Served, type Servers, type ServeWish } from '../serving'
import { type Answer, ask, open, type Question, requestText } from './ask'

/** The key of the servers of tests. */
export const key = 'a key'

/** Servers whose environments are this machine's own Python and Node; what they are asked to build is kept in `wishes`. */
export interface ServingBench {
  readonly servers: Servers
  readonly wishes: EnvironmentWish[]
  readonly seen: ServedRequest[]
  /** The keys of the environments that are in use. */
  readonly held: string[]
  /** What python-requirements.txt says. */
  requirements: string
  /** Whether what is asked for now waits for `goOn`. */
  stall: boolean
  goOn(): void
  serve(wish?: Partial<ServeWish>): Promise<Served>
  close(): Promise<void>
}

/** A package that no environment has. */
export const absent = 'absent-package'
/** A package whose environment has lost its Python. */
export const lost = 'lost-python'
/** A package that has no wheel. */
export const fromSource = 'from-source'

const interpreter = anyPython()

function build(wish: EnvironmentWish, allowed: boolean): Build {
  const isNode = wish.interpreter === 'node'
  const text = `${wish.requirements} ${wish.dependencies.map(({ name }) => name).join(' ')}`
  const held = !allowed && text.includes(fromSource)
  const failed = held || text.includes(absent)
  const python = {
    version: '3.14.0',
    asked: '3.14',
    path: text.includes(lost) ? '/nowhere/python3' : interpreter,
    exact: true,
  }
  return {
    id: text,
    target: wish.target.id,
    status: held ? 'held' : failed ? 'failed' : 'ready',
    stages: [],
    log: '',
    problems: held
      ? [problem('package-held', 'environment', { params: { name: fromSource } })]
      : failed
        ? [problem('package-unknown', 'requirements', { params: { name: absent } })]
        : [],
    notices: [],
    environment: failed || isNode ? null : { key: text, target: wish.target.id, python, packages: [], baseChanges: [] },
    node: isNode ? { asked: '20', found: { version: process.versions.node, path: process.execPath } } : null,
    lastGood: null,
    waitsFor: null,
    startedAt: 0,
  }
}

export async function createServingBench(): Promise<ServingBench> {
  const folder = await tempFolder()
  const scratch = createScratch(join(folder.path, 'scratch'))
  const cold = coldWorkers(scratch)
  const workers = createWorkerPool({ scratch })
  const wishes: EnvironmentWish[] = []
  const seen: ServedRequest[] = []
  const held: string[] = []
  const stalled: (() => void)[] = []
  const environments = {
    wait: async (wish: EnvironmentWish, signal: AbortSignal, { allowed = true }: { allowed?: boolean } = {}) => {
      wishes.push(wish)
      if (bench.stall) {
        await new Promise<void>((resolve, reject) => {
          stalled.push(resolve)
          signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
        })
      }
      return build(wish, allowed)
    },
    hold: (key: string) => {
      held.push(key)
      return () => void held.splice(held.indexOf(key), 1)
    },
  } as unknown as Environments
  const launcher = (): Promise<string | null> => Promise.resolve(process.platform === 'linux' ? anyPython() : null)
  const serving = createServing({
    environments,
    limitsOf: (server) => ({ timeoutSeconds: server?.timeoutSeconds ?? 60, outputCap: 400_000 }),
    sandboxFor: (target, limits, python, node) =>
      createLocalSandbox({ target, python, node, ...limits, env: process.env, launcher, workers, cold }),
    standBy: (sandbox, language, count, mode) => void workers.keep(sandbox.planOf(language, [], mode), count),
  })
  const bench: ServingBench = {
    servers: serving,
    wishes,
    seen,
    held,
    requirements: '',
    stall: false,
    goOn: () => stalled.splice(0).forEach((go) => go()),
    serve: (wish = {}) =>
      serving.start({
        host: '127.0.0.1',
        port: 0,
        key,
        target: dify1_16,
        dialect: null,
        serverEnv: '',
        language: 'en',
        requirements: () => Promise.resolve({ text: bench.requirements, folder: null }),
        onRequest: (request) => seen.push(request),
        ...wish,
      }),
    async close() {
      await serving.close()
      await workers.close()
      await scratch.settled()
      await folder.remove()
    },
  }
  return bench
}

/** Asks for a run as Dify does. */
export function askRun({ port }: Served, body: unknown, more: Question = {}): Promise<Answer> {
  const headers = { 'x-api-key': key, 'content-type': 'application/json', ...more.headers }
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return ask(port, { method: 'POST', path: '/v1/sandbox/run', body: text, ...more, headers })
}

/** `data` of an answer that says that the run was made. */
export function dataOf({ status, body }: Answer): Readonly<Record<string, unknown>> {
  const { code, message, data } = JSON.parse(body) as Record<string, unknown>
  if (status !== 200 || code !== 0 || message !== 'success') throw new Error(`not run: ${status} ${body}`)
  return data as Readonly<Record<string, unknown>>
}

/** The body that Dify sends (code-node 3.1). */
export const python = (code: string) => ({ language: 'python3', code, preload: '', enable_network: true })
export const nodejs = (code: string) => ({ language: 'nodejs', code, preload: '', enable_network: true })

/** A connection on which a run was asked for that ends only with it. */
export async function beginEndless({ port }: Served): Promise<Socket> {
  const socket = await open(port)
  socket.on('error', () => undefined)
  const headers = { 'x-api-key': key, 'content-type': 'application/json' }
  const body = JSON.stringify(python('while True: pass'))
  socket.write(requestText({ method: 'POST', path: '/v1/sandbox/run', headers, body }, port))
  return socket
}
