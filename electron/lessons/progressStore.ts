import { randomUUID } from 'node:crypto'
import { readFile, rename } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { type LessonProgress, lessonProgressSchema, type LessonRef } from '../../shared/model/lesson'
import { problem, ProblemError } from '../../shared/problems'
import { ownerOnly, writeAtomic } from '../files/atomicFile'
import { isMissing, reasonOf } from '../files/fileErrors'
import { withLock } from '../workspace/fileLock'

/** The port of a lesson's service the last time: its samples name it. */
const port = z.number().int().min(1).max(65_535)

const contentSchema = z.object({
  format: z.literal(1),
  pupil: z.string().catch(''),
  lessons: z.record(z.string(), lessonProgressSchema),
  ports: z.record(z.string(), port).catch({}),
  installation: z.uuid().optional().catch(undefined),
})
type Content = z.infer<typeof contentSchema>

export const noProgress: LessonProgress = { startedAt: null, passedAt: null, tries: 0, hints: 0, sawSolution: false }

const empty = (): Content => ({ format: 1, pupil: '', lessons: {}, ports: {} })
const keyOf = ({ pack, id }: LessonRef): string => `${pack}/${id}`

/**
 * What the author has done in lessons, in one JSON file of the data folder, for its owner alone. Each change is made to what the file says at that
 * moment. A damaged file is moved aside and told once, by the ProblemError of the call that met it.
 */
export function createProgressStore(path: string) {
  let queue: Promise<unknown> = Promise.resolve()

  async function read(): Promise<Content> {
    let text: string
    try {
      text = await readFile(path, 'utf8')
    } catch (error) {
      if (isMissing(error)) return empty()
      throw error
    }
    try {
      return contentSchema.parse(JSON.parse(text))
    } catch {
      // Another hand, or a disk: it stays to be looked at.
      const kept = `${path}.damaged-${Date.now()}`
      await rename(path, kept)
      const params = { path, kept: basename(kept) }
      throw new ProblemError(problem('lessons-damaged', 'workspace', { severity: 'warning', params }))
    }
  }

  async function changeNow(change: (content: Content) => Content): Promise<Content> {
    try {
      return await withLock(`${path}.lock`, async () => {
        const next = change(await read())
        await writeAtomic(path, `${JSON.stringify(next, null, 2)}\n`, ownerOnly)
        return next
      })
    } catch (error) {
      if (error instanceof ProblemError) throw error
      throw new ProblemError(problem('lessons-not-kept', 'workspace', { params: { path, reason: reasonOf(error) } }))
    }
  }

  /** One change after another. */
  function apply(change: (content: Content) => Content): Promise<Content> {
    const next = queue.then(() => changeNow(change))
    queue = next.catch(() => undefined)
    return next
  }

  return {
    async all(): Promise<{ pupil: string; of(ref: LessonRef): LessonProgress; begun: [string, LessonProgress][] }> {
      const { pupil, lessons } = await read()
      return { pupil, of: (ref) => lessons[keyOf(ref)] ?? noProgress, begun: Object.entries(lessons) }
    },
    async change(ref: LessonRef, change: (progress: LessonProgress) => LessonProgress): Promise<LessonProgress> {
      const key = keyOf(ref)
      const next = await apply((content) => ({
        ...content,
        lessons: { ...content.lessons, [key]: change(content.lessons[key] ?? noProgress) },
      }))
      return next.lessons[key] ?? noProgress
    },
    async namePupil(pupil: string): Promise<void> {
      await apply((content) => ({ ...content, pupil }))
    },
    /** The random id that results of this installation are handed in with; made with the first. It is in nothing else. */
    async installation(): Promise<string> {
      const made = randomUUID()
      const { installation = made } = await apply((content) => ({
        ...content,
        installation: content.installation ?? made,
      }))
      return installation
    },
    portOf: async (ref: LessonRef): Promise<number | null> => (await read()).ports[keyOf(ref)] ?? null,
    async keepPort(ref: LessonRef, used: number): Promise<void> {
      await apply((content) => ({ ...content, ports: { ...content.ports, [keyOf(ref)]: used } }))
    },
  }
}

export type ProgressStore = ReturnType<typeof createProgressStore>
