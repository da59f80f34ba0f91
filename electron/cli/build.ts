import type { Build } from '../../shared/model/environment'
import type { Requirements } from '../engineTypes'
import { chooseTarget, type Session } from './context'
import { exitCodes, sayProblem, sayStages } from './output'

export interface EnvironmentOptions {
  readonly target?: string
  readonly json?: boolean
  readonly days?: string
  readonly workspace?: string
  /** `packages lock`: write nothing, tell whether the lock fits. */
  readonly check?: boolean
  /** `packages bundle`: the file to write. */
  readonly output?: string
  /** `packages unbundle`: other requirements may be written over. */
  readonly force?: boolean
}

/**
 * Builds the environment for a text of requirements, or finds it built. What is wrong is told here, except for `--json`; what is worth knowing of one that was
 * there before, only by a command that is about environments.
 */
export async function build(
  session: Session,
  options: EnvironmentOptions,
  { text: requirements, folder, lock = '' }: Requirements,
  isAboutIt = false,
): Promise<Build> {
  const { engine, language, signal } = session
  const target = chooseTarget(engine, options.target, null)
  const stop = sayStages(engine, language, options.json === true)
  const made = await engine.environments.wait(
    { target, requirements, lock, dependencies: [], ...(folder === null ? {} : { folder }) },
    signal,
  )
  const isNew = stop()
  if (options.json === true) return made
  for (const told of [...made.problems, ...((isNew && made.environment !== null) || isAboutIt ? made.notices : [])])
    sayProblem(told, language)
  return made
}

/** The exit code of a command that is about an environment. */
export function buildExit({ status, environment }: Build): number {
  if (environment !== null) return exitCodes.worked
  return status === 'cancelled' ? exitCodes.cancelled : exitCodes.noEnvironment
}
