import { spawnSync } from 'node:child_process'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tempFolder } from '../../testing/tempFolder'
import { anyPython } from '../testing/processes'
import { startWorkers } from '../testing/workerKinds'
import { dify1_16 } from '../../../shared/dify/targets/records'
import { partsOnLinux } from './sources'
import { partsArgs, partsInput } from './testing/partsProgram'

let root: string
let remove: () => Promise<void>
beforeAll(async () => {
  ;({ path: root, remove } = await tempFolder())
})
afterAll(() => remove())

const program = `
import json
from nodelab import ahead
print(json.dumps(ahead.needed(told["paths"])))
`

function needed(paths: readonly string[]): unknown {
  const input = partsInput(partsOnLinux, program, { paths })
  const { stdout, stderr } = spawnSync(anyPython(), partsArgs, { input, encoding: 'utf8' })
  expect(stderr).toBe('')
  return JSON.parse(stdout)
}

describe.skipIf(process.platform !== 'linux')('what a parent makes ahead for its workers', () => {
  it('has no rule for a folder that another rule holds for, and one for each of all others', async () => {
    const [outer, inner, like, link, file, gone] = ['a', 'a/in', 'ab', 'link', 'file', 'gone'].map((name) =>
      join(root, name),
    ) as [string, string, string, string, string, string]
    await mkdir(inner, { recursive: true })
    await mkdir(like)
    await symlink(inner, link)
    await writeFile(file, '')
    const later = '/etc/nodelab-is-not-there'
    expect(needed([inner, outer, like, link, file, gone, later])).toEqual([outer, like, file, later])
    expect(needed([inner, link])).toHaveLength(1)
  })

  it('holds a forked worker as one that is started for its run', async () => {
    const secret = join(root, 'secret')
    await writeFile(secret, 'secret')
    const look = (path: string): string =>
      `try:\n    print(len(open(${JSON.stringify(path)}).read()) > 0)\nexcept OSError as error:\n    print(error.errno)\n`
    const code = `import os, json.decoder\n${[secret, '/etc/hosts', '/etc/passwd'].map(look).join('')}print(open(json.decoder.__file__).readable())\nopen("own", "w").write("x")\nprint(os.listdir())`
    const seen: unknown[] = []
    for (const kind of ['cold', 'forked'] as const) {
      const workers = startWorkers(kind, root)
      const { stdout, error, confinement } = await workers
        .sandbox(dify1_16)
        .run({ language: 'python3', code, preload: '', enableNetwork: true }, { mode: 'like-dify' })
      seen.push({ stdout, error, means: confinement.means })
      await workers.close()
    }
    expect(seen[1]).toEqual(seen[0])
    expect(seen[0]).toMatchObject({ stdout: "13\nTrue\n13\nTrue\n['own']\n", error: '' })
  })
})
