import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSettingsStore } from '../settings/settingsStore'
import { placeRequirements, shownPlace } from './requirementsPlace'
import { type Bench, createBench, until } from './testing/openTemp'

let bench: Bench
beforeEach(async () => {
  bench = await createBench()
})
afterEach(() => bench.end())

const name = 'python-requirements.txt'
const config = 'app:\n  port: 8194\n  debug: True\nmax_workers: 4\nworker_timeout: 5\n'
const at = (path: string): string => join(bench.root, path)

describe('the requirements of a folder are', () => {
  it.each([
    ['its own', [], '', name, 'workspace'],
    ['its own beside a folder of that name', ['dependencies/a.txt'], '', name, 'workspace'],
    ['its own where both have some', [`dependencies/${name}`, name], '', name, 'workspace'],
    ['those of a sandbox by its configuration', ['conf/config.yaml', name], '', `dependencies/${name}`, 'dify-sandbox'],
    ['those of a sandbox by its file', [`dependencies/${name}`], '', `dependencies/${name}`, 'dify-sandbox'],
    [
      'those of a sandbox by its folders',
      ['volumes/sandbox/dependencies/.keep'],
      'volumes/sandbox',
      `dependencies/${name}`,
      'dify-sandbox',
    ],
    [
      'those of the sandbox around it',
      ['conf/config.yaml', 'dependencies/.keep'],
      'dependencies',
      name,
      'dify-sandbox',
    ],
  ])('%s', async (_, files, folder, path, place) => {
    for (const file of files) await bench.write(file, file.endsWith('.yaml') ? config : '')
    const root = at(folder)
    const found = await placeRequirements(root, null)
    expect(shownPlace(root, found)).toEqual({ place, path: join(path), isPointed: false })
  })

  it('no sandbox for any configuration', async () => {
    await bench.write('conf/config.yaml', 'title: mine\n')
    expect((await placeRequirements(bench.root, null)).place).toBe('workspace')
  })
})

describe('a workspace at the folder of a sandbox', () => {
  it('edits the file that the sandbox reads in place, makes it where it is missing, and sees others write it', async () => {
    await bench.write('conf/config.yaml', config)
    const { workspace, told } = await bench.open()
    const read = await workspace.readRequirements()
    expect(read).toMatchObject({ text: '', revision: 'missing', place: 'dify-sandbox' })
    expect(await workspace.saveRequirements('six\n', read.revision, false)).toMatchObject({ kind: 'saved' })
    expect(await bench.text(`dependencies/${name}`)).toBe('six\n')
    expect(await workspace.requirements()).toEqual({ text: 'six\n', folder: at('dependencies'), lock: '' })
    await bench.write(`dependencies/${name}`, 'numpy\n')
    await until(() => told.requirements.at(-1)?.text === 'numpy\n')
    expect(told.requirements.at(-1)).toMatchObject({ place: 'dify-sandbox', path: join('dependencies', name) })
  })
})

describe('the folder of a sandbox that another program makes', () => {
  it('is noticed with its file', async () => {
    await bench.write('conf/config.yaml', config)
    const { workspace, told } = await bench.open()
    expect(await workspace.readRequirements()).toMatchObject({ text: '', revision: 'missing' })
    // Whatever was told of the beginning, only the new file has this text.
    await mkdir(at('dependencies'))
    await writeFile(at(`dependencies/${name}`), 'numpy\n')
    await until(() => told.requirements.at(-1)?.text === 'numpy\n')
    await writeFile(at(`dependencies/${name}`), 'numpy\nsix\n')
    await until(() => told.requirements.at(-1)?.text === 'numpy\nsix\n')
  })
})

describe('a workspace that is pointed at a file elsewhere', () => {
  it('reads, writes and watches that one, remembers it, and goes back to its own', async () => {
    await bench.write(name, 'own\n')
    const other = join(dirname(bench.root), 'server', 'dependencies', name)
    await mkdir(dirname(other), { recursive: true })
    await writeFile(other, 'theirs\r\n')
    const settings = createSettingsStore({ settingsFile: join(bench.dataRoot, 'settings.json') })
    const pointer = {
      get: () => settings.requirementsOf(bench.root),
      set: (path: string | null) => settings.pointRequirements(bench.root, path),
    }
    const { workspace, told } = await bench.open(bench.root, pointer)
    expect(await workspace.saveRequirements('mine\n', 'of before', false)).toMatchObject({ kind: 'conflict' })
    const pointed = await workspace.pointRequirements(other)
    // The edit that waits for a decision is one of the other file.
    expect(pointed).toMatchObject({
      text: 'theirs\r\n',
      draft: null,
      place: 'dify-sandbox',
      path: other,
      isPointed: true,
    })
    expect(await workspace.saveRequirements('six\n', pointed.revision, false)).toMatchObject({ kind: 'saved' })
    expect(await readFile(other, 'utf8')).toBe('six\r\n')
    await writeFile(other, 'by hand\r\n')
    await until(() => told.requirements.at(-1)?.text === 'by hand\r\n')

    const second = await bench.open(bench.root, pointer)
    expect(await second.workspace.readRequirements()).toMatchObject({ text: 'by hand\r\n', isPointed: true })
    expect(await second.workspace.requirements()).toMatchObject({ folder: dirname(other) })
    await second.workspace.copyRequirements(at('copy.txt'))
    expect(await bench.text('copy.txt')).toBe('by hand\r\n')
    expect(await second.workspace.pointRequirements(null)).toMatchObject({
      text: 'own\n',
      draft: 'mine\n',
      place: 'workspace',
      isPointed: false,
    })
    expect(settings.requirementsOf(bench.root)).toBe(null)
    expect(await second.workspace.pointRequirements(at(name))).toMatchObject({ isPointed: false })
  })

  it('makes no folder anew where the one of that file is gone', async () => {
    const other = join(dirname(bench.root), 'share', name)
    await mkdir(dirname(other))
    await writeFile(other, 'theirs\n')
    const { workspace } = await bench.open()
    const { revision } = await workspace.pointRequirements(other)
    await rm(dirname(other), { recursive: true })
    expect(await workspace.saveRequirements('mine\n', revision, false)).toMatchObject({
      kind: 'failed',
      problem: { code: 'workspace-missing', params: { path: dirname(other) } },
    })
    expect(await workspace.readRequirements()).toMatchObject({ draft: 'mine\n' })
  })
})
