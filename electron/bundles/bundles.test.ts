import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dify0_11, dify1_9 } from '../../shared/dify/targets/records'
import type { EnvironmentWish } from '../engineTypes'
import { createEngine, type Engine } from '../engine'
import { tempFolder } from '../testing/tempFolder'
import { testEnv, testFolders } from '../testing/testData'
import { bundlesRoot } from './bundleFolder'
import type { Manifest } from './manifest'

const requirements = '# of the lesson\ntabulate==0.9.0\n'
const wish: EnvironmentWish = { target: dify0_11, requirements, dependencies: [] }

let home: string
let removeHome: () => Promise<void>
/** A bundle that was made on a machine with a network. */
let bundle: string
let removeAll: () => Promise<void>
let made: Awaited<ReturnType<Engine['sources']['saveBundle']>>
const steps: string[] = []

function start(root: string, more: NodeJS.ProcessEnv = {}): Engine {
  const env = testEnv(root, more)
  return createEngine({ env, folders: testFolders(env), examples: root })
}

/** A machine without a network: no cache, and an index where nobody answers. */
function alone(): Engine {
  const closed = { UV_DEFAULT_INDEX: 'http://127.0.0.1:9/simple', PIP_FIND_LINKS: '', UV_HTTP_RETRIES: '0' }
  return start(home, { ...closed, UV_OFFLINE: '1', UV_CACHE_DIR: join(home, 'empty-cache') })
}

beforeAll(async () => {
  const folder = await tempFolder()
  removeAll = folder.remove
  bundle = join(folder.path, 'lesson.nodelab-packages.zip')
  const engine = start(folder.path)
  made = await engine.sources.saveBundle(bundle, wish, {
    onProgress: ({ done, total, name }) => void steps.push(`${done}/${total} ${name}`),
  })
  await engine.close()
}, 120_000)
afterAll(() => removeAll())

let engine: Engine
beforeEach(async () => {
  ;({ path: home, remove: removeHome } = await tempFolder())
  engine = alone()
})
afterEach(async () => {
  await engine.close()
  await removeHome()
})

type Files = Record<string, Uint8Array>

/** The bundle with a change, as another file. */
async function altered(change: (files: Files) => void): Promise<string> {
  const files: Files = unzipSync(await readFile(bundle))
  change(files)
  const path = join(home, 'altered.zip')
  await writeFile(path, zipSync(files, { level: 0 }))
  return path
}

function manifestOf(files: Files, change: Partial<Manifest>): void {
  const manifest = JSON.parse(new TextDecoder().decode(files['manifest.json'])) as Manifest
  files['manifest.json'] = strToU8(JSON.stringify({ ...manifest, ...change }))
}

/** The code of the problem that a bundle ends with, and that nothing of it was kept. */
async function refusal(path: string): Promise<string> {
  const code = await engine.sources.openBundle(path).then(
    () => 'opened',
    (error: unknown) => (error as { problem: { code: string } }).problem.code,
  )
  const root = bundlesRoot(engine.folders.root)
  expect(existsSync(root) ? await readdir(root) : []).toEqual([])
  return code
}

describe('a bundle', () => {
  it('holds a wheel of every package, and tells how far it is', async () => {
    expect(made).toMatchObject({ path: bundle, packages: 20 })
    expect(steps.at(0)).toBe('0/20 ')
    expect(steps.at(-1)).toBe('20/20 ')
    expect(steps.some((step) => step.includes('tabulate'))).toBe(true)
    const names = Object.keys(unzipSync(await readFile(bundle)))
    expect(names.slice(0, 3)).toEqual(['manifest.json', 'python-requirements.txt', 'python-requirements.lock'])
    expect(names.filter((name) => name.startsWith('wheels/'))).toHaveLength(20)
  })

  it('makes the environment on a machine without a network', async () => {
    const opened = await engine.sources.openBundle(bundle)
    expect(opened).toMatchObject({ packages: 20, requirements, target: dify0_11 })
    const build = await engine.environments.wait({ ...wish, lock: opened.lock })
    expect(build.problems).toEqual([])
    expect(build.notices).toEqual([])
    expect(build.environment?.packages).toContainEqual({ name: 'tabulate', version: '0.9.0', origin: 'own' })
    expect(build.environment?.packages).toHaveLength(20)
    // Opened again it is the same; and it can be handed on, still without a network.
    await engine.sources.openBundle(bundle)
    const again = join(home, 'again.zip')
    expect(await engine.sources.saveBundle(again, { ...wish, lock: opened.lock })).toMatchObject({ packages: 20 })
  })

  it('for another target than the chosen one is not kept, and what a dead process left is swept', async () => {
    const root = bundlesRoot(engine.folders.root)
    await mkdir(join(root, '.opening-999999999-ab'), { recursive: true })
    await mkdir(join(root, `.opening-${process.pid}-ab`))
    await expect(engine.sources.openBundle(bundle, { target: dify1_9 })).rejects.toMatchObject({
      problem: { code: 'bundle-other-target' },
    })
    expect(await readdir(root)).toEqual([`.opening-${process.pid}-ab`])
  })

  it('is not made where somebody else could read a password in it', async () => {
    const told = `six\n--extra-index-url https://me:p@ss@host.example/simple\n`
    await expect(engine.sources.saveBundle(join(home, 'x.zip'), { ...wish, requirements: told })).rejects.toMatchObject(
      {
        problem: { code: 'bundle-holds-login', line: 2 },
      },
    )
    expect(existsSync(join(home, 'x.zip'))).toBe(false)
  })

  it('can not be made without a network where nothing is there', async () => {
    await expect(engine.sources.saveBundle(join(home, 'x.zip'), wish)).rejects.toMatchObject({
      problem: { code: 'bundle-needs-network' },
    })
    expect(existsSync(join(home, 'x.zip'))).toBe(false)
  })

  it('that was altered, cut off, or holds what none holds is refused whole', async () => {
    const wheel = (files: Files): string => Object.keys(files).find((name) => name.includes('tabulate')) ?? ''
    const other = strToU8('another wheel')
    const sha256 = createHash('sha256').update(other).digest('hex')
    expect(await refusal(await altered((files) => (files[wheel(files)] = other)))).toBe('bundle-altered')
    // The manifest can be made to fit by whoever alters a wheel; the lock tells.
    const fitted = await altered((files) => {
      const file = wheel(files).slice('wheels/'.length)
      const { wheels } = JSON.parse(new TextDecoder().decode(files['manifest.json'])) as Manifest
      files[`wheels/${file}`] = other
      const now = wheels.map((one) => (one.file === file ? { file, sha256, bytes: other.length } : one))
      manifestOf(files, { wheels: now })
    })
    expect(await refusal(fitted)).toBe('bundle-altered')
    expect(await refusal(await altered((files) => delete files[wheel(files)]))).toBe('bundle-broken')
    expect(await refusal(await altered((files) => (files['../../evil.txt'] = other)))).toBe('bundle-odd')
    expect(await refusal(await altered((files) => (files['wheels/../../evil-1-py3-none-any.whl'] = other)))).toBe(
      'bundle-odd',
    )
    expect(await refusal(await altered((files) => (files['wheels/more-1.0-py3-none-any.whl'] = other)))).toBe(
      'bundle-odd',
    )
    expect(existsSync(join(home, 'evil.txt'))).toBe(false)
    const whole = await readFile(bundle)
    const cut = join(home, 'cut.zip')
    await writeFile(cut, whole.subarray(0, whole.length / 2))
    expect(['bundle-none', 'bundle-broken']).toContain(await refusal(cut))
    await writeFile(cut, 'no zip at all')
    expect(await refusal(cut)).toBe('bundle-none')
    expect(await refusal(join(home, 'nowhere.zip'))).toBe('bundle-absent')
  })

  it('that swells is met before it fills the disk', async () => {
    const path = join(home, 'bomb.zip')
    const zeros = new Uint8Array(60_000_000)
    await writeFile(path, zipSync({ 'wheels/bomb-1.0-py3-none-any.whl': zeros }, { level: 9 }))
    expect(await refusal(path)).toBe('bundle-odd')
  })

  it('for another machine, Python or Dify says so', async () => {
    const other = await altered((files) => manifestOf(files, { platform: 'win32', python: '3.14' }))
    await expect(engine.sources.openBundle(other)).rejects.toMatchObject({
      problem: { code: 'bundle-other-machine', params: { made: `Windows ${process.arch}, Python 3.14` } },
    })
    expect(await refusal(await altered((files) => manifestOf(files, { target: 'dify-9' })))).toBe('bundle-newer')
    expect(await refusal(await altered((files) => manifestOf(files, { format: 2 as 1 })))).toBe('bundle-none')
  })

  it('leaves nothing when it is cancelled', async () => {
    const out = join(home, 'out')
    await mkdir(out)
    const connected = start(home)
    const abort = new AbortController()
    const saving = connected.sources.saveBundle(join(out, 'x.zip'), wish, {
      signal: abort.signal,
      onProgress: () => abort.abort(),
    })
    await expect(saving).rejects.toMatchObject({ problem: { code: 'bundle-cancelled' } })
    await connected.close()
    expect(await readdir(out)).toEqual([])
    const opening = engine.sources.openBundle(bundle, { signal: AbortSignal.abort() })
    await expect(opening).rejects.toMatchObject({ problem: { code: 'bundle-cancelled' } })
    expect(await readdir(bundlesRoot(engine.folders.root))).toEqual([])
  })
})
