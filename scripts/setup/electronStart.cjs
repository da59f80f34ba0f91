// The start file of the packaged runtime: loads the app whose folder stands in the arguments, as Electron's own default app does,
// and adds the two functions of Node 18.17 that its Node 18.15 lacks and a library of ours uses.
const { app } = require('electron')
const events = require('node:events')
const fs = require('node:fs')
const path = require('node:path')
const stream = require('node:stream')

stream.getDefaultHighWaterMark ??= (objectMode) => (objectMode ? 16 : 65536)
events.addAbortListener ??= (signal, listener) => {
  if (signal.aborted) queueMicrotask(() => listener())
  else signal.addEventListener('abort', listener, { once: true })
  return { [Symbol.dispose ?? Symbol.for('nodejs.dispose')]: () => signal.removeEventListener('abort', listener) }
}

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'))
if (folder !== undefined) {
  const root = path.resolve(folder)
  const description = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))
  app.setName(description.productName ?? description.name)
  app.setVersion(description.version)
  app.setAppPath(root)
  require(path.join(root, description.main))
}
