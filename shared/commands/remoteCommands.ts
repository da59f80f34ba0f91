import { z } from 'zod'
import { remoteReportSchema, remoteSandboxChangeSchema, remoteSandboxSchema } from '../model/remoteSandbox'
import { command } from './command'

const list = z.array(remoteSandboxSchema)
const one = z.object({ id: z.string() })

/** The servers elsewhere that the author has named. A key goes to main and never comes back. */
export const remoteCommands = {
  'remote.list': command(z.null(), list),
  'remote.save': command(remoteSandboxChangeSchema, list),
  'remote.remove': command(one, list),
  /** Brings back the one that was removed, with its key. */
  'remote.restore': command(one, list),
  /** Asks a server what it is, with the key that main has. */
  'remote.test': command(one, remoteReportSchema.nullable()),
  /** Ends the test of one that is under way, which then tells null. */
  'remote.cancelTest': command(one, z.void()),
}
