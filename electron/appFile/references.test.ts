import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainResult } from '../../shared/model/plainResult'
import type { RunResult } from '../../shared/model/run'
import { asNode, type Bench, createBench } from '../workspace/testing/openTemp'
import { appId, idOf, triage } from './testing/triage'

let bench: Bench
beforeEach(async () => {
  bench = await createBench()
  await bench.write(appId, triage)
})
afterEach(() => bench.end())

const parse = idOf('2')

describe('an output', () => {
  it('is referred to by selectors and by marks in texts', async () => {
    const { workspace } = await bench.open()
    const found = await workspace.apps.references(parse, 'urgent')
    expect(found.map(({ title, field }) => `${title}: ${field}`)).toEqual([
      'Each word: iterator_selector',
      'Answer: prompt_template[0].text',
    ])
    const line = triage.slice(0, triage.indexOf("iterator_selector:\n        - '2'") + 30).split('\n').length
    expect(found[0]?.line).toBe(line)
    expect(await workspace.apps.references(parse, 'scor')).toEqual([])
  })

  it('is renamed with all that refers to it, by one save', async () => {
    const { workspace } = await bench.open()
    await workspace.apps.renameOutput(parse, 'score', 'points', true)
    const preview = await workspace.apps.preview(appId)
    expect(preview.nodes.map(({ title }) => title)).toEqual(['Parse ticket', 'Say it'])
    expect(preview.alsoChanged.map(({ title }) => title)).toEqual(['Answer'])
    expect(preview.lostOutputs).toEqual([])
    expect(await bench.text(appId)).toBe(triage)
    // A second name before the save: the file sees the last alone.
    await workspace.apps.renameOutput(parse, 'points', 'marks', true)
    const { revision, changed } = await workspace.apps.preview(appId)
    expect(changed).toBe(3)
    expect(await workspace.apps.saveFile(appId, revision, false)).toMatchObject({ kind: 'saved' })
    const wanted = triage
      .replace('          score:\n', '          marks:\n')
      .replace("          - '2'\n          - score\n", "          - '2'\n          - marks\n")
      .replace('{{#2.score#}}', '{{#2.marks#}}')
    expect(await bench.text(appId)).toBe(wanted)
    // The save is taken back once: the file to the byte, and the edits wait again.
    await workspace.apps.undoSave(appId)
    expect(await bench.text(appId)).toBe(triage)
    expect(asNode(await workspace.read(parse)).node.outputs[0]?.name).toBe('marks')
    const again = await workspace.apps.preview(appId)
    expect([again.changed, again.alsoChanged.map(({ title }) => title)]).toEqual([3, ['Answer']])
    await expect(workspace.apps.undoSave(appId)).rejects.toMatchObject({ problem: { code: 'app-save-kept' } })
    await workspace.apps.saveFile(appId, again.revision, false)
    await bench.write(appId, `${wanted}# theirs\n`)
    await expect(workspace.apps.undoSave(appId)).rejects.toMatchObject({ problem: { code: 'app-save-kept' } })
  })

  it('was another one in the history of its node, which brings it back as an edit', async () => {
    const { workspace } = await bench.open()
    await workspace.apps.renameOutput(parse, 'score', 'points', false)
    await workspace.apps.saveFile(appId, (await workspace.apps.preview(appId)).revision, false)
    const saved = await bench.text(appId)
    await workspace.history.settled()
    expect((await workspace.history.nodes()).map(({ id, isThere }) => [id, isThere])).toEqual([[parse, true]])
    const versions = await workspace.history.list(parse)
    expect(versions.map(({ cause }) => cause)).toEqual(['edit', 'disk'])
    const { file, before } = await workspace.history.restore(parse, versions[1]?.key ?? '')
    expect(asNode(file).node.outputs[0]?.name).toBe('score')
    expect([before, await bench.text(appId)]).toEqual([versions[0]?.key, saved])
    await workspace.apps.saveFile(appId, (await workspace.apps.preview(appId)).revision, false)
    expect(await bench.text(appId)).toBe(triage)
  })

  it('takes its default value along', async () => {
    const { workspace } = await bench.open()
    const file = asNode(await workspace.read(parse))
    const failing = {
      error_strategy: 'default-value' as const,
      default_value: [
        { key: 'score', type: 'number' as const, value: '7' },
        { key: 'urgent', type: 'array[string]' as const, value: '["x"]' },
      ],
    }
    await workspace.save(parse, { ...file.node, ...failing }, file.revision, false)
    const renamed = asNode(await workspace.apps.renameOutput(parse, 'score', 'points', true))
    expect(renamed.node.default_value?.map(({ key, value }) => [key, value])).toEqual([
      ['points', '7'],
      ['urgent', '["x"]'],
    ])
  })

  it('goes back with all that was renamed, where the edit of its node is dropped', async () => {
    const { workspace } = await bench.open()
    await workspace.apps.renameOutput(parse, 'score', 'points', true)
    expect(asNode(await workspace.discardDraft(parse)).node.outputs[0]?.name).toBe('score')
    expect(await workspace.apps.preview(appId)).toMatchObject({ nodes: [], alsoChanged: [], hunks: [] })
  })

  it('that others still refer to is told before a save, and they follow it where the author says so', async () => {
    const { workspace } = await bench.open()
    const file = asNode(await workspace.read(parse))
    const outputs = file.node.outputs.map((one) => (one.name === 'score' ? { ...one, name: 'points' } : one))
    await workspace.save(parse, { ...file.node, outputs }, file.revision, false)
    const { lostOutputs } = await workspace.apps.preview(appId)
    expect(lostOutputs.map(({ id, output, references }) => [id, output, references.map(({ title }) => title)])).toEqual(
      [[parse, 'score', ['Say it', 'Answer']]],
    )
    await workspace.apps.renameOutput(parse, 'score', 'points', true)
    expect((await workspace.apps.preview(appId)).lostOutputs).toEqual([])
    await expect(workspace.apps.renameOutput(parse, 'nothing', 'x', true)).rejects.toMatchObject({
      problem: { code: 'app-output-unknown' },
    })
  })

  it('have their new names again where the edits that gave them are dropped and brought back', async () => {
    const { workspace } = await bench.open()
    await workspace.apps.renameOutput(parse, 'score', 'points', true)
    const { changed, hunks, alsoChanged } = await workspace.apps.preview(appId)
    expect(alsoChanged).toHaveLength(1)
    for (const ids of [null, [parse]]) {
      const { token } = await workspace.apps.discard(appId, ids)
      expect(await workspace.apps.preview(appId)).toMatchObject({ changed: 0, nodes: [] })
      await workspace.apps.bringBack(appId, token)
      expect(await workspace.apps.preview(appId)).toMatchObject({ changed, hunks, alsoChanged, lostOutputs: [] })
    }
    const { token } = await workspace.apps.discard(appId)
    const file = asNode(await workspace.read(idOf('5')))
    await workspace.save(file.id, { ...file.node, title: 'Newer' }, file.revision, false)
    await workspace.apps.bringBack(appId, token)
    expect(asNode(await workspace.read(file.id)).node.title).toBe('Newer')
    expect(asNode(await workspace.read(parse)).node.outputs.map(({ name }) => name)).toContain('points')
  })

  it('change names with one another, and back', async () => {
    const { workspace } = await bench.open()
    const swap = async (): Promise<void> => {
      for (const [from, to] of [
        ['score', 'aside'],
        ['urgent', 'score'],
        ['aside', 'urgent'],
      ] as const)
        await workspace.apps.renameOutput(parse, from, to, true)
    }
    await swap()
    const reader = async (): Promise<unknown> =>
      asNode(await workspace.read(idOf('5'))).node.variables[0]?.value_selector
    expect(await reader()).toEqual(['2', 'urgent'])
    await workspace.discardDraft(parse)
    expect(await reader()).toEqual(['2', 'score'])
    expect((await workspace.apps.preview(appId)).changed).toBe(0)

    await swap()
    const { revision, lostOutputs } = await workspace.apps.preview(appId)
    expect(lostOutputs).toEqual([])
    await workspace.apps.saveFile(appId, revision, false)
    const text = await bench.text(appId)
    expect(text).toContain("text: 'The score is {{#2.urgent#}}, of the words {{#2.score#}}.\n")
    expect(text).toContain("iterator_selector:\n        - '2'\n        - score\n")
  })
})

const ended = (outputs: string | null, error: string | null = null): RunResult => ({
  ...plainResult('dify-1.16'),
  status: outputs === null ? 'failed' : 'succeeded',
  outputs,
  error,
  runtime: 'Python 3.14',
})

describe('the inputs of a node', () => {
  it('come from the start, from settings of the app, and from the nodes before it', async () => {
    const { workspace } = await bench.open()
    const short = async (id: string): Promise<unknown> =>
      (await workspace.apps.inputs(id, null)).map(({ variable, kind, title, value, run }) => [
        variable,
        kind,
        title,
        value,
        run,
      ])
    expect(await short(parse)).toEqual([
      ['ticket', 'start', 'Start', '"The checkout page is down"', null],
      ['n', 'start', 'Start', '3', null],
    ])
    expect(await short(idOf('5'))).toEqual([
      ['score', 'output', 'Parse ticket', null, parse],
      ['limit', 'environment', '', '30', null],
    ])
    expect(await short(idOf('4'))).toEqual([['item', 'item', 'Each word', null, null]])
  })

  it('are the outputs of an earlier node that is run first, with what its author gave it', async () => {
    const { workspace } = await bench.open()
    const file = asNode(await workspace.read(parse))
    await workspace.save(parse, { ...file.node, samples: { n: '7' } }, file.revision, false)
    const asked: unknown[] = []
    const found = await workspace.apps.inputs(idOf('5'), async (node, inputs) => {
      asked.push([node.title, inputs])
      return ended('{"score": 0.250, "urgent": []}')
    })
    expect(asked).toEqual([['Parse ticket', { ticket: '"The checkout page is down"', n: '7' }]])
    expect(found[0]).toMatchObject({ variable: 'score', value: '0.250', problem: null })
    const failed = await workspace.apps.inputs(idOf('5'), async () => ended(null, 'ZeroDivisionError'))
    expect(failed[0]).toMatchObject({
      value: null,
      problem: { code: 'app-earlier-failed', params: { title: 'Parse ticket' } },
    })
  })

  it('that lead round in a circle end', async () => {
    const circle = triage.replace("          - '1'\n          - ticket\n", "          - '5'\n          - output\n")
    await bench.write(appId, circle)
    const { workspace } = await bench.open()
    let runs = 0
    const found = await workspace.apps.inputs(idOf('5'), async () => {
      runs += 1
      return ended('{"score": 1, "urgent": [], "output": "x"}')
    })
    expect(found[0]?.value).toBe('1')
    expect(runs).toBe(2)
  })
})
