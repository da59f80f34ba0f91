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
    send({ control }, _, { header, input }) {
      const code = Buffer.from(input)
      control.write(Buffer.concat([Buffer.from(`${JSON.stringify({ ...header, size: code.length })}\n`), code]))
      return Promise.resolve()
    },
  }
}

async function ofNode({ interpreter, confinement, launcher }: WorkerPlan, root: string): Promise<ForkedKind> {
  const python = confinement === null ? null : await launcher()
  if (confinement === null || python === null) throw new Error('There is no Python that could hold a Node.')
  const isHeld = confinement['mode'] !== 'free'
  // One for all of them, which each may read and none may write.
  const prelude = join(root, nodePreludeName)
  await writeFile(prelude, (isHeld ? placesPrelude(nodeScriptName) : '') + nodePrelude(controlDescriptor))
  const { readable } = confinement
  const held = Array.isArray(readable)
    ? { ...confinement, readable: [...(readable as string[]), prelude] }
    : confinement
  return {
    python,
    program: 'launcher',
    settings: {
      confinement: held,
      file: interpreter,
      arguments: [...nodeFlags, '--require', prelude],
      script: nodeScriptName,
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

/** How the workers of a plan are forked; `root` is the folder of their parent. Rejects where they can't be. */
export function forkedKind(plan: WorkerPlan, root: string): Promise<ForkedKind> {
  return plan.language === 'python3' ? Promise.resolve(ofPython(plan)) : ofNode(plan, root)
}
