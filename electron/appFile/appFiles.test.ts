import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AppPreview } from '../../shared/model/appFile'
import { search } from '../workspace/search'
import { asNode, type Bench, createBench, until } from '../workspace/testing/openTemp'
import type { Workspace } from '../workspace/workspace'
import { appId, idOf, reworded, triage, wayOf } from './testing/triage'

let bench: Bench
beforeEach(async () => {
  bench = await createBench()
  await bench.write(appId, triage)
})
afterEach(() => bench.end())

const parse = idOf('2')

async function change(workspace: Workspace, id: string, from: string, to: string): Promise<void> {
  const file = asNode(await workspace.read(id))
  const result = await workspace.save(id, reworded(file.node, from, to), file.revision, false)
  expect(result).toEqual({ kind: 'saved', revision: file.revision })
}

const rowsOf = ({ hunks }: AppPreview, kind: string): string[] =>
  hunks.flatMap(({ rows }) => rows.filter((row) => row.kind === kind).map(({ text }) => text.trim()))

const cases = [{ name: 'down', inputs: { ticket: '"x"' }, checks: [], error: 'no', targets: [] }]

describe('the app files of a workspace', () => {
  it('are listed with their nodes and the way that leads to each', async () => {
    await bench.write('compose.yml', 'services: {}\n')
    const { workspace } = await bench.open()
    const files = await workspace.apps.list()
    expect(files.map(({ id, appName, mode, dslVersion }) => ({ id, appName, mode, dslVersion }))).toEqual([
      { id: appId, appName: 'Customer triage', mode: 'workflow', dslVersion: '0.6.0' },
    ])
    const [file] = files
    expect(file?.nodes.map(({ id, title, code_language: language }) => `${id} ${title} ${language}`)).toEqual([
      `${parse} Parse ticket python3`,
      `${idOf('4')} Build word python3`,
      `${idOf('5')} Say it jinja2`,
    ])
    expect(wayOf(file, '2')).toBe('Start')
    expect(wayOf(file, '4')).toBe('Start → Parse ticket → Each word >')
    expect(wayOf(file, '5')).toBe('Start → Parse ticket → Each word')
    expect(file?.nodes[0]?.line).toBe(triage.slice(0, triage.indexOf('code: "\\nURGENT')).split('\n').length)
  })

  it('are searched by the code in them, as it is edited', async () => {
    const { workspace } = await bench.open()
    const found = async (text: string): Promise<string[]> => {
      const ids: string[] = []
      const query = { text, matchCase: false, wholeWord: false, isRegex: false }
      await search(query, workspace.searchSources, new AbortController().signal, (results) => {
        for (const { id, title, matches } of results) ids.push(`${id} ${title} ${String(matches[0]?.line)}`)
      })
      return ids
    }
    expect(await found('OUTAGE')).toEqual([`${parse} Parse ticket 2`])
    await change(workspace, parse, 'outage', 'broken')
    expect(await found('outage')).toEqual([])
    expect(await found('broken')).toEqual([`${parse} Parse ticket 2`])
    // So much code is not kept, but read again.
    await bench.write('long.yml', triage.replace('URGENT =', `${'x'.repeat(250_000)} needle =`))
    await workspace.apps.changed(['long.yml'])
    expect(await found('needle')).toEqual(['long.yml#2 Parse ticket 2'])
  })

  it('are watched', async () => {
    const { workspace, told } = await bench.open()
    await workspace.apps.list()
    await workspace.read(parse)
    await bench.write('other/new.yaml', triage.replace('Customer triage', 'Another'))
    await until(() => told.apps.some(({ files }) => files.some(({ appName }) => appName === 'Another')))
    await rm(join(bench.root, 'other'), { recursive: true })
    await until(() => told.apps.some(({ gone }) => gone.includes('other/new.yaml')))
    await bench.write(appId, triage.replace('refund', 'slow'))
    await until(() => told.node.some((file) => file.kind === 'node' && file.node.code.includes('slow')))
    expect(told.node.every(({ id }) => id === parse)).toBe(true)
  })

  it('tell a DSL version that no target has, and one that Dify refuses; both can be worked on', async () => {
    await bench.write('new.yml', triage.replace('version: 0.6.0', 'version: 0.10.0'))
    await bench.write('number.yml', triage.replace('version: 0.6.0', 'version: 0.6'))
    const { workspace } = await bench.open()
    const found = new Map((await workspace.apps.list()).map((file) => [file.id, file]))
    expect(found.get('new.yml')?.problems).toMatchObject([{ code: 'app-newer', params: { version: '0.10.0' } }])
    expect(found.get('number.yml')?.problems).toMatchObject([{ code: 'app-version-not-text' }])
    expect(found.get('new.yml')?.nodes).toHaveLength(3)
  })
})

describe('an edit of a node in an app file', () => {
  it('waits beside the file, whatever happens, and goes into it by a save, to the byte but for what changed', async () => {
    const { workspace, told } = await bench.open()
    await workspace.apps.list()
    await change(workspace, parse, 'refund', 'broken')
    await change(workspace, idOf('4'), 'upper()', 'lower()')
    expect(await bench.text(appId)).toBe(triage)
    expect(told.apps.at(-1)?.files[0]?.nodes.map(({ edited }) => edited)).toEqual([true, true, false])
    await workspace.close()

    const { workspace: next } = await bench.open()
    expect(asNode(await next.read(parse)).node.code).toContain('broken')
    expect((await next.apps.list())[0]?.nodes[0]?.edited).toBe(true)
    const preview = await next.apps.preview(appId)
    expect(preview).toMatchObject({
      changed: 2,
      lineEnds: 'lf',
      bom: false,
      conflict: null,
      problem: null,
      lostOutputs: [],
    })
    expect(preview.unchanged).toBe(triage.split('\n').length - 3)
    expect(rowsOf(preview, 'removed')[0]).toContain('\\"refund\\"')
    expect(rowsOf(preview, 'added')[0]).toContain('\\"broken\\"')
    const saved = await next.apps.saveFile(appId, preview.revision, false)
    expect(saved.kind).toBe('saved')
    expect(await bench.text(appId)).toBe(triage.replace('refund', 'broken').replace('upper()', 'lower()'))
    expect((await next.apps.list())[0]?.nodes.map(({ edited }) => edited)).toEqual([false, false, false])
    expect(await next.apps.preview(appId)).toMatchObject({ nodes: [], hunks: [], changed: 0 })
  })

  it('keeps CRLF, a BOM and comments', async () => {
    const form = (text: string): string => `\uFEFF${text.replaceAll('\n', '\r\n')}`
    await bench.write(appId, form(triage))
    const { workspace } = await bench.open()
    const file = asNode(await workspace.read(parse))
    await workspace.save(
      parse,
      { ...reworded(file.node, 'refund', 'x'), code_language: 'javascript' },
      file.revision,
      false,
    )
    const preview = await workspace.apps.preview(appId)
    expect(preview).toMatchObject({ lineEnds: 'crlf', bom: true, changed: 2 })
    await workspace.apps.saveFile(appId, preview.revision, false)
    const wanted = triage.replace('refund', 'x').replace('python3 # the newest', 'javascript # the newest')
    expect(await bench.text(appId)).toBe(form(wanted))
  })

  it('keeps samples, cases and a target beside the file, which has no place for them', async () => {
    const { workspace } = await bench.open()
    const file = asNode(await workspace.read(parse))
    await workspace.save(
      parse,
      { ...file.node, samples: { ticket: '"down"' }, cases, target: 'dify-1.13' },
      file.revision,
      false,
    )
    expect((await workspace.apps.preview(appId)).nodes).toEqual([])
    await workspace.close()
    const { workspace: next } = await bench.open()
    expect(asNode(await next.read(parse)).node).toMatchObject({
      samples: { ticket: '"down"' },
      cases,
      target: 'dify-1.13',
    })
    expect(await bench.text(appId)).toBe(triage)
  })

  it('is dropped alone, or with the others of its file', async () => {
    const { workspace } = await bench.open()
    await change(workspace, parse, 'refund', 'broken')
    await change(workspace, idOf('4'), 'upper()', 'lower()')
    expect(asNode(await workspace.discardDraft(parse)).node.code).toContain('refund')
    expect((await workspace.apps.preview(appId)).nodes).toEqual([{ id: idOf('4'), title: 'Build word' }])
    await workspace.apps.discard(appId)
    expect((await workspace.apps.preview(appId)).nodes).toEqual([])
    expect(asNode(await workspace.read(idOf('4'))).node.code).toContain('upper()')
  })

  it('stays one where the file is changed elsewhere, and goes over that', async () => {
    const { workspace } = await bench.open()
    await change(workspace, parse, 'refund', 'broken')
    const before = await workspace.apps.preview(appId)
    const theirs = triage.replace('title: Parse ticket', 'title: Parse a ticket').replace('zoom: 1', 'zoom: 2')
    await bench.write(appId, theirs)
    const refused = await workspace.apps.saveFile(appId, before.revision, false)
    expect(refused).toMatchObject({ kind: 'conflict', preview: { conflict: null, changed: 1 } })
    expect(await bench.text(appId)).toBe(theirs)
    expect(asNode(await workspace.read(parse)).node).toMatchObject({ title: 'Parse a ticket' })
    const { revision } = await workspace.apps.preview(appId)
    expect(await workspace.apps.saveFile(appId, revision, false)).toMatchObject({ kind: 'saved' })
    expect(await bench.text(appId)).toBe(theirs.replace('refund', 'broken'))
  })

  it('collides with another of the same field: three texts are shown, and the author decides', async () => {
    const { workspace } = await bench.open()
    await change(workspace, parse, 'refund', 'broken')
    const theirs = triage.replace('refund', 'slow').replace('zoom: 1', 'zoom: 2')
    await bench.write(appId, theirs)
    const preview = await workspace.apps.preview(appId)
    const conflict = { base: triage, mine: triage.replace('refund', 'broken'), theirs, nodes: [parse] }
    expect(preview.conflict).toEqual(conflict)
    expect(await workspace.apps.saveFile(appId, preview.revision, false)).toMatchObject({
      kind: 'conflict',
      preview: { conflict },
    })
    expect(await bench.text(appId)).toBe(theirs)
    expect(await workspace.apps.saveFile(appId, preview.revision, true)).toMatchObject({ kind: 'saved' })
    expect(await bench.text(appId)).toBe(theirs.replace('slow', 'broken'))
  })

  it('was made of what the window showed, though the file changed before it was told of it', async () => {
    const { workspace } = await bench.open()
    const file = asNode(await workspace.read(parse))
    const theirs = triage.replace('refund', 'slow')
    await bench.write(appId, theirs)
    await workspace.save(parse, reworded(file.node, 'refund', 'broken'), file.revision, false)
    expect((await workspace.apps.preview(appId)).conflict).toMatchObject({ base: triage, theirs })
  })

  it('knows what it was made of however many other files were read since', async () => {
    const { workspace } = await bench.open()
    const file = asNode(await workspace.read(parse))
    for (let count = 0; count < 9; count += 1) {
      await bench.write(`other/${count}.yml`, `${triage}# ${count}\n`)
      await workspace.read(`other/${count}.yml#2`)
    }
    const theirs = triage.replace('outage', 'their own')
    await bench.write(appId, theirs)
    await workspace.save(parse, reworded(file.node, 'refund', 'broken'), file.revision, false)
    expect((await workspace.apps.preview(appId)).conflict).toMatchObject({ base: triage, theirs })
  })

  it('goes over no text that its author was not shown', async () => {
    const { workspace } = await bench.open()
    await change(workspace, parse, 'refund', 'broken')
    await bench.write(appId, triage.replace('refund', 'first'))
    const { revision } = await workspace.apps.preview(appId)
    const theirs = triage.replace('refund', 'second')
    await bench.write(appId, theirs)
    const refused = await workspace.apps.saveFile(appId, revision, true)
    expect(refused).toMatchObject({ kind: 'conflict', preview: { conflict: { theirs } } })
    expect(await bench.text(appId)).toBe(theirs)
  })

  it('is not lost with its file', async () => {
    const { workspace } = await bench.open()
    await change(workspace, parse, 'refund', 'broken')
    await rm(join(bench.root, appId))
    expect(await workspace.read(parse)).toMatchObject({ kind: 'missing', draft: { title: 'Parse ticket' } })
    const preview = await workspace.apps.preview(appId)
    expect(preview.problem).toMatchObject({ code: 'file-missing' })
    expect(await workspace.apps.saveFile(appId, preview.revision, false)).toMatchObject({ kind: 'failed' })
    expect(await workspace.apps.saveFile(appId, preview.revision, true)).toMatchObject({ kind: 'saved' })
    expect(await bench.text(appId)).toBe(triage.replace('refund', 'broken'))
  })

  it('gives it another title; it is made, copied and removed in Dify alone', async () => {
    const { workspace } = await bench.open()
    expect(asNode(await workspace.rename(parse, 'Read ticket')).node.title).toBe('Read ticket')
    expect(rowsOf(await workspace.apps.preview(appId), 'added')).toEqual(['title: Read ticket'])
    await expect(workspace.duplicate(parse)).rejects.toMatchObject({ problem: { code: 'app-node-fixed' } })
    await expect(workspace.remove(parse)).rejects.toMatchObject({ problem: { code: 'app-node-fixed' } })
    expect(await bench.text(appId)).toBe(triage)
  })

  it('is mended by hand where the file is broken, and kept where it is not written', async () => {
    const broken = triage
      .replace("title: 'Parse", "title: 'Parse")
      .replace('title: Parse ticket', "title: 'Parse ticket")
    const { workspace } = await bench.open()
    await change(workspace, parse, 'refund', 'broken')
    await bench.write(appId, broken)
    const file = await workspace.read(parse)
    expect(file).toMatchObject({ kind: 'broken', text: broken, problems: [{ code: 'yaml-quote-open' }] })
    if (file.kind !== 'broken') return
    await workspace.keepText(parse, 'half typed')
    expect(await workspace.read(parse)).toMatchObject({ draft: 'half typed' })
    expect(await workspace.recovery.list()).toMatchObject([{ isGone: false, disk: broken, mine: 'half typed' }])
    expect((await workspace.apps.preview(appId)).conflict).toMatchObject({ theirs: broken, base: triage })
    expect(await workspace.saveText(parse, triage, file.revision)).toMatchObject({ kind: 'saved' })
    expect(asNode(await workspace.read(parse)).node.code).toContain('broken')
  })
})

describe('a file that can not be written', () => {
  it('stays as it is, and so do the edits', async () => {
    const { workspace } = await bench.open()
    await change(workspace, parse, 'refund', 'broken')
    const { revision } = await workspace.apps.preview(appId)
    await rm(join(bench.root, 'apps'), { recursive: true })
    await writeFile(join(bench.root, 'apps'), 'no folder')
    const refused = await workspace.apps.saveFile(appId, revision, true)
    expect(refused).toMatchObject({ kind: 'conflict', preview: { problem: { code: 'file-missing' } } })
    const { revision: gone } = await workspace.apps.preview(appId)
    expect((await workspace.apps.saveFile(appId, gone, true)).kind).toBe('failed')
    expect(await workspace.read(parse)).toMatchObject({ kind: 'missing', draft: { title: 'Parse ticket' } })
  })
})
