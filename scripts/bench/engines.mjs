import { spawn } from 'node:child_process'
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from '../setup/folders.mjs'
import { kill, remove } from './belongings.mjs'
import { median, sideBySide } from './figures.mjs'
import { buildRules } from './rules.mjs'

const target = 'dify-0.11'
const empty = 'def main():\n    return {}\n'
const work =
  'def main():\n    rows = [{"n": n, "text": str(n) * 9} for n in range(2000)]\n    total = sum(row["n"] for row in rows)\n    return {}\n'
const javascriptWork =
  'function main() {\n  const rows = Array.from({ length: 2000 }, (_, n) => ({ n, text: String(n).repeat(9) }))\n  rows.reduce((sum, { n }) => sum + n, 0)\n  return {}\n}\n'
const endless = 'import os\ndef main():\n    print(os.getpid(), flush=True)\n    while True: pass\n'

/** Looks at every file of a folder, as `ls -lR` does. @param {string} folder */
function look(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) look(join(folder, entry.name))
    else statSync(join(folder, entry.name), { throwIfNoEntry: false })
  }
}

/** A request for a run of some code. @param {string} code */
function request(code, code_language = 'python3') {
  const node = {
    title: 'bench',
    desc: '',
    code_language,
    code,
    variables: [],
    outputs: [],
    dependencies: [],
    target: null,
    samples: {},
  }
  return { node, inputs: {}, target }
}

/** Resolves with the moment at which a process is gone. @param {number} pid @returns {Promise<number>} */
async function goneAt(pid) {
  for (;;) {
    try {
      process.kill(pid, 0)
    } catch {
      return performance.now()
    }
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
}

/**
 * The measures that need no window: the engine in this process, beside what bare uv and bare Python take.
 * @param {{ scratch: string, cache: string, belongings: ReturnType<import('./belongings.mjs').createBelongings> }} options
 */
export function createEngineMeasures({ scratch, cache, belongings }) {
  const { createEngine } = createRequire(import.meta.url)(join(root, 'out', 'engine.cjs'))

  /** Does something with an engine of a data folder, and closes it. @template T @param {string} home @param {(engine: any) => Promise<T>} work @param {object} [more] */
  async function withEngine(home, work, more = {}) {
    const env = { ...process.env, NODELAB_HOME: home, UV_CACHE_DIR: cache }
    const engine = createEngine({ env, examples: join(root, 'out', 'examples'), ...more })
    const forget = belongings.atEnd(() => engine.close())
    try {
      return await work(engine)
    } finally {
      await engine.close()
      forget()
    }
  }

  const start = (file, args, options) => belongings.program(spawn(file, args, { ...belongings.grouped, ...options }))

  /** How long a program takes. @param {string} file @param {readonly string[]} args @param {NodeJS.ProcessEnv} [env] @returns {Promise<number>} */
  function timed(file, args, env = process.env) {
    const began = performance.now()
    return new Promise((resolve, reject) => {
      const child = start(file, args, { env, stdio: 'ignore' })
      child.on('error', reject)
      child.on('exit', (code) =>
        code === 0 ? resolve(performance.now() - began) : reject(new Error(`${file} ended with ${code}`)),
      )
    })
  }

  const warm = join(scratch, 'warm')

  return {
    /** The uv of this machine, fetched where there is none. @returns {Promise<string>} */
    uv: () => withEngine(join(scratch, 'doctor'), async (engine) => (await engine.doctor(true)).uv.path),

    /** Builds the environment of a data folder, as a first run does, and tells of it. @param {string} home */
    prepare: (home = warm) =>
      withEngine(home, async (engine) => {
        const { problems, status } = await engine.runNode(request(empty), '')
        const found = (await engine.environments.list())[0]?.environment
        if (status !== 'succeeded' || found === undefined) throw new Error(`no run: ${JSON.stringify(problems)}`)
        return found
      }),

    /** The first environment of an empty data folder, from a cache that has its packages. @param {number} rounds @param {string} uv @param {any} found */
    environment(rounds, uv, found) {
      let count = 0
      const pins = join(scratch, 'pins.txt')
      writeFileSync(pins, found.packages.map(({ name, version }) => `${name}==${version}`).join('\n'))
      const env = { ...process.env, UV_CACHE_DIR: cache, UV_NO_CONFIG: '1' }
      const program = process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']
      return sideBySide(
        rounds,
        () => {
          // A start with uv and Python known, as bare uv is given both, and no environment left.
          remove(join(warm, 'environments'))
          return withEngine(warm, async (engine) => {
            const began = performance.now()
            const result = await engine.runNode(request(empty), '')
            return performance.now() - began - result.times.total
          })
        },
        async () => {
          count += 1
          const folder = join(scratch, `bare-${count}`)
          const venv = ['venv', '-q', '--relocatable', '--no-project', '--python', found.python.path, folder]
          const sync = ['pip', 'sync', '-q', pins, '--python', join(folder, ...program)]
          return (await timed(uv, venv, env)) + (await timed(uv, sync, env))
        },
      )
    },

    /**
     * From the wish to an environment that is there, each for the first time since the start, with twenty of them on the disk; beside a bare look at
     * the files that such an environment has.
     * @param {number} rounds
     */
    async switching(rounds) {
      const home = join(scratch, 'many')
      const { findTarget } = await buildRules(join(scratch, 'targets'))
      const dify = findTarget(target)
      const versions = { six: [10, 11, 12, 13, 14, 15, 16, 17], attrs: [19, 20, 21, 22, 23, 24, 25] }
      const some = Object.entries(versions).flatMap(([name, all]) => all.map((version) => ({ name, version })))
      const wishes = ['', 'tabulate==0.9.0', 'tabulate==0.8.10', 'toolz==0.12.1', 'toolz==1.0.0'].concat(
        some.map(({ name, version }) => (name === 'six' ? `six==1.${version}.0` : `attrs==${version}.*`)),
      )
      /** @param {(engine: any, wish: any) => Promise<any>} work */
      const each = (work) =>
        withEngine(home, async (engine) => {
          for (const requirements of wishes) {
            const asked = { target: dify, requirements: `${requirements}\n`, dependencies: [] }
            const { status, problems } = await work(engine, asked)
            if (status !== 'ready') throw new Error(`no environment: ${JSON.stringify(problems)}`)
            // What goes on behind it is not the next one's.
            await new Promise((resolve) => setTimeout(resolve, 60))
          }
        })
      await each((engine, asked) => engine.environments.wait(asked))
      await each((engine, asked) => engine.environments.wait(asked))
      const ours = []
      const reference = []
      for (let round = 0; round < rounds; round += 1) {
        await each(async (engine, asked) => {
          const began = performance.now()
          const build = await engine.environments.ensure(asked)
          ours.push(performance.now() - began)
          const folder = join(home, 'environments', build.environment.key)
          const looking = performance.now()
          look(folder)
          reference.push(performance.now() - looking)
          return build
        })
      }
      return { ours: median(ours), reference: median(reference) }
    },

    /** Does something with an engine whose environment is there; `prepare` has built it. @template T @param {(engine: any) => Promise<T>} work */
    onWarm: (work) => withEngine(warm, work),

    /** One run beside the same interpreter with the same code. @param {number} rounds @param {any} found */
    run: (rounds, found) =>
      withEngine(warm, (engine) =>
        sideBySide(
          rounds,
          async () => (await engine.runNode(request(empty), '')).times.total,
          () => timed(found.python.path, ['-I', '-c', `${empty}import json; print(json.dumps(main()))`]),
        ),
      ),

    /**
     * A run that succeeds and whose variables would have been told had it failed, beside the same run that was not asked for them: warm workers, as the
     * window's. @param {number} rounds
     */
    withValues: (rounds) =>
      withEngine(
        warm,
        async (engine) => {
          const timed = (asked, takesLocals) => async () => {
            const result = await engine.runNode(asked, '', { takesLocals })
            if (result.status !== 'succeeded') throw new Error(`a run failed: ${JSON.stringify(result.problems)}`)
            return result.times.total
          }
          const both = (asked) => sideBySide(rounds, timed(asked, true), timed(asked, false))
          return { python: await both(request(work)), javascript: await both(request(javascriptWork, 'javascript')) }
        },
        { nodesTellValues: true },
      ),

    /** From the word to cancel until the process is gone, beside a bare kill. @param {number} rounds @param {any} found */
    cancel: (rounds, found) =>
      withEngine(warm, (engine) =>
        sideBySide(
          rounds,
          async () => {
            const abort = new AbortController()
            /** @type {(pid: number) => void} */
            let begun = () => undefined
            const begins = new Promise((resolve) => (begun = resolve))
            let printed = ''
            const onOutput = (_, text) => {
              printed += text
              if (printed.includes('\n')) begun(Number(printed))
            }
            const run = engine.runNode(request(endless), '', { onOutput, signal: abort.signal })
            const tooEarly = run.then(({ error }) => Promise.reject(new Error(`the endless run ended: ${error}`)))
            const pid = await Promise.race([begins, tooEarly])
            const began = performance.now()
            abort.abort()
            const gone = await goneAt(pid)
            // Cancelled, it ends as every run does.
            await tooEarly.catch(() => undefined)
            return gone - began
          },
          async () => {
            const child = start(found.python.path, ['-I', '-u', '-c', `${endless}main()`], {
              stdio: ['ignore', 'pipe', 'ignore'],
            })
            await new Promise((resolve) => child.stdout.once('data', resolve))
            const began = performance.now()
            kill(child)
            return (await goneAt(child.pid)) - began
          },
        ),
      ),
  }
}
