import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dify0_11 } from '../../shared/dify/targets/records'
import type { Build } from '../../shared/model/environment'
import { defaultSettings } from '../../shared/model/settings'
import type { Environments, EnvironmentWish } from '../engineTypes'
import { tempFolder } from '../testing/tempFolder'
import { testEnv, testFolders } from '../testing/testData'
import { createEnvironments } from './environments'
import { withLocalFiles, withWholePaths } from './localFiles'
import { isLocalPin, localPackages, namedPins } from './localPins'
import { putOwn, putWheel } from './testing/packages'

let root: string
let folder: string
let remove: () => Promise<void>
let environments: Environments
beforeEach(async () => {
  ;({ path: root, remove } = await tempFolder())
  // A name with a space and letters of another script, as home folders have.
  folder = join(root, 'my 节点')
  await mkdir(folder)
  const env = testEnv(root)
  environments = createEnvironments({
    folders: testFolders(env),
    settings: () => defaultSettings,
    env,
    resourcesPath: null,
  })
})
afterEach(async () => {
  await environments.close()
  await remove()
})

async function put(name: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true })
  await writeFile(join(folder, name), text)
}

const wish = (requirements: string): EnvironmentWish => ({ target: dify0_11, requirements, dependencies: [], folder })
const wait = (requirements: string): Promise<Build> => environments.wait(wish(requirements))
const has = ({ environment }: Build): Record<string, string> =>
  Object.fromEntries((environment?.packages ?? []).map(({ name, origin }) => [name, origin]))

describe('requirements that name what lies beside them', () => {
  it('get it from their folder: other files, wheels, folders of wheels; another content is another environment', async () => {
    await putWheel(join(folder, 'wheels'), 'nodelab_one', '1.0')
    await putWheel(join(folder, 'found'), 'nodelab_two', '2.0')
    await putWheel(join(folder, 'found'), 'nodelab_three', '3.0')
    await putWheel(join(folder, 'found'), 'nodelab_three', '3.1')
    await put('more/nested.txt', '-f ../found\nnodelab-two\n')
    await put('limits.txt', 'nodelab-three<3.1\n')
    const text = '# mine\n-r more/nested.txt\n-c limits.txt\n./wheels/nodelab_one-1.0-py3-none-any.whl\nnodelab-three\n'
    const build = await wait(text)
    expect(build.problems).toEqual([])
    expect(has(build)).toMatchObject({ 'nodelab-one': 'own', 'nodelab-two': 'own', 'nodelab-three': 'own' })
    expect(build.environment?.packages).toContainEqual({ name: 'nodelab-three', version: '3.0', origin: 'own' })

    await put('limits.txt', 'nodelab-three>3\n')
    const next = await wait(text)
    expect(next.id).not.toBe(build.id)
    expect(next.environment?.packages).toContainEqual({ name: 'nodelab-three', version: '3.1', origin: 'own' })
    // A wheel of the same name that says something else.
    await putWheel(join(folder, 'wheels'), 'nodelab_one', '1.0', { 'nodelab_more.py': 'x = 1\n' })
    const third = await wait(text)
    expect(third.environment?.key).not.toBe(next.environment?.key)
    // Without the author's word nothing of it is followed.
    await put('limits.txt', 'nodelab-three>3.0\n')
    const { id } = await environments.ensure(wish(text))
    await expect.poll(async () => (await environments.ensure(wish(text))).status).toBe('held')
    expect(id).not.toBe(third.id)
  })

  it('can be a package that is written beside the nodes, and used where it lies', async () => {
    await putOwn(join(folder, 'own'))
    const build = await wait('-e ./own\n')
    expect(build.problems).toEqual([])
    expect(build.environment?.packages.map(({ name }) => name)).toContain('nodelab-own')
  })

  it('name the file and the line that can not be read, at the line that leads there', async () => {
    await put('more/nested.txt', 'six\n\nrequests=>2\n')
    expect(await wait('# 依赖\nsix\n-r more/nested.txt\n')).toMatchObject({
      status: 'failed',
      problems: [
        {
          code: 'nested-line-broken',
          source: 'requirements',
          line: 3,
          params: { line: 3, file: join('more', 'nested.txt') },
        },
      ],
    })
    await put('more/nested.txt', '-r gone.txt\n')
    const [gone] = (await wait('\n-r more/nested.txt\n')).problems
    expect(gone).toMatchObject({ code: 'requirement-file-missing', line: 2 })
    expect(String(gone?.params['reason'])).toContain('gone.txt')
    expect((await wait('-r absent.txt')).problems).toMatchObject([{ code: 'requirement-file-missing', line: 1 }])
    expect((await wait('six\n./absent-1.0-py3-none-any.whl')).problems).toMatchObject([
      { code: 'requirement-path-missing', line: 2 },
    ])
  })
})

describe('withLocalFiles', () => {
  it('makes no difference where nothing on this machine is named', async () => {
    const { folder: _, ...bare } = wish(
      'six\n-i https://x.example/simple\n-r https://x.example/r.txt\n//share/x/a.whl\n${HOME}/a.whl\n',
    )
    expect(await withLocalFiles({ ...bare, folder })).toEqual({ ...bare, place: folder })
  })

  it('ends where files lead to each other', async () => {
    await put('a.txt', '-r b.txt\n')
    await put('b.txt', '-r a.txt\nsix\n')
    const { local } = await withLocalFiles(wish('-r a.txt'))
    expect(local?.nested.map(({ path }) => path)).toEqual([join(folder, 'a.txt'), join(folder, 'b.txt')])
    expect(local?.names).toEqual(['six'])
  })
})

it('paths of options are written out, and nothing else of the text changes', () => {
  const at = (path: string): string => `"${join(folder, path)}"`
  const text =
    '\uFEFFsix # -r a\r\n-r a.txt # why\r\n--find-links=wheels\n-i https://x.example/simple\n-c /abs.txt\n-rb.txt'
  expect(withWholePaths(text, folder)).toBe(
    `\uFEFFsix # -r a\r\n-r ${at('a.txt')} # why\r\n--find-links=${pathToFileURL(join(folder, 'wheels')).href}\n-i https://x.example/simple\n-c /abs.txt\n-r${at('b.txt')}`,
  )
})

it('local packages of a lock get their names', () => {
  const pylock =
    'lock-version = "1.0"\n\n[[packages]]\nname = "a"\narchive = { path = "w/a-1.whl", hashes = { sha256 = "0" } }\n\n[[packages]]\nname = "b"\ndirectory = { path = "b", editable = true }\n\n[[packages]]\nname = "c"\nversion = "1"\nwheels = [{ url = "https://x.example/c.whl" }]\n'
  const lines = ['./w/a-1.whl', '-e ./b', 'c==1', 'd @ https://x.example/d.whl']
  expect(lines.map(isLocalPin)).toEqual([true, true, false, false])
  expect(namedPins(lines, localPackages(pylock, folder))).toEqual([
    'c==1',
    'd @ https://x.example/d.whl',
    `a @ ${pathToFileURL(join(folder, 'w/a-1.whl')).href}`,
    `-e b @ ${pathToFileURL(join(folder, 'b')).href}`,
  ])
})
