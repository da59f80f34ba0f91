import { execFileSync } from 'node:child_process'
import { chmod, mkdir, readdir, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAppIndex } from '../appFile/appIndex'
import { createLibrary } from './library'
import { asNode, type Bench, createBench, nodeText, withCode } from './testing/openTemp'

let bench: Bench
beforeEach(async () => {
  bench = await createBench()
})
afterEach(() => bench.end())

describe('an id', () => {
  it.each([
    '../out',
    '/etc/passwd',
    'a/../../out',
    '.nodelab/x',
    'a/.git/b',
    'node_modules/x',
    'C:\\x',
    'a\0',
    '.',
    '',
  ])('%j is refused', async (id) => {
    const { workspace } = await bench.open()
    await expect(workspace.read(id)).rejects.toMatchObject({ problem: { code: 'id-refused' } })
    await expect(workspace.remove(id)).rejects.toMatchObject({ problem: { code: 'id-refused' } })
  })

  it('leads through no link out of the workspace', async () => {
    const outside = join(bench.dataRoot, 'secret')
    await mkdir(outside, { recursive: true })
    await writeFile(join(outside, 's.node.yml'), nodeText('secret'))
    await symlink(outside, join(bench.root, 'door'))
    await symlink(join(outside, 's.node.yml'), join(bench.root, 'key.node.yml'))
    await mkdir(join(bench.root, '..name'))
    await bench.write('..name/in.node.yml', nodeText('in'))
    const { workspace } = await bench.open()
    for (const id of ['door/s', 'key']) {
      await expect(workspace.read(id)).rejects.toMatchObject({ problem: { code: 'id-refused' } })
    }
    expect(await workspace.list()).toMatchObject([{ id: 'key', code_language: null, problem: { code: 'id-refused' } }])
  })

  it('finds the file where the workspace itself is reached through a link', async () => {
    await bench.write('in/a.node.yml', nodeText('a'))
    const alias = join(bench.dataRoot, 'alias')
    await mkdir(bench.dataRoot, { recursive: true })
    await symlink(bench.root, alias)
    const { workspace } = await bench.open(alias)
    expect(asNode(await workspace.read('in/a')).node.title).toBe('a')
  })
})

describe('the library', () => {
  it('lists nodes of all folders but hidden ones, and what is wrong with broken ones', async () => {
    await bench.write('b.node.yml', nodeText('b'))
    await bench.write('sub/deep/a.node.yml', nodeText('a'))
    await bench.write('node_modules/x.node.yml', nodeText('x'))
    await bench.write('.git/x.node.yml', nodeText('x'))
    await bench.write('c.node.yml', 'type: llm\n')
    await bench.write('notes.yml', 'a: 1\n')
    await bench.write('.node.yml', nodeText('x'))
    const { workspace } = await bench.open()
    expect(await workspace.list()).toMatchObject([
      { id: 'b', title: 'b', code_language: 'python3', problem: null },
      { id: 'c', title: 'c', code_language: null, problem: { code: 'file-not-node' } },
      { id: 'sub/deep/a', title: 'sub/deep/a', code_language: 'python3', problem: null },
    ])
  })

  it('lists the others where one is a pipe, or lies in a folder that may not be entered', async ({ skip }) => {
    await bench.write('a.node.yml', nodeText('a'))
    await bench.write('closed/b.node.yml', nodeText('b'))
    await bench.write('closed/app.yml', 'kind: app\n')
    if (process.platform === 'win32') return skip()
    execFileSync('mkfifo', [join(bench.root, 'pipe.node.yml'), join(bench.root, 'pipe.yml')])
    await Promise.all([chmod(join(bench.root, '..'), 0o755), chmod(join(bench.root, 'closed'), 0o444)])
    // Nothing is closed to root.
    const isRoot = process.geteuid?.() === 0
    if (isRoot) process.seteuid?.(65_534)
    try {
      const rows = await createLibrary(bench.root).list()
      expect(rows.map(({ id, problem }) => [id, problem?.code])).toEqual([
        ['a', undefined],
        ['closed/b', 'file-unreadable'],
        ['pipe', 'file-no-content'],
      ])
      const apps = await createAppIndex(bench.root).list()
      expect(apps.map(({ id, problems }) => [id, problems[0]?.code])).toEqual([
        ['closed/app.yml', 'file-unreadable'],
        ['pipe.yml', 'file-no-content'],
      ])
    } finally {
      if (isRoot) process.seteuid?.(0)
      await chmod(join(bench.root, 'closed'), 0o755)
    }
    const { workspace } = await bench.open()
    expect(await workspace.read('pipe')).toMatchObject({ kind: 'broken', problems: [{ code: 'file-no-content' }] })
  })

  it('is capped with a notice', async () => {
    await bench.write('1/2/3/4/5/6/7/x.node.yml', nodeText('x'))
    await bench.write('1/2/3/4/5/6/y.node.yml', nodeText('y'))
    const { workspace } = await bench.open()
    expect((await workspace.list()).map(({ id }) => id)).toEqual(['1/2/3/4/5/6/y'])
    expect(workspace.info().problems).toMatchObject([{ code: 'library-capped', severity: 'warning' }])
  })

  it('moves a node into folders and out of them, its text and its versions with it, never over another', async () => {
    const text = `# kept\n${nodeText('a')}`
    await bench.write('a.node.yml', text)
    await bench.write('taken/a.node.yml', nodeText('other'))
    const { workspace } = await bench.open()
    await workspace.read('a')
    expect((await workspace.move('a', ' lessons / first:day ')).id).toBe('lessons/first_day/a')
    expect(await bench.text('lessons/first_day/a.node.yml')).toBe(text)
    expect(await workspace.history.list('lessons/first_day/a')).toHaveLength(1)
    await expect(workspace.move('lessons/first_day/a', 'taken')).rejects.toMatchObject({
      problem: { code: 'name-taken' },
    })
    await expect(workspace.move('lessons/first_day/a', '.git')).resolves.toMatchObject({ id: 'git/a' })
    for (const folder of ['../..', 'x/ .. ', '/tmp', 'C:\\x', '~/x']) {
      await expect(workspace.move('git/a', folder)).rejects.toMatchObject({ problem: { code: 'folder-outside' } })
    }
    expect((await workspace.move('git/a', './untitled/untitled')).id).toBe('untitled/untitled/a')
    expect(await bench.text('taken/a.node.yml')).toBe(nodeText('other'))
  })

  it('makes, copies and renames nodes under names that are free', async () => {
    const { workspace } = await bench.open()
    const made = asNode(await workspace.create('a/b: c', 'javascript', null))
    expect(made).toMatchObject({ id: 'a_b_ c', node: { title: 'a/b: c', code_language: 'javascript' } })
    const one = await workspace.create('One', 'python3', nodeText('One'))
    const other = asNode(await workspace.create('one', 'python3', `# kept\n${nodeText('one')}`))
    expect([one.id, other.id, other.node.title]).toEqual(['One', 'one_2', 'one_2'])
    expect(await bench.text('one_2.node.yml')).toMatch(/^# kept\n/)
    const copy = asNode(await workspace.duplicate('one_2'))
    expect([copy.id, copy.node.title]).toEqual(['one_2_2', 'one_2_2'])
    await expect(workspace.rename('one_2', 'ONE')).rejects.toMatchObject({ problem: { code: 'name-taken' } })
    const renamed = asNode(await workspace.rename('one_2', 'Two?'))
    expect([renamed.id, renamed.node.title]).toEqual(['Two_', 'Two?'])
    expect(await bench.text('Two_.node.yml')).toMatch(/^# kept\n/)
    expect(asNode(await workspace.rename('Two_', 'Two/')).node.title).toBe('Two/')
    await mkdir(join(bench.root, 'folder.node.yml'))
    await expect(workspace.rename('Two_', 'folder')).rejects.toMatchObject({ problem: { code: 'name-taken' } })
    expect((await workspace.create('folder', 'python3', null)).id).toBe('folder_2')
    expect((await workspace.list()).map(({ id }) => id).sort()).toEqual([
      'One',
      'Two_',
      'a_b_ c',
      'folder_2',
      'one_2_2',
    ])
  })

  it('lists as people sort: by number, a name before what is longer', async () => {
    for (const id of ['new_10', 'new', 'new_2', 'Alpha', 'beta']) await bench.write(`${id}.node.yml`, nodeText(id))
    const { workspace } = await bench.open()
    expect((await workspace.list()).map(({ id }) => id)).toEqual(['Alpha', 'beta', 'new', 'new_2', 'new_10'])
  })

  it('keeps a draft over a rename', async () => {
    await bench.write('a.node.yml', nodeText('a', 'one\n'))
    const { workspace } = await bench.open()
    const { node } = asNode(await workspace.read('a'))
    await workspace.save('a', { ...node, code: 'mine\n' }, 'another', false)
    expect(asNode(await workspace.rename('a', 'b')).draft?.code).toBe('mine\n')
  })

  it('removes a node and brings it back to the byte, under another name where its own was taken', async () => {
    const gbk = Buffer.from([0xc4, 0xe3])
    const long = `${'长'.repeat(50)}/${'名'.repeat(50)}`
    await bench.write(`${long}.node.yml`, gbk)
    const { workspace } = await bench.open()
    const { token } = await workspace.remove(long)
    expect(await workspace.list()).toEqual([])
    await bench.write(`${long}.node.yml`, nodeText('new'))
    expect((await workspace.restore(token)).id).toBe(`${long}_2`)
    expect((await bench.bytes(`${long}_2.node.yml`)).equals(gbk)).toBe(true)
    for (const bad of [token, '../../x', '..', `${token}/..`]) {
      await expect(workspace.restore(bad)).rejects.toMatchObject({ problem: { code: 'trash-missing' } })
    }
    await expect(workspace.remove('never')).rejects.toMatchObject({ problem: { code: 'file-missing' } })
    expect(await bench.text('.nodelab/.gitignore')).toBe('*\n')
  })

  it('gives a node that comes back under another name its own versions alone', async () => {
    await bench.write('a.node.yml', nodeText('a', '# old'))
    const { workspace } = await bench.open()
    const old = asNode(await workspace.read('a'))
    await workspace.save('a', withCode(old, '# older'), old.revision, false)
    const { token } = await workspace.remove('a')
    await workspace.create('a', 'python3', null)
    expect((await workspace.restore(token)).id).toBe('a_2')
    expect(await workspace.history.list('a')).toHaveLength(1)
    expect(await workspace.history.list('a_2')).toHaveLength(2)
  })

  it('sweeps what a killed process left of a file, when it is old', async () => {
    await bench.write('a.node.yml', nodeText('a'))
    const litter = ['.a.node.yml.0123abcd.nodelab', '.a.node.yml.fedcba98.nodelab']
    for (const name of [...litter, '.mine.nodelab']) await bench.write(name, 'half')
    const old = new Date(Date.now() - 3_600_000)
    for (const name of [litter[0] ?? '', '.mine.nodelab']) await utimes(join(bench.root, name), old, old)
    const { workspace } = await bench.open()
    await workspace.list()
    expect((await readdir(bench.root)).sort()).toEqual([litter[1], '.mine.nodelab', '.nodelab', 'a.node.yml'])
  })
})
