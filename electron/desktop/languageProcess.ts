import { dirname, join } from 'node:path'
import { utilityProcess } from 'electron'
import { serverHeap, type ServerProcess } from '../language/serverProcess'

/**
 * Starts pyright in a process of its own. A packed Nodelab has no Node to start it by (its fuse is off), so it is a utility process of Electron's, and
 * `languageHost` in it stands in for the channel that pyright expects. `built` is the folder of what was built; pyright's package lies beside it.
 */
export function startLanguageServer(built: string): ServerProcess {
  const pyright = join(dirname(built), 'node_modules', 'pyright', 'dist')
  const child = utilityProcess.fork(join(built, 'languageHost.cjs'), [pyright, '--node-ipc'], {
    serviceName: 'Nodelab language server',
    execArgv: [`--max-old-space-size=${serverHeap}`],
    env: {},
    stdio: 'ignore',
  })
  return {
    pid: child.pid,
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onEnd: (listener) => void child.once('exit', (code) => listener(`exit code ${code}`)),
    kill: () => void child.kill(),
  }
}
