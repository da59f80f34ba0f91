import { dirname } from 'node:path'
import { targets } from '../../shared/dify/targets'
import { build, buildExit, type EnvironmentOptions } from './build'
import { chooseTarget, type Session } from './context'
import { workedFolder } from './folder'
import { exitCodes, printJson, printResult, problemsJson, say } from './output'
import { sayServer } from './serverNote'
import { textOf, WrongUse } from './texts'

async function list({ engine, language }: Session, options: EnvironmentOptions): Promise<number> {
  const found = await engine.environments.list()
  const rows = found.map(({ environment, bytes, lastUsed }) => ({
    key: environment.key,
    target: environment.target,
    python: environment.node === undefined ? environment.python.version : null,
    node: environment.node?.version ?? null,
    packages: environment.packages.length,
    bytes,
    last_used: lastUsed.toISOString(),
    path: environment.node?.path ?? environment.python.path,
  }))
  if (options.json === true) printJson({ environments: rows })
  else if (rows.length === 0) say(textOf('no-environments', language))
  for (const row of options.json === true ? [] : rows) {
    const size = `${(row.bytes / 1_000_000).toFixed(1)} MB`
    const count = textOf('packages', language, { count: row.packages })
    const runtime = row.node === null ? `Python ${row.python}` : `Node ${row.node}`
    printResult([row.key, row.target, runtime, count, size].join('  '))
  }
  return exitCodes.worked
}

async function sweep({ engine, language }: Session, options: EnvironmentOptions): Promise<number> {
  const given = options.days ?? '30'
  const days = Number(given)
  if (given.trim() === '' || !(days >= 0 && days <= 36_500)) throw new WrongUse('days-wrong', { given })
  const removed = await engine.environments.sweep(new Date(Date.now() - days * 86_400_000))
  if (options.json === true) printJson({ removed })
  else printResult(textOf('swept', language, { count: removed }))
  return exitCodes.worked
}

/** `nodelab env list | build | path | sweep`. `path` is that of the environment's Python. */
export async function envCommand(session: Session, action: string, options: EnvironmentOptions): Promise<number> {
  if (action === 'list') return list(session, options)
  if (action === 'sweep') return sweep(session, options)
  if (action !== 'build' && action !== 'path') {
    throw new WrongUse('action-unknown', { command: 'env', action, actions: 'list, build, path, sweep' })
  }
  const { text, path, folder, lock } = await workedFolder(session, options)
  const made = await build(session, options, { text, folder: dirname(path), lock }, true)
  const { environment } = made
  if (options.json === true) {
    const problems = problemsJson([...made.problems, ...made.notices], session.language)
    printJson({ environment, workspace: folder, problems })
  } else if (environment !== null) printResult(action === 'path' ? environment.python.path : environment.key)
  return buildExit(made)
}

/** `nodelab targets`: every Dify that Nodelab knows, newest first, and what the server's own settings change of the one in use. */
export async function targetsCommand(session: Session, options: EnvironmentOptions): Promise<number> {
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
    const columns = (row: (typeof rows)[number]): string[] => [
      row.id.padEnd(11),
      `DSL ${row.dsl}`,
      `sandbox ${row.sandbox.padEnd(6)}`,
      `Python ${row.python.padEnd(4)}`,
      `Node ${row.node}`,
    ]
    for (const row of rows) printResult(columns(row).join('  '))
    await sayServer(session, chooseTarget(session.engine, undefined, null))
  }
  return exitCodes.worked
}
