import type { z } from 'zod'
import { type CommandName, type CommandOutput, type Commands, commands, type Reply } from '../../shared/contract'
import { problem, ProblemError } from '../../shared/problems'
import { reasonOf } from '../files/fileErrors'
import { refusal } from './refusal'

/** One handler a command, each with the checked input of the contract: a missing one does not compile. */
export type Handlers = {
  readonly [K in CommandName]: (input: z.output<Commands[K]['input']>) => Promise<CommandOutput<K>> | CommandOutput<K>
}

/** The handlers of one area: those whose commands begin with its name. */
export type HandlersOf<Area extends string> = Pick<Handlers, Extract<CommandName, `${Area}.${string}`>>

export interface AnswerOptions {
  readonly handlers: Handlers
  /** Checks what handlers return as well: a fault of ours then shows as a problem, not as a broken page. */
  readonly checkOutputs: boolean
  readonly log: (text: string) => void
  /** Whether nothing is done for the page any more: what it changed now would be lost. */
  readonly isClosed?: () => boolean
}

function isCommand(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(commands, name)
}

/** Where in a value a schema found fault, and what: `node.title: expected string`. */
function faultOf(error: z.ZodError): string {
  const [issue] = error.issues
  if (issue === undefined) return 'invalid'
  const place = issue.path.map(String).join('.')
  return place === '' ? issue.message : `${place}: ${issue.message}`
}

/**
 * Answers one request of the page. Whatever it is, the answer is a value or a problem: an unknown command and an input that the
 * contract refuses end here, and an error of a handler becomes the problem that it carries, or an unexpected one that is logged.
 */
export async function answer(name: unknown, raw: unknown, options: AnswerOptions): Promise<Reply<unknown>> {
  const { handlers, log } = options
  if (!isCommand(name)) {
    log(`refused an unknown command: ${typeof name === 'string' ? name.slice(0, 100) : typeof name}`)
    return refusal('there is no such command')
  }
  if (options.isClosed?.() === true) {
    log(`refused ${name}: Nodelab ends`)
    return refusal('Nodelab ends and moves its data folder')
  }
  const input = commands[name].input.safeParse(raw)
  if (!input.success) {
    const reason = `${name}: ${faultOf(input.error)}`
    log(`refused ${reason}`)
    return refusal(reason)
  }
  try {
    // The handler of this very name takes this very input; TypeScript can't follow the key.
    const handler = handlers[name] as (checked: unknown) => unknown
    const value = await handler(input.data)
    if (options.checkOutputs) {
      const output = commands[name].output.safeParse(value)
      if (!output.success) throw new Error(`${name} answered against the contract: ${faultOf(output.error)}`)
    }
    return { ok: true, value }
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem }
    log(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return { ok: false, problem: problem('unexpected', 'workspace', { params: { reason: reasonOf(error) } }) }
  }
}

/** Answers a request of the page: a command's name and its input, neither of them trusted. */
export type Answer = (name: unknown, raw: unknown) => Promise<Reply<unknown>>

/** What answers the page with these handlers. */
export function createAnswer(options: AnswerOptions): Answer {
  return (name, raw) => answer(name, raw, options)
}
