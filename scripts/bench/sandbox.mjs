import { spawn } from 'node:child_process'
import { Agent, request } from 'node:http'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** What Dify makes of a node that passes its input on, in both languages, and of one that uses pandas. */
const script = (body) => `${body}

import json
from base64 import b64decode

# decode and prepare input dict
inputs_obj = json.loads(b64decode('eyJhIjogMX0=').decode('utf-8'))

# execute main function
output_obj = main(**inputs_obj)

# convert output to json and print
output_json = json.dumps(output_obj, indent=4)

result = f'''<<RESULT>>{output_json}<<RESULT>>'''
print(result)
`
export const scripts = {
  plain: { language: 'python3', code: script('def main(a):\n    return {"result": a}') },
  pandas: {
    language: 'python3',
    code: script('import pandas\n\ndef main(a):\n    return {"result": int(pandas.Series([a, a]).sum())}'),
  },
  javascript: {
    language: 'nodejs',
    code: `function main({a}) { return { result: a } }
var inputs_obj = JSON.parse(Buffer.from('eyJhIjogMX0=', 'base64').toString('utf-8'))
var output_obj = main(inputs_obj)
console.log(\`<<RESULT>>\${JSON.stringify(output_obj)}<<RESULT>>\`)
`,
  },
}

const here = (name) => fileURLToPath(new URL(name, import.meta.url))

/** Bundles the server that stands in front of Nodelab's workers. @param {string} folder @returns {Promise<string>} */
async function buildServer(folder) {
  await build({
    configFile: false,
    logLevel: 'silent',
    root: folder,
    ssr: { noExternal: true },
    build: {
      ssr: here('sandboxServer.ts'),
      outDir: join(folder, 'out'),
      target: 'node18',
      rollupOptions: { output: { entryFileNames: 'server.mjs' } },
    },
  })
  return join(folder, 'out', 'server.mjs')
}

/** Seconds that one way may take in one turn, once each client has had a run: a busy machine gets fewer runs, not a longer bench. */
const turnSeconds = 0.7

/** The value below which a part of some numbers lies. @param {readonly number[]} values @param {number} part */
function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

/** @typedef {{ pid: number, run: (script: Script) => Promise<string>, close: () => void }} Served */
/** @typedef {{ language: string, code: string }} Script */
/** @typedef {{ p50: number, p95: number, perSecond: number }} Figures */

/**
 * Sandboxes side by side: ours of each kind, a bare spawn, and reused processes.
 * @param {{ scratch: string, uv: string, python: string, belongings: ReturnType<import('./belongings.mjs').createBelongings> }} options
 */
export async function createSandboxMeasures({ scratch, uv, python, belongings }) {
  const program = await buildServer(scratch)
  const start = (file, args, options) => belongings.program(spawn(file, args, { ...belongings.grouped, ...options }))
  const ended = (child) =>
    new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`A program of the bench ended with ${code}.`)),
      )
    })

  const venv = join(scratch, 'sandbox-venv')
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'] }
  await ended(start(uv, ['venv', '-q', '--no-project', '--python', python, venv], quiet))
  const own = join(venv, ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']))
  await ended(start(uv, ['pip', 'install', '-q', '--python', own, 'fastapi', 'uvicorn', 'pandas'], quiet))

  /** Starts a server that tells its port on a line. @param {string} file @param {string[]} args @returns {Promise<Served>} */
  async function serve(file, args) {
    const child = start(file, args, { stdio: ['pipe', 'pipe', 'inherit'] })
    const { value: line } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next()
    const agent = new Agent({ keepAlive: true, maxSockets: 8 })
    const options = { agent, host: '127.0.0.1', port: Number(line), path: '/v1/sandbox/run', method: 'POST' }
    const run = (one) =>
      new Promise((resolve, reject) => {
        const body = JSON.stringify(one)
        const headers = {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'x-api-key': 'bench',
        }
        const asked = request({ ...options, headers }, (answer) => {
          let text = ''
          answer.on('data', (part) => (text += part))
          answer.on('end', () => (text.includes('<<RESULT>>') ? resolve(text) : reject(new Error(text))))
        })
        asked.on('error', reject)
        asked.end(body)
      })
    return {
      pid: child.pid ?? 0,
      run,
      close() {
        agent.destroy()
        child.stdin.end()
      },
    }
  }

  /** One run by a bare spawn: no server, no limits. @param {{ language: string, code: string }} one */
  function spawned({ language, code }) {
    return new Promise((resolve, reject) => {
      const [file, args] = language === 'python3' ? [own, ['-I', '-c', code]] : [process.execPath, ['-e', code]]
      const child = start(file, args, { stdio: ['ignore', 'pipe', 'ignore'] })
      let text = ''
      child.stdout.on('data', (part) => (text += part))
      child.on('error', reject)
      child.on('close', () => (text.includes('<<RESULT>>') ? resolve(text) : reject(new Error(text))))
    })
  }

  let count = 0
  /** What a server of ours is told. @param {Record<string, unknown>} wish */
  function wishOf(wish) {
    count += 1
    return JSON.stringify({
      python: own,
      folder: join(scratch, `scratch-${count}`),
      count: 4,
      module: null,
      held: 'calls',
      ...wish,
    })
  }

  /** What a program of the bench writes. @param {string} file @param {string[]} args @param {string} [input] @returns {Promise<string>} */
  async function written(file, args, input = '') {
    const child = start(file, args, { stdio: ['pipe', 'pipe', 'inherit'] })
    let text = ''
    child.stdout.on('data', (part) => (text += part))
    child.stdin.end(input)
    await ended(child)
    return text
  }

  return {
    /** @param {'cold' | 'spawned' | 'forked'} kind @param {{ module?: string, held?: 'nothing' | 'limits' | 'files' | 'calls' }} [change] */
    ours: (kind, change = {}) => serve(process.execPath, [program, wishOf({ kind, ...change })]),
    reused: () => serve(own, [here('reused.py'), process.execPath]),
    /** @type {Served} */
    spawn: { pid: 0, run: spawned, close: () => undefined },

    /** What each step of confinement costs a fork, and a bare fork, in milliseconds. @returns {Promise<{ steps: Record<string, number>, fork: number }>} */
    async steps() {
      const told = await written(process.execPath, [program, wishOf({ kind: 'steps' })])
      return JSON.parse(
        await written(own, ['-I', here('../../electron/sandbox/confinement/testing/partsProgram.py')], told),
      )
    },

    /**
     * Runs of some clients at once on some sandboxes, in turn, so that all meet the same moods of the machine; the first turn warms up.
     * @param {readonly Served[]} all @param {Script} one @param {number} clients @param {number} [turns] @returns {Promise<Figures[]>}
     */
    async sideBySide(all, one, clients, turns = 3) {
      const times = all.map(() => /** @type {number[]} */ ([]))
      const spans = all.map(() => 0)
      for (let turn = 0; turn <= turns; turn += 1) {
        for (const [index, { run }] of all.entries()) {
          const mine = []
          const began = performance.now()
          let left = clients
          const client = async () => {
            while (left > 0 || performance.now() - began < turnSeconds * 1000) {
              left -= 1
              const at = performance.now()
              await run(one)
              mine.push(performance.now() - at)
            }
          }
          await Promise.all(Array.from({ length: clients }, client))
          if (turn === 0) continue
          times[index].push(...mine)
          spans[index] += performance.now() - began
        }
      }
      return times.map((own, index) => ({
        p50: quantile(own, 0.5),
        p95: quantile(own, 0.95),
        perSecond: (own.length / spans[index]) * 1000,
      }))
    },

    /** How long each of many runs in a row takes, in milliseconds. @param {Served} served @param {Script} one @param {number} runs */
    async row(served, one, runs) {
      const times = []
      for (let at = 0; at < runs; at += 1) {
        const began = performance.now()
        await served.run(one)
        times.push(performance.now() - began)
      }
      const tenth = Math.max(1, Math.floor(runs / 10))
      return { first: quantile(times.slice(0, tenth), 0.5), last: quantile(times.slice(-tenth), 0.5) }
    },
  }
}
