import { cp, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeProblem } from '../../shared/problems'
import { changeFile } from '../testing/changeFile'
import { tempFolder } from '../testing/tempFolder'
import { writeSkeleton } from './lessonSkeleton'
import { readPack } from './packs'
import { readLesson } from './readLesson'

let root: string
let remove: () => Promise<void>
beforeEach(async () => {
  ;({ path: root, remove } = await tempFolder())
})
afterEach(() => remove())

/** File, line and code of what is wrong with a lesson. */
async function faultsOf(folder: string): Promise<unknown[]> {
  const { lesson, faults } = await readLesson(folder)
  if (faults.length > 0) expect(lesson).toBeNull()
  for (const { problem } of faults) {
    for (const language of ['en', 'zh-CN'] as const) {
      const { title, why, next } = describeProblem(problem, language)
      expect(`${title}${why}${next}`).not.toMatch(/\{\w+\}/)
    }
  }
  return faults.map(({ file, problem }) => [file, problem.line, problem.code])
}

const nodeCheck = (path: string): string => `node: "${path}"\n    is: { equals: 1 }`
const idle = ['cases.yml', 2, 'lesson-case-idle']

describe('the folder of a lesson', () => {
  let folder: string
  beforeEach(async () => {
    folder = join(root, 'my-lesson')
    await writeSkeleton(folder)
  })

  it('is whole as `nodelab lesson new` writes it', async () => {
    expect(await faultsOf(folder)).toEqual([])
    expect((await readLesson(folder)).lesson).toMatchObject({ id: 'my-lesson', solutionAfter: 3, checks: [{}, {}] })
  })

  it.each<[string, string, string | RegExp, string, unknown[]]>([
    ['an unknown field', 'lesson.yml', 'order: 1', 'order: 1\nlevel: 2', [['lesson.yml', 5, 'lesson-field']]],
    ['YAML that is none', 'lesson.yml', 'links: [', 'links: [[', [['lesson.yml', 21, 'yaml-bracket-open']]],
    ['an unknown target', 'lesson.yml', 'dify-1.16]', 'dify-9]', [['lesson.yml', 6, 'lesson-target']]],
    ['an id with a path', 'lesson.yml', 'id: my-lesson', 'id: ../x', [['lesson.yml', 2, 'lesson-field']]],
    [
      'a check without its case',
      'lesson.yml',
      'case: tea',
      'case: coffee',
      [
        ['lesson.yml', 9, 'lesson-case-absent'],
        ['cases.yml', 2, 'lesson-case-idle'],
      ],
    ],
    ['an expression that is none', 'cases.yml', 'result: TEA', 'other: TEA', [['cases.yml', 6, 'case-output-unknown']]],
    ['a text without a task', 'text.en.md', '## Task', 'Task', [['text.en.md', 10, 'lesson-text-task']]],
    ['a text without a title', 'text.zh-CN.md', '# 大写', '大写', [['text.zh-CN.md', 1, 'lesson-text-title']]],
    ['a long story', 'text.en.md', 'Why', 'why '.repeat(201), [['text.en.md', 2, 'lesson-text-long']]],
    ['a broken `cases.yml`', 'cases.yml', 'cases:', 'cases: [', [['cases.yml', 3, 'yaml-indent']]],
    [
      'a case that cannot be read',
      'cases.yml',
      '    outputs:\n      result: TEA',
      '    outputs: 3',
      [['cases.yml', 2, 'case-wrong']],
    ],
    [
      'a path that is none',
      'lesson.yml',
      'case: tea',
      nodeCheck('$.outputs.['),
      [['lesson.yml', 9, 'lesson-path-odd'], idle],
    ],
    [
      'a path to no field',
      'lesson.yml',
      'case: tea',
      nodeCheck('$.output.result'),
      [['lesson.yml', 9, 'lesson-path'], idle],
    ],
    [
      'a path to no output',
      'lesson.yml',
      'case: tea',
      nodeCheck('$.outputs.resultt.type'),
      [['lesson.yml', 9, 'lesson-path'], idle],
    ],
    [
      'a path to no member',
      'lesson.yml',
      'case: tea',
      nodeCheck('$.variables.text.kind'),
      [['lesson.yml', 9, 'lesson-path'], idle],
    ],
    ['a path that leads somewhere', 'lesson.yml', 'case: tea', nodeCheck('$.outputs.result.children.a'), [idle]],
    [
      'a service that is not there',
      'cases.yml',
      'text: tea',
      'text: "{service}/tea"',
      [['cases.yml', 2, 'lesson-service-absent']],
    ],
    [
      'a service in a sample',
      'start.node.yml',
      'text: "tea"',
      'text: "{service}/tea"',
      [['start.node.yml', null, 'lesson-service-absent']],
    ],
    ['a node that is none', 'start.node.yml', 'type: code', 'type: llm', [['start.node.yml', 3, 'file-not-node']]],
  ])('tells of %s by file and line', async (_, file, from, to, faults) => {
    await changeFile(join(folder, file), from, to)
    expect(await faultsOf(folder)).toEqual(faults)
  })

  it('tells of files that are missing or too large, and of requirements that lead elsewhere', async () => {
    await rm(join(folder, 'text.zh-CN.md'))
    await writeFile(join(folder, 'text.en.md'), 'x'.repeat(300_000))
    await writeFile(join(folder, 'start.requirements.txt'), '# none\nsix>=1.16\n-r ../secret.txt\n./here\n')
    expect(await faultsOf(folder)).toEqual([
      ['text.en.md', null, 'lesson-file-large'],
      ['text.zh-CN.md', null, 'lesson-file-missing'],
      ['start.requirements.txt', 3, 'lesson-requirement'],
      ['start.requirements.txt', 4, 'lesson-requirement'],
    ])
  })

  it('in a pack is told by its name, twins are told, and the others stay', async () => {
    await cp(folder, join(root, 'pack', 'a'), { recursive: true })
    await cp(folder, join(root, 'pack', 'b'), { recursive: true })
    await writeFile(join(root, 'pack', 'pack.yml'), 'format: 1\nid: tea\ntitle: {en: Tea}\n')
    const pack = await readPack(join(root, 'pack'))
    expect(pack.lessons).toHaveLength(1)
    expect(pack.faults.map(({ file, problem }) => [file, problem.code])).toEqual([
      ['pack.yml', 'lesson-field'],
      ['b/lesson.yml', 'lesson-twice'],
    ])
  })

  it('counts as people do in what it tells of a list', async () => {
    await changeFile(join(folder, 'lesson.yml'), 'en: It works', 'on: It works')
    const [fault] = (await readLesson(folder)).faults
    expect(fault?.problem.params['field']).toBe('checks #2')
  })

  it('without a `lesson.yml`, or with one that is called otherwise, is told in a pack and by itself', async () => {
    const pack = join(root, 'pack')
    await cp(folder, join(pack, 'a'), { recursive: true })
    for (const name of ['b', 'c']) await cp(folder, join(pack, name), { recursive: true })
    await rm(join(pack, 'b', 'lesson.yml'))
    await rename(join(pack, 'c', 'lesson.yml'), join(pack, 'c', 'lesson.yaml'))
    await writeFile(join(pack, 'pack.yaml'), 'format: 1\nid: tea\ntitle: {en: Tea, zh-CN: 茶}\n')
    const told = async (path: string): Promise<unknown[]> =>
      (await readPack(path)).faults.map(({ file, problem }) => [file, problem.code])
    expect(await told(pack)).toEqual([
      ['pack.yaml', 'lesson-file-name'],
      ['b/lesson.yml', 'lesson-file-missing'],
      ['c/lesson.yaml', 'lesson-file-name'],
    ])
    expect(await told(join(pack, 'b'))).toEqual([['lesson.yml', 'lesson-file-missing']])
  })
})
