import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import {
  type CommandName,
  type CommandOutput,
  type Commands,
  commands,
  type EventName,
  type EventPayload,
  type Reply,
} from '../../shared/contract'
import type { z } from 'zod'
import { problem, ProblemError } from '../../shared/problems'
import { isOwnPage } from './policies'

/** One handler a command, each with the checked input of the contract: a missing one does not compile. */
export type Handlers = {
  [K in CommandName]: (input: z.output<Commands[K]['input']>) => Promise<CommandOutput<K>> | CommandOutput<K>
}

export interface IpcOptions {
  readonly handlers: Handlers
  /** The window whose page may call; null while there is none. */
  readonly page: () => WebContents | null
  readonly developmentUrl: string | null
  readonly log: (text: string) => void
}

function refuse(reason: string): Reply<never> {
  return { ok: false, problem: problem('request-refused', 'workspace', { params: { reason } }) }
}

function isCommand(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(commands, name)
}

/** Only the main frame of the app's own window, showing the app's own page, is heard. */
function isTrusted(event: IpcMainInvokeEvent, options: IpcOptions): boolean {
  const page = options.page()
  const frame = event.senderFrame
  return page !== null && frame !== null && event.sender === page && frame === page.mainFrame && isOwnPage(frame.url, options.developmentUrl)
}

async function answer<K extends CommandName>(name: K, raw: unknown, options: IpcOptions): Promise<Reply<unknown>> {
  const input = commands[name].input.safeParse(raw)
  if (!input.success) {
    options.log(`refused ${name}: ${input.error.message}`)
    return refuse(`${name}: ${input.error.issues[0]?.message ?? ''}`)
  }
  try {
    // The handler of this very name takes this very input; TypeScript can't follow the key.
    const handler = options.handlers[name] as (checked: unknown) => unknown
    return { ok: true, value: await handler(input.data) }
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem }
    options.log(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    const reason = error instanceof Error ? error.message : String(error)
    return { ok: false, problem: problem('unexpected', 'workspace', { params: { reason } }) }
  }
}

/** Listens to the page. Whatever it sends, main answers with a value or a problem and lives on. */
export function listenToPage(options: IpcOptions): void {
  ipcMain.handle('nodelab', async (event, name: unknown, raw: unknown) => {
    if (!isTrusted(event, options)) {
      options.log(`refused a call from ${event.senderFrame?.url ?? 'a frame that is gone'}`)
      return refuse('the caller is not the page of Nodelab')
    }
    if (!isCommand(name)) {
      options.log(`refused an unknown command`)
      return refuse('there is no such command')
    }
    return answer(name, raw, options)
  })
}

/** Tells the page; a window that is gone hears nothing. */
export function createSender(page: () => WebContents | null) {
  return <K extends EventName>(name: K, payload: EventPayload<K>): void => {
    const target = page()
    if (target !== null && !target.isDestroyed()) target.send(name, payload)
  }
}

export type Send = ReturnType<typeof createSender>
