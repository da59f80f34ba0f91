import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RequirementsFile } from '../../shared/model/workspace'
import { createDrafts } from './drafts'
import { createNodeStore } from './nodeStore'
import { createRequirements, noPointer } from './requirements'
import { readRequirementsFile } from './requirementsStore'
import { createSecrets } from './secrets'
import { makeReadOnly } from './testing/readOnly'
import { type Bench, createBench, nodeText, until } from './testing/openTemp'

let bench: Bench
beforeEach(async () => {
  bench = await createBench()
})
afterEach(() => bench.end())

const name = 'python-requirements.txt'

describe('an edit of the requirements that could not be saved', () => {
  it('is kept over a restart where the file had changed, until one of the two is chosen', async () => {
    await bench.write(name, 'theirs\n')
    const first = await bench.open()
    expect(await first.workspace.saveRequirements('mine\n', 'of before', false)).toMatchObject({ kind: 'conflict' })
    await first.workspace.close()

    const second = await bench.open()
    expect(await second.workspace.readRequirements()).toMatchObject({ text: 'theirs\n', draft: 'mine\n' })
    expect((await second.workspace.requirements()).text).toBe('theirs\n')
    expect(await second.workspace.saveRequirements('mine\n', '', true)).toMatchObject({ kind: 'saved' })
    expect(await second.workspace.readRequirements()).toMatchObject({ text: 'mine\n', draft: null })
    await second.workspace.saveRequirements('again\n', 'of before', false)
    expect(await second.workspace.discardRequirements()).toMatchObject({ text: 'mine\n', draft: null })
    expect(await second.workspace.readRequirements()).toMatchObject({ text: 'mine\n', draft: null })
  })

  it('is kept while the folder is gone', async () => {
    await bench.write(name, 'old\n')
    const { workspace } = await bench.open()
    const { revision } = await workspace.readRequirements()
    await rename(bench.root, `${bench.root}-away`)
    expect(await workspace.saveRequirements('mine\n', revision, false)).toMatchObject({
      kind: 'failed',
      problem: { code: 'workspace-missing' },
    })
    await rename(`${bench.root}-away`, bench.root)
    expect(await workspace.readRequirements()).toMatchObject({ text: 'old\n', draft: 'mine\n' })
    expect(await workspace.saveRequirements('mine\n', revision, false)).toMatchObject({ kind: 'saved' })
    expect(await bench.text(name)).toBe('mine\n')
  })

  it('is kept where the folder can not be written', async (context) => {
    await bench.write(name, 'old\n')
    const { workspace } = await bench.open()
    const { revision } = await workspace.readRequirements()
    const undo = await makeReadOnly(bench.root)
    if (undo === null) return context.skip('there is no way here to make a folder read-only')
    try {
      expect(await workspace.saveRequirements('mine\n', revision, false)).toMatchObject({ kind: 'failed' })
      expect((await workspace.readRequirements()).draft).toBe('mine\n')
    } finally {
      await undo()
    }
  })

  it('is not offered where the file says the same by now', async () => {
    await bench.write(name, 'theirs\r\n')
    const { workspace } = await bench.open()
    await workspace.saveRequirements('mine\n', 'of before', false)
    await bench.write(name, 'mine\r\n')
    expect((await workspace.readRequirements()).draft).toBe(null)
  })
})

describe('requirements that can not be read', () => {
  it('say so, and stop neither the workspace nor what is told of its nodes', async () => {
    await bench.write('a.node.yml', nodeText('a', 'one\n'))
    await mkdir(join(bench.root, name))
    const { workspace, told } = await bench.open()
    expect(await workspace.readRequirements()).toMatchObject({ text: '', problem: { code: 'file-unreadable' } })
    await expect(workspace.requirements()).rejects.toMatchObject({ problem: { code: 'file-unreadable' } })
    await workspace.read('a')
    await bench.write('a.node.yml', nodeText('a', 'two\n'))
    await until(() => told.node.some((file) => file.kind === 'node' && file.node.code === 'two\n'))
    expect(workspace.info().problems).toEqual([])
    await rm(join(bench.root, name), { recursive: true })
    await bench.write(name, 'six\n')
    await until(() => told.requirements.at(-1)?.text === 'six\n')
    expect(told.requirements.at(-1)?.problem).toBe(null)
  })

  it('are not written over where they are no text', async () => {
    const bytes = Buffer.from([0x73, 0x69, 0x78, 0x0a, 0xe9, 0x0a])
    await bench.write(name, bytes)
    const { workspace } = await bench.open()
    const { problem, revision } = await workspace.readRequirements()
    expect(problem).toMatchObject({ code: 'file-not-text', line: 2, column: 1 })
    expect(await workspace.saveRequirements('x', revision, true)).toMatchObject({ kind: 'failed' })
    expect(await bench.bytes(name)).toEqual(bytes)
    await expect(readRequirementsFile(bench.root)).rejects.toMatchObject({ problem: { code: 'file-not-text' } })
  })
})

const noHistory = { keep: () => Promise.resolve(), list: () => Promise.resolve([]), text: () => Promise.resolve('') }

it('a save under way is no change by another hand, and one that a run saw first is told all the same', async () => {
  await bench.write(name, 'old\n')
  const told: RequirementsFile[] = []
  const drafts = createDrafts(bench.dataRoot, bench.root)
  const store = createNodeStore(bench.root, drafts, createSecrets(bench.dataRoot), noHistory)
  const requirements = await createRequirements({
    root: bench.root,
    store,
    drafts,
    pointer: noPointer,
    onWatchError: () => undefined,
    onBeside: () => undefined,
    onLock: () => undefined,
    lookEveryMs: 1000,
    onChange: (file) => told.push(file),
  })
  const { revision } = await requirements.read()
  await Promise.all([requirements.save('mine\n', revision, false), requirements.tell()])
  expect(told).toEqual([])
  await bench.write(name, 'theirs\n')
  // A run that reads them first must not keep the change from the window.
  expect(await requirements.text()).toEqual({ text: 'theirs\n', folder: bench.root, lock: '' })
  await requirements.tell()
  expect(told).toMatchObject([{ text: 'theirs\n' }])
  await requirements.close()
})

describe('requirements in UTF-16, as PowerShell writes them', () => {
  const wide = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le')

  it.each([
    ['little', wide],
    ['big', (text: string) => wide(text).swap16()],
  ])('are read by their BOM and stay as they are: %s endian', async (_, encode) => {
    await bench.write(name, encode('requests==2.32.3\r\n# 网络\r\n'))
    const { workspace } = await bench.open()
    const { text, revision, problem } = await workspace.readRequirements()
    expect({ text, problem }).toEqual({ text: '\uFEFFrequests==2.32.3\r\n# 网络\r\n', problem: null })
    expect(await workspace.saveRequirements('requests==2.32.3\nsix\n', revision, false)).toMatchObject({
      kind: 'saved',
    })
    expect(await bench.bytes(name)).toEqual(encode('requests==2.32.3\r\nsix\r\n'))
  })
})
