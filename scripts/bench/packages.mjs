import { mkdirSync, writeFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import http from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from '../setup/folders.mjs'
import { median } from './figures.mjs'

const count = 162
/** So many pages are asked for at a time, by both. */
const atATime = 8
const names = Array.from({ length: count }, (_, at) => `package-${at}`)

/** The METADATA of a package as many have it: some headers, what it needs, and a long description. @param {string} name @param {number} at */
function metadata(name, at) {
  const needs = [1, 2, 3, 4].map((step) => `Requires-Dist: package-${(at + step) % count}>=1; python_version >= "3.8"`)
  const extras = [5, 6, 7, 8].map((step) => `Requires-Dist: other-${at + step}; extra == "more"`)
  const classifiers = Array.from({ length: 20 }, (_, row) => `Classifier: Programming Language :: Python :: 3.${row}`)
  const head = ['Metadata-Version: 2.1', `Name: ${name}`, 'Version: 1.0', 'Summary: One of many', 'License: MIT']
  const text = 'A line of the description that is as long as such lines are.\n'.repeat(200)
  return `${[...head, ...classifiers, ...needs, ...extras].join('\n')}\n\n${text}`
}

/** Its RECORD: modules in some folders. @param {string} module */
function record(module) {
  const hash = 'sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU'
  const paths = Array.from({ length: 120 }, (_, at) => `${module}/part_${at % 6}/file_${at}.py`)
  return [`${module}/__init__.py`, ...paths].map((path) => `${path},${hash},1234\n`).join('')
}

/** What an index lists of a package: 150 versions as a wheel and a source. @param {string} address @param {string} name */
function page(address, name) {
  const stem = name.replaceAll('-', '_')
  const entry = (filename) => ({
    filename,
    url: `${address}/files/${filename}`,
    hashes: { sha256: '0'.repeat(64) },
    'requires-python': '>=3.8',
    'core-metadata': { sha256: '0'.repeat(64) },
    size: 123_456,
    'upload-time': '2026-01-01T00:00:00.000000Z',
    yanked: false,
  })
  const versions = Array.from({ length: 150 }, (_, at) => `${1 + Math.floor(at / 50)}.${at % 50}.0`)
  const files = versions.flatMap((version) => [`${stem}-${version}-py3-none-any.whl`, `${stem}-${version}.tar.gz`])
  return JSON.stringify({ meta: { 'api-version': '1.1' }, name, files: files.map(entry) })
}

/** An index on this machine that has them all. */
async function startIndex() {
  /** @type {Map<string, string>} */
  const pages = new Map()
  const server = http.createServer((request, response) => {
    const body = pages.get((request.url ?? '').split('/')[2] ?? '')
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/vnd.pypi.simple.v1+json' })
    response.end(body)
  })
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)))
  const address = `http://127.0.0.1:${server.address().port}`
  for (const name of names) pages.set(name, page(address, name))
  return {
    url: `${address}/simple`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** The pages asked for and read with nothing but Node. @param {string} url */
async function readPages(url) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: atATime })
  const one = (name) =>
    new Promise((resolve, reject) => {
      const request = http.get(`${url}/${name}/`, { agent }, (answer) => {
        const pieces = []
        answer.on('data', (piece) => pieces.push(piece))
        answer.on('end', () => resolve(JSON.parse(Buffer.concat(pieces).toString('utf8'))))
        answer.on('error', reject)
      })
      request.on('error', reject)
    })
  await Promise.all(names.map(one))
  agent.destroy()
}

/** @param {() => Promise<unknown>} work */
async function timed(work) {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/**
 * What the packages page asks of 162 packages: their facts, beside reading the same files, and which have a newer version, beside asking the same
 * index for the same pages.
 * @param {{ scratch: string, rounds: number, belongings: ReturnType<import('./belongings.mjs').createBelongings> }} options
 */
export async function measurePackages({ scratch, rounds, belongings }) {
  const { createEngine } = createRequire(import.meta.url)(join(root, 'out', 'engine.cjs'))
  const home = join(scratch, 'packages')
  const folder = join(home, 'environments', 'bench')
  const site = process.platform === 'win32' ? join(folder, 'Lib') : join(folder, 'lib', 'python3.12')
  for (const [at, name] of names.entries()) {
    const module = name.replaceAll('-', '_')
    const info = join(site, 'site-packages', `${module}-1.0.dist-info`)
    mkdirSync(info, { recursive: true })
    writeFileSync(join(info, 'METADATA'), metadata(name, at))
    writeFileSync(join(info, 'RECORD'), record(module))
  }
  const packages = names.map((name) => ({ name, version: '1.0', origin: 'own' }))
  const python = { version: '3.12.1', asked: '3.12', path: '', exact: true }
  const environment = { key: 'bench', target: 'dify-1.16', python, packages, baseChanges: [] }

  const index = await startIndex()
  const forget = belongings.atEnd(async () => index.close())
  const direct = { UV_DEFAULT_INDEX: index.url, NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1' }
  const env = { ...process.env, UV_INDEX: '', UV_EXTRA_INDEX_URL: '', ...direct, NODELAB_HOME: home }

  /** What one engine takes that knows nothing yet. @param {(engine: any) => Promise<unknown>} work */
  async function fresh(work) {
    const engine = createEngine({ env, examples: join(root, 'out', 'examples') })
    try {
      return await timed(() => work(engine))
    } finally {
      await engine.close()
    }
  }
  async function readFiles() {
    const here = join(site, 'site-packages')
    const folders = await readdir(here)
    await Promise.all(
      folders.flatMap((one) => ['METADATA', 'RECORD'].map((name) => readFile(join(here, one, name), 'utf8'))),
    )
  }
  const newer = (engine) => engine.packages.newer(environment, { text: '', folder: null })
  const found = []
  await fresh(async (engine) => found.push(...(await newer(engine))))
  if (found.length !== count) throw new Error(`${found.length} of ${count} packages have a newer version`)

  const figures = { facts: { ours: [], reference: [] }, newer: { ours: [], reference: [] } }
  for (let round = 0; round <= rounds; round += 1) {
    const both = [
      ['facts', await fresh((engine) => engine.packages.facts(environment)), await timed(readFiles)],
      ['newer', await fresh(newer), await timed(() => readPages(index.url))],
    ]
    // The first pair warms up and does not count.
    if (round === 0) continue
    for (const [name, ours, reference] of both) {
      figures[name].ours.push(ours)
      figures[name].reference.push(reference)
    }
  }
  index.close()
  forget()
  const middle = ({ ours, reference }) => ({ ours: median(ours), reference: median(reference) })
  return { facts: middle(figures.facts), newer: middle(figures.newer) }
}
