// The start file of a packed app that is made for the tests on a machine whose only Electron has Node 18.15: it adds the two functions
// of Node 18.17 that a library of ours uses, then starts the app. What is packed for authors does not have it.
const events = require('node:events')
const stream = require('node:stream')

stream.getDefaultHighWaterMark ??= (objectMode) => (objectMode ? 16 : 65536)
events.addAbortListener ??= (signal, listener) => {
  if (signal.aborted) queueMicrotask(() => listener())
  else signal.addEventListener('abort', listener, { once: true })
  return { [Symbol.dispose ?? Symbol.for('nodejs.dispose')]: () => signal.removeEventListener('abort', listener) }
}
require('./main.cjs')
