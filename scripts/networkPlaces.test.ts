import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from './setup/folders.mjs'

/** Who may speak to a network, as `docs/privacy.md` names them. */
const speakers = [
  'electron/desktop/program/ownUpdates.ts',
  'electron/environments/installUv.ts',
  'electron/network/agents.ts',
  'electron/network/get.ts',
  'electron/sandbox/remote/httpExchange.ts',
]
/** Who has a socket and reaches nobody beyond this machine: the server that the author starts, the service of a lesson, and lines to processes of our own. */
const others = [
  'electron/lessons/lessonService.ts',
  'electron/processes/guardian.ts',
  'electron/processes/pipeGuards.ts',
  'electron/sandbox/workers/pipedLines.ts',
  'electron/sandbox/workers/workerHub.ts',
]
const server = /^electron\/sandbox\/server\//

/** Imports of Node's and Electron's ways to a network for more than their types, and calls of `fetch`. */
const speaks =
  /^import (?!type\b).*from 'node:(?:https?|http2|net|dgram)'|\brequire\('(?:node:)?(?:https?|http2|net|dgram)'\)|^import (?!type\b).*\bnet\b.*from 'electron'|(?<![\w.])fetch\(|new (?:XMLHttpRequest|WebSocket|EventSource)\(|\bsendBeacon\(|\bcrashReporter\.|\bautoUpdater\./m

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return /^(?:testing|hostile)$/.test(entry.name) ? [] : sourcesIn(path)
    return /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) ? [path] : []
  })
}

/** The text without comments, and without the nodes that it has as examples. */
function codeIn(path: string): string {
  return readFileSync(join(root, path), 'utf8').replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '')
}

it('Nodelab speaks to a network where docs/privacy.md says so, and nowhere else', () => {
  const found = ['electron', 'renderer', 'shared']
    .flatMap(sourcesIn)
    // The cases of preflight's rules are texts of code.
    .filter((path) => !/^shared\/preflight\/rules\/\w*[cC]ases\.ts$/.test(path) && speaks.test(codeIn(path)))
  expect(found.filter((path) => !server.test(path)).sort()).toEqual([...speakers, ...others].sort())
  expect(found.filter((path) => server.test(path)).length).toBeGreaterThan(0)
  const told = readFileSync(join(root, 'docs', 'privacy.md'), 'utf8')
  expect(speakers.filter((path) => !path.endsWith('agents.ts') && !told.includes(path))).toEqual([])
})
