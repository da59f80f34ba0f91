import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dify0_11 } from '../../shared/dify/targets/records'
import { lockName } from '../../shared/packages/lockText'
import { createEngine, type Engine } from '../engine'
import type { EnvironmentWish } from '../engineTypes'
import { putOwn, putWheel } from '../environments/testing/packages'
import { type LoopbackIndex, startLoopbackIndex } from '../testing/loopbackIndex'
import { tempFolder } from '../testing/tempFolder'
import { testEnv, testFolders } from '../testing/testData'

let root: string
let folder: string
let remove: () => Promise<void>
let own: LoopbackIndex
let engine: Engine

function start(name: string): Engine {
  const env = testEnv(join(root, name))
  return createEngine({ env, folders: testFolders(env), examples: root })
}

beforeEach(async () => {
  ;({ path: root, remove } = await tempFolder())
  folder = join(root, 'my 节点')
  await mkdir(join(root, 'one'))
  await mkdir(join(root, 'two'))
  await putWheel(join(folder, 'wheels'), 'nodelab_found', '1.0')
  await putWheel(join(folder, 'own'), 'nodelab_laid', '1.0')
  own = await startLoopbackIndex()
  own.add({ name: 'nodelab-indexed', version: '1.0' })
  await writeFile(join(folder, 'base.txt'), `--extra-index-url ${own.url}\nnodelab-indexed\ntabulate\n`)
  await writeFile(join(folder, 'limits.txt'), 'tabulate==0.8.10\n')
  engine = start('one')
})
afterEach(async () => {
  await engine.close()
  await own.close()
  await remove()
})

const lines = [
  '-r base.txt',
  '-c limits.txt',
  '--find-links ./wheels',
  'nodelab-found',
  './own/nodelab_laid-1.0-py3-none-any.whl',
]
const wish = (requirements = `${lines.join('\n')}\n`): EnvironmentWish => ({
  target: dify0_11,
  requirements,
  folder,
  dependencies: [],
})

const wanted = ['nodelab-found==1.0', 'nodelab-indexed==1.0', 'nodelab-laid==1.0', 'tabulate==0.8.10']

describe('what lies beside the requirements', () => {
  it('is in their lock and in their bundle, which needs nothing of it', async () => {
    await engine.sources.locks.write(folder, wish())
    const lock = await readFile(join(folder, lockName), 'utf8')
    expect(lock).toContain('nodelab-laid @ file:./own/nodelab_laid-1.0-py3-none-any.whl \\\n    --hash=sha256:')
    for (const pin of wanted.filter((one) => !one.includes('laid'))) expect(lock).toContain(`${pin} \\\n    --hash=`)
    expect(await engine.sources.locks.read({ ...wish(), lock })).toMatchObject({ state: 'matches', packages: 23 })
    const built = await engine.environments.wait({ ...wish(), lock })
    expect(built.problems).toEqual([])
    expect(built.notices).toEqual([])

    const path = join(root, 'all.zip')
    await engine.sources.saveBundle(path, { ...wish(), lock })
    const files = unzipSync(await readFile(path))
    const text = strFromU8(files['python-requirements.txt'] ?? new Uint8Array())
    expect(text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([
      `--extra-index-url ${own.url}`,
      'nodelab-indexed',
      'tabulate',
      'nodelab-found',
      'nodelab-laid==1.0',
    ])
    await own.close()
    await engine.close()
    engine = start('two')
    const opened = await engine.sources.openBundle(path)
    const { requirements, lock: brought } = opened
    const elsewhere = await engine.environments.wait({
      target: dify0_11,
      requirements,
      lock: brought,
      dependencies: [],
    })
    expect(elsewhere.problems).toEqual([])
    const pins = (elsewhere.environment?.packages ?? []).map(({ name, version }) => `${name}==${version}`)
    expect(pins).toEqual(expect.arrayContaining(wanted))
  }, 120_000)

  it('makes another lock where it says something else, wherever it lies', async () => {
    const asked = wish('-r more.txt\n')
    await writeFile(join(folder, 'more.txt'), 'tabulate==0.9.0\n')
    await engine.sources.locks.write(folder, asked)
    const lock = await readFile(join(folder, lockName), 'utf8')
    const stateIn = async (place: string) => (await engine.sources.locks.read({ ...asked, lock, folder: place })).state
    const copy = join(root, 'copy')
    await mkdir(copy)
    await writeFile(join(copy, 'more.txt'), '# the same\r\ntabulate==0.9.0\r\n')
    expect(await stateIn(copy)).toBe('matches')
    await writeFile(join(folder, 'more.txt'), 'tabulate==0.8.10\n')
    expect(await stateIn(folder)).toBe('differs')
  }, 60_000)

  it('is used where it lies though it is locked', async () => {
    await putOwn(join(folder, 'own'))
    const asked = wish('-e ./own\n')
    await engine.sources.locks.write(folder, asked)
    const lock = await readFile(join(folder, lockName), 'utf8')
    const { environment, problems } = await engine.environments.wait({ ...asked, lock })
    expect(problems).toEqual([])
    const place = join(engine.folders.environments, environment?.key ?? '')
    const files = await readdir(place, { recursive: true })
    const told = files.find((name) => /nodelab_own-4\.dist-info.direct_url\.json$/.test(name)) ?? ''
    expect(JSON.parse(await readFile(join(place, told), 'utf8'))).toMatchObject({ dir_info: { editable: true } })
  }, 60_000)

  it('counts where a change is rehearsed and where versions are asked', async () => {
    const before = wish('--find-links ./wheels\n')
    const { changes, problems } = await engine.packages.rehearse('here', {
      before,
      wish: { ...before, requirements: `${before.requirements}nodelab-found\n` },
    })
    expect(problems).toEqual([])
    expect(changes).toMatchObject([{ name: 'nodelab-found', from: null, to: '1.0' }])
    const nested = { text: '-r base.txt\n', folder }
    const { versions } = await engine.packages.versions('nodelab-indexed', dify0_11, nested)
    expect(versions.map(({ version }) => version)).toEqual(['1.0'])
  }, 60_000)
})
