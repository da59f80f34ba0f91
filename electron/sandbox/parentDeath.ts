import { access } from 'node:fs/promises'
import { runTool } from '../processes/runTool'

/** A program and its arguments. */
export interface Program {
  readonly file: string
  readonly args: readonly string[]
}

const places = ['/usr/bin/setpriv', '/bin/setpriv']
const asked = ['--pdeathsig', 'KILL']
let found: Promise<string | null> | null = null

/** The system's `setpriv` that knows death signals (util-linux has it, BusyBox has not); null where there is none. */
async function findSetpriv(): Promise<string | null> {
  if (process.platform !== 'linux') return null
  for (const path of places) {
    const exists = await access(path).then(
      () => true,
      () => false,
    )
    if (!exists) continue
    const end = await runTool(path, [...asked, 'true'], { env: { PATH: '/usr/bin:/bin' }, timeout: 5000 })
    if (end.exitCode === 0) return path
  }
  return null
}

/**
 * The same program, started so that the kernel ends it when Nodelab dies, even by `kill -9`. Best effort: only Linux has such a signal, it
 * reaches the program and not what that has started, and without `setpriv` the program comes back as it was.
 */
export async function tiedToParent(program: Program): Promise<Program> {
  const setpriv = await (found ??= findSetpriv())
  return setpriv === null ? program : { file: setpriv, args: [...asked, program.file, ...program.args] }
}
