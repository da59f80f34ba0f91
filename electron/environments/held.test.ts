import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dify0_11 } from '../../shared/dify/targets/records'
import type { Build } from '../../shared/model/environment'
import { defaultSettings } from '../../shared/model/settings'
import type { Environments, EnvironmentWish } from '../engineTypes'
import { tempFolder } from '../testing/tempFolder'
import { testEnv, testFolders } from '../testing/testData'
import { createEnvironments } from './environments'
import { heldLine } from './held'
import { leavesMark, putSource, putWheel } from './testing/packages'

let root: string
let remove: () => Promise<void>
let environments: Environments
let mark: string
let packages: string
let uvPath: string

beforeEach(async () => {
  ;({ path: root, remove } = await tempFolder())
  uvPath = ''
  mark = join(root, 'ran')
  packages = join(root, 'packages')
  const env = testEnv(root, { UV_FIND_LINKS: packages })
  const folders = testFolders(env)
  const settings = () => ({ ...defaultSettings, uvPath })
  environments = createEnvironments({ folders, settings, env, resourcesPath: null })
})
afterEach(async () => {
  await environments.close()
  await remove()
})

function wish(requirements: string, dependencies: EnvironmentWish['dependencies'] = []): EnvironmentWish {
  return { target: dify0_11, requirements, dependencies }
}

/** What the window comes to see of a wish without any gesture. */
async function shown(asked: EnvironmentWish): Promise<Build> {
  const { id } = await environments.ensure(asked)
  return new Promise((resolve) => {
    const look = (build: Build): void => {
      if (build.id === id && build.status !== 'building') resolve(build)
    }
    environments.onChange(look)
    void environments.ensure(asked).then(look)
  })
}

describe('without a word of the author', () => {
  it.each([
    ['the requirements', wish('# mine\nnodelab-source\n'), 2],
    ['a dependency of the node', wish('', [{ name: 'nodelab_source', version: '' }]), null],
  ])('runs no build script for %s, and says which package waits for him', async (_, asked, line) => {
    await putSource(packages, 'nodelab_source', '1.0', mark)
    const build = await shown(asked)
    expect(build.status).toBe('held')
    expect(build.problems).toMatchObject([
      { code: 'package-held', severity: 'info', params: { name: 'nodelab-source' }, line },
    ])
    expect(build.stages.filter(({ status }) => status === 'failed' || status === 'running')).toEqual([])
    expect(existsSync(mark)).toBe(false)
  })

  it('runs nothing of a package that it installs', async () => {
    await putWheel(packages, 'nodelab_start', '1.0', { 'nodelab_start.pth': `import sys; ${leavesMark(mark)}\n` })
    const build = await shown(wish('nodelab-start\n'))
    expect(build.status).toBe('ready')
    // Its byte code is made by its own interpreter, in the background.
    const folder = join(root, 'environments', build.environment?.key ?? '')
    const compiled = async (): Promise<boolean> =>
      (await readdir(folder, { recursive: true })).some((path) => /nodelab_start\..*\.pyc$/.test(path))
    await expect.poll(compiled, { timeout: 20_000 }).toBe(true)
    expect(existsSync(mark)).toBe(false)
  })

  it('follows no line that leads away from the index', async () => {
    await putSource(packages, 'nodelab_source', '1.0', mark)
    const address = pathToFileURL(join(packages, 'nodelab_source-1.0.zip')).href
    const build = await shown(wish(`six\nnodelab-source @ ${address}\n`))
    expect(build).toMatchObject({ status: 'held', problems: [{ code: 'requirement-held', line: 2 }] })
    expect(existsSync(mark)).toBe(false)
  })
})

describe('a build that failed for what the settings were', () => {
  it('goes on without the word that it did not have, and with the one that it had', async () => {
    await putSource(packages, 'nodelab_source', '1.0', mark)
    const asked = wish('nodelab-source\n')
    uvPath = join(root, 'no-uv')
    const { id, status } = await shown(asked)
    expect(status).toBe('failed')
    uvPath = ''
    await environments.retry(id, { anew: false, allowed: false })
    expect(await shown(asked)).toMatchObject({ status: 'held', problems: [{ code: 'package-held' }] })
    expect(existsSync(mark)).toBe(false)
    uvPath = join(root, 'no-uv')
    await environments.retry(id, { anew: false, allowed: true })
    expect((await shown(asked)).status).toBe('failed')
    uvPath = ''
    await environments.retry(id, { anew: false, allowed: false })
    expect((await shown(asked)).status).toBe('ready')
  })
})

describe('a wait that is not his word', () => {
  it('ends where a build script would run, and with what he has let be built since', async () => {
    await putSource(packages, 'nodelab_source', '1.0', mark)
    const asked = wish('', [{ name: 'nodelab-source', version: '' }])
    const ask = (): Promise<Build> => environments.wait(asked, undefined, { allowed: false })
    for (const build of [await ask(), await ask()]) {
      expect(build).toMatchObject({ status: 'held', problems: [{ code: 'package-held' }] })
    }
    expect(existsSync(mark)).toBe(false)
    const [asIs, his] = await Promise.all([ask(), environments.wait(asked)])
    expect([['held', 'ready'].includes(asIs.status), his.status]).toEqual([true, 'ready'])
    expect((await ask()).status).toBe('ready')
  })
})

describe('the word of the author', () => {
  it('is a run', async () => {
    await putSource(packages, 'nodelab_source', '1.0', mark)
    const asked = wish('nodelab-source\n')
    await shown(asked)
    const build = await environments.wait(asked)
    expect(build).toMatchObject({ status: 'ready', problems: [] })
    expect(build.environment?.packages).toContainEqual({ name: 'nodelab-source', version: '1.0', origin: 'own' })
    expect(existsSync(mark)).toBe(true)
    expect((await environments.ensure(asked)).status).toBe('ready')
  })

  it('is a run that came while the window was still resolving', async () => {
    await putSource(packages, 'nodelab_source', '1.0', mark)
    const asked = wish('nodelab-source\n')
    const [, build] = await Promise.all([environments.ensure(asked), environments.wait(asked)])
    expect(build.status).toBe('ready')
  })

  it('is the button', async () => {
    await putSource(packages, 'nodelab_source', '1.0', mark)
    const asked = wish('nodelab-source\n')
    const { id } = await shown(asked)
    await environments.retry(id, { anew: false, allowed: true })
    expect((await shown(asked)).status).toBe('ready')
  })
})

describe('heldLine', () => {
  const held = (line: string) => heldLine({ target: dify0_11, requirements: line, dependencies: [] })

  it.each([
    'six @ https://example.com/six.whl',
    'git+https://example.com/x.git',
    './folder',
    '..\\folder',
    '/abs/six-1.0.whl ; python_version > "3"',
    'six-1.0.tar.gz',
    '~/six',
    '${HOME}',
    '-e .',
    '--editable=.',
    '-r other.txt',
    '--requirement https://example.com/r.txt',
    '-chttps://example.com/c.txt',
    'six \\\n @ https://example.com/six.whl',
    'six # note \\\nevil @ https://example.com/evil.whl',
    'six@https://example.com/six.whl',
    'six => 1 @ https://example.com/six.whl',
    '--pre -r other.txt',
  ])('holds %s', (line) => {
    expect(held(line)?.code).toBe('requirement-held')
  })

  it.each([
    'six',
    'six==1.16 # see https://example.com/six',
    'requests=>2',
    'httpx[socks]>=0.27,<1; sys_platform != "a/b"',
    '# git+https://example.com',
    '-i https://example.com/simple',
    '--extra-index-url https://example.com/simple',
    '--constraints-are-no-option',
    'six==1.16 --hash=sha256:00',
    'six \\\n==1.16',
  ])('lets %s be resolved', (line) => {
    expect(held(line)).toBeNull()
  })

  it('shows no password of an address', () => {
    expect(held('git+https://me:secret@example.com/x')?.params['text']).toBe('git+https://***@example.com/x')
  })
})
