import { describe, expect, it, vi } from 'vitest'
import type { LessonResult, ResultsFile } from '../model/lesson'
import type { Block, Span } from '../model/markdown'
import { classCsv, classTable, filteredRows, sortedRows } from './classTable'
import { readLessonText, wordsOf } from './lessonText'

const plain = (text: string): Span => ({ kind: 'plain', text })
const text = (words: string): Block => ({ kind: 'text', spans: [plain(words)] })
const lines = (...all: string[]): Block => ({
  kind: 'text',
  spans: all.flatMap((line, at): Span[] => (at === 0 ? [plain(line)] : [{ kind: 'break' }, plain(line)])),
})

describe('the text of a lesson', () => {
  it('is read block by block; nothing in it becomes more than text', () => {
    const source = [
      '# Title',
      'One line',
      'and its second.',
      '',
      '> Said by',
      '> Dify.',
      '- a **b**',
      '- c',
      '1. first',
      '2. second',
      '   goes on',
      '```',
      '# no heading',
      '<b>',
      '```',
      '<script>alert(1)</script>',
      '## Task',
      'Do it.',
    ].join('\r\n')
    expect(readLessonText(`\uFEFF${source}`, 'en')).toEqual({
      faults: [],
      text: {
        title: 'Title',
        story: [
          text('One line and its second.'),
          { kind: 'quote', blocks: [lines('Said by', 'Dify.')] },
          {
            kind: 'list',
            from: null,
            items: [[{ kind: 'text', spans: [plain('a '), { kind: 'strong', spans: [plain('b')] }] }], [text('c')]],
          },
          { kind: 'list', from: 1, items: [[text('first')], [text('second goes on')]] },
          { kind: 'code', text: '# no heading\n<b>' },
          text('<script>alert(1)</script>'),
        ],
        task: [text('Do it.')],
      },
    })
  })

  it('tells what is missing, and counts words in both languages', () => {
    const kinds = (source: string): string[] => readLessonText(source, 'zh-CN').faults.map(({ kind }) => kind)
    expect(kinds('')).toEqual(['no-title', 'no-task', 'no-story'])
    expect(kinds('# 甲\n乙\n## 任务\n')).toEqual(['no-task'])
    expect(kinds('# 甲\n乙\n## Task\n丙')).toEqual(['no-task', 'heading'])
    expect(kinds('# 甲\n乙\n```\n## 任务\n丙')).toEqual(['open-code', 'no-task'])
    expect(wordsOf([text('两个汉字 and two words')])).toBe(5)
  })
})

const result = (lesson: string, passedAt: string | null, tries: number): LessonResult => ({
  pack: 'p',
  lesson,
  title: lesson.toUpperCase(),
  startedAt: null,
  passedAt,
  tries,
  hints: 0,
  sawSolution: false,
})
const file = (pupil: string, exportedAt: string, results: LessonResult[]): { name: string; results: ResultsFile } => ({
  name: `${pupil}.json`,
  results: { format: 'nodelab-results', version: 1, pupil, exportedAt, results },
})
const words = {
  pupil: 'Pupil',
  passed: 'Passed',
  tries: 'Tries',
  handedIn: 'At',
  isPassed: (tries: number) => `yes ${tries}`,
  isBegun: (tries: number) => `no ${tries}`,
}

describe('a class', () => {
  const table = classTable([
    file('Ada', '2026-11-02T00:00:00Z', [result('a', '2026-11-01T00:00:00Z', 1), result('b', null, 4)]),
    file('=SUM(1)', '2026-11-01T00:00:00Z', [result('a', null, 2)]),
    file(' ａｄａ ', '2026-11-01T00:00:00Z', [result('c', null, 9)]),
  ])

  it('has one row a pupil, of the newest file, and says who handed in twice', () => {
    expect(table.rows.map(({ pupil, passed, tries }) => [pupil, passed, tries])).toEqual([
      ['Ada', 1, 5],
      ['=SUM(1)', 0, 2],
    ])
    expect(table.twice).toEqual([{ pupil: 'Ada', count: 2 }])
    expect(table.columns.map(({ title }) => title)).toEqual(['A', 'B', 'C'])
  })

  it('shows two pupils of one name as two, and one who has an older Nodelab by the name', () => {
    const of = (installation: string | undefined, day: string, tries: number): ReturnType<typeof file> => {
      const made = file('Li Wei', `2026-11-0${day}T00:00:00Z`, [result('a', null, tries)])
      return installation === undefined ? made : { ...made, results: { ...made.results, installation } }
    }
    const [one, other] = ['1a2b0000-0000-4000-8000-000000000000', '9f8e0000-0000-4000-8000-000000000000']
    const both = classTable([of(one, '1', 1), of(other, '2', 2), of(one, '3', 3), of(undefined, '4', 4)])
    expect(both.rows.map(({ pupil, tries }) => [pupil, tries])).toEqual([
      ['Li Wei (1a2b)', 3],
      ['Li Wei (9f8e)', 2],
      ['Li Wei (Li Wei.json)', 4],
    ])
    expect(both.twice).toEqual([{ pupil: 'Li Wei (1a2b)', count: 2 }])
    expect(both.namesakes).toEqual([{ pupil: 'Li Wei', count: 3 }])
    const same = classTable([of(undefined, '1', 1), of(one, '2', 2)])
    expect(same.rows.map(({ pupil, tries }) => [pupil, tries])).toEqual([['Li Wei', 2]])
    expect(same.namesakes).toEqual([])
    // Two who share a laptop.
    const shared = file('Zhang San', '2026-11-01T00:00:00Z', [result('a', null, 1)])
    const laptop = classTable([of(one, '1', 1), { ...shared, results: { ...shared.results, installation: one } }])
    expect(laptop.rows.map(({ pupil }) => pupil)).toEqual(['Li Wei', 'Zhang San'])
  })

  it('calls lessons as the teacher knows them and has them in that order, others behind', () => {
    const known = [
      { key: 'p/c', title: 'Third, but first' },
      { key: 'p/x', title: 'Nobody began it' },
      { key: 'p/a', title: '第一课' },
    ]
    const made = classTable(
      [
        file(
          'Ada',
          '2026-11-02T00:00:00Z',
          ['b', 'a', 'c'].map((id) => result(id, null, 1)),
        ),
      ],
      known,
    )
    expect(made.columns.map(({ title }) => title)).toEqual(['Third, but first', '第一课', 'B'])
  })

  it('is sorted and filtered', () => {
    const names = (by: string, isDown: boolean): string[] =>
      sortedRows(table.rows, { by, isDown }, 'en').map(({ pupil }) => pupil)
    expect(names('tries', false)).toEqual(['=SUM(1)', 'Ada'])
    expect(names('p/a', true)).toEqual(['Ada', '=SUM(1)'])
    const left = (name: string, notPassed: string): string[] =>
      filteredRows(table.rows, { name, notPassed }).map(({ pupil }) => pupil)
    expect(left('AD', '')).toEqual(['Ada'])
    expect(left('', 'p/a')).toEqual(['=SUM(1)'])
    expect(left('', 'p/b')).toEqual(['Ada', '=SUM(1)'])
  })

  it('is CSV in which no name is a formula, and times are those of where the teacher is', () => {
    vi.stubEnv('TZ', 'Asia/Kathmandu')
    expect(classCsv(table.columns, table.rows, words)).toBe(
      'Pupil,Passed,Tries,At,A,B,C\r\nAda,1,5,2026-11-02 05:45:00,yes 1,no 4,\r\n' +
        "'=SUM(1),0,2,2026-11-01 05:45:00,no 2,,\r\n",
    )
    vi.unstubAllEnvs()
  })
})
