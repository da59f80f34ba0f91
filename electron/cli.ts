import { join } from 'node:path'
import { runCommandLine } from './cli/commandLine'

const parts = { examples: join(__dirname, 'examples'), runsWorker: join(__dirname, 'runsWorker.cjs') }

// Never rejects: what goes wrong is told there.
void runCommandLine(process.argv, parts).then((code) => {
  process.exitCode = code
})
