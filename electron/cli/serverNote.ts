import { join } from 'node:path'
import { readServerSettings, serverChanges, type ServerSetting } from '../../shared/dify/serverSettings'
import type { Target } from '../../shared/dify/targets/target'
import { serverFaults } from '../../shared/problems/serverFaults'
import { exists } from '../files/look'
import { readServerEnv, serverFileName } from '../workspace/serverFile'
import type { Session } from './context'
import { folderHere, serverFolder } from './folder'
import { say, sayProblem } from './output'
import { textOf } from './texts'

/** A server's own settings as they count where a command is called. */
export interface ServerHere {
  readonly path: string
  readonly changes: readonly { readonly setting: ServerSetting; readonly from: unknown; readonly to: unknown }[]
  readonly read: ReturnType<typeof readServerSettings>
}

/** The dify.env of the workspace that a command works in, with what it changes of a target; null where there is none. */
export async function serverHere(session: Session, target: Target): Promise<ServerHere | null> {
  const folder = await serverFolder(await folderHere(session))
  const path = join(folder, serverFileName)
  if (!(await exists(path))) return null
  const read = readServerSettings(await readServerEnv(folder))
  return { path, changes: serverChanges(target, read), read }
}

/** The changes on one line: `maxStringLength 400000 -> 10, …`. */
export function changesText({ changes }: ServerHere): string {
  return changes.map(({ setting, from, to }) => `${setting} ${String(from)} -> ${String(to)}`).join(', ')
}

/** Says on standard error what a server's own settings change, and which of its lines count for nothing. */
export async function sayServer(session: Session, target: Target): Promise<void> {
  const found = await serverHere(session, target)
  if (found === null) return
  const { path } = found
  if (found.changes.length === 0) say(textOf('server-same', session.language, { path, target: target.name }))
  else say(textOf('server-own', session.language, { path, target: target.name, changes: changesText(found) }))
  for (const told of serverFaults(found.read.faults)) sayProblem(told, session.language)
}
