import { Command } from 'commander'
import { version } from '../../package.json'
import { runOrigins } from '../../shared/model/runHistory'
import type { Session } from './context'
import { checkCommand, type CheckOptions } from './checkCommand'
import { copyCommand, type CopyOptions } from './copy'
import { doctorCommand } from './doctor'
import type { EnvironmentOptions } from './build'
import { envCommand, targetsCommand } from './environmentCommands'
import { encodingList } from './dataOptions'
import { exportCommand, type ExportOptions } from './export'
import { packageActions, packagesCommand } from './packages'
import type { PackagesOptions } from './packageWork'
import { type AppOptions, appCommand } from './app'
import { firstWorkspaceCommand } from './firstWorkspace'
import { historyCommand, type HistoryOptions } from './history'
import { lessonCommand, type LessonOptions } from './lessonCommand'
import { runCommand, type RunOptions } from './run'
import { schemaCommand } from './schemaCommand'
import { serveCommand, type ServeOptions } from './serve'
import { testCommand, type TestOptions } from './testCommand'
import { isTextKey, type TextKey, textOf } from './texts'

const collect = (value: string, all: readonly string[] = []): string[] => [...all, value]

/** Builds the command line; each action's number is the exit code. What commander finds wrong is thrown, not printed. */
export function createProgram(session: Session, end: (code: number) => void): Command {
  const say = (key: TextKey): string => textOf(key, session.language)
  const program = new Command('nodelab')
    .description(say('about'))
    .version(version, '-V, --version', say('about-version'))
    .helpOption('-h, --help', say('about-help'))
    .helpCommand('help [command]', say('about-help'))
    .configureHelp({ styleTitle: (title) => (isTextKey(title) ? say(title) : title) })
    .configureOutput({ outputError: () => {} })
    .usage(say('usage'))
    .exitOverride()
  const target = ['--target <id>', say('about-target')] as const
  const json = ['--json', say('about-json')] as const
  const sandbox = ['--sandbox <address>', say('about-sandbox')] as const
  const key = ['--key <key>', say('about-key')] as const
  const noHistory = ['--no-history', say('about-no-history')] as const
  const workspace = ['--workspace <folder>', say('about-workspace')] as const

  program
    .command('run')
    .argument('<node>', say('about-node'))
    .description(say('about-run'))
    .option('--input <name=json>', say('about-input'), collect)
    .option('--inputs <file>', say('about-inputs'))
    .option(...target)
    .option('--with <requirement>', say('about-with'), collect)
    .option('--timeout <seconds>', say('about-timeout'))
    .option('--case <name>', say('about-case'))
    .option(...sandbox)
    .option(...key)
    .option('--mode <mode>', say('about-mode'))
    .option('--no-network', say('about-no-network'))
    .option('--cold', say('about-cold'))
    .option('--locals', say('about-locals'))
    .option(...noHistory)
    .option('--verbose', say('about-verbose'))
    .option(...json)
    .action(async (node: string, options: RunOptions) => end(await runCommand(session, node, options)))

  program
    .command('test')
    .argument('[paths...]', say('about-paths'))
    .description(say('about-test'))
    .option('--target <id>', say('about-test-target'), collect)
    .option(...sandbox)
    .option(...key)
    .option('--junit <file>', say('about-junit'))
    .option('--jobs <n>', say('about-jobs'))
    .option('--watch', say('about-watch'))
    .option('--coverage', say('about-coverage'))
    .option(...noHistory)
    .option('--data <file>', say('about-data'))
    .option('--map <column=role>', say('about-map'), collect)
    .option('--delimiter <sign>', say('about-delimiter'))
    .option('--encoding <name>', textOf('about-encoding', session.language, { names: encodingList }))
    .option('--no-header', say('about-no-header'))
    .option('--leave-empty', say('about-leave-empty'))
    .option('--failures <file>', say('about-failures'))
    .option(...json)
    .action(async (paths: string[], options: TestOptions) => end(await testCommand(session, paths, options)))

  program
    .command('check')
    .argument('[paths...]', say('about-check-paths'))
    .description(say('about-preflight'))
    .option(...target)
    .option('--sarif', say('about-sarif'))
    .option(...json)
    .action(async (paths: string[], options: CheckOptions) => end(await checkCommand(session, paths, options)))

  program
    .command('lesson')
    .argument('<action>', 'check | new')
    .argument('<path>', say('about-lesson-path'))
    .description(say('about-lesson'))
    .option('--target <id>', say('about-test-target'), collect)
    .option('--quick', say('about-lesson-quick'))
    .option(...json)
    .action(async (action: string, path: string, options: LessonOptions) =>
      end(await lessonCommand(session, action, path, options)),
    )

  program
    .command('app')
    .argument('<action>', 'list | run | extract | apply')
    .argument('<app>', say('about-app-file'))
    .argument('[nodes...]', say('about-app-nodes'))
    .description(say('about-app'))
    .option('-o, --output <folder>', say('about-app-output'))
    .option('--force', say('about-app-force'))
    .option('--dry-run', say('about-app-dry-run'))
    .option('--input <name=json>', say('about-input'), collect)
    .option('--inputs <file>', say('about-inputs'))
    .option(...target)
    .option('--timeout <seconds>', say('about-timeout'))
    .option(...noHistory)
    .option(...json)
    .action(async (action: string, app: string, nodes: string[], options: AppOptions) =>
      end(await appCommand(session, action, app, nodes, options)),
    )

  program
    .command('packages')
    .argument('[action]', packageActions.join(' | '))
    .argument('[words...]', say('about-words'))
    .description(say('about-packages'))
    .option(...workspace)
    .option(...target)
    .option('--format <form>', say('about-format'))
    .option('--dry-run', say('about-dry-run'))
    .option('--all', say('about-all'))
    .option('--check', say('about-check'))
    .option('-o, --output <file>', say('about-output'))
    .option('--force', say('about-force'))
    .option(...json)
    .action(async (action: string | undefined, words: string[], options: PackagesOptions) =>
      end(await packagesCommand(session, action ?? 'list', words, options)),
    )

  program
    .command('env')
    .argument('[action]', 'list | build | path | remove | sweep | cache')
    .argument('[keys...]', say('about-keys'))
    .description(say('about-env'))
    .option(...workspace)
    .option(...target)
    .option('--days <n>', say('about-days'))
    .option('--clean', say('about-clean'))
    .option(...json)
    .action(async (action: string | undefined, keys: string[], options: EnvironmentOptions) =>
      end(await envCommand(session, action ?? 'list', keys, options)),
    )

  program
    .command('copy')
    .argument('<nodes...>', say('about-node'))
    .description(say('about-copy'))
    .option(...target)
    .action(async (nodes: string[], options: CopyOptions) => end(await copyCommand(session, nodes, options)))

  program
    .command('export')
    .argument('<node>', say('about-node'))
    .description(say('about-export'))
    .option(...target)
    .option('-o, --output <file>', say('about-export-output'))
    .option('--as <form>', say('about-export-as'))
    .action(async (node: string, options: ExportOptions) => end(await exportCommand(session, node, options)))

  program
    .command('serve')
    .description(say('about-serve'))
    .option('--port <port>', say('about-port'))
    .option('--host <address>', say('about-host'))
    .option('--key <key>', say('about-serve-key'))
    .option(...workspace)
    .option(...target)
    .option('--dialect <dialect>', say('about-dialect'))
    .option('--workers <n>', say('about-workers'))
    .option('--requests <n>', say('about-requests'))
    .option('--mode <mode>', say('about-serve-mode'))
    .option('--timeout <seconds>', say('about-timeout'))
    .option('--history', say('about-serve-history'))
    .option('--no-history', say('about-serve-no-history'))
    .option(...json)
    .action(async (options: ServeOptions) => end(await serveCommand(session, options)))

  program
    .command('history')
    .argument('[run]', say('about-history-run'))
    .description(say('about-history'))
    .option('--search <text>', say('about-history-search'))
    .option('--node <id>', say('about-history-node'))
    .option('--status <status>', say('about-history-status'))
    .option(...target)
    .option('--from <origin>', textOf('about-history-from', session.language, { origins: runOrigins.join(' | ') }))
    .option('--pinned', say('about-history-pinned'))
    .option('--limit <n>', say('about-history-limit'))
    .option(...workspace)
    .option(...json)
    .action(async (run: string | undefined, options: HistoryOptions) =>
      end(await historyCommand(session, run, options)),
    )

  program
    .command('targets')
    .description(say('about-targets'))
    .option(...json)
    .action(async (options: EnvironmentOptions) => end(await targetsCommand(session, options)))

  program
    .command('doctor')
    .description(say('about-doctor'))
    .option('--install-uv', say('about-install-uv'))
    .option(...json)
    .action(async (options: { json?: boolean; installUv?: boolean }) => end(await doctorCommand(session, options)))

  program
    .command('schema')
    .description(say('about-schema'))
    .action(() => end(schemaCommand()))

  // The set-up without a window calls it, so that the command line finds the same nodes as the window would.
  program.command('first-workspace', { hidden: true }).action(async () => end(await firstWorkspaceCommand(session)))

  return program
}
