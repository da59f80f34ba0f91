import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultTarget } from '../../../shared/dify/targets'
import type { ConfinementLevel, ConfinementMean } from '../../../shared/model/confinement'
import { createLocalSandbox } from '../localSandbox'
import { createScratch } from '../scratch'
import { coldWorkers } from '../workers/workerPool'

/** How a run is held on this machine, as one that was tried out told it. */
export interface ProbedConfinement {
  readonly level: ConfinementLevel
  readonly means: readonly ConfinementMean[]
}

/** Tries out how a run is held here, with a script that does nothing, with a network or without. Null where none could be run. */
export async function probeConfinement(
  python: string,
  env: NodeJS.ProcessEnv,
  enableNetwork = true,
): Promise<ProbedConfinement | null> {
  const folder = await mkdtemp(join(tmpdir(), 'nodelab-probe-'))
  const scratch = createScratch(folder)
  const cold = coldWorkers(scratch)
  const own = {
    target: defaultTarget,
    python,
    node: null,
    env,
    workers: cold,
    cold,
    launcher: () => Promise.resolve(null),
  }
  const sandbox = createLocalSandbox({ ...own, timeoutSeconds: 20, outputCap: 10_000 })
  try {
    const request = { language: 'python3', code: 'pass', preload: '', enableNetwork } as const
    const { confinement, exitCode } = await sandbox.run(request, { mode: 'check' })
    return exitCode === 0 ? { level: confinement.level, means: confinement.means } : null
  } catch {
    // The interpreter does not start, which is told elsewhere.
    return null
  } finally {
    await sandbox.close()
    await scratch.settled()
    await rm(folder, { recursive: true, force: true })
  }
}
