import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeProblem } from '../../shared/problems'
import { tempFolder } from '../testing/tempFolder'
import { openResults } from './results'

let root: string
let remove: () => Promise<void>
beforeEach(async () => {
  ;({ path: root, remove } = await tempFolder())
})
afterEach(() => remove())

const lesson = {
  pack: 'p',
  lesson: 'a',
  title: 'A',
  startedAt: '2026-11-01T08:00:00.000Z',
  passedAt: null as string | null,
  tries: 1,
  hints: 0,
  sawSolution: false,
}
const file = { format: 'nodelab-results', version: 1, pupil: 'Ada', exportedAt: '2026-11-01T10:00:00.000Z' }

/** What is said of a file with this content, in Chinese; null where it is taken. */
async function saidOf(content: string | Buffer): Promise<string | null> {
  const path = join(root, 'one.json')
  await writeFile(path, content)
  const { files, problems } = await openResults([path])
  expect(files.length + problems.length).toBe(1)
  const [told] = problems
  return told === undefined ? null : describeProblem(told, 'zh-CN').why
}

it('a results file has a name and moments, and is else told by its field', async () => {
  const of = (more: object, result: object = {}): string =>
    JSON.stringify({ ...file, results: [{ ...lesson, ...result }], ...more })
  expect(await saidOf(of({}))).toBeNull()
  expect(await saidOf(of({ pupil: '   ' }))).toContain('`pupil`')
  expect(await saidOf(of({}, { passedAt: 'yesterday' }))).toContain('`results.0.passedAt`')
  expect((await openResults([join(root, 'one.json')])).problems).toHaveLength(1)
})

it('a file that is none is told in one language, without a word of other files', async () => {
  const none = [
    '',
    ' \n',
    '{"format',
    Buffer.from(`\uFEFF${JSON.stringify(file)}`, 'utf16le'),
    Buffer.from([0x7b, 0xff, 0x7d]),
  ]
  for (const content of none) {
    const said = await saidOf(content)
    expect(said).toMatch(/[\u4e00-\u9fff]/)
    expect(said?.replace(/Nodelab|JSON|UTF-8/g, '')).not.toMatch(/[a-z]/i)
  }
  await mkdir(join(root, 'folder.json'))
  const { problems } = await openResults([join(root, 'folder.json'), join(root, 'gone.json')])
  expect(problems.map((told) => describeProblem(told, 'zh-CN').why)).toEqual([
    expect.stringContaining('文件夹'),
    expect.stringContaining('不存在'),
  ])
  for (const told of problems) expect(describeProblem(told, 'en').next).toBe('Ask the pupil to hand it in again.')
})
