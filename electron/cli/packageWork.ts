import { dirname } from 'node:path'
import type { Environment } from '../../shared/model/environment'
import type { Problem } from '../../shared/model/problem'
import type { EnvironmentWish, Requirements } from '../engineTypes'
import { build, type EnvironmentOptions } from './build'
import { chooseTarget, type Session } from './context'
import type { WorkedFolder } from './folder'
import { exitCodes, printJson, problemsJson, sayProblem } from './output'

export interface PackagesOptions extends EnvironmentOptions {
  readonly format?: string
  readonly dryRun?: boolean
  readonly all?: boolean
}

/** What a command about packages works with: its words, and the folder's requirements as they are now. */
export interface Work {
  readonly session: Session
  readonly words: readonly string[]
  readonly options: PackagesOptions
  readonly here: WorkedFolder
}

/** The requirements of the folder where they lie. */
export function placed({ here: { text, path, lock } }: Work): Requirements {
  return { text, folder: dirname(path), lock }
}

/** The wish of a text of the folder's requirements on the command's target. */
export function wishOf(work: Work, text: string): EnvironmentWish {
  const target = chooseTarget(work.session.engine, work.options.target, null)
  return { target, requirements: text, lock: work.here.lock, dependencies: [], folder: dirname(work.here.path) }
}

/** The environment as the folder's requirements are now; null where it can't be had, which is told then. */
export async function builtNow(work: Work): Promise<Environment | null> {
  const made = await build(work.session, work.options, placed(work))
  if (made.environment === null && work.options.json === true) {
    printJson({
      target: made.target,
      problems: problemsJson([...made.problems, ...made.notices], work.session.language),
    })
  }
  return made.environment
}

/** Tells what stopped a command that changes the requirements, and returns its exit code. */
export function stopped(work: Work, target: string, problems: readonly Problem[]): number {
  const { language } = work.session
  if (work.options.json === true) {
    const none = { packages: [], base_changes: [], changes: [] }
    printJson({ target, workspace: work.here.folder, ...none, problems: problemsJson(problems, language) })
  } else for (const told of problems) sayProblem(told, language)
  return exitCodes.noEnvironment
}
