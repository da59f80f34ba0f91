import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RunResult } from '../../shared/model/run'
import { ProblemError } from '../../shared/problems'
import { defaultSettings } from '../../shared/model/defaultSettings'
import { changeFile } from '../testing/changeFile'
import { tempFolder } from '../testing/tempFolder'
import { readNodeFile } from '../workspace/nodeFile'
import type { Workspace } from '../workspace/workspace'
import { createLessons } from './lessons'
import { startLessonService } from './lessonService'
import { openResults, resultsFileName } from './results'

const builtin = fileURLToPath(new URL('./builtin', import.meta.url))

let root: string
let remove: () => Promise<void>
beforeEach(async () => {
  ;({ path: root, remove } = await tempFolder())
})
afterEach(() => remove())

/** Lessons in the test's own folder; a run gives what `answer` says. */
function bench(answer: (inputs: Readonly<Record<string, string>>) => string = () => '{"result": ""}') {
  const lessons = createLessons({
    builtin,
    dataRoot: root,
    settings: { get: () => defaultSettings },
    runNode: (request) => {
      const outputs = answer(request.inputs)
      return Promise.resolve({
        status: 'succeeded',
        outputs,
        error: null,
        problems: [],
        after: null,
        times: { total: 1 },
      } as unknown as RunResult)
    },
  })
  const work = (ref: { pack: string; id: string }): string => join(root, 'lessons', 'work', ref.pack, ref.id)
  const workspace = (folder: string): Workspace =>
    ({
      read: (id: string) => readNodeFile(join(folder, `${id}.node.yml`), id, null),
      requirements: () => ({ text: '', folder: null }),
    }) as unknown as Workspace
  return { lessons, work, workspace }
}

const first = { pack: 'nodelab', id: 'first-node' }
const codeOf = (task: Promise<unknown>): Promise<string> =>
  task.then(
    () => '',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )

describe('a lesson', () => {
  it('is laid out once, shows no hidden case, and counts tries until it is passed', async () => {
    const { lessons, work, workspace } = bench(({ name = '""' }) =>
      JSON.stringify({ result: works ? `Hello, ${JSON.parse(name) as string}!` : 'Hello!' }),
    )
    let works = false
    const folder = await lessons.prepare(first)
    expect(folder).toBe(work(first))
    const node = await readFile(join(folder, 'first-node.node.yml'), 'utf8')
    expect(node).toContain('小明')
    expect(node).not.toContain('Grace')
    await changeFile(join(folder, 'first-node.node.yml'), 'Hello!', 'Hello?')
    await lessons.prepare(first)
    expect(await readFile(join(folder, 'first-node.node.yml'), 'utf8')).toContain('Hello?')

    expect(await lessons.view(root)).toBeNull()
    expect(await lessons.view(folder)).toMatchObject({ number: 1, count: 12, hints: [], hintCount: 3 })
    expect(JSON.stringify(await lessons.view(folder))).not.toContain('Grace')
    expect(await codeOf(lessons.solution(first))).toBe('lesson-solution-early')
    const told: string[] = []
    const failed = await lessons.check(first, workspace(folder), ({ status }) => told.push(status))
    expect(told).toEqual(['failed', 'failed', 'failed'])
    expect(failed.ends[0]?.differences).toMatchObject([{ value: '"Hello, Ada!"', actual: '"Hello!"' }])
    expect(failed.ends[2]).toMatchObject({ differences: [], error: null })
    expect(failed.progress).toMatchObject({ tries: 1, passedAt: null })
    for (let tries = 2; tries <= 3; tries += 1) await lessons.check(first, workspace(folder), () => {})
    expect((await lessons.solution(first)).node.code).toContain('"Hello, "')
    expect((await lessons.hint(first)).hints).toHaveLength(1)
    works = true
    const passed = await lessons.check(first, workspace(folder), () => {})
    expect(passed.progress).toMatchObject({ tries: 4, hints: 1, sawSolution: true })
    // Another Nodelab, later: all of it is there.
    const later = bench().lessons
    expect((await later.list()).packs[0]?.lessons[0]?.progress).toEqual(passed.progress)
    expect(await codeOf(later.prepare({ pack: 'nodelab', id: 'gone' }))).toBe('lesson-absent')
    await writeFile(join(root, 'lessons', 'progress.json'), '{"format": 1')
    expect(await codeOf(later.list())).toBe('lessons-damaged')
    expect((await later.list()).packs[0]?.lessons[0]?.progress.tries).toBe(0)
  })

  it('with a service has its address in the node, and the node follows where the port is taken', async () => {
    const ref = { pack: 'nodelab', id: 'call-a-service' }
    const { lessons, work } = bench()
    await lessons.prepare(ref)
    const path = join(work(ref), 'call-a-service.node.yml')
    const [address = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(await readFile(path, 'utf8')) ?? []
    const answer = await fetch(`${address}/weather`)
    expect(await answer.json()).toEqual({ city: 'Oslo', temperature: 21.5 })
    expect((await fetch(`${address}/nowhere`)).status).toBe(404)
    await lessons.close()
    // Somebody else has the port by the next time.
    const taken = await startLessonService([], Number(address.split(':').at(-1)))
    expect(taken.address).toBe(address)
    const again = bench().lessons
    await again.prepare(ref)
    const [moved = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(await readFile(path, 'utf8')) ?? []
    expect(moved).not.toBe(address)
    expect((await fetch(`${moved}/busy`)).status).toBe(503)
    await again.close()
    await taken.close()
  })
})

describe('a pack', () => {
  const text = (value: string): Uint8Array => new TextEncoder().encode(value)
  /** The files of the first lesson under a name, as a zip. */
  async function zipOf(more: Record<string, Uint8Array>, below = 'tea/one/'): Promise<string> {
    const folder = join(builtin, '01-first-node')
    const files: Record<string, Uint8Array> = {}
    for (const name of await readdir(folder)) files[`${below}${name}`] = await readFile(join(folder, name))
    const path = join(root, 'tea.zip')
    await writeFile(path, zipSync({ ...files, ...more }))
    return path
  }

  it('is taken in from a zip, whatever lies beside it, in the place of the one before; and removed', async () => {
    const { lessons } = bench()
    const junk = { 'tea/': text(''), 'tea/notes.docx': text('x'), '__MACOSX/tea/one/lesson.yml': text('y') }
    const path = await zipOf({ ...junk, 'tea/one/.DS_Store': text('z') })
    for (let times = 0; times < 2; times += 1) {
      const { packs } = await lessons.addPack(path)
      expect(packs.map(({ id, isOwn, lessons: all }) => [id, isOwn, all.length])).toEqual([
        ['nodelab', true, 12],
        ['tea', false, 1],
      ])
    }
    expect(await readdir(join(root, 'lessons', 'packs'))).toEqual(['tea'])
    expect(await readdir(join(root, 'lessons', 'packs', 'tea', 'one'))).not.toContain('.DS_Store')
    expect((await lessons.removePack('tea')).packs).toHaveLength(1)
    // One that calls itself as Nodelab's own does not take its place.
    const own = text('format: 1\nid: nodelab\ntitle: {en: Mine, zh-CN: 我的}\n')
    const { packs } = await lessons.addPack(await zipOf({ 'tea/pack.yml': own }))
    expect(packs.map(({ id, titles }) => [id, titles.en])).toEqual([
      ['nodelab', 'Code nodes from the beginning'],
      ['nodelab-2', 'Mine'],
    ])
    expect(await codeOf(lessons.removePack('nodelab'))).toBe('pack-own')
  })

  it('that is removed leaves its results, and the list says so as the file does', async () => {
    const { lessons } = bench()
    const gone = { pack: 'tea', id: 'first-node' }
    expect((await lessons.list()).begun).toEqual([])
    await lessons.addPack(await zipOf({}))
    for (const ref of [gone, first]) await lessons.prepare(ref)
    await lessons.removePack('tea')
    const { begun } = await lessons.list()
    expect(begun).toMatchObject([
      { ...first, titles: { en: 'The first node' } },
      { ...gone, titles: { en: 'first-node', 'zh-CN': 'first-node' }, progress: { tries: 0 } },
    ])
    const { results } = await lessons.results.collect('Ada', false, 'en')
    const inFile = results.map(({ pack, lesson: id, title }) => ({ pack, id, title }))
    // Shown in the order of the lessons, written in that of the pupil.
    expect(begun.map(({ pack, id, titles }) => ({ pack, id, title: titles.en }))).toEqual(inFile.reverse())
  })

  it.each<[string, Record<string, Uint8Array>, string]>([
    ['leads outside', { '../../evil.yml': text('x') }, 'pack-odd'],
    ['leads outside in Windows', { 'tea\\..\\..\\evil.yml': text('x') }, 'pack-odd'],
    ['has a whole path', { '/etc/evil.yml': text('x') }, 'pack-odd'],
    ['swells', { 'tea/two/lesson.yml': new Uint8Array(30_000_000) }, 'pack-odd'],
    ['has a large file', { 'tea/two/lesson.yml': new Uint8Array(300_000) }, 'pack-odd'],
    ['has a lesson that is not whole', { 'tea/two/lesson.yml': text('format: 1') }, 'pack-faults'],
  ])('that %s is refused, and nothing of it is kept', async (_, more, code) => {
    const { lessons } = bench()
    expect(await codeOf(lessons.addPack(await zipOf(more)))).toBe(code)
    expect(await readdir(join(root, 'lessons', 'packs'))).toEqual([])
    expect(await readdir(root)).not.toContain('evil.yml')
  })

  it('is taken from the zip of one lesson, and one with a lesson that lacks its `lesson.yml` is refused', async () => {
    const { lessons } = bench()
    const { packs } = await lessons.addPack(await zipOf({}, ''))
    expect(packs.map(({ id, lessons: all }) => [id, all.length])).toEqual([
      ['nodelab', 12],
      ['tea', 1],
    ])
    for (const name of ['lesson.txt', 'lesson.yaml']) {
      const path = await zipOf({ [`tea/two/${name}`]: text('x'), 'tea/two/start.node.yml': text('x') })
      expect(await codeOf(lessons.addPack(path))).toBe('pack-faults')
    }
    const half = join(root, 'half')
    await mkdir(join(half, 'two'), { recursive: true })
    await cp(join(builtin, '01-first-node'), join(half, 'one'), { recursive: true })
    await writeFile(join(half, 'two', 'text.en.md'), '# Two')
    expect(await codeOf(lessons.addPack(half))).toBe('pack-faults')
  })

  it('that is none is told', async () => {
    const { lessons } = bench()
    await writeFile(join(root, 'no.zip'), 'no zip')
    await writeFile(join(root, 'empty.zip'), zipSync({ 'a.txt': text('a') }))
    await mkdir(join(root, 'folder'))
    expect(await codeOf(lessons.addPack(join(root, 'no.zip')))).toBe('pack-broken')
    expect(await codeOf(lessons.addPack(join(root, 'empty.zip')))).toBe('pack-none')
    expect(await codeOf(lessons.addPack(join(root, 'folder')))).toBe('pack-none')
    expect(await codeOf(lessons.addPack(join(root, 'gone.zip')))).toBe('pack-unreadable')
  })
})

describe('results', () => {
  it('hold what was done, code only by choice, and are read again', async () => {
    const { lessons, workspace } = bench()
    expect(await codeOf(lessons.results.collect('Ada', false, 'en'))).toBe('results-none')
    const folder = await lessons.prepare(first)
    await lessons.check(first, workspace(folder), () => {})
    const plain = await lessons.results.collect('Ada', false, 'en')
    expect(plain.results).toMatchObject([{ pack: 'nodelab', lesson: 'first-node', title: 'The first node', tries: 1 }])
    expect(JSON.stringify(plain)).not.toContain('def main')
    expect(JSON.stringify(plain)).not.toContain(root)
    const whole = await lessons.results.collect('Ada', true, 'zh-CN')
    expect(whole.results[0]).toMatchObject({ title: '第一个节点', code: expect.stringContaining('def main') })
    // The laptop is told from another pupil's by a random id, which stays.
    expect(plain.installation).toMatch(/^[\da-f-]{36}$/)
    expect(whole.installation).toBe(plain.installation)
    const path = join(root, resultsFileName('A/da: "x"'))
    await lessons.results.save(path, whole)
    await writeFile(join(root, 'odd.nodelab-results.json'), '{"format": "nodelab-results"}')
    const opened = await openResults([join(root, 'odd.nodelab-results.json'), path, join(root, 'gone.json')])
    expect(opened.files.map(({ results }) => results)).toEqual([whole])
    expect(opened.problems.map(({ params }) => params['name'])).toEqual(['odd.nodelab-results.json', 'gone.json'])
    // Where it is odd, in no language.
    expect(opened.problems[0]?.params['reason']).toBe('`version`')
    expect((await lessons.list()).pupil).toBe('Ada')
  })
})
