import { readAddress } from '../../shared/dify/remoteAddress'
import { problem, ProblemError } from '../../shared/problems'
import type { Engine } from '../engine'
import type { RemotePlace } from '../sandbox/remote/apiClient'

/** Where a command runs nodes: left out, on this machine. */
export interface SandboxOptions {
  /** The address of a server, or the name of one of the settings. */
  readonly sandbox?: string
  readonly key?: string
}

/** The server that a command names, with its key: `--key`, else NODELAB_SANDBOX_KEY, else that of the settings. Null: none is named. */
export async function chooseSandbox(
  { remotes }: Engine,
  { sandbox, key }: SandboxOptions,
  env: NodeJS.ProcessEnv = process.env,
): Promise<RemotePlace | null> {
  if (sandbox === undefined) return null
  const given = key ?? env['NODELAB_SANDBOX_KEY']
  const isNamed = !/^\w+:\/\//.test(sandbox)
  if (!isNamed) {
    const { address } = readAddress(sandbox)
    if (address === null) {
      const shown = sandbox.replace(/^(\w+:\/\/)[^/]*@/, '$1…@')
      throw new ProblemError(problem('remote-address-wrong', 'workspace', { params: { address: shown } }))
    }
    if (given !== undefined) return { name: address, address, key: given }
    const kept = (await remotes.list()).find((one) => one.address === address)
    return kept === undefined ? { name: address, address, key: '' } : remotes.place(kept.id)
  }
  const found = (await remotes.list()).find((one) => one.name.toLowerCase() === sandbox.toLowerCase())
  // A key that is given makes up for one that can't be read here.
  if (given !== undefined && found !== undefined) return { name: found.name, address: found.address, key: given }
  return remotes.place(sandbox)
}
