import { join } from 'node:path'
import type {
  CheckEnd,
  InBoth,
  LessonEntry,
  LessonList,
  LessonPack,
  LessonProgress,
  LessonRef,
  LessonState as StateOfPage,
  LessonView,
  SaidInBoth,
} from '../../shared/model/lesson'
import { describeProblem, problem, ProblemError } from '../../shared/problems'
import type { RunNode, SettingsStore } from '../engineTypes'
import type { Workspace } from '../workspace/workspace'
import { type Lesson, withService } from './lesson'
import { type LessonService, startLessonService } from './lessonService'
import { createKeptPacks } from './keptPacks'
import { type Pack, readPack } from './packs'
import { createProgressStore } from './progressStore'
import { createResults } from './results'
import { hasPassed, runChecks } from './runChecks'
import { said } from './said'
import { folderOf, layOut, lessonAt, moveService, startNode } from './workFolder'

export interface LessonsOptions {
  /** The folder of the lessons that come with Nodelab. */
  readonly builtin: string
  readonly dataRoot: string
  readonly runNode: RunNode
  readonly settings: Pick<SettingsStore, 'get'>
}

/** The id of the pack that comes with Nodelab. */
export const ownPack = 'nodelab'

/** Lessons: what there are, what the author has done in them, and the checks of the open one. Nothing is read before it is asked for. */
export function createLessons({ builtin, dataRoot, runNode, settings }: LessonsOptions) {
  const progress = createProgressStore(join(dataRoot, 'lessons', 'progress.json'))
  const kept = createKeptPacks(join(dataRoot, 'lessons', 'packs'), ownPack, () => settings.get().language ?? 'en')
  let own: Promise<Pack> | null = null
  /** The service of the lesson that is open. */
  let service: { readonly key: string; readonly at: LessonService } | null = null
  let checking: { readonly abort: AbortController; readonly done: Promise<unknown> } | null = null

  function ownLessons(): Promise<Pack> {
    own ??= readPack(builtin).catch((error: unknown) => {
      own = null
      throw error
    })
    return own
  }

  async function packs(): Promise<{ pack: Pack; isOwn: boolean }[]> {
    const [mine, others] = await Promise.all([ownLessons(), kept.read()])
    return [{ pack: { ...mine, id: ownPack }, isOwn: true }, ...others.map((pack) => ({ pack, isOwn: false }))]
  }

  async function find(ref: LessonRef): Promise<{ pack: Pack; lesson: Lesson }> {
    const found = (await packs()).find(({ pack }) => pack.id === ref.pack)?.pack
    const lesson = found?.lessons.find(({ id }) => id === ref.id)
    if (found !== undefined && lesson !== undefined) return { pack: found, lesson }
    throw new ProblemError(problem('lesson-absent', 'workspace', { params: { name: `${ref.pack}/${ref.id}` } }))
  }

  async function list(): Promise<LessonList> {
    const [all, done] = await Promise.all([packs(), progress.all()])
    const told = all.map(({ pack, isOwn }): LessonPack => {
      const entry = ({ id, texts }: Lesson) => {
        const ref = { pack: pack.id, id }
        return { ...ref, titles: titlesOf(texts), progress: done.of(ref) }
      }
      return {
        id: pack.id,
        titles: pack.titles,
        isOwn,
        lessons: pack.lessons.map(entry),
        faults: [...pack.faults],
      }
    })
    return { packs: told, pupil: done.pupil, begun: begunOf(told, done.begun) }
  }

  async function endService(): Promise<void> {
    const before = service
    service = null
    await before?.at.close()
  }

  /** Starts the service of a lesson at the port that its samples name, where that is free. */
  async function serve(ref: LessonRef, lesson: Lesson): Promise<string | null> {
    const key = `${ref.pack}/${ref.id}`
    if (service?.key === key) return service.at.address
    await endService()
    if (lesson.service.length === 0) return null
    const before = await progress.portOf(ref)
    const at = await startLessonService(lesson.service, before)
    service = { key, at }
    if (before !== null) await moveService(folderOf(dataRoot, ref), lesson, before, at.port)
    if (before !== at.port) await progress.keepPort(ref, at.port)
    return at.address
  }

  const targetNow = (): string => settings.get().target

  /** Whether the page may see the solution. */
  function mayLook(lesson: Lesson, { passedAt, tries, sawSolution }: LessonProgress): boolean {
    return passedAt !== null || sawSolution || tries >= lesson.solutionAfter
  }

  async function stopChecks(): Promise<void> {
    const before = checking
    before?.abort.abort()
    await before?.done.catch(() => undefined)
  }

  async function check(ref: LessonRef, workspace: Workspace, onEnd: (end: CheckEnd) => void) {
    await stopChecks()
    const { lesson } = await find(ref)
    const file = await workspace.read(ref.id)
    if (file.kind !== 'node') {
      const [told] = file.problems
      const reason = told === undefined ? file.kind : describeProblem(told, settings.get().language ?? 'en').title
      throw new ProblemError(problem('lesson-node-gone', 'workspace', { params: { reason } }))
    }
    const abort = new AbortController()
    const { node } = file
    const target = node.target ?? targetNow()
    const requirements = await workspace.requirements()
    const run = { runNode, node, target, requirements, signal: abort.signal, isCold: false }
    const done = runChecks(lesson, run, onEnd)
    const mine = { abort, done }
    checking = mine
    try {
      const ends = await done
      // What this machine could not run says nothing about what was tried.
      const counts = !abort.signal.aborted && ends.some(({ status }) => status === 'passed' || status === 'failed')
      const now = new Date().toISOString()
      const next = await progress.change(ref, (before) => ({
        ...before,
        startedAt: before.startedAt ?? now,
        tries: before.tries + (counts ? 1 : 0),
        passedAt: before.passedAt ?? (hasPassed(lesson, ends) ? now : null),
      }))
      return { ends, progress: next }
    } finally {
      if (checking === mine) checking = null
    }
  }

  return {
    list,
    check,
    stopChecks,
    addPack: async (path: string): Promise<LessonList> => {
      await kept.add(path)
      return list()
    },
    removePack: async (id: string): Promise<LessonList> => {
      await kept.remove(id)
      return list()
    },

    /** Lays a lesson out where that was not done, and gives its folder: the workspace that the window then shows. */
    async prepare(ref: LessonRef): Promise<string> {
      const { lesson } = await find(ref)
      const folder = folderOf(dataRoot, ref)
      await layOut(folder, lesson, targetNow(), await serve(ref, lesson))
      const now = new Date().toISOString()
      await progress.change(ref, (before) => ({ ...before, startedAt: before.startedAt ?? now }))
      return folder
    },

    /** The lesson whose folder this is, as the page shows it; null for any other folder, and for a lesson that is gone. */
    async view(folder: string): Promise<LessonView | null> {
      const ref = lessonAt(dataRoot, folder)
      const found = ref === null ? null : await find(ref).catch(() => null)
      if (ref === null || found === null) return null
      const { pack, lesson } = found
      await serve(ref, lesson)
      const at = pack.lessons.indexOf(lesson)
      const after = pack.lessons[at + 1]
      const done = (await progress.all()).of(ref)
      const says = await said(lesson.checks.map((one) => one.says))
      return {
        ...ref,
        number: at + 1,
        count: pack.lessons.length,
        texts: { en: lesson.texts.en, 'zh-CN': lesson.texts['zh-CN'] },
        checks: says.map((one, index) => ({ says: one, isHidden: lesson.checks[index]?.isHidden ?? false })),
        hints: await said(lesson.hints.slice(0, done.hints)),
        hintCount: lesson.hints.length,
        links: [...lesson.links],
        solutionAfter: lesson.solutionAfter,
        node: lesson.id,
        workspace: folder,
        next: after === undefined ? null : { pack: pack.id, id: after.id },
        progress: done,
      }
    },

    /** One hint more than before. */
    async hint(ref: LessonRef): Promise<{ hints: SaidInBoth[]; progress: LessonProgress }> {
      const { lesson } = await find(ref)
      const next = await progress.change(ref, (before) => ({
        ...before,
        hints: Math.min(before.hints + 1, lesson.hints.length),
      }))
      return { hints: await said(lesson.hints.slice(0, next.hints)), progress: next }
    },

    async start(ref: LessonRef): Promise<StateOfPage> {
      const { lesson } = await find(ref)
      const node = startNode(lesson, targetNow(), await serve(ref, lesson))
      return { node, requirements: lesson.start.requirements }
    },

    /** The solution; refused with a ProblemError where it comes too early. */
    async solution(ref: LessonRef): Promise<StateOfPage & { progress: LessonProgress }> {
      const { lesson } = await find(ref)
      const before = (await progress.all()).of(ref)
      if (!mayLook(lesson, before)) {
        throw new ProblemError(
          problem('lesson-solution-early', 'workspace', { severity: 'info', params: { tries: lesson.solutionAfter } }),
        )
      }
      const next = before.sawSolution ? before : await progress.change(ref, (now) => ({ ...now, sawSolution: true }))
      const address = await serve(ref, lesson)
      const { cases: _, ...solved } = withService(lesson.solution.node, address)
      const { target, cases } = startNode(lesson, targetNow(), address)
      const node = { ...solved, target, ...(cases === undefined ? {} : { cases }) }
      return { node, requirements: lesson.solution.requirements, progress: next }
    },

    results: createResults({
      progress,
      titleOf: async (ref) => titlesOf((await find(ref)).lesson.texts),
      nodePath: (ref) => join(folderOf(dataRoot, ref), `${ref.id}.node.yml`),
    }),

    /** Leaves the lesson that is open: what ran for it ends. */
    leave: async (): Promise<void> => {
      await stopChecks()
      await endService()
    },
    async close(): Promise<void> {
      await stopChecks()
      await endService()
    },
  }
}

/** What was begun, in the order of the packs; of a pack that is gone under the lesson's own name. */
function begunOf(packs: readonly LessonPack[], begun: readonly (readonly [string, LessonProgress])[]): LessonEntry[] {
  const known = packs.flatMap(({ lessons }) => lessons)
  const entries = begun.map(([key, progress]): LessonEntry => {
    const [pack = '', id = ''] = key.split('/')
    const titles = known.find((one) => one.pack === pack && one.id === id)?.titles ?? { en: id, 'zh-CN': id }
    return { pack, id, titles, progress }
  })
  const placeOf = ({ pack, id }: LessonEntry): number => {
    const at = known.findIndex((one) => one.pack === pack && one.id === id)
    return at === -1 ? known.length : at
  }
  return entries.sort((a, b) => placeOf(a) - placeOf(b))
}

function titlesOf(texts: Lesson['texts']): InBoth {
  return { en: texts.en.title, 'zh-CN': texts['zh-CN'].title }
}

export type Lessons = ReturnType<typeof createLessons>
