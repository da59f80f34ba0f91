import { chmod, mkdir, open, symlink, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asNode, type Bench, createBench } from '../workspace/testing/openTemp'
import { mountSmallDisk } from '../workspace/testing/readOnly'
import { nodeOfApp, openApp, writeNodes } from './appOnDisk'
import { appId, idOf, reworded, triage } from './testing/triage'

let bench: Bench
beforeEach(async () => {
  bench = await createBench()
})
afterEach(() => bench.end())

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length

/** What is told of the node `2` of a file with this text; the file is as it was afterwards. */
async function told(text: string | Uint8Array): Promise<unknown> {
  await bench.write(appId, text)
  const { workspace } = await bench.open()
  const [file] = await workspace.apps.list()
  const node = await workspace.read(idOf('2'))
  expect(await bench.bytes(appId)).toEqual(Buffer.from(text))
  expect(node.kind).not.toBe('node')
  const [first] = node.problems
  // The list says the same of a file that can't be read at all.
  if (file !== undefined && file.nodes.length === 0) expect(file.problems[0]).toEqual(first)
  return first
}

describe('an app file that is none', () => {
  it('is told with the line and the column of what is wrong', async () => {
    const quote = triage.replace('title: Each word', "title: 'Each word")
    expect(await told(quote)).toMatchObject({ code: 'yaml-quote-open', line: lineOf(quote, "title: 'Each") })
    const twice = triage.replace('        title: Each word\n', '        title: Each word\n        title: Other\n')
    expect(await told(twice)).toMatchObject({ code: 'yaml-key-twice', line: lineOf(twice, 'title: Other'), column: 9 })
    const tab = triage.replace('        title: Each word', '\t\ttitle: Each word')
    expect(await told(tab)).toMatchObject({ line: lineOf(tab, '\t\ttitle') })
    const bracket = triage.replace('features: {}', 'features: {')
    expect(await told(bracket)).toMatchObject({ code: 'yaml-bracket-open', line: lineOf(bracket, 'features: {') })
  })

  it('is told of aliases that lead to nothing, to themselves, or to millions of values', async () => {
    const alias = triage.replace('features: {}', 'features: *nowhere')
    await bench.write('other.yml', alias)
    const cyclic = triage.replace(
      '        title: Each word\n',
      '        title: Each word\n        loop: &loop [*loop]\n',
    )
    const laughs = ['a: &a [x, x, x, x, x, x, x, x, x]']
    for (const [name, before] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg', 'ih', 'ji'].map((pair) => [...pair]))
      laughs.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`)
    const bomb = `${laughs.join('\n')}\n${triage.replace("        variables:\n        - value_selector:\n          - '1'\n          - ticket", "        variables: *j\n        more:\n        - value_selector:\n          - '1'\n          - ticket")}`
    await bench.write('cyclic.yml', cyclic)
    await bench.write('bomb.yml', bomb)
    const { workspace } = await bench.open()
    const began = performance.now()
    await workspace.apps.list()
    expect(await workspace.read('bomb.yml#2')).toMatchObject({ kind: 'broken', problems: [{ code: 'alias-refused' }] })
    expect(performance.now() - began).toBeLessThan(5000)
    // What can't be followed elsewhere is nobody's business, until an edit would have to know whether it stayed.
    for (const id of ['other.yml#2', 'cyclic.yml#2']) {
      const file = asNode(await workspace.read(id))
      await workspace.save(id, reworded(file.node, 'refund', 'x'), file.revision, false)
      const name = id.split('#')[0] ?? ''
      const preview = await workspace.apps.preview(name)
      expect(preview.problem).toMatchObject({ code: 'edit-refused' })
      expect(await workspace.apps.saveFile(name, preview.revision, true)).toMatchObject({ kind: 'failed' })
    }
    expect([await bench.text('other.yml'), await bench.text('cyclic.yml')]).toEqual([alias, cyclic])
  })

  it('is not what a file with a few aliases becomes when it is asked much', async () => {
    const aliases = triage
      .replace('title: Start', 'title: &start Start')
      .replace('title: Each word', 'title: *start')
      .replace('title: Build word', 'title: *start')
    await bench.write(appId, aliases)
    const { workspace } = await bench.open()
    for (let count = 0; count < 60; count += 1) {
      await workspace.apps.references(idOf('2'), 'score')
      await workspace.apps.inputs(idOf('4'), null)
    }
    expect((await workspace.read(idOf('4'))).kind).toBe('node')
  })

  it('is not changed where an alias makes two nodes of one', async () => {
    const start = triage.indexOf("    - data:\n        desc: ''\n        template:")
    const shared = `${triage.slice(0, start).replace(/- data:(?=\n        code: "\\nURGENT)/, '- data: &data')}    - data: *data\n      id: '7'\n      type: custom\n${triage.slice(start)}`
    expect(shared).toContain('- data: &data')
    await bench.write(appId, shared)
    const { workspace } = await bench.open()
    const file = asNode(await workspace.read(idOf('2')))
    await workspace.save(idOf('2'), reworded(file.node, 'refund', 'broken'), file.revision, false)
    const preview = await workspace.apps.preview(appId)
    expect(preview.problem).toMatchObject({ code: 'edit-refused' })
    expect(asNode(await workspace.read(idOf('7'))).node.code).toContain('refund')
  })

  it('is not written over by the command line where it changed since it was read', async () => {
    await bench.write(appId, triage)
    const path = join(bench.root, appId)
    const { read } = await openApp(path)
    const node = reworded(nodeOfApp(read, path, '2'), 'refund', 'broken')
    const theirs = triage.replace('zoom: 1', 'zoom: 2')
    await bench.write(appId, theirs)
    await expect(writeNodes(path, read, [{ nodeId: '2', node }], false)).rejects.toMatchObject({
      problem: { code: 'app-changed-since' },
    })
    expect(await bench.text(appId)).toBe(theirs)
  })

  it('is told where it is binary, too large, of another kind, or holds code that is no text', async () => {
    const binary = Buffer.concat([Buffer.from('kind: app\nworkflow:\n'), Buffer.from([0xff, 0xfe, 0x00, 0xd8])])
    expect(await told(binary)).toMatchObject({ code: 'file-not-text', line: 3, column: 1 })
    const chat = triage.slice(0, triage.indexOf('workflow:')).replace('mode: workflow', 'mode: chat')
    expect(await told(chat)).toMatchObject({ code: 'file-not-app', params: { mode: 'chat' } })
    const number = triage.replace(/code: "\\nURGENT[^]*?\n {8}code_language/, 'code: 12\n        code_language')
    expect(await told(number)).toMatchObject({ code: 'app-code-not-text', line: lineOf(number, 'code: 12') })
    const ruby = triage.replace('python3 # the newest', 'ruby')
    expect(await told(ruby)).toMatchObject({ code: 'app-language-unknown', params: { language: 'ruby' } })
    const twins = triage.replace("id: '4'", "id: '2'")
    expect(await told(twins)).toMatchObject({ code: 'app-id-twice' })
    const gone = triage.replace("id: '2'\n", "id: '22'\n")
    expect(await told(gone)).toMatchObject({ code: 'app-node-missing' })
  })

  it('of 100 MB is not read', async () => {
    await bench.write(appId, triage)
    await truncate(join(bench.root, appId), 100_000_000)
    const { workspace } = await bench.open()
    expect((await workspace.apps.list())[0]).toMatchObject({ problems: [{ code: 'file-too-large' }], nodes: [] })
    expect(await workspace.read(idOf('2'))).toMatchObject({ kind: 'broken', problems: [{ code: 'file-too-large' }] })
    const file = await open(join(bench.root, appId))
    const { size } = await file.stat()
    await file.close()
    expect(size).toBe(100_000_000)
  })

  it('outside of the workspace, or behind a link that leads to itself, is refused', async () => {
    await mkdir(join(bench.root, '..', 'elsewhere'))
    await bench.write('../elsewhere/app.yml', triage)
    await symlink(join(bench.root, '..', 'elsewhere'), join(bench.root, 'out'))
    await symlink('loop.yml', join(bench.root, 'loop.yml'))
    await symlink('.', join(bench.root, 'self'))
    await bench.write(appId, triage)
    const { workspace } = await bench.open()
    const refused = { problem: { code: 'id-refused' } }
    await expect(workspace.read('../elsewhere/app.yml#2')).rejects.toMatchObject(refused)
    await expect(workspace.read('out/app.yml#2')).rejects.toMatchObject(refused)
    await expect(workspace.apps.preview('out/app.yml')).rejects.toMatchObject(refused)
    await expect(workspace.read('.nodelab/app.yml#2')).rejects.toMatchObject(refused)
    const files = await workspace.apps.list()
    expect(files.map(({ id, problems }) => `${id} ${problems[0]?.code ?? ''}`.trim())).toEqual([
      appId,
      'loop.yml file-unreadable',
    ])
    expect(files[1]?.problems[0]?.params).toEqual({ path: join(bench.root, 'loop.yml'), reasonCode: 'link-loop' })
  })

  // Rights stop nobody who is root.
  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'without the right to read it is told so',
    async () => {
      await bench.write(appId, triage)
      await chmod(join(bench.root, appId), 0o000)
      const { workspace } = await bench.open()
      expect((await workspace.apps.list())[0]).toMatchObject({ problems: [{ code: 'file-unreadable' }] })
    },
  )

  it('that is written in an unusual form is edited all the same', async () => {
    const json = JSON.stringify({
      kind: 'app',
      version: '0.6.0',
      workflow: {
        graph: {
          edges: [],
          nodes: [
            {
              id: 'a',
              data: { type: 'code', title: 'A', code_language: 'python3', code: 'x\n', variables: [], outputs: {} },
            },
          ],
        },
      },
    })
    await bench.write('json.yml', json)
    await bench.write('tagged.yml', triage.replace("desc: ''\n        outputs", 'desc: !!str x\n        outputs'))
    const { workspace } = await bench.open()
    const file = asNode(await workspace.read('json.yml#a'))
    await workspace.save('json.yml#a', { ...file.node, code: 'y\n' }, file.revision, false)
    const preview = await workspace.apps.preview('json.yml')
    expect(await workspace.apps.saveFile('json.yml', preview.revision, false)).toMatchObject({ kind: 'saved' })
    expect(await bench.text('json.yml')).toBe(json.replace('"x\\n"', '"y\\n"'))
    expect(asNode(await workspace.read('tagged.yml#2')).node.desc).toBe('x')
  })
})

describe('a disk that is full', () => {
  it('keeps the old file, and the edit', async ({ skip }) => {
    const unmount = await mountSmallDisk(bench.root, 256)
    // Only root may make a small disk.
    if (unmount === null) return skip('a small disk can be made by root on Linux alone')
    try {
      await bench.write(appId, triage)
      await bench.write('.filler', new Uint8Array(230_000)).catch(() => undefined)
      const { workspace } = await bench.open()
      const file = asNode(await workspace.read(idOf('2')))
      const large = { ...file.node, code: `${'# a long line of code\n'.repeat(20_000)}${file.node.code}` }
      expect(await workspace.save(idOf('2'), large, file.revision, false)).toMatchObject({ kind: 'saved' })
      const { revision } = await workspace.apps.preview(appId)
      const result = await workspace.apps.saveFile(appId, revision, false)
      expect(result).toMatchObject({ kind: 'failed', problem: { code: 'save-failed' } })
      expect(await bench.text(appId)).toBe(triage)
      expect(asNode(await workspace.read(idOf('2'))).node.code).toBe(large.code)
      await workspace.close()
    } finally {
      await unmount()
    }
  })
})
