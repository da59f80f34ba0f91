import { lstat, readdir, readFile, link, rm, stat, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readFields } from './nodeFields'
import { asNode, type Bench, createBench, nodeText, withCode } from './testing/openTemp'

let bench: Bench
beforeEach(async () => {
  bench = await createBench()
})
afterEach(() => bench.end())

const saved = { kind: 'saved' }

describe('a save', () => {
  it('writes only what changed, keeps rights, links, BOM and line ends', async () => {
    const text = `\uFEFF# mine\n${nodeText('a')}note: kept # so\n`.replaceAll('\n', '\r\n')
    await bench.write('real/a.node.yml', text)
    await symlink(join('real', 'a.node.yml'), join(bench.root, 'linked.node.yml'))
    const { mode } = await stat(join(bench.root, 'real/a.node.yml'))
    const { workspace } = await bench.open()
    const file = await workspace.read('linked')
    expect(await workspace.save('linked', asNode(file).node, asNode(file).revision, false)).toMatchObject(saved)
    expect(await bench.text('real/a.node.yml')).toBe(text)
    const node = withCode(file, 'def main():\n    return {"a": 1}\n')
    expect(await workspace.save('linked', node, asNode(file).revision, false)).toMatchObject(saved)
    expect(await bench.text('real/a.node.yml')).toBe(text.replace('return {}', 'return {"a": 1}'))
    expect((await lstat(join(bench.root, 'linked.node.yml'))).isSymbolicLink()).toBe(true)
    expect((await stat(join(bench.root, 'real/a.node.yml'))).mode).toBe(mode)
  })

  it('of a file that changed on disk is a conflict, and the edit is kept aside over a restart', async () => {
    await bench.write('a.node.yml', nodeText('a', 'one\n'))
    const first = await bench.open()
    const { revision, node } = asNode(await first.workspace.read('a'))
    await bench.write('a.node.yml', nodeText('a', 'theirs\n'))
    const result = await first.workspace.save('a', { ...node, code: 'mine\n' }, revision, false)
    expect(result).toMatchObject({ kind: 'conflict', disk: { kind: 'node', node: { code: 'theirs\n' } } })
    expect(await bench.text('a.node.yml')).toContain('theirs')
    await first.workspace.close()

    const { workspace } = await bench.open()
    const again = asNode(await workspace.read('a'))
    expect(again).toMatchObject({ node: { code: 'theirs\n' }, draft: { code: 'mine\n' } })
    if (again.draft === null) throw new Error('no draft')
    expect(await workspace.save('a', again.draft, revision, true)).toMatchObject(saved)
    expect(asNode(await workspace.read('a'))).toMatchObject({ node: { code: 'mine\n' }, draft: null })
  })

  it('takes the version on disk where the author drops the draft', async () => {
    await bench.write('a.node.yml', nodeText('a', 'one\n'))
    const { workspace } = await bench.open()
    const { node } = asNode(await workspace.read('a'))
    await workspace.save('a', { ...node, code: 'mine\n' }, 'another', false)
    expect(asNode(await workspace.read('a')).draft?.code).toBe('mine\n')
    expect(asNode(await workspace.discardDraft('a'))).toMatchObject({ node: { code: 'one\n' }, draft: null })
  })

  it.each([
    ['gone', null],
    ['broken', '<<<<<<< HEAD\n'],
  ])('over a file that is %s keeps its cases, comments and what else it had', async (_, now) => {
    const text = `# mine\n${nodeText('a', 'one\n')}cases:\n  # why\n  - name: empty\n    expected: { result: '' }\nother: 1\n`
    await bench.write('a.node.yml', text)
    const { workspace } = await bench.open()
    const { revision, node } = asNode(await workspace.read('a'))
    if (now === null) await rm(join(bench.root, 'a.node.yml'))
    else await bench.write('a.node.yml', now)
    const mine = { ...node, code: 'mine\n' }
    expect(await workspace.save('a', mine, revision, false)).toMatchObject({ kind: 'conflict' })
    expect(await workspace.save('a', mine, revision, true)).toMatchObject(saved)
    expect(await bench.text('a.node.yml')).toBe(text.replace('one\n', 'mine\n'))
  })

  it('is no conflict where the other hand wrote the same', async () => {
    await bench.write('a.node.yml', nodeText('a', 'one\n'))
    const { workspace } = await bench.open()
    const { revision, node } = asNode(await workspace.read('a'))
    const theirs = `# by another\n${nodeText('a', 'two\n')}`
    await bench.write('a.node.yml', theirs)
    expect(await workspace.save('a', { ...node, code: 'two\n' }, revision, false)).toMatchObject(saved)
    expect(await bench.text('a.node.yml')).toBe(theirs)
  })

  it('does not bring a file back that another hand removed, unless the author says so', async () => {
    await bench.write('a.node.yml', nodeText('a'))
    const { workspace } = await bench.open()
    const { revision, node } = asNode(await workspace.read('a'))
    await rm(join(bench.root, 'a.node.yml'))
    const result = await workspace.save('a', { ...node, code: 'x\n' }, revision, false)
    expect(result).toMatchObject({ kind: 'conflict', disk: { kind: 'missing' } })
    expect(await readdir(bench.root)).not.toContain('a.node.yml')
    expect(await workspace.save('a', { ...node, code: 'x\n' }, revision, true)).toMatchObject(saved)
    expect(readFields(await bench.text('a.node.yml')).node?.code).toBe('x\n')
  })

  it('never writes over a broken file without a decision', async () => {
    await bench.write('a.node.yml', nodeText('a'))
    const { workspace } = await bench.open()
    const { revision, node } = asNode(await workspace.read('a'))
    await bench.write('a.node.yml', 'title: [\n')
    expect(await workspace.save('a', node, revision, false)).toMatchObject({
      kind: 'conflict',
      disk: { kind: 'broken', text: 'title: [\n', problems: [{ code: 'yaml-bracket-open' }] },
    })
    expect(await bench.text('a.node.yml')).toBe('title: [\n')
  })

  it('of what no file can hold is told, and kept aside', async () => {
    await bench.write('a.node.yml', nodeText('a'))
    const { workspace } = await bench.open()
    const { revision, node } = asNode(await workspace.read('a'))
    const large = { ...node, samples: { big: JSON.stringify('x'.repeat(50_000_000)), small: '1' } }
    expect(await workspace.save('a', large, revision, false)).toMatchObject({
      kind: 'failed',
      problem: { code: 'value-too-large', params: { field: 'samples.big', megabytes: 50, limit: 20 } },
    })
    const spec = { type: 'string' as const, children: null }
    const twins = { ...node, outputs: [1, 2].map(() => ({ name: 'r', spec })) }
    expect(await workspace.save('a', twins, revision, false)).toMatchObject({
      kind: 'failed',
      problem: { code: 'output-twice', params: { name: 'r' } },
    })
    expect(await bench.text('a.node.yml')).toBe(nodeText('a'))
    expect(asNode(await workspace.read('a')).draft?.outputs).toHaveLength(2)
  })
})

describe('a file that is no node', () => {
  it('is mended by hand, in its own form', async () => {
    await bench.write('a.node.yml', '\uFEFFtitle: [\r\ntype: code\r\n')
    const { workspace } = await bench.open()
    const file = await workspace.read('a')
    if (file.kind !== 'broken') throw new Error('it is not broken')
    const mended = nodeText('a')
    expect(await workspace.saveText('a', mended, 'another')).toMatchObject({ kind: 'conflict' })
    expect(await workspace.saveText('a', mended, file.revision)).toMatchObject(saved)
    expect(await bench.text('a.node.yml')).toBe(`\uFEFF${mended.replaceAll('\n', '\r\n')}`)
    expect((await workspace.list())[0]).toMatchObject({ id: 'a', problem: null })
  })

  it('keeps what is typed into it until its author decides, and another hand’s text too', async () => {
    await bench.write('a.node.yml', 'title: [\n')
    const { workspace } = await bench.open()
    const file = await workspace.read('a')
    if (file.kind !== 'broken') throw new Error('it is not broken')
    await workspace.keepText('a', 'title: mine\n')
    expect(await bench.text('a.node.yml')).toBe('title: [\n')
    expect(await workspace.read('a')).toMatchObject({ kind: 'broken', text: 'title: [\n', draft: 'title: mine\n' })
    await bench.write('a.node.yml', 'title: {\n')
    expect(await workspace.saveText('a', nodeText('a'), file.revision)).toMatchObject({
      kind: 'conflict',
      disk: { kind: 'broken', text: 'title: {\n' },
    })
    const again = await workspace.read('a')
    expect(again).toMatchObject({ kind: 'broken', text: 'title: {\n', draft: nodeText('a') })
    const revision = again.kind === 'broken' ? again.revision : ''
    expect(await workspace.saveText('a', nodeText('a'), revision)).toMatchObject(saved)
    expect(await workspace.read('a')).toMatchObject({ kind: 'node', draft: null })
    await expect(workspace.keepText('../a', 'x')).rejects.toThrow()
  })

  it.each<[string, Uint8Array, string]>([
    ['of 50 MB', Buffer.alloc(50_000_000, 'a'), 'file-too-large'],
    ['in GBK', Buffer.from([0x74, 0x3a, 0x20, 0xc4, 0xe3, 0x0a]), 'file-not-text'],
  ])('%s is listed with its problem and is never written over', async (_, bytes, code) => {
    await bench.write('a.node.yml', bytes)
    const { workspace } = await bench.open()
    const file = await workspace.read('a')
    expect(file).toMatchObject({ kind: 'broken', problems: [{ code }] })
    expect(await workspace.list()).toMatchObject([{ id: 'a', problem: { code } }])
    const revision = file.kind === 'broken' ? file.revision : ''
    expect(await workspace.saveText('a', 'x', revision)).toMatchObject({ kind: 'failed', problem: { code } })
    expect((await bench.bytes('a.node.yml')).equals(bytes)).toBe(true)
  })

  it('that can not be read at all is told', async () => {
    await symlink('a.node.yml', join(bench.root, 'a.node.yml'))
    const { workspace } = await bench.open()
    expect(await workspace.read('a')).toMatchObject({ kind: 'broken', problems: [{ code: 'file-unreadable' }] })
    expect(await workspace.list()).toMatchObject([{ id: 'a', problem: { code: 'file-unreadable' } }])
  })
})

describe('the requirements', () => {
  it('are saved in their own form, and never over what changed', async () => {
    await bench.write('python-requirements.txt', '\uFEFFa\r\nb\r\n')
    const { workspace } = await bench.open()
    const { revision } = await workspace.readRequirements()
    expect(await workspace.saveRequirements('a\nb\nc\n', revision, false)).toMatchObject(saved)
    expect(await bench.text('python-requirements.txt')).toBe('\uFEFFa\r\nb\r\nc\r\n')
    expect(await workspace.saveRequirements('x\n', revision, false)).toMatchObject({
      kind: 'conflict',
      disk: { text: '\uFEFFa\r\nb\r\nc\r\n' },
    })
    expect(await workspace.saveRequirements('x\n', revision, true)).toMatchObject(saved)
  })

  it('are empty where there is no file, which a save makes', async () => {
    const { workspace } = await bench.open()
    const { text, revision } = await workspace.readRequirements()
    expect(text).toBe('')
    expect(await workspace.saveRequirements('numpy\n', revision, false)).toMatchObject(saved)
    expect(await readFile(workspace.requirementsPath(), 'utf8')).toBe('numpy\n')
  })

  it('that are not UTF-8 are not written over', async () => {
    const gbk = Buffer.from([0x23, 0xc4, 0xe3, 0x0a])
    await bench.write('python-requirements.txt', gbk)
    await link(join(bench.root, 'python-requirements.txt'), join(bench.root, 'same'))
    const { workspace } = await bench.open()
    const { revision } = await workspace.readRequirements()
    expect(await workspace.saveRequirements('x\n', revision, true)).toMatchObject({
      kind: 'failed',
      problem: { code: 'file-not-text', line: 1, column: 2 },
    })
    expect((await bench.bytes('same')).equals(gbk)).toBe(true)
  })
})

describe('work that is in no file', () => {
  it('is offered once at the next start, as the file would be with it; what the file says by now is not', async () => {
    await bench.write('a.node.yml', `# kept\n${nodeText('a', 'one\n')}`)
    await bench.write('b.node.yml', nodeText('b', 'one\n'))
    const first = await bench.open()
    for (const id of ['a', 'b']) {
      const { node } = asNode(await first.workspace.read(id))
      await bench.write(`${id}.node.yml`, nodeText(id, 'theirs\n'))
      await first.workspace.save(id, { ...node, code: 'mine\n' }, 'old', false)
    }
    await first.workspace.saveRequirements('mine', 'old', false)
    await first.workspace.close()
    await bench.write('b.node.yml', nodeText('b', 'mine\n'))

    const second = await bench.open()
    const found = await second.workspace.recovery.list()
    expect(found.map(({ id, isGone }) => [id, isGone])).toEqual([['a', false]])
    expect(found[0]?.mine).toBe(found[0]?.disk.replace('theirs', 'mine'))
    expect(await second.workspace.recovery.list()).toHaveLength(1)
    await second.workspace.recovery.offered()
    expect(await second.workspace.recovery.list()).toEqual([])
    // It waits for its node to be opened all the same, under its new name too.
    await second.workspace.rename('a', 'c')
    expect(asNode(await second.workspace.read('c')).draft?.code).toBe('mine\n')
  })
})
