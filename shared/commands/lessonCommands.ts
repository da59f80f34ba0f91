import { z } from 'zod'
import {
  checkEndSchema,
  lessonIdSchema,
  lessonListSchema,
  lessonProgressSchema,
  lessonRefSchema,
  lessonStateSchema,
  lessonViewSchema,
  openedResultsSchema,
  saidInBothSchema,
} from '../model/lesson'
import { workspaceInfoSchema } from '../model/workspace'
import { command } from './command'

const nothing = z.null()

/** Lessons, by their pack and their own id. Their files lie in Nodelab and in its data folder: the page has no path of them. */
export const lessonCommands = {
  'lessons.list': command(nothing, lessonListSchema),
  /** Opens a lesson: the window's workspace is then the lesson's own folder, where the author's code of it is kept. */
  'lessons.open': command(lessonRefSchema, workspaceInfoSchema),
  /** The lesson whose folder is the open workspace; null: it is none. */
  'lessons.current': command(nothing, lessonViewSchema.nullable()),
  /** Goes back to the author's own workspace. */
  'lessons.leave': command(nothing, workspaceInfoSchema),
  /** Runs the checks on the node as it is in its file; each end is told as an event as well. One round at a time. */
  'lessons.check': command(
    lessonRefSchema,
    z.object({ ends: z.array(checkEndSchema), progress: lessonProgressSchema }),
  ),
  'lessons.cancel': command(nothing, z.void()),
  /** The next hint that was not seen yet. */
  'lessons.hint': command(
    lessonRefSchema,
    z.object({ hints: z.array(saidInBothSchema), progress: lessonProgressSchema }),
  ),
  /** What the lesson began with: the page puts it into the editor, so that it can be undone. */
  'lessons.start': command(lessonRefSchema, lessonStateSchema),
  /** The solution, once the lesson has passed or was tried often enough. */
  'lessons.solution': command(lessonRefSchema, lessonStateSchema.extend({ progress: lessonProgressSchema })),

  /** Asks for a pack with the system's dialog, a zip or a folder, and takes it in; null where the author cancelled. */
  'lessons.addPack': command(z.object({ what: z.enum(['zip', 'folder']) }), lessonListSchema.nullable()),
  'lessons.removePack': command(z.object({ pack: lessonIdSchema }), lessonListSchema),

  /** Writes a results file where the system's dialog says; null where the author cancelled. */
  'lessons.saveResults': command(
    z.object({ pupil: z.string().trim().min(1).max(100), withCode: z.boolean() }),
    z.object({ path: z.string() }).nullable(),
  ),
  /** Asks for results files with the system's dialog. */
  'lessons.openResults': command(nothing, openedResultsSchema),
  /** Writes the table of a class where the system's dialog says, as CSV. */
  'lessons.saveTable': command(
    z.object({ text: z.string().max(5_000_000) }),
    z.object({ path: z.string() }).nullable(),
  ),
}

export const lessonEvents = {
  'lessons.checked': lessonRefSchema.extend({ end: checkEndSchema }),
  /** Packs came by a drop onto the window. */
  'lessons.changed': lessonListSchema,
  /** Results files were dropped onto the window. */
  'lessons.results': openedResultsSchema,
}
