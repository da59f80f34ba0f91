import { readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { lessonIdSchema, type LessonRef } from '../../shared/model/lesson'
import type { CodeNode } from '../../shared/model/node'
import { writeAtomic } from '../files/atomicFile'
import { exists } from '../files/look'
import { nodeEnding } from '../workspace/nodePaths'
import { newNodeText } from '../workspace/nodeText'
import { requirementsName } from '../workspace/requirementsStore'
import { type Lesson, withService } from './lesson'

/** Where the author's code of lessons lies: a folder a lesson, each a workspace of its own. */
export const workRoot = (dataRoot: string): string => join(dataRoot, 'lessons', 'work')

/** The folder of a lesson. */
export const folderOf = (dataRoot: string, { pack, id }: LessonRef): string => join(workRoot(dataRoot), pack, id)

/** The lesson whose folder this is; null for any other folder. */
export function lessonAt(dataRoot: string, folder: string): LessonRef | null {
  const [pack, id, ...more] = relative(workRoot(dataRoot), folder).split(sep)
  const isOne = more.length === 0 && [pack, id].every((part) => lessonIdSchema.safeParse(part).success)
  return isOne && pack !== undefined && id !== undefined ? { pack, id } : null
}

/**
 * The node that a lesson begins with, as it lies in its folder: with the cases that are not hidden, and with the lesson's own target where the author's
 * is none of those on which it was tried.
 */
export function startNode(lesson: Lesson, target: string, address: string | null): CodeNode {
  const visible = lesson.checks.flatMap((check) => (check.kind === 'case' && !check.isHidden ? [check.of] : []))
  const { cases: _, ...node } = lesson.start.node
  const own = lesson.targets.includes(target) ? null : lesson.targets[0]
  return withService({ ...node, target: own, ...(visible.length === 0 ? {} : { cases: visible }) }, address)
}

/** Lays a lesson out in its folder where it does not lie there yet: nothing that the author wrote is touched. */
export async function layOut(folder: string, lesson: Lesson, target: string, address: string | null): Promise<void> {
  const node = join(folder, `${lesson.id}${nodeEnding}`)
  if (!(await exists(node))) await writeAtomic(node, newNodeText(startNode(lesson, target, address)))
  const requirements = join(folder, requirementsName)
  if (lesson.start.requirements !== null && !(await exists(requirements))) {
    await writeAtomic(requirements, lesson.start.requirements)
  }
}

/** The lesson's service has another port than the last time: the node's samples and cases follow. */
export async function moveService(folder: string, lesson: Lesson, before: number, now: number): Promise<void> {
  const path = join(folder, `${lesson.id}${nodeEnding}`)
  if (before === now || !(await exists(path))) return
  const text = await readFile(path, 'utf8')
  const moved = text.replaceAll(`http://127.0.0.1:${before}/`, `http://127.0.0.1:${now}/`)
  if (moved !== text) await writeAtomic(path, moved)
}
