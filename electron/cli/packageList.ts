import type { Environment } from '../../shared/model/environment'
import { listAs, listFormats, pinOf } from '../../shared/packages/listFormats'
import { build, buildExit } from './build'
import { exitCodes, printJson, printResult, problemsJson, say } from './output'
import { builtNow, placed, type Work } from './packageWork'
import { WrongUse } from './texts'

/** The packages of an environment as pins. */
export function pinsOf({ packages }: Pick<Environment, 'packages'>): string[] {
  return packages.map(({ name, version }) => pinOf({ name, version }))
}

/** `packages list --format …`: the environment's packages in a form for other programs. */
async function inForm(work: Work, given: string): Promise<number> {
  const format = listFormats.find((known) => known === given)
  if (format === undefined) throw new WrongUse('format-unknown', { given, formats: listFormats.join(', ') })
  if (format === 'text') return plain(work)
  const environment = await builtNow(work)
  if (environment === null) return exitCodes.noEnvironment
  const facts = await work.session.engine.packages.facts(environment)
  // As it is, the ends of its lines too.
  process.stdout.write(listAs(format, facts, environment.python.version))
  return exitCodes.worked
}

async function plain(work: Work): Promise<number> {
  const made = await build(work.session, work.options, placed(work))
  const { environment } = made
  if (work.options.json === true) {
    printJson({
      target: made.target,
      workspace: work.here.folder,
      packages: environment?.packages ?? [],
      base_changes: environment?.baseChanges ?? [],
      problems: problemsJson([...made.problems, ...made.notices], work.session.language),
    })
  } else if (environment !== null) {
    printResult(pinsOf(environment).join('\n'))
    for (const { name, from, to } of environment.baseChanges) say(`! ${name} ${from} -> ${to ?? '-'}`)
  }
  return buildExit(made)
}

/** `packages [list]`: every package with its version, and what the requirements changed in the base. */
export function list(work: Work): Promise<number> {
  return work.options.format === undefined ? plain(work) : inForm(work, work.options.format)
}
