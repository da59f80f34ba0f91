import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { version } from '../package.json'
import type { Language } from '../shared/model/problem'
import { ProblemError } from '../shared/problems'
import { WrongUse } from './cli/context'
import { doctorCommand } from './cli/doctor'
import { type EnvironmentOptions, envCommand, packagesCommand, targetsCommand } from './cli/environmentCommands'
import { exitCodes, say, sayProblem, terminalLanguage } from './cli/output'
import { runCommand, type RunOptions } from './cli/run'
import { createEngine, type Engine } from './engine'

const collect = (value: string, all: readonly string[]): string[] => [...all, value]

interface Session {
  readonly engine: Engine
  readonly language: Language
  readonly signal: AbortSignal
}

/** Builds the command line; each action's number is the exit code. */
function commands(session: Session, end: (code: number) => void): Command {
  const { engine, language, signal } = session
  const program = new Command('nodelab')
    .description('Runs Dify code nodes on this machine, as a Dify of your choice would.')
    .version(version)
    .exitOverride()
  const target = ['--target <id>', 'which Dify, such as 1.16; `nodelab targets` lists them'] as const
  const json = ['--json', 'print one JSON object and nothing else'] as const

  program
    .command('run <node>')
    .description('run a node file')
    .option('--input <name=json>', 'the value of one input; may be given again', collect, [])
    .option('--inputs <file>', 'a JSON object of inputs; - reads standard input')
    .option(...target)
    .option('--with <requirement>', 'one more package for this run; may be given again', collect, [])
    .option('--timeout <seconds>', 'time limit of the run')
    .option(...json)
    .action(async (node: string, options: RunOptions) => end(await runCommand(engine, language, node, options, signal)))

  program
    .command('packages')
    .argument('[action]', 'list', 'list')
    .description('list what the environment of this folder has')
    .option(...target)
    .option(...json)
    .action(async (action: string, options: EnvironmentOptions) => {
      if (action !== 'list')
        throw new WrongUse(`packages ${action}: use list. To change packages, edit python-requirements.txt.`)
      end(await packagesCommand(engine, language, options, signal))
    })

  program
    .command('env')
    .argument('[action]', 'list, build, path or sweep', 'list')
    .description('list, build or sweep environments')
    .option(...target)
    .option('--days <n>', 'sweep: those unused for that many days', '30')
    .option(...json)
    .action(async (action: string, options: EnvironmentOptions) =>
      end(await envCommand(engine, language, action, options, signal)),
    )

  program
    .command('targets')
    .description('list the Difys that Nodelab knows')
    .option(...json)
    .action((options: EnvironmentOptions) => end(targetsCommand(options)))

  program
    .command('doctor')
    .description('say what was found on this machine and what is missing')
    .option('--install-uv', 'fetch uv where it is missing')
    .option(...json)
    .action(async (options: { json?: boolean; installUv?: boolean }) =>
      end(await doctorCommand(engine, language, options)),
    )

  return program
}

function codeOf(error: unknown, language: Language, signal: AbortSignal): number {
  if (signal.aborted) return exitCodes.cancelled
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.worked : exitCodes.wrong
  if (error instanceof ProblemError) {
    sayProblem(error.problem, language)
    return error.problem.source === 'environment' ? exitCodes.noEnvironment : exitCodes.wrong
  }
  say(error instanceof WrongUse ? error.message : String(error))
  return exitCodes.wrong
}

/** Runs one command and returns its exit code. */
async function main(argv: readonly string[]): Promise<number> {
  const abort = new AbortController()
  const engine = createEngine({ examples: join(__dirname, 'examples') })
  const language = terminalLanguage(engine.settings.get().language, process.env)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => abort.abort())
  let code: number = exitCodes.worked
  try {
    const session = { engine, language, signal: abort.signal }
    await commands(session, (end) => (code = end)).parseAsync([...argv])
  } catch (error) {
    code = codeOf(error, language, abort.signal)
  }
  await engine.close()
  return code
}

main(process.argv).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    say(String(error))
    process.exitCode = exitCodes.wrong
  },
)
