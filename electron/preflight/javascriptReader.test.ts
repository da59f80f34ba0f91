import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { build } from 'vite'
import { tempFolder } from '../testing/tempFolder'
import { javascriptFacts } from './javascript/facts'
import { createJavascriptReader } from './javascriptReader'

const code = 'function main({ text }) {\n  return { result: text }\n}\n'
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
      ssr: fileURLToPath(new URL('factsWorker.ts', import.meta.url)),
      outDir: join(folder.path, 'out'),
      target: 'node18',
      rollupOptions: {
        external: (id) => builtin.has(id),
        output: { format: 'cjs', entryFileNames: 'factsWorker.cjs' },
      },
    },
  })
  script = join(folder.path, 'out', 'factsWorker.cjs')
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

it('reads in one thread what would be read here, half-typed code too, and begins anew after its end', async () => {
  const reader = createJavascriptReader(script, times)
  const started = nextThread()
  const half = 'function main({ text }) {\n  return { result: text.'
  expect(await Promise.all([reader.read(code, '20'), reader.read(half, '20')])).toEqual([
    javascriptFacts(code, '20'),
    javascriptFacts(half, '20'),
  ])
  const gone = once(await started, 'exit')
  reader.close()
  await gone
  expect(await reader.read(code, '20')).toEqual(javascriptFacts(code, '20'))
  reader.close()
})

it('goes when nobody asks', async () => {
  const reader = createJavascriptReader(script, { ...times, idle: 50 })
  const started = nextThread()
  await reader.read(code, '20')
  await once(await started, 'exit')
  expect(await reader.read(code, '20')).toEqual(javascriptFacts(code, '20'))
  reader.close()
})

it('is ended where it does not answer or can not start, and says so', async () => {
  const hangs = createJavascriptReader(await other('hangs.cjs', 'for (;;);'), { ...times, longest: 200 })
  const started = nextThread()
  const asked = hangs.read(code, '20')
  const gone = started.then((worker) => once(worker, 'exit'))
  await expect(asked).rejects.toThrow('The reader of JavaScript does not answer')
  await gone
  const broken = createJavascriptReader(await other('broken.cjs', 'throw new Error("no such thing")'), times)
  await expect(broken.read(code, '20')).rejects.toThrow('The reader of JavaScript ended: no such thing')
})
