import { join } from 'node:path'
import { CommanderError } from 'commander'
import type { Session } from './cli/context'
import { problemOf, sayFailure } from './cli/failure'
import { exitCodes, printJson, problemsJson, say, sayProblem, terminalLanguage } from './cli/output'
import { createProgram } from './cli/program'
import { textOf } from './cli/texts'
import { createEngine } from './engine'

/** Whether the caller reads one JSON object, however the command ends. */
const isJson = process.argv.slice(2).includes('--json')

/** The exit code of a command that ended with an error, which is told here. */
function codeOf(error: unknown, { language, signal }: Session): number {
  if (signal.aborted) {
    if (isJson) printJson({ status: 'cancelled', problems: [] })
    say(textOf('cancelled', language))
    return exitCodes.cancelled
  }
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCodes.worked
    // Without a command its help was shown already.
    if (error.code === 'commander.help') return exitCodes.wrong
  }
  if (isJson) printJson({ status: 'failed', problems: problemsJson([problemOf(error, language)], language) })
  return sayFailure(error, language)
}

/** Runs one command and returns its exit code. */
async function main(argv: readonly string[]): Promise<number> {
  const abort = new AbortController()
  const engine = createEngine({
    examples: join(__dirname, 'examples'),
    runsWorker: join(__dirname, 'runsWorker.cjs'),
  })
  const language = terminalLanguage(engine.settings.get().language, process.env)
  // A terminal that is closed, or a pipe whose reader has gone, ends what runs as well.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => abort.abort())
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => abort.abort())
  const session: Session = { engine, language, signal: abort.signal }
  if (engine.startProblem !== null) sayProblem(engine.startProblem, language)
  engine.remotes.onDamaged((told) => sayProblem(told, language))
  engine.runHistory.onProblem((told) => sayProblem(told, language))
  let code: number = exitCodes.worked
  try {
    await createProgram(session, (end) => (code = end)).parseAsync([...argv])
  } catch (error) {
    code = codeOf(error, session)
  }
  await engine.close()
  return code
}

main(process.argv).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    // Not even the engine could be made or closed: the settings' language is not known.
    const language = terminalLanguage(null, process.env)
    if (isJson) printJson({ status: 'failed', problems: problemsJson([problemOf(error, language)], language) })
    process.exitCode = sayFailure(error, language)
  },
)
