import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app } from 'electron'
import { ProblemError } from '../../shared/problems'
import { dataFolders } from '../environments/dataFolders'

/** Resolves when all that was written to a stream has gone. */
const written = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => {
    stream.write('', () => resolve())
  })

/** The data folder; where that is not to be found, which the command itself then says, a folder that nobody misses. */
function placeOfData(): string {
  try {
    return dataFolders().root
  } catch (error) {
    if (error instanceof ProblemError) return join(tmpdir(), 'nodelab-nowhere')
    throw error
  }
}

/**
 * Runs a command of the command line in this process, and ends it with the command's exit code. There is no window, no page and no second start:
 * many may run at once. `out` is the folder of the built program.
 */
export async function runCommand(words: readonly string[], out: string): Promise<void> {
  // Chromium wants a folder; that of the window is the window's.
  app.setPath('userData', join(placeOfData(), 'desktop', 'command'))
  if (process.platform === 'darwin') app.setActivationPolicy('prohibited')
  // Electron would show a window with it, and go on.
  process.on('uncaughtException', (error) => {
    process.stderr.write(`${error.stack ?? error.message}\n`)
    app.exit(2)
  })
  await app.whenReady()
  const { runCommandLine } = await import('../cli/commandLine')
  const code = await runCommandLine([process.execPath, 'nodelab', ...words], {
    resourcesPath: app.isPackaged ? process.resourcesPath : null,
    examples: join(out, 'examples'),
    runsWorker: join(out, 'runsWorker.cjs'),
  })
  await Promise.all([written(process.stdout), written(process.stderr)])
  app.exit(code)
}
