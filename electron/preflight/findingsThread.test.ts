import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { build } from 'vite'
import { defaultTarget } from '../../shared/dify/targets'
import type { CodeNode } from '../../shared/model/node'
import { readServerList } from '../../shared/packages/serverList'
import { tempFolder } from '../testing/tempFolder'
import { type FindingsTask, judge } from './findingsTask'
import { createFindingsThread } from './findingsThread'

/** A node to be judged; it needs no environment. */
function taskOf(code: string): FindingsTask {
  const outputs: CodeNode['outputs'] = [{ name: 'result', spec: { type: 'string', children: null } }]
  const fields = { title: 'n', desc: '', variables: [], outputs, dependencies: [], target: null, samples: {} }
  const node: CodeNode = { ...fields, code_language: 'javascript', code }
  const installed: FindingsTask['around']['installed'] = [
    { name: 'requests', version: '2.32.3', origin: 'base', modules: ['requests'], neededBy: [], requires: [] },
  ]
  const known = { installed, requirements: 'requests\n', onServer: readServerList('requests==2.32.3') }
  const around = { node, target: defaultTarget, judge: null, ...known }
  return { around, python: null, isWhole: true, without: new Set(), severities: '' }
}

const task = taskOf('function main() {\n  return { result: 1 }\n}\n')
const times = { longest: 60_000, idle: 60_000 }
let folder: Awaited<ReturnType<typeof tempFolder>>
let script: string

beforeAll(async () => {
  folder = await tempFolder()
  const builtin = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]))
  await build({
    configFile: false,
    logLevel: 'silent',
    root: folder.path,
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('findingsWorker.ts', import.meta.url)),
      outDir: join(folder.path, 'out'),
      target: 'node18',
      rollupOptions: {
        external: (id) => builtin.has(id),
        output: { format: 'cjs', entryFileNames: 'findingsWorker.cjs' },
      },
    },
  })
  script = join(folder.path, 'out', 'findingsWorker.cjs')
})
afterAll(() => folder.remove())

/** A thread's script that is none of ours. */
async function other(name: string, text: string): Promise<string> {
  const path = join(folder.path, name)
  await writeFile(path, text)
  return path
}

/** The next thread that this process starts. */
const nextThread = async (): Promise<Worker> => {
  const [worker] = (await once(process, 'worker')) as [Worker]
  return worker
}

it('judges in one thread as would be judged here, half-typed code too, and begins anew after its end', async () => {
  const reader = createFindingsThread(script, times)
  const started = nextThread()
  const half = taskOf('function main({ text }) {\n  return { result: text.')
  expect(await Promise.all([reader.judge(task), reader.judge(half)])).toEqual([judge(task), judge(half)])
  const gone = once(await started, 'exit')
  reader.close()
  await gone
  expect(await reader.judge(task)).toEqual(judge(task))
  reader.close()
})

it('goes when nobody asks', async () => {
  const reader = createFindingsThread(script, { ...times, idle: 50 })
  const started = nextThread()
  await reader.judge(task)
  await once(await started, 'exit')
  expect(await reader.judge(task)).toEqual(judge(task))
  reader.close()
})

it('is ended where it does not answer or can not start, and says so', async () => {
  const hangs = createFindingsThread(await other('hangs.cjs', 'for (;;);'), { ...times, longest: 200 })
  const started = nextThread()
  const asked = hangs.judge(task)
  const gone = started.then((worker) => once(worker, 'exit'))
  await expect(asked).rejects.toThrow('The thread of preflight does not answer')
  await gone
  const broken = createFindingsThread(await other('broken.cjs', 'throw new Error("no such thing")'), times)
  await expect(broken.judge(task)).rejects.toThrow('The thread of preflight ended: no such thing')
})
