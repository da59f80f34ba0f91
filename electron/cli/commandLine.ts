import { CommanderError } from 'commander'
import { createEngine, type EngineOptions } from '../engine'
import { dataFolders } from '../environments/dataFolders'
import { reasonOf } from '../files/fileErrors'
import { renameOldKeys } from '../workspace/oldKeys'
import type { Session } from './context'
import { problemOf, sayFailure } from './failure'
import { sayOfHistory } from './keepRun'
import { exitCodes, printJson, problemsJson, say, sayProblem, terminalLanguage } from './output'
import { createProgram } from './program'
import { textOf } from './texts'

/** Whether the caller reads one JSON object, however the command ends. */
const isJson = (argv: readonly string[]): boolean => argv.slice(2).includes('--json')

/** The exit code of a command that ended with an error, which is told here. */
function codeOf(error: unknown, { language, signal }: Session, argv: readonly string[]): number {
  if (signal.aborted) {
    if (isJson(argv)) printJson({ status: 'cancelled', problems: [] })
    say(textOf('cancelled', language))
    return exitCodes.cancelled
  }
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCodes.worked
    // Without a command its help was shown already.
    if (error.code === 'commander.help') return exitCodes.wrong
  }
  if (isJson(argv)) printJson({ status: 'failed', problems: problemsJson([problemOf(error, language)], language) })
  return sayFailure(error, language)
}

async function runCommand(argv: readonly string[], options: EngineOptions): Promise<number> {
  const abort = new AbortController()
  const folders = options.folders ?? dataFolders(options.env)
  // What can't be named anew now is found by the next start, and is no hindrance to a command.
  await renameOldKeys(folders.root).catch((error: unknown) => say(`${folders.root}: ${reasonOf(error)}`))
  const engine = createEngine({ ...options, folders })
  const language = terminalLanguage(engine.settings.get().language, process.env)
  // A terminal that is closed, or a pipe whose reader has gone, ends what runs as well.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => abort.abort())
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => abort.abort())
  const session: Session = { engine, language, signal: abort.signal }
  if (engine.startProblem !== null) sayProblem(engine.startProblem, language)
  engine.remotes.onDamaged((told) => sayProblem(told, language))
  engine.runHistory.onProblem((told) => sayOfHistory(told, language))
  let code: number = exitCodes.worked
  try {
    await createProgram(session, (end) => (code = end)).parseAsync([...argv])
  } catch (error) {
    code = codeOf(error, session, argv)
  }
  await engine.close()
  return code
}

/**
 * Runs one command and returns its exit code; what goes wrong is told on standard error. `argv` is as a process has it: program, script, then the
 * command's words.
 */
export async function runCommandLine(argv: readonly string[], options: EngineOptions): Promise<number> {
  try {
    return await runCommand(argv, options)
  } catch (error) {
    // Not even the engine could be made or closed: the settings' language is not known.
    const language = terminalLanguage(null, process.env)
    if (isJson(argv)) printJson({ status: 'failed', problems: problemsJson([problemOf(error, language)], language) })
    return sayFailure(error, language)
  }
}
