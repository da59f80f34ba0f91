import { describe, expect, it } from 'vitest'
import { createStages } from './stages'

/** What uv 0.13.9 wrote for an install with three downloads and one build from source. */
const written = `Using Python 3.10.13 environment at: e1
Resolved 4 packages in 156ms
Downloading setuptools (1.2MiB)
Downloading pip (2.0MiB)
   Building mysqlclient==2.2.0
 Downloaded setuptools
 Downloaded pip
      Built mysqlclient==2.2.0
Prepared 4 packages in 194ms
Installed 4 packages in 20ms
 + mysqlclient==2.2.0
 + pip==23.0.1
 + setuptools==65.5.1
 + six==1.17.0`

function stage(stages: ReturnType<typeof createStages>, name: string) {
  return stages.list().find((one) => one.name === name)
}

describe('stages', () => {
  it('follows uv through downloads, a build and the install', () => {
    let changes = 0
    const stages = createStages('python', () => (changes += 1))
    stages.begin('python')
    stages.begin('resolving')
    stages.begin('downloading')
    for (const line of written.split('\n')) stages.readLine(line)
    stages.begin('ready')
    stages.done('ready')
    expect(stages.list().map(({ name, status }) => [name, status])).toEqual([
      ['python', 'done'],
      ['resolving', 'done'],
      ['downloading', 'done'],
      ['building', 'done'],
      ['installing', 'done'],
      ['ready', 'done'],
    ])
    expect(stage(stages, 'downloading')).toMatchObject({ count: 2, total: 4, bytes: 1.2 * 1024 ** 2 + 2 * 1024 ** 2 })
    expect(stage(stages, 'building')).toMatchObject({ count: 1 })
    expect(stage(stages, 'installing')).toMatchObject({ count: 4, total: 4 })
    expect(changes).toBeGreaterThan(10)
  })

  it('marks what was not needed as skipped, and the running stage of a failure as failed', () => {
    const stages = createStages('python', () => undefined)
    stages.begin('python')
    stages.begin('downloading')
    stages.fail()
    expect(stage(stages, 'resolving')?.status).toBe('skipped')
    expect(stage(stages, 'downloading')?.status).toBe('failed')
    expect(stage(stages, 'installing')?.status).toBe('waiting')
  })
})
