import type { Build, Environment } from '../../shared/model/environment'
import type { Language } from '../../shared/model/problem'
import { targets } from '../../shared/dify/targets'
import type { Engine } from '../engine'
import { chooseTarget, requirementsHere, WrongUse } from './context'
import { exitCodes, printJson, printResult, say, sayProblem } from './output'
import { sayStages } from './run'

export interface EnvironmentOptions {
  readonly target?: string
  readonly json?: boolean
  readonly days?: string
}

async function build(
  engine: Engine,
  language: Language,
  options: EnvironmentOptions,
  signal: AbortSignal,
): Promise<{ made: Build; environment: Environment | null }> {
  const target = chooseTarget(engine, options.target, null)
  const { text } = await requirementsHere()
  const stop = sayStages(engine, options.json === true)
  const made = await engine.environments.wait({ target, requirements: text, dependencies: [] }, signal)
  stop()
  for (const told of [...made.problems, ...made.notices]) sayProblem(told, language)
  return { made, environment: made.environment }
}

/** `nodelab packages`: what the environment of this folder has. */
export async function packagesCommand(
  engine: Engine,
  language: Language,
  options: EnvironmentOptions,
  signal: AbortSignal,
): Promise<number> {
  const { environment, made } = await build(engine, language, options, signal)
  if (options.json === true) {
    printJson({
      target: made.target,
      packages: environment?.packages ?? [],
      problems: [...made.problems, ...made.notices],
    })
  } else if (environment !== null) {
    printResult(environment.packages.map(({ name, version }) => `${name}==${version}`).join('\n'))
    for (const { name, from, to } of environment.baseChanges) say(`! ${name} ${from} -> ${to ?? '-'}`)
  }
  return environment === null ? exitCodes.noEnvironment : exitCodes.worked
}

/** `nodelab env list | build | path | sweep`. */
export async function envCommand(
  engine: Engine,
  language: Language,
  action: string,
  options: EnvironmentOptions,
  signal: AbortSignal,
): Promise<number> {
  if (action === 'list') {
    const found = await engine.environments.list()
    const rows = found.map(({ environment, bytes, lastUsed }) => ({
      key: environment.key,
      target: environment.target,
      python: environment.python.version,
      packages: environment.packages.length,
      bytes,
      last_used: lastUsed.toISOString(),
      path: environment.python.path,
    }))
    if (options.json === true) printJson({ environments: rows })
    else if (rows.length === 0) say('No environments yet. `nodelab env build` makes one.')
    else {
      for (const row of rows) {
        const size = `${(row.bytes / 1_000_000).toFixed(1)} MB`
        printResult([row.key, row.target, `Python ${row.python}`, `${row.packages} packages`, size].join('  '))
      }
    }
    return exitCodes.worked
  }
  if (action === 'sweep') {
    const days = Number(options.days ?? '30')
    if (!(days >= 0)) throw new WrongUse(`--days ${options.days}: write a number of days.`)
    const removed = await engine.environments.sweep(new Date(Date.now() - days * 86_400_000))
    if (options.json === true) printJson({ removed })
    else say(`${removed} removed`)
    return exitCodes.worked
  }
  if (action !== 'build' && action !== 'path') throw new WrongUse(`env ${action}: use list, build, path or sweep.`)
  const { environment, made } = await build(engine, language, options, signal)
  if (options.json === true) printJson({ environment, problems: [...made.problems, ...made.notices] })
  else if (environment !== null) printResult(action === 'path' ? environment.python.path : environment.key)
  return environment === null ? exitCodes.noEnvironment : exitCodes.worked
}

/** `nodelab targets`: every Dify that Nodelab knows, newest first. */
export function targetsCommand(options: EnvironmentOptions): number {
  const rows = targets.map(({ id, name, aliases, dslVersion, sandbox, python, node, limits }) => ({
    id,
    name,
    aliases,
    dsl: dslVersion,
    sandbox: sandbox.version,
    python,
    node,
    max_string_length: limits.maxStringLength,
  }))
  if (options.json === true) printJson({ targets: rows })
  else {
    for (const row of rows) {
      printResult(
        [row.id, `DSL ${row.dsl}`, `sandbox ${row.sandbox}`, `Python ${row.python}`, `Node ${row.node}`].join('  '),
      )
    }
  }
  return exitCodes.worked
}
