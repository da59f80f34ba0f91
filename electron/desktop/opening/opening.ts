import { randomUUID } from 'node:crypto'
import { problem, ProblemError } from '../../../shared/problems'
import type { Problem } from '../../../shared/model/problem'
import type { Send } from '../sender'
import { type Asked, askedBy, readStart } from './asked'
import type { Heard } from './heard'
import { type Link, readLink } from './link'
import type { Opened } from './openFile'

export interface OpeningOptions {
  readonly send: Send
  /** Tells the author of a link that Nodelab does not know. */
  readonly tell: (told: Problem) => void
  readonly log: (text: string) => void
  /** Brings the window to the front. */
  readonly raise: () => void
  readonly openFile: (path: string) => Promise<Opened>
  /** Asks the author whether the node that a link wants is to be made, and makes it. */
  readonly makeNode: (node: Extract<Link, { kind: 'new' }>['node']) => Promise<Opened>
}

type Task = { readonly kind: 'file'; readonly path: string } | Link

function assertNever(value: never): never {
  throw new Error(`there is no such link: ${String(value)}`)
}

/**
 * What the system asked to open, until the page takes it: it has to write its edits first, and may not listen yet. What is not known is refused here,
 * whoever asks.
 */
export function createOpening(options: OpeningOptions) {
  const { send, tell, log, raise } = options
  const waiting = new Map<string, Task>()
  let listening = false

  function add(asked: Asked): void {
    const task = asked.kind === 'file' ? asked : readLink(asked.address)
    if (task === null) {
      const link = asked.kind === 'link' ? asked.address.slice(0, 200) : ''
      log(`refused a link: ${link}`)
      tell(problem('link-unknown', 'workspace', { severity: 'warning', params: { link } }))
      return
    }
    const token = randomUUID()
    waiting.set(token, task)
    if (listening) send('opening.asked', { token })
  }

  async function perform(task: Task): Promise<Opened> {
    switch (task.kind) {
      case 'file':
        return options.openFile(task.path)
      case 'new':
        return options.makeNode(task.node)
      case 'lesson':
        return { workspace: null, show: { what: 'lesson', ...task.ref } }
      case 'settings':
        return { workspace: null, show: { what: 'settings' } }
      default:
        return assertNever(task)
    }
  }

  return {
    hear(heard: Heard): void {
      if (heard.kind !== 'start') {
        raise()
        return add(heard)
      }
      // Whoever starts Nodelab again wants to see it, also where what else was said can't be read.
      if (!heard.isOwn) raise()
      const start = readStart(heard.start)
      if (start === null) return log('refused what a start says: it is none of ours')
      askedBy(start).forEach(add)
    },
    /** The page listens from now on; one that is loaded anew is told again of what was not taken yet. */
    pageReady(): void {
      listening = true
      for (const token of waiting.keys()) send('opening.asked', { token })
    },
    /** Does what was asked, once. */
    async take(token: string): Promise<Opened> {
      const task = waiting.get(token)
      waiting.delete(token)
      if (task === undefined) {
        throw new ProblemError(problem('request-refused', 'workspace', { params: { reason: 'opening.take' } }))
      }
      return perform(task)
    },
  }
}

export type Opening = ReturnType<typeof createOpening>
