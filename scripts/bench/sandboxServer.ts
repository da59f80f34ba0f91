import { createServer } from 'node:http'
import { processorHere } from '../../electron/run/confinementReport'
import { createLocalSandbox, type LocalSandbox } from '../../electron/sandbox/localSandbox'
import { createScratch } from '../../electron/sandbox/scratch'
import type { WorkerPlan } from '../../electron/sandbox/workers/workerPlan'
import { coldWorkers, createWorkerPool, type WorkerSource } from '../../electron/sandbox/workers/workerPool'
import { operatorList } from '../../shared/dify/allowedCalls'
import { findTarget } from '../../shared/dify/targets'
import type { Target } from '../../shared/dify/targets/target'
import { stepsProgram } from './steps'

/**
 * A bare server in front of Nodelab's workers, so that they are measured as the others are: over HTTP, from another process. Its argument is JSON,
 * `Wish`. Prints its port. With kind `steps` it serves nothing, and prints what the program of the steps reads.
 */
interface Wish {
  readonly kind: 'cold' | 'spawned' | 'forked' | 'steps'
  readonly python: string
  readonly folder: string
  /** How many stand by. */
  readonly count: number
  /** A Python module that is imported in advance, and allowed what it calls; null for none. */
  readonly module: string | null
  /** What holds the workers, each with what stands before it; `calls` is all of it, as a run has it. */
  readonly held: 'nothing' | 'limits' | 'files' | 'calls'
}

const wish = JSON.parse(process.argv[2] ?? '{}') as Wish
const { kind, python, module } = wish
const target = findTarget('dify-1.16')
if (target === null) throw new Error('The target of the bench is not there.')
const scratch = createScratch(wish.folder)
const cold = coldWorkers(scratch)
// A new parent in each pause would take its time from whoever has his turn then.
const restMs = 600_000
const pool = createWorkerPool({ scratch, restMs, ...(kind === 'spawned' || kind === 'forked' ? { python: kind } : {}) })

/** A plan of which less is held. */
function loosened(plan: WorkerPlan): WorkerPlan {
  const { confinement } = plan
  if (confinement === null || wish.held === 'calls') return plan
  if (wish.held === 'nothing') return { ...plan, confinement: null }
  return {
    ...plan,
    confinement: { ...confinement, mode: 'free', ...(wish.held === 'files' ? {} : { readable: null }) },
  }
}

const loose = new WeakMap<WorkerPlan, WorkerPlan>()
const held = (plan: WorkerPlan): WorkerPlan => {
  const known = loose.get(plan) ?? loosened(plan)
  loose.set(plan, known)
  return known
}

function sandboxOf(own: Target): LocalSandbox {
  const workers: WorkerSource = { take: (plan) => (kind === 'cold' ? cold : pool).take(held(plan)) }
  return createLocalSandbox({
    target: own,
    python,
    node: process.execPath,
    env: {},
    cold: { take: (plan) => cold.take(held(plan)) },
    workers,
    timeoutSeconds: 60,
    outputCap: 1_000_000,
    // As it is shipped: a Python puts a Node behind what holds it.
    launcher: () => Promise.resolve(python),
  })
}

/** The target with the list of an operator who lets a module be imported: what a check finds. */
async function allowing(own: Target, name: string): Promise<Target> {
  if (processorHere === null) return own
  const request = { language: 'python3', code: `import ${name}`, preload: '', enableNetwork: true } as const
  const { confinement } = await sandboxOf(own).run(request, { mode: 'check' })
  const found = confinement.refused.filter(({ soft }) => !soft).map(({ call }) => call)
  const list = operatorList(
    own,
    processorHere,
    found.filter((call) => call !== null),
  )
  if (list === null || found.length === 0) return own
  return { ...own, sandbox: { ...own.sandbox, allowedSyscalls: list.split(',').map(Number) } }
}

interface Body {
  readonly language: 'python3' | 'nodejs'
  readonly code: string
}

async function start(own: Target): Promise<void> {
  const sandbox = sandboxOf(module === null ? own : await allowing(own, module))
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { language, code } = JSON.parse(Buffer.concat(parts).toString()) as Body
      sandbox.run({ language, code, preload: '', enableNetwork: true }).then(
        ({ stdout, error, isWarm }) => {
          response.writeHead(200, { 'content-type': 'application/json' })
          response.end(JSON.stringify({ code: 0, message: 'success', data: { stdout, error }, isWarm }))
        },
        (error: unknown) => {
          response.writeHead(500)
          response.end(String(error))
        },
      )
    })
  })
  if (kind !== 'cold') {
    await pool.keep(held(sandbox.planOf('python3', module === null ? [] : [module])), wish.count)
    if (module === null) await pool.keep(held(sandbox.planOf('nodejs')), wish.count)
  }
  // As long as the bench lasts: it asks others meanwhile.
  server.keepAliveTimeout = 600_000
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    console.log(typeof address === 'object' && address !== null ? address.port : 0)
  })
  // The bench holds the other end of this; without it nobody asks any more.
  process.stdin.resume().on('end', () => {
    void pool.close().then(() => process.exit(0))
  })
}

if (kind === 'steps') console.log(stepsProgram(sandboxOf(target).planOf('python3')))
else void start(target)
