import { readdir, readFile, rm, stat, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CodeNode } from '../../shared/model/node'
import { asNode, type Bench, createBench, nodeText } from './testing/openTemp'
import type { Workspace } from './workspace'

let bench: Bench
beforeEach(async () => {
  bench = await createBench()
  await bench.write('a.node.yml', nodeText('a'))
})
afterEach(() => bench.end())

const variable = (name: string, value_type: 'secret' | 'string') => ({ variable: name, value_type, value_selector: [] })
const samples = { key: '"sk-123"', text: '"open"' }

/** Gives a node a secret sample and an open one, and saves it. */
async function saveSecret(workspace: Workspace, id: string): Promise<CodeNode> {
  const { node, revision } = asNode(await workspace.read(id))
  const secret = { ...node, variables: [variable('key', 'secret'), variable('text', 'string')], samples }
  expect(await workspace.save(id, secret, revision, false)).toMatchObject({ kind: 'saved' })
  return secret
}

const kept = async (): Promise<string[]> => readdir(join(bench.dataRoot, 'secrets')).catch(() => [])

describe('the sample of a secret', () => {
  it('is not in the node’s file, and comes back with the node', async () => {
    const first = await bench.open()
    const node = await saveSecret(first.workspace, 'a')
    expect(await bench.text('a.node.yml')).toMatch(/samples:\n {2}text: "?open"?\n/)
    expect(await bench.text('a.node.yml')).not.toContain('sk-123')
    const { workspace } = await bench.open()
    const { samples: read, variables } = asNode(await workspace.read('a')).node
    expect({ read, variables }).toEqual({ read: samples, variables: node.variables })
    const [file = ''] = await kept()
    expect((await stat(join(bench.dataRoot, 'secrets', file))).mode & 0o777).toBe(
      process.platform === 'win32' ? 0o666 : 0o600,
    )
  })

  it('that an older file holds moves out of it with the next save', async () => {
    const text = nodeText('a').replace('variables: []', 'variables:\n  - {variable: key, value_type: secret}')
    await bench.write('a.node.yml', `${text}samples:\n  key: sk-old\n`)
    const { workspace } = await bench.open()
    const { node, revision } = asNode(await workspace.read('a'))
    expect(node.samples).toEqual({ key: '"sk-old"' })
    await workspace.save('a', { ...node, code: 'x\n' }, revision, false)
    expect(await bench.text('a.node.yml')).not.toContain('sk-old')
    expect(asNode(await workspace.read('a')).node.samples).toEqual({ key: '"sk-old"' })
  })

  it('is changed and taken away by a save that leaves the file as it is', async () => {
    const { workspace } = await bench.open()
    const node = await saveSecret(workspace, 'a')
    const before = await bench.text('a.node.yml')
    const { revision } = asNode(await workspace.read('a'))
    await workspace.save('a', { ...node, samples: { ...samples, key: '"sk-new"' } }, revision, false)
    expect(asNode(await workspace.read('a')).node.samples['key']).toBe('"sk-new"')
    await workspace.save('a', { ...node, samples: { text: '"open"' } }, revision, false)
    expect(asNode(await workspace.read('a')).node.samples).toEqual({ text: '"open"' })
    expect(await bench.text('a.node.yml')).toBe(before)
    expect(await kept()).toEqual([])
  })

  it('goes with a rename, is copied with the node, and is gone with it but for Undo', async () => {
    const { workspace } = await bench.open()
    await saveSecret(workspace, 'a')
    expect(asNode(await workspace.rename('a', 'b')).node.samples).toEqual(samples)
    expect(await kept()).toHaveLength(1)
    const copy = asNode(await workspace.duplicate('b'))
    expect(copy.node.samples).toEqual(samples)
    await workspace.remove(copy.id)
    expect(await kept()).toHaveLength(1)
    const { token } = await workspace.remove('b')
    expect(await kept()).toEqual([])
    expect(asNode(await workspace.restore(token)).node.samples).toEqual(samples)
  })

  it('is one and the same by whatever link the file is reached', async () => {
    const { workspace } = await bench.open()
    await saveSecret(workspace, 'a')
    await symlink('a.node.yml', join(bench.root, 'link.node.yml'))
    expect(asNode(await workspace.read('link')).node.samples).toEqual(samples)
    await workspace.rename('link', 'other')
    expect(asNode(await workspace.read('a')).node.samples).toEqual(samples)
  })

  it('that another Nodelab changed is not put back by a save of something else', async () => {
    const [mine, theirs] = [(await bench.open()).workspace, (await bench.open()).workspace]
    const node = await saveSecret(mine, 'a')
    const { revision } = asNode(await theirs.read('a'))
    await theirs.save('a', { ...node, samples: { ...samples, key: '"sk-theirs"' } }, revision, false)
    await mine.save('a', { ...node, code: 'x\n' }, revision, false)
    expect(asNode(await mine.read('a')).node).toMatchObject({ code: 'x\n', samples: { key: '"sk-theirs"' } })
  })

  it('stays with an edit that is kept aside, which only its owner can read', async () => {
    const { workspace } = await bench.open()
    const node = await saveSecret(workspace, 'a')
    await workspace.save('a', { ...node, samples: { ...samples, key: '"sk-draft"' }, code: 'x\n' }, 'other', false)
    expect(asNode(await workspace.read('a'))).toMatchObject({
      node: { samples: { key: '"sk-123"' } },
      draft: { samples: { key: '"sk-draft"' } },
    })
    const drafts = join(bench.dataRoot, 'drafts')
    const [folder = ''] = await readdir(drafts)
    const [file = ''] = await readdir(join(drafts, folder))
    expect(await readFile(join(drafts, folder, file), 'utf8')).toContain('sk-draft')
    if (process.platform !== 'win32') expect((await stat(join(drafts, folder, file))).mode & 0o077).toBe(0)
  })
})

describe('the draft of a node', () => {
  it('is offered where the file is gone', async () => {
    const first = await bench.open()
    const { node, revision } = asNode(await first.workspace.read('a'))
    await rm(join(bench.root, 'a.node.yml'))
    await first.workspace.save('a', { ...node, code: 'mine\n' }, revision, false)
    const { workspace } = await bench.open()
    expect(await workspace.read('a')).toMatchObject({ kind: 'missing', draft: { code: 'mine\n' } })
  })

  it('comes back with a removed node', async () => {
    const { workspace } = await bench.open()
    const { node } = asNode(await workspace.read('a'))
    await workspace.save('a', { ...node, code: 'mine\n' }, 'other', false)
    const { token } = await workspace.remove('a')
    expect(await workspace.read('a')).toMatchObject({ kind: 'missing', draft: null })
    expect(asNode(await workspace.restore(token)).draft?.code).toBe('mine\n')
  })
})
