import { dirname } from 'node:path'
import { targets } from '../../shared/dify/targets'
import { build, buildExit, type EnvironmentOptions } from './build'
import { chooseTarget, type Session } from './context'
import { workedFolder } from './folder'
import { cache, list, remove, sweep } from './keptEnvironments'
import { exitCodes, printJson, printResult, problemsJson } from './output'
import { sayServer } from './serverNote'
import { WrongUse } from './texts'

/** Actions on what is on disk; the others are about the environment of a workspace. */
const onDisk = { list, remove, sweep, cache } as const

function isOnDisk(action: string): action is keyof typeof onDisk {
  return Object.hasOwn(onDisk, action)
}

/** `nodelab env list | build | path | remove KEY… | sweep | cache`. `path` is that of the environment's Python. */
export async function envCommand(
  session: Session,
  action: string,
  keys: readonly string[],
  options: EnvironmentOptions,
): Promise<number> {
  if (!isOnDisk(action) && action !== 'build' && action !== 'path') {
    throw new WrongUse('action-unknown', { command: 'env', action, actions: 'list, build, path, remove, sweep, cache' })
  }
  if (action !== 'remove' && keys.length > 0) throw new WrongUse('words-too-many', { action, words: keys.join(' ') })
  if (isOnDisk(action)) return onDisk[action](session, options, keys)
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
