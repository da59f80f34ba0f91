import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { nodeScriptName } from '../../../shared/dify/sandboxPaths'
import { placesPrelude } from '../confinement/placesPrelude'
import { nodePrelude, nodePreludeName } from '../nodeScript'
import type { WorkerSockets } from './workerHub'
import type { WorkerJob, WorkerPlan } from './workerPlan'

/** What differs between the warm parents of the two languages: whose forks are workers, and whose forks become a Node. */
export interface ForkedKind {
  /** The Python that forks. */
  readonly python: string
  readonly program: 'parent' | 'launcher'
  readonly settings: Readonly<Record<string, unknown>>
  /** Whether its workers have a standard input. */
  readonly hasInput: boolean
  /** Whether its workers say themselves what holds them; of others their parent tells that. */
  readonly tellsLevels: boolean
  send(lines: WorkerSockets, folder: string, job: WorkerJob): Promise<void>
}

/** A Python worker's job as it reads it: a line of settings, then the code. */
export function pythonJob({ header, input }: WorkerJob): Buffer {
  const code = Buffer.from(input)
  return Buffer.concat([Buffer.from(`${JSON.stringify({ ...header, size: code.length })}\n`), code])
}

/** The line over which a Node hears that its script is there is the one over which it speaks. */
const controlDescriptor = 3

/** Threads of V8 that a script which ends in milliseconds makes no use of, and whose start the listener would answer one by one. */
const nodeFlags = ['--v8-pool-size=1']

function ofPython({ interpreter, preloads, preloadNever: never, confinement }: WorkerPlan): ForkedKind {
  return {
    python: interpreter,
    program: 'parent',
    settings: { preloads, never, confinement },
    hasInput: false,
    tellsLevels: true,
    send({ control }, _, job) {
      control.write(pythonJob(job))
      return Promise.resolve()
    },
  }
}

async function ofNode(plan: WorkerPlan): Promise<ForkedKind> {
  const { interpreter, confinement, launcher } = plan
  const python = confinement === null ? null : await launcher()
  if (confinement === null || python === null) throw new Error('There is no Python that could hold a Node.')
  const isHeld = confinement['mode'] !== 'free'
  return {
    python,
    program: 'launcher',
    settings: {
      confinement,
      file: interpreter,
      arguments: nodeFlags,
      script: nodeScriptName,
      // Each gets it as a file of its own: where files are left alone, none can alter what another one loads.
      prelude: {
        name: nodePreludeName,
        text: (isHeld ? placesPrelude(nodeScriptName) : '') + nodePrelude(controlDescriptor, plan),
      },
    },
    hasInput: true,
    tellsLevels: false,
    async send({ control, stdin }, folder, { files, input }) {
      await Promise.all(files.map(({ name, text }) => writeFile(join(folder, name), text)))
      stdin?.end(input)
      control.write('go\n')
    },
  }
}

/** How the workers of a plan are forked. Rejects where they can't be. */
export function forkedKind(plan: WorkerPlan): Promise<ForkedKind> {
  return plan.language === 'python3' ? Promise.resolve(ofPython(plan)) : ofNode(plan)
}
