import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { problem, ProblemError } from '../../shared/problems'
import type { EnvironmentWish } from '../engineTypes'
import { isLocalPin, localPackages, namedPins } from './localPins'
import type { Resolving } from './resolve'
import { uvProblem } from './uvProblem'

/** A lock's lines with the names of packages on this machine, which uv tells in another form of the lock alone. Throws a ProblemError. */
export async function withLocalNames(
  pins: readonly string[],
  wish: EnvironmentWish,
  resolving: Omit<Resolving, 'locks' | 'anew'>,
): Promise<readonly string[]> {
  const folder = wish.local?.folder
  const local = pins.filter(isLocalPin)
  if (folder === undefined || local.length === 0) return pins
  const aside = await realpath(await mkdtemp(join(tmpdir(), 'nodelab-naming-')))
  try {
    // By themselves: the others may be on no index, but in a folder that is named elsewhere.
    const file = join(aside, 'local.txt')
    await writeFile(file, local.join('\n'))
    const args = ['pip', 'compile', file, '--no-deps', '--format', 'pylock.toml', '--python', resolving.python]
    if (!resolving.allowed) args.push('--no-build')
    const { env, onLine, signal } = resolving
    const options = { env, onLine, cwd: folder, ...(signal === undefined ? {} : { signal }) }
    const end = await resolving.run(resolving.uv, args, options)
    if (end.cancelled) throw new ProblemError(problem('build-cancelled', 'environment', { severity: 'info' }))
    if (end.exitCode !== 0) throw new ProblemError(uvProblem(end.stderr, wish))
    return namedPins(pins, localPackages(end.stdout, folder))
  } finally {
    await rm(aside, { recursive: true, force: true, maxRetries: 5 })
  }
}
