import { appendFile, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asNode, type Bench, createBench, nodeText, withCode } from '../workspace/testing/openTemp'
import { createHistory } from './nodeHistory'
import { sweepVersions } from './sweep'
import { createVersionFiles } from './versionFiles'

let bench: Bench
beforeEach(async () => {
  bench = await createBench()
})
afterEach(() => bench.end())

async function filesBelow(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).map((name) => join(folder, name))
}

describe('the history of a node', () => {
  it('has every saved version, what stood there before, and what another hand wrote; a version comes back to the byte', async () => {
    const first = `# kept\n${nodeText('a', '# first')}`
    await bench.write('a.node.yml', first)
    const { workspace, told } = await bench.open()
    const opened = asNode(await workspace.read('a'))
    await workspace.save('a', withCode(opened, '# second'), opened.revision, false)
    const theirs = nodeText('a', '# theirs')
    await bench.write('a.node.yml', theirs)
    // The author decides that the own edit counts: theirs must not be lost.
    const forced = await workspace.save('a', withCode(opened, '# third'), 'stale', true)
    expect(forced.kind).toBe('saved')
    await workspace.history.settled()
    const versions = await workspace.history.list('a')
    const codes = await Promise.all(
      versions.map(async ({ key, cause }) => [cause, (await workspace.history.read(key)).node?.code.trim()]),
    )
    expect(codes).toEqual([
      ['edit', '# third'],
      ['disk', '# theirs'],
      ['edit', '# second'],
      ['disk', '# first'],
    ])
    expect(told.history.every((id) => id === 'a')).toBe(true)

    const oldest = versions.at(-1)?.key ?? ''
    const now = await bench.text('a.node.yml')
    const { file, before } = await workspace.history.restore('a', oldest)
    expect(asNode(file).node.code.trim()).toBe('# first')
    expect(await bench.text('a.node.yml')).toBe(first)
    await workspace.history.restore('a', before ?? '')
    expect(await bench.text('a.node.yml')).toBe(now)
  })

  it('is gone for good where its author clears it, with no text that another node does not need', async () => {
    await bench.write('a.node.yml', nodeText('a', '# same'))
    await bench.write('b.node.yml', nodeText('a', '# same'))
    const { workspace } = await bench.open()
    for (const id of ['a', 'b']) {
      const opened = asNode(await workspace.read(id))
      await workspace.save(id, withCode(opened, `# second of ${id}`), opened.revision, false)
    }
    await workspace.history.settled()
    await workspace.history.clear('a')
    expect(await workspace.history.list('a')).toEqual([])
    const codes = (await workspace.history.list('b')).map(async ({ key }) =>
      (await workspace.history.read(key)).node?.code.trim(),
    )
    expect(await Promise.all(codes)).toEqual(['# second of b', '# same'])
    expect((await filesBelow(bench.dataRoot)).filter((name) => name.endsWith('.gz'))).toHaveLength(2)
    // The next save begins anew, with what stands there.
    const again = asNode(await workspace.read('a'))
    await workspace.save('a', withCode(again, '# third'), again.revision, false)
    await workspace.history.settled()
    expect((await workspace.history.list('a')).map(({ cause }) => cause)).toEqual(['edit', 'disk'])
  })

  it('goes with a renamed node, and brings back one that was removed', async () => {
    await bench.write('a.node.yml', nodeText('a', '# first'))
    const { workspace } = await bench.open()
    const opened = asNode(await workspace.read('a'))
    await workspace.save('a', withCode(opened, '# second'), opened.revision, false)
    await workspace.rename('a', 'b')
    await workspace.history.settled()
    expect(await workspace.history.list('a')).toEqual([])
    const versions = await workspace.history.list('b')
    // The new title is a version too.
    expect(versions).toHaveLength(3)
    const { token } = await workspace.remove('b')
    expect(await workspace.history.nodes()).toMatchObject([{ id: 'b', isThere: false }])
    // The name is taken meanwhile: the removed one comes back under another, its versions with it.
    await bench.write('b.node.yml', nodeText('b', '# another'))
    const back = await workspace.restore(token)
    expect(back.id).toBe('b_2')
    expect((await workspace.history.list('b_2')).length).toBe(3)
    await rm(join(bench.root, 'b_2.node.yml'))
    const { file, before } = await workspace.history.restore('b_2', versions.at(-1)?.key ?? '')
    expect(before).toBe(null)
    expect(asNode(file).node.code.trim()).toBe('# first')
  })

  it('lies outside the workspace, for its owner alone, and outlives half-written and damaged files', async () => {
    await bench.write('a.node.yml', nodeText('a', '# first'))
    const { workspace } = await bench.open()
    const opened = asNode(await workspace.read('a'))
    await workspace.save('a', withCode(opened, '# second'), opened.revision, false)
    await workspace.history.settled()
    const files = await filesBelow(join(bench.dataRoot, 'history'))
    const list = files.find((name) => name.endsWith('.jsonl')) ?? ''
    const texts = files.filter((name) => name.endsWith('.gz'))
    expect(texts).toHaveLength(2)
    for (const file of [list, ...texts]) expect((await stat(file)).mode & 0o077).toBe(0)
    expect((await readdir(bench.root)).filter((name) => !name.startsWith('.'))).toEqual(['a.node.yml'])

    await appendFile(list, '\n{"at": 17')
    const third = asNode(await workspace.read('a'))
    await workspace.save('a', withCode(third, '# third'), third.revision, false)
    await workspace.history.settled()
    const versions = await workspace.history.list('a')
    expect(versions).toHaveLength(3)
    for (const file of texts) await writeFile(file, 'no gzip')
    await expect(workspace.history.read(versions[2]?.key ?? '')).rejects.toMatchObject({
      problem: { code: 'version-missing' },
    })
    await expect(workspace.history.read('../../etc/passwd')).rejects.toMatchObject({
      problem: { code: 'version-missing' },
    })
    expect((await workspace.history.read(versions[0]?.key ?? '')).node?.code.trim()).toBe('# third')
  })

  it('says where it can not be written, and the save is done all the same', async () => {
    await bench.write('a.node.yml', nodeText('a', '# first'))
    const { workspace } = await bench.open()
    const opened = asNode(await workspace.read('a'))
    await workspace.history.settled()
    await rm(join(bench.dataRoot, 'history'), { recursive: true })
    await writeFile(join(bench.dataRoot, 'history'), 'a file in its place')
    const saved = await workspace.save('a', withCode(opened, '# second'), opened.revision, false)
    expect(saved.kind).toBe('saved')
    await workspace.history.settled()
    expect((await workspace.retry()).problems.map(({ code }) => code)).toContain('history-not-kept')
  })
})

describe('the size of a history', () => {
  it('is bounded: the oldest go first, the newest of each node stays, and no text is left that none needs', async () => {
    let time = 1_800_000_000_000
    const options = { dataRoot: bench.dataRoot, workspace: bench.root, now: () => (time += 400_000_000) }
    const history = createHistory(options)
    for (const id of ['a', 'b'])
      for (let count = 0; count < 5; count += 1) await history.keep(id, `${id}${count}`, 'edit')
    const files = createVersionFiles(bench.dataRoot, bench.root)
    const sizes = [...(await files.texts()).values()]
    await sweepVersions(
      files,
      time,
      sizes.slice(0, 3).reduce((sum, size) => sum + size, 0),
    )
    expect(await Promise.all((await history.list('a')).map(({ key }) => history.text(key)))).toEqual(['a4'])
    expect(await Promise.all((await history.list('b')).map(({ key }) => history.text(key)))).toEqual(['b4', 'b3'])
    expect((await files.texts()).size).toBe(3)
    const list = (await filesBelow(join(bench.dataRoot, 'history'))).find((name) => name.endsWith('.jsonl')) ?? ''
    expect(await readFile(list, 'utf8')).toContain('"id"')
  })
})
