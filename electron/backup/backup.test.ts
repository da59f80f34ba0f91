import { cp, mkdir, readdir, readFile, rename, writeFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { writeZip, type ZipPart } from '../bundles/zipWriter'
import { exists } from '../files/look'
import { tempFolder } from '../testing/tempFolder'
import { applyRestore, prepareRestore, readyName, saveBackup } from './backup'
import { manifestName } from './backupParts'

let folder: Awaited<ReturnType<typeof tempFolder>>
beforeEach(async () => {
  folder = await tempFolder()
})
afterEach(() => folder.remove())

const put = async (root: string, files: Record<string, string>): Promise<void> => {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(root, name, '..'), { recursive: true })
    await writeFile(join(root, name), text)
  }
}
const settings = (fontSize: number): string =>
  JSON.stringify({
    settings: { fontSize, serveKey: 'serve-key-1', indexUrl: 'https://me:index-pw@index.example/simple' },
    workspaces: ['/home/我/My nodes'],
  })
/** A kept node with a secret sample and a plain one. */
const node = (secret: string, plain: string): string =>
  JSON.stringify({
    variables: [
      { variable: 'mine', value_type: 'secret' },
      { variable: 'text', value_type: 'string' },
    ],
    samples: { mine: JSON.stringify(secret), text: JSON.stringify(plain) },
  })
const zipOf = (path: string, parts: readonly ZipPart[]) => writeZip(path, parts, new AbortController().signal)
const manifest = (format: number): ZipPart => ({
  name: manifestName,
  from: { text: JSON.stringify({ format, nodelab: '9.0.0', at: '' }) },
})

it('brings the data of one folder into another one, keeps what was there, and has no secret in it', async () => {
  const [one, other] = [join(folder.path, 'one'), join(folder.path, '另 一个')]
  await put(one, {
    'settings.json': settings(20),
    'history/w/list.json': 'versions',
    'run-history/w.db': 'runs',
    'lessons/progress.json': 'passed',
    'lessons/work/own/first/first.node.yml': [
      '# my answer',
      'variables:',
      '  - {variable: mine, value_type: secret}',
      'samples: {mine: lesson-secret, text: lesson-plain}',
      'cases:',
      '  - inputs: {mine: case-secret}',
      'code: |',
      '  def main(): return {}  # written by a learner',
      '',
    ].join('\n'),
    'lessons/work/own/first/python-requirements.txt': '--index-url https://me:lesson-pw@index.example/simple\nsix\n',
    'lessons/work/own/first/python-requirements.lock': 'six==1.17.0',
    'lessons/progress.json.lock': 'a process',
    'lessons/work/own/first/dify.env': 'API_KEY=server-key',
    'lessons/.checking-1/x': 'left',
    'secrets/s.json': 'secret-sample',
    'sandboxes.json': 'remote-key',
    'drafts/w/d.json': node('typed-secret', 'plain-sample'),
    'app-edits/w/e.json': JSON.stringify({
      nodes: { n: { base: null, mine: JSON.parse(node('app-secret', 'plain')) } },
    }),
    'app-nodes/w/n.json': JSON.stringify({
      samples: { api_key: '"beside-secret"', text: '"beside-plain"' },
      cases: [],
    }),
    'environments/e/bin': 'an-interpreter',
  })
  await put(other, { 'settings.json': settings(11), 'history/o/list.json': 'present', 'secrets/s.json': 'stays' })
  const zip = join(folder.path, 'my backup.zip')
  await saveBackup(one, zip, '0.1.0')
  const bytes = await readFile(zip, 'latin1')
  for (const secret of [
    'serve-key-1',
    'index-pw',
    'secret-sample',
    'remote-key',
    'an-interpreter',
    'typed-secret',
    'app-secret',
    'beside-secret',
    'lesson-secret',
    'case-secret',
    'lesson-pw',
    'server-key',
  ]) {
    expect(bytes).not.toContain(secret)
  }
  for (const kept of ['plain-sample', 'beside-plain']) expect(bytes).toContain(kept)
  if (process.platform !== 'win32') expect((await stat(zip)).mode & 0o077).toBe(0)
  expect(await readdir(folder.path)).toHaveLength(3)

  expect((await prepareRestore(other, zip)).nodelab).toBe('0.1.0')
  expect(await readFile(join(other, 'history/o/list.json'), 'utf8')).toBe('present')
  const aside = (await applyRestore(other)) ?? ''
  expect(JSON.parse(await readFile(join(other, 'settings.json'), 'utf8'))).toMatchObject({
    settings: { fontSize: 20, serveKey: '', indexUrl: 'https://index.example/simple' },
    workspaces: ['/home/我/My nodes'],
  })
  expect(await readFile(join(other, 'history/w/list.json'), 'utf8')).toBe('versions')
  expect(await readFile(join(other, 'run-history/w.db'), 'utf8')).toBe('runs')
  const answer = await readFile(join(other, 'lessons/work/own/first/first.node.yml'), 'utf8')
  for (const kept of ['# my answer', 'lesson-plain', 'written by a learner']) expect(answer).toContain(kept)
  expect(await readFile(join(other, 'lessons/work/own/first/python-requirements.txt'), 'utf8')).toContain('\nsix\n')
  expect(await readFile(join(other, 'lessons/work/own/first/python-requirements.lock'), 'utf8')).toBe('six==1.17.0')
  for (const left of ['lessons/.checking-1', 'lessons/progress.json.lock']) {
    expect([left, await exists(join(other, left))]).toEqual([left, false])
  }
  expect(await readFile(join(other, 'secrets/s.json'), 'utf8')).toBe('stays')
  expect(await readFile(join(aside, 'history/o/list.json'), 'utf8')).toBe('present')
  expect(await readFile(join(aside, 'settings.json'), 'utf8')).toBe(settings(11))
  expect(await exists(join(other, readyName))).toBe(false)
  expect(await applyRestore(other)).toBeNull()
})

it('goes on with a restore that was interrupted at any step, and loses nothing', async () => {
  const one = join(folder.path, 'one')
  await put(one, { 'settings.json': settings(20), 'history/a': 'new', 'drafts/d': 'new' })
  const zip = join(folder.path, 'b.zip')
  await saveBackup(one, zip, '0.1.0')
  const start = join(folder.path, 'start')
  await put(start, { 'settings.json': settings(11), 'history/a': 'old' })
  await prepareRestore(start, zip)
  const aside = join(folder.path, 'aside')
  // The renames of a whole restore, of which the first few were done.
  const steps = (root: string) =>
    [
      ['settings.json', aside],
      ['settings.json', null],
      ['history', aside],
      ['history', null],
      ['drafts', null],
    ].map(
      ([name = '', to]) =>
        () =>
          to === null
            ? rename(join(root, readyName, name ?? ''), join(root, name ?? ''))
            : rename(join(root, name ?? ''), join(aside, name ?? '')),
    )
  for (let done = 0; done <= 5; done += 1) {
    const root = join(folder.path, `at-${done}`)
    await cp(start, root, { recursive: true })
    await writeFile(join(root, readyName, 'aside'), aside)
    await mkdir(aside)
    for (const step of steps(root).slice(0, done)) await step()
    expect(await applyRestore(root)).toBe(aside)
    expect([await readFile(join(root, 'history/a'), 'utf8'), await readFile(join(root, 'drafts/d'), 'utf8')]).toEqual([
      'new',
      'new',
    ])
    expect([
      await readFile(join(aside, 'history/a'), 'utf8'),
      await readFile(join(aside, 'settings.json'), 'utf8'),
    ]).toEqual(['old', settings(11)])
    await rename(aside, join(folder.path, `aside-${done}`))
  }
})

it('refuses what leads outside, is none, is cut off or comes from a later Nodelab, and touches nothing', async () => {
  const root = join(folder.path, 'root')
  await put(root, { 'settings.json': 'present' })
  const part = (name: string): ZipPart => ({ name, from: { text: 'x' } })
  const zips: readonly (readonly [string, readonly ZipPart[], string])[] = [
    ['slip', [manifest(1), part('history/../../evil')], 'backup-odd'],
    ['whole', [manifest(1), part('/etc/evil')], 'backup-odd'],
    ['windows', [manifest(1), part('history\\..\\..\\evil')], 'backup-odd'],
    ['other', [manifest(1), part('secrets/s.json')], 'backup-odd'],
    ['ours', [manifest(1), part('environments/x/bin/python')], 'backup-odd'],
    ['none', [part('history/a')], 'backup-odd'],
    ['later', [manifest(2), part('history/a')], 'backup-newer'],
  ]
  const code = (path: string) =>
    prepareRestore(root, path).then(
      () => null,
      (error: { problem: { code: string } }) => error.problem.code,
    )
  for (const [name, parts, told] of zips) {
    const path = join(folder.path, `${name}.zip`)
    await zipOf(path, parts)
    expect([name, await code(path)]).toEqual([name, told])
  }
  const whole = join(folder.path, 'good.zip')
  await zipOf(whole, [manifest(1), part('history/a')])
  await writeFile(join(folder.path, 'cut.zip'), (await readFile(whole)).subarray(0, -30))
  await writeFile(join(folder.path, 'text.zip'), 'no zip')
  for (const name of ['cut.zip', 'text.zip', 'missing.zip'])
    expect(await code(join(folder.path, name))).toBe('backup-odd')
  expect(await readdir(root)).toEqual(['settings.json'])
  // One that was not unpacked to its end is no restore.
  await put(root, { [`${readyName}/history/a`]: 'half' })
  expect(await applyRestore(root)).toBeNull()
  expect(await readdir(root)).toEqual(['settings.json'])
})
