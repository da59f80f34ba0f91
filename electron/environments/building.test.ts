import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Build } from '../../shared/model/environment'
import { defaultSettings } from '../../shared/model/settings'
import type { Environments } from '../engineTypes'
import { liveGroups } from '../processes/processGroup'
import { runTool } from '../processes/runTool'
import { testFolders } from '../testing/testData'
import { findUv } from './findUv'
import { createOwnIndex, type OwnIndex, wishFor } from './testing/ownIndex'

let own: OwnIndex
beforeEach(async () => {
  own = await createOwnIndex()
  own.index.add({ name: 'alpha', version: '1.0' })
  const words = Array.from({ length: 200_000 }, (_, at) => String(Math.sin(at))).join('')
  own.index.add({ name: 'large', version: '1.0', files: { 'large_words.txt': words } })
})
afterEach(() => own.remove())

const alpha = wishFor('alpha\n')
const large = wishFor('large\n')
const statusOf = (environments: Environments): string[] => environments.builds().map(({ status }) => status)

/** Resolves when a build of an environment tells what is looked for. */
function until(environments: Environments, isSo: (build: Build) => boolean): Promise<Build> {
  return new Promise((resolve) => environments.onChange((build) => isSo(build) && resolve(build)))
}

describe('a slow build', () => {
  it('holds up no run in another environment, is listed beside it, and is cancelled with nothing left', async () => {
    const environments = own.start()
    const ready = await environments.wait(alpha)
    own.index.behave(/simple\/large/, { kind: 'silent' })
    const slow = environments.wait(large)
    const { id } = await until(environments, ({ stages }) =>
      stages.some(({ name, status }) => name === 'resolving' && status === 'running'),
    )
    // A run comes and goes meanwhile, and what is shown changes.
    const again = await environments.wait(alpha)
    expect(again.environment).toEqual(ready.environment)
    const end = await runTool(again.environment?.python.path ?? '', ['-I', '-c', 'import alpha'], { env: {} })
    expect(end.exitCode).toBe(0)
    expect((await environments.ensure(alpha)).status).toBe('ready')
    expect(statusOf(environments).sort()).toEqual(['building', 'ready'])
    await environments.cancel(id)
    expect((await slow).status).toBe('cancelled')
    expect(liveGroups()).toBe(0)
    expect(await readdir(join(own.root, 'environments'))).toEqual([ready.environment?.key])
  })

  it('tells its stages, with counts and bytes', async () => {
    const environments = own.start()
    const seen: Build[] = []
    environments.onChange((build) => void seen.push(build))
    const build = await environments.wait(wishFor('alpha\nlarge\n'))
    const stage = (name: string) => build.stages.find((one) => one.name === name)
    expect(stage('resolving')).toMatchObject({ status: 'done', count: 2, elapsedMs: expect.any(Number) })
    expect(stage('downloading')).toMatchObject({ status: 'done', total: 2 })
    expect(stage('downloading')?.bytes).toBeGreaterThan(1_000_000)
    expect(stage('installing')).toMatchObject({ status: 'done', count: 2, total: 2 })
    expect(seen.some(({ stages }) => stages.some(({ detail }) => detail === 'large'))).toBe(true)
  })
})

describe('a failed build', () => {
  it('stays listed with its log, and is tried again', async () => {
    const environments = own.start()
    own.index.behave(/simple\/alpha/, { kind: 'status', status: 503 })
    const failed = await environments.wait(alpha)
    expect(failed).toMatchObject({ status: 'failed', problems: [{ code: 'index-faulty' }] })
    await environments.wait(large)
    expect(statusOf(environments)).toEqual(['failed', 'ready'])
    expect(environments.builds()[0]?.log).toContain('503')
    own.index.behave(/simple\/alpha/, { kind: 'well' })
    await environments.retry(failed.id, { anew: false, allowed: true })
    expect((await environments.wait(alpha)).status).toBe('ready')
    expect(statusOf(environments)).toEqual(['ready', 'ready'])
  })
})

/** A uv that a scanner of viruses disturbs so many times, as Windows tells it; the real one does the rest. */
async function disturbedUv(times: number): Promise<string> {
  const uv = await findUv({
    folders: testFolders(own.env),
    settings: defaultSettings,
    env: own.env,
    resourcesPath: null,
  })
  const path = join(own.root, 'uv')
  const count = join(own.root, 'count')
  await mkdir(own.root, { recursive: true })
  await writeFile(count, '')
  const lines = [
    '#!/bin/sh',
    `if [ "$1 $2" = "pip sync" ] && [ "$(wc -c < '${count}')" -lt ${times} ]; then`,
    `  case "$*" in *--offline*) ;; *) printf x >> '${count}' ;; esac`,
    '  echo "error: Failed to install: alpha-1.0-py3-none-any.whl (alpha==1.0)" >&2',
    '  echo "  cause: failed to rename file from C:\\\\a to C:\\\\b: Access is denied. (os error 5)" >&2',
    '  exit 2',
    'fi',
    `exec '${uv.path}' "$@"`,
  ]
  await writeFile(path, `${lines.join('\n')}\n`)
  await chmod(path, 0o755)
  return path
}

describe.skipIf(process.platform === 'win32')('a scanner that holds a file', () => {
  it('is waited for, with a word in the log', async () => {
    const uvPath = await disturbedUv(2)
    const build = await own.start({}, { uvPath }).wait(alpha)
    expect(build).toMatchObject({ status: 'ready', problems: [] })
    expect(build.log.match(/Another program holds a file/g)).toHaveLength(2)
    expect(await readFile(join(own.root, 'count'), 'utf8')).toBe('xx')
  })

  it('is told where it does not let go', async () => {
    const uvPath = await disturbedUv(99)
    const environments = own.start({}, { uvPath })
    const build = await environments.wait(alpha)
    expect(build).toMatchObject({ status: 'failed', problems: [{ code: 'file-locked' }] })
    expect(await readdir(join(own.root, 'environments'))).toEqual([])
  })
})
