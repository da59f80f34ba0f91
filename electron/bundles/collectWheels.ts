import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { entryText, type LockEntry } from '../../shared/packages/lockText'
import { problem, ProblemError } from '../../shared/problems'
import { isIndexless } from '../environments/childEnvironment'
import { redact } from '../environments/redact'
import { runTool, type ToolEnd } from '../processes/runTool'

export interface Collecting {
  readonly uv: string
  /** The interpreter that the wheels must fit. */
  readonly python: string
  /** uv's variables. */
  readonly env: NodeJS.ProcessEnv
  /** Indexes to ask in turn, the chosen one first; null is the machine's own. */
  readonly indexes: readonly (string | null)[]
  /** The option lines of the requirements that say where packages come from. */
  readonly sources: readonly string[]
  /** A new folder for all that is needed on the way. */
  readonly folder: string
  readonly signal: AbortSignal
  /** Called with how many packages are under way, and the latest. */
  readonly onPackage: (count: number, name: string) => void
}

/** Where packages come from, in pip's words; what pip's own files say counts only where uv was told nothing. */
function pipEnvironment({ env }: Collecting, index: string | null): NodeJS.ProcessEnv {
  const chosen = index ?? env['UV_DEFAULT_INDEX'] ?? env['UV_INDEX_URL']
  const extra = env['UV_INDEX'] ?? env['UV_EXTRA_INDEX_URL']
  const links = env['UV_FIND_LINKS']?.replaceAll(',', ' ')
  return {
    ...env,
    ...(chosen === undefined ? {} : { PIP_INDEX_URL: chosen }),
    ...(extra === undefined ? {} : { PIP_EXTRA_INDEX_URL: extra.replace(/(^|\s)[\w.-]+=(?=\w+:)/g, '$1') }),
    ...(links === undefined ? {} : { PIP_FIND_LINKS: links }),
    ...(env['SSL_CERT_FILE'] && !env['PIP_CERT'] ? { PIP_CERT: env['SSL_CERT_FILE'] } : {}),
    ...(env['UV_INSECURE_HOST'] ? { PIP_TRUSTED_HOST: env['UV_INSECURE_HOST'] } : {}),
    PIP_NO_INPUT: '1',
    PIP_DISABLE_PIP_VERSION_CHECK: '1',
    PIP_PROGRESS_BAR: 'off',
    // Its messages are read.
    PYTHONUTF8: '1',
  }
}

function failure(end: ToolEnd, signal: AbortSignal): ProblemError {
  if (end.cancelled || signal.aborted) {
    return new ProblemError(problem('bundle-cancelled', 'environment', { severity: 'info' }))
  }
  const raw = redact(`${end.stdout}\n${end.stderr}`)
  const last = /ERROR: (.+)/.exec(raw)?.[1] ?? raw.trim().split('\n').at(-1) ?? ''
  return new ProblemError(
    problem('bundle-not-collected', 'environment', { params: { reason: last.slice(0, 300) }, raw }),
  )
}

/** A pip for an interpreter that may have none, brought by uv. Returns its folder. */
async function bringPip(collecting: Collecting, index: string | null): Promise<string> {
  const target = join(collecting.folder, 'pip')
  const args = ['pip', 'install', '--target', target, '--python', collecting.python, '--no-build', 'pip']
  if (isIndexless(collecting.env)) args.push('--no-index')
  const env = index === null ? collecting.env : { ...collecting.env, UV_DEFAULT_INDEX: index }
  const end = await runTool(collecting.uv, args, { env, signal: collecting.signal })
  if (end.exitCode !== 0) throw failure(end, collecting.signal)
  return target
}

async function collectFrom(
  collecting: Collecting,
  entries: readonly LockEntry[],
  index: string | null,
): Promise<string> {
  const { folder, python, signal } = collecting
  const wheels = join(folder, 'wheels')
  const list = join(folder, 'wanted.txt')
  await mkdir(wheels, { recursive: true })
  const lines = [...collecting.sources, ...entries.map((entry) => entryText(entry, false))]
  await writeFile(list, `${lines.join('\n')}\n`)
  const pip = await bringPip(collecting, index)
  const isHashed = entries.every(({ hashes }) => hashes.length > 0)
  const args = ['wheel', '--no-deps', ...(isHashed ? ['--require-hashes'] : []), '-r', list, '-w', wheels]
  let count = 0
  const onOutLine = (line: string): void => {
    const name = /^(?:Collecting|Processing) ([^\s=@]+)/.exec(line)?.[1]
    if (name === undefined) return
    count += 1
    collecting.onPackage(count, name)
  }
  const end = await runTool(python, ['-X', 'utf8', join(pip, 'pip'), ...args], {
    env: pipEnvironment(collecting, index),
    cwd: folder,
    signal,
    onOutLine,
  })
  if (end.exitCode !== 0) throw failure(end, signal)
  return wheels
}

/**
 * Collects one wheel a package, for this machine and this interpreter: what an index has is fetched and held to the hashes of the lock, what
 * it has as source alone is built. pip does it, since uv keeps no wheel as the index has it. Returns their folder and names. Throws a
 * ProblemError.
 */
export async function collectWheels(
  collecting: Collecting,
  entries: readonly LockEntry[],
): Promise<{ folder: string; names: string[] }> {
  let first: unknown = null
  for (const index of collecting.indexes) {
    try {
      const folder = await collectFrom(collecting, entries, index)
      return { folder, names: (await readdir(folder)).filter((name) => name.endsWith('.whl')).sort() }
    } catch (error) {
      first ??= error
      if (collecting.signal.aborted) throw error
    }
  }
  throw first
}
