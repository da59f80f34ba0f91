import { createRequire } from 'node:module'
import { join } from 'node:path'

/**
 * The program of the language server's process: pyright speaks over the channel of a forked Node, and a utility process of Electron has another one.
 */
const [, , pyright = ''] = process.argv
const port = process.parentPort

port.on('message', ({ data }: { data: unknown }) => process.emit('message', data, undefined))
Object.assign(process, {
  send(message: unknown, _handle: unknown, _options: unknown, done?: (error: Error | null) => void) {
    port.postMessage(message)
    done?.(null)
    return true
  },
})
// Pyright goes into its own folder as it starts. Packed, that lies in an archive, where no process can be; it asks for files by whole paths anyway.
process.chdir = () => undefined
// Where pyright looks for the stubs of Python's own modules; its own start file sets it as well.
Object.assign(globalThis, { __rootDirectory: `${pyright}/` })
createRequire(__filename)(join(pyright, 'pyright-langserver.js'))
