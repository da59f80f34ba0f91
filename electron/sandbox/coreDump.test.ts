import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dify1_16 } from '../../shared/dify/targets/records'
import { tempFolder } from '../testing/tempFolder'
import { anyPython } from './testing/processes'
import { startWorkers, type TestWorkers } from './testing/workerKinds'

let root: string
let remove: () => Promise<void>
let workers: TestWorkers

beforeAll(async () => {
  ;({ path: root, remove } = await tempFolder())
  workers = startWorkers('cold', root)
})
afterAll(async () => {
  await workers.close()
  await remove()
})

/** A Python that is started where dumps of any size are wanted, and that lists its folder when it has ended. */
async function dumpingPython(): Promise<{ program: string; listed: () => Promise<string> }> {
  const folder = join(root, 'bin')
  await mkdir(folder)
  const program = join(folder, 'python')
  const list = join(root, 'listed')
  const lines = [
    '#!/bin/sh',
    'ulimit -c unlimited',
    `'${anyPython()}' "$@"`,
    'code=$?',
    `ls -A > '${list}'`,
    'exit $code',
    '',
  ]
  await writeFile(program, lines.join('\n'))
  await chmod(program, 0o755)
  return { program, listed: () => readFile(list, 'utf8') }
}

// A folder of the run is where the kernel puts a dump, unless the machine has a program that collects them.
it.skipIf(process.platform !== 'linux')('leaves no dump of its memory where it crashes', async () => {
  const { program, listed } = await dumpingPython()
  const sandbox = workers.sandbox(dify1_16, { python: program })
  const code = 'import os\nopen("own", "w").close()\nos.abort()\n'
  const result = await sandbox.run({ language: 'python3', code, preload: '', enableNetwork: true })
  expect(result.exitCode).toBe(134)
  expect(await listed()).toBe('own\n')
})
