import { builtinModules, createRequire } from 'node:module'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { build } from 'vite'
import { tempFolder } from '../testing/tempFolder'
import { createRunHistory } from './runHistory'
import { endedRun } from './testing/endedRun'
import { createWorkerPort } from './workerPort'

it('keeps runs in a thread of its own, which begins anew after its end; one that can’t start says why', async () => {
  const folder = await tempFolder()
  const builtin = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]))
  await build({
    configFile: false,
    logLevel: 'silent',
    root: folder.path,
    ssr: { noExternal: true, external: ['libsql'] },
    build: {
      ssr: fileURLToPath(new URL('runsWorker.ts', import.meta.url)),
      outDir: join(folder.path, 'out'),
      target: 'node18',
      rollupOptions: {
        external: (id) => id === 'libsql' || builtin.has(id),
        output: {
          format: 'cjs',
          entryFileNames: 'runsWorker.cjs',
          paths: { libsql: createRequire(import.meta.url).resolve('libsql') },
        },
      },
    },
  })
  const settings = () => ({ keepRuns: true, keepRunsDays: 90, keepRunsMegabytes: 500 })
  const start = (script: string) =>
    createRunHistory({ dataRoot: folder.path, port: createWorkerPort(join(folder.path, script)), settings })
  const history = start('out/runsWorker.cjs')
  const keys = await Promise.all([1, 2, 3].map((at) => history.keep('/ws', endedRun({ at: Date.now() + at }))))
  expect(keys).toEqual([1, 2, 3])
  await history.close()
  expect((await history.state('/ws')).facts?.count).toBe(3)
  await Promise.all([history.keep('/ws', endedRun({ at: Date.now() })), history.close()])
  expect((await history.state('/ws')).facts?.count).toBe(4)
  await history.close()

  // Several at once make one database, and write it: none waits in vain, and none is lost.
  const many = [1, 2, 3, 4].map(() => start('out/runsWorker.cjs'))
  const told: string[] = []
  for (const one of many) one.onProblem(({ code }) => told.push(code))
  const kept = many.flatMap((one) => [1, 2, 3, 4, 5].map(() => one.keep('/many', endedRun({ at: Date.now() }))))
  expect(new Set(await Promise.all(kept)).size).toBe(20)
  await Promise.all(many.map((one) => one.close()))
  expect([told, (await history.state('/many')).facts?.count]).toEqual([[], 20])
  await history.close()

  await writeFile(join(folder.path, 'broken.cjs'), 'throw new Error("no such thing")')
  const broken = start('broken.cjs')
  expect(await broken.state('/ws')).toMatchObject({
    facts: null,
    problem: { code: 'run-history-unavailable', params: { reason: 'no such thing' } },
  })
  await broken.close()
  await folder.remove()
})
