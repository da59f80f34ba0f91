import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from '../setup/folders.mjs'
import { median } from './figures.mjs'
import { buildRules } from './rules.mjs'

const pyright = join(root, 'node_modules', 'pyright')

/** Pyright by a plain Node, as `electron/language/serverProcess.ts` starts it. */
function startServer() {
  const options = { execArgv: ['--max-old-space-size=1024'], env: {}, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] }
  const child = fork(join(pyright, 'langserver.index.js'), ['--node-ipc'], options)
  return {
    pid: child.pid,
    send: (message) => void (child.connected && child.send(message)),
    onMessage: (listener) => void child.on('message', listener),
    onEnd: (listener) => void child.once('exit', (code) => listener(`exit code ${code}`)),
    kill: () => void child.kill('SIGKILL'),
  }
}

/** Milliseconds in which a Node reads pyright's program and ends. */
async function loadAlone() {
  const began = performance.now()
  await once(spawn(process.execPath, [join(pyright, 'index.js'), '--version'], { stdio: 'ignore' }), 'close')
  return performance.now() - began
}

/** Megabytes that a process holds; of Linux alone. @param {number} pid */
function resident(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
}

/** A member of a package of each environment; the second has one that the first lacks, and another Python, so that all is read anew. */
const first = { module: 'httpx', name: 'AsyncClient', target: 'dify-1.16' }
const second = { module: 'exceptiongroup', name: 'ExceptionGroup', target: 'dify-0.11' }

/**
 * The language server from a node's opening to its first completion, its later ones as an author types, and what it holds at rest.
 * @param {{ scratch: string, cache: string, rounds: number }} options
 */
export async function measureLanguage({ scratch, cache, rounds }) {
  const home = join(scratch, 'language-home')
  const folder = join(scratch, 'language-rules')
  for (const path of [home, folder]) mkdirSync(path, { recursive: true })
  const { findTarget } = await buildRules(folder)
  const { createEngine } = createRequire(import.meta.url)(join(root, 'out', 'engine.cjs'))
  /** What is completed, with the environment of its target. */
  async function placed(engine, one) {
    const target = findTarget(one.target)
    const { environment } = await engine.environments.wait({ target, requirements: '', dependencies: [] })
    if (environment === null) throw new Error(`There is no environment of ${one.target}`)
    return { ...one, environment: environment.key }
  }
  const firsts = []
  const references = []
  const warm = []
  const again = []
  const switches = []
  let memory = Number.NaN
  for (let round = 0; round < rounds; round += 1) {
    references.push(await loadAlone())
    const engine = createEngine({
      env: { ...process.env, NODELAB_HOME: home, UV_CACHE_DIR: cache },
      examples: join(root, 'out', 'examples'),
      startLanguageServer: startServer,
    })
    const { language } = engine
    let version = 0
    const complete = async (typed, { module, name, target, environment }) => {
      version += 1
      const code = `import ${module}\nimport re\n\ndef main(text: str):\n    found = ${module}.${typed}`
      const document = { id: 'bench', version, code, variables: [], target, environment }
      const began = performance.now()
      language.show(document)
      const asked = { id: 'bench', version, line: 5, column: code.split('\n')[4].length + 1 }
      const answer = await language.complete(asked, '.')
      if (!answer?.items.some(({ label }) => label === name)) throw new Error(`${module} has no ${name}`)
      return performance.now() - began
    }
    try {
      const usual = await placed(engine, first)
      const other = await placed(engine, second)
      firsts.push(await complete('', usual))
      for (let key = 0; key < 30; key += 1) {
        // Each time another text, as the next key makes it.
        warm.push(await complete(['A', 'As', 'Asy'][key % 3], usual))
      }
      const began = performance.now()
      await language.hover({ id: 'bench', version, line: 4, column: 11 })
      again.push(performance.now() - began)
      switches.push(await complete('', other))
      const pid = language.pid()
      if (process.platform === 'linux' && pid !== undefined) memory = resident(pid)
    } finally {
      await engine.close()
    }
  }
  return {
    first: { ours: median(firsts), reference: median(references) },
    warm: { ours: median(warm), reference: median(again) },
    switched: { ours: median(switches), reference: median(references) },
    memory: { ours: memory, reference: process.memoryUsage().rss / 1024 / 1024 },
  }
}
