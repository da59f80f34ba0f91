import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What one laptop hands in: three lessons, of which the first `passed` are passed, at nine on a day; files of older laptops tell no installation. */
export function resultsOf(pupil: string, passed: number, day: string, installation?: string): string {
  const lesson = (number: number): object => ({
    pack: 'nodelab',
    lesson: `lesson-${number}`,
    title: `Lesson ${number}`,
    startedAt: `${day}T08:00:00.000Z`,
    passedAt: number <= passed ? `${day}T09:00:00.000Z` : null,
    tries: number,
    hints: 0,
    sawSolution: false,
  })
  const results = [1, 2, 3].map(lesson)
  return JSON.stringify({
    format: 'nodelab-results',
    version: 1,
    pupil,
    exportedAt: `${day}T10:00:00.000Z`,
    results,
    installation,
  })
}

/** Writes the files of a class into a folder: one bad file among the others, one pupil twice, and three of one name. Resolves to their paths. */
export async function writeClass(folder: string): Promise<string[]> {
  const files: readonly (readonly [name: string, text: string])[] = [
    ['1-Ada', resultsOf('Ada', 1, '2026-11-01')],
    ['2-Ada (2)', resultsOf('ada ', 3, '2026-11-02')],
    ['3-ming', resultsOf('小明', 2, '2026-11-01')],
    ['5-ming', resultsOf('小明', 1, '2026-11-01', '1a2b0000-0000-4000-8000-000000000000')],
    ['6-ming', resultsOf('小明', 1, '2026-11-01', '9f8e0000-0000-4000-8000-000000000000')],
    ['4-odd', '{"format": "nodelab-results", "pupil": 3}'],
  ]
  return Promise.all(
    files.map(async ([name, text]) => {
      const path = join(folder, `${name}.nodelab-results.json`)
      await writeFile(path, text)
      return path
    }),
  )
}
