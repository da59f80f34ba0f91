import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parsePythonJson } from '../../shared/dify/pythonJson'
import { defaultTarget } from '../../shared/dify/targets'
import { dify1_13 } from '../../shared/dify/targets/records'
import { ProblemError } from '../../shared/problems'
import { appId, idOf, triage } from '../appFile/testing/triage'
import { startTestEngine, type TestEngine } from '../testing/testEngine'
import { tempFolder } from '../testing/tempFolder'
import { asNode } from '../workspace/testing/openTemp'
import { readFields } from '../workspace/nodeFields'
import type { Workspace, WorkspaceEvents } from '../workspace/workspace'
import { copyNodes } from './copyNodes'
import { exportText } from './exportText'
import { extrasIn, readExtras, textWithExtras } from './fileExtras'
import { pasteNodes } from './pasteNodes'

let test: TestEngine
let folder: Awaited<ReturnType<typeof tempFolder>>
let workspace: Workspace
const quiet = () => undefined
beforeAll(async () => {
  ;[test, folder] = await Promise.all([startTestEngine(), tempFolder()])
  const events: WorkspaceEvents = {
    library: quiet,
    node: quiet,
    lock: quiet,
    beside: quiet,
    requirements: quiet,
    server: quiet,
    info: quiet,
    history: quiet,
  }
  workspace = await test.engine.openWorkspace(folder.path, events)
})
afterAll(async () => {
  await workspace.close()
  await test.end()
  await folder.remove()
})

const nothing = { installed: null, baseChanges: [], requirements: '' }
const data = {
  type: 'code',
  title: 'Split',
  desc: 'a: b\nmore',
  variables: [{ variable: 'text', value_selector: ['1750000000001', 'text'], value_type: 'string' }],
  code_language: 'python3',
  code: '\ndef main(text):\n    return {"parts": text.split()}\n\n\n',
  outputs: { parts: { type: 'array[string]', children: null } },
  selected: false,
  from_the_future: { deep: ['Ä', 1.5, null], text: 'line\n  two\n' },
}
const second = {
  ...data,
  code_language: 'javascript',
  code: 'function main({parts}) { return {parts} }',
  variables: [{ variable: 'parts', value_selector: ['1750000000002', 'parts'], value_type: 'array[string]' }],
}
const clip = (version: unknown, ...all: object[]): string =>
  JSON.stringify({
    kind: 'dify-workflow-clipboard',
    version,
    nodes: all.map((one, at) => ({
      id: String(1_750_000_000_002 + at),
      type: 'custom',
      position: { x: 0, y: 0 },
      data: one,
    })),
    edges: [],
  })

describe('nodes from Dify and back', () => {
  it('become files that keep all of them, and go back as they came, with the edge between them', async () => {
    const { files, problems } = await pasteNodes(clip('9.0.0', data, second, { type: 'llm', title: 'Ask' }), workspace)
    expect(files.map(({ id, kind }) => [id, kind])).toEqual([
      ['Split', 'node'],
      ['Split_2', 'node'],
    ])
    expect(problems.map(({ code }) => code)).toEqual(['paste-left-out', 'paste-newer'])
    const copied = await Promise.all(
      files.map(async (file) => {
        if (file.kind !== 'node') throw new Error(file.kind)
        return { node: file.node, extras: await workspace.extrasOf(file.id) }
      }),
    )
    expect(copied[0]?.node.samples).toEqual({ text: '""' })
    const { text, watch } = copyNodes(copied, defaultTarget, nothing, 1)
    const back = JSON.parse(text ?? '') as { nodes: { id: string; data: object }[]; edges: { id: string }[] }
    expect(back.nodes.map((node) => [node.id, node.data])).toEqual([
      ['1750000000002', data],
      ['1750000000003', { ...second, title: 'Split_2' }],
    ])
    expect(back.edges.map(({ id }) => id)).toEqual(['1750000000002-source-1750000000003-target'])
    expect(watch.map(({ kind }) => kind)).toEqual(['unmapped', 'mapped', 'no-packages'])
  })

  it('of an app file go with their ids, the edge between them and fields of a newer Dify, without the place that they had', async () => {
    const newer = triage.replace(
      "        iteration_id: '3'\n",
      "        iteration_id: '3'\n        from_the_future: [1, ü]\n",
    )
    await mkdir(join(folder.path, 'apps'), { recursive: true })
    await writeFile(join(folder.path, appId), newer)
    const copied = await Promise.all(
      ['2', '4', '5'].map(async (id) => {
        const node = asNode(await workspace.read(idOf(id))).node
        return { node, extras: await workspace.extrasOf(idOf(id)) }
      }),
    )
    const { text, watch } = copyNodes(copied, defaultTarget, nothing, 1)
    const clipboard = JSON.parse(text ?? '') as { nodes: { id: string; data: object }[]; edges: { id: string }[] }
    expect(clipboard.nodes.map(({ id }) => id)).toEqual(['2', '4', '5'])
    expect(clipboard.edges.map(({ id }) => id)).toEqual(['2-source-5-target'])
    expect(clipboard.nodes[1]?.data).toMatchObject({ from_the_future: [1, 'ü'] })
    expect(clipboard.nodes[1]?.data).not.toHaveProperty('iteration_id')
    const places = watch.flatMap((one) => (one.kind === 'mapped' ? [one.place] : []))
    expect(places).toEqual(['Start / ticket', 'Start / n', 'Each word / item', 'env / limit'])
  })

  it('keep what Dify gave through an edit and in an exported node file', async () => {
    const [file] = (await pasteNodes(clip('0.7.0', { ...data, title: 'Edited' }), workspace)).files
    if (file?.kind !== 'node') throw new Error(file?.kind)
    await workspace.save(file.id, { ...file.node, code: 'def main(text):\n    return {}\n' }, file.revision, false)
    const path = await workspace.pathOf(file.id)
    const extras = await readExtras(path)
    expect(extras.id).toBe('1750000000002')
    const node = { ...file.node, title: 'Edited' }
    const text = exportText({ form: 'node', node, extras, target: defaultTarget, now: 1 })
    const place = join(folder.path, 'copy.node.yml')
    await writeFile(place, text)
    expect(await readExtras(place)).toEqual(extras)
    expect(await readFile(path, 'utf8')).toContain('from_the_future:')
  })

  it('of a Dify that counts its clipboards by a number are of no newer one', async () => {
    const { problems } = await pasteNodes(clip(1, { ...data, title: 'Counted' }), workspace)
    expect(problems).toEqual([])
  })

  it('are refused by what the clipboard is instead, and nothing is made', async () => {
    const before = (await workspace.list()).length
    const refusal = pasteNodes('def main():\n    return {}\n', workspace)
    await expect(refusal).rejects.toBeInstanceOf(ProblemError)
    expect(await workspace.list()).toHaveLength(before)
  })

  it('have no text for a target without such a clipboard, but what to watch', () => {
    const node = { ...file(), variables: [{ variable: 'a', value_type: 'string' as const, value_selector: [] }] }
    const copy = copyNodes([{ node, extras: { id: null, more: new Map() } }], dify1_13, nothing, 1)
    expect(copy.text).toBeNull()
    expect(copy.watch[0]).toEqual({ kind: 'unmapped', node: 'x', names: ['a'] })
  })

  it('keep unknown fields of any form in their files, or at least the node', () => {
    const json = fc.json({ maxDepth: 3 }).map((text) => parsePythonJson(text))
    const key = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constant('k'.repeat(2000)))
    fc.assert(
      fc.property(fc.array(fc.tuple(key, json), { maxLength: 3 }), fc.string(), (entries, id) => {
        const own = new Set([
          'id',
          'type',
          'title',
          'desc',
          'target',
          'samples',
          'template',
          'code',
          'variables',
          'outputs',
        ])
        const more = new Map(entries.filter(([name]) => !own.has(name)))
        const text = textWithExtras(file(), { id: id === '' ? null : id, more })
        expect(readFields(text).node).toEqual(file())
        const isSayable = [...more.keys()].every((name) => name.length < 1000)
        if (isSayable) expect(extrasIn(text).more).toEqual(more)
      }),
    )
  })

  it('never take the value of a secret along', () => {
    const node = {
      ...file(),
      variables: [{ variable: 'key', value_type: 'secret' as const, value_selector: [] }],
      samples: { key: '"sk-private"' },
    }
    const extras = { id: null, more: new Map() }
    for (const form of ['app', 'node', 'code'] as const) {
      expect(exportText({ form, node, extras, target: defaultTarget, now: 1 })).not.toContain('sk-private')
    }
    expect(copyNodes([{ node, extras }], defaultTarget, nothing, 1).text).not.toContain('sk-private')
  })
})

function file() {
  return {
    title: 'x',
    desc: '',
    code_language: 'python3' as const,
    code: 'def main():\n    return {}\n',
    variables: [],
    outputs: [],
    dependencies: [],
    target: null,
    samples: {},
  }
}
