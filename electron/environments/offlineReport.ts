import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Problem } from '../../shared/model/problem'
import { basePackages } from '../../shared/dify/targets/target'
import { readRequirements } from '../../shared/packages/requirementsFile'
import { problem } from '../../shared/problems'
import type { EnvironmentWish } from '../engineTypes'
import { runTool } from '../processes/runTool'
import { dependencyRequirement } from './lock'
import { normalName } from './requirementsFile'
import { sourceLines } from './wishSources'

export interface OfflineAsking {
  readonly uv: string
  readonly python: string
  readonly env: NodeJS.ProcessEnv
  readonly signal: AbortSignal
  /** Whether the author has given his word: without it a source that is here is as good as not here. */
  readonly allowed: boolean
}

/** So many processes of uv at once; each takes some milliseconds. */
const atOnce = 4

/** So many packages are named; of more, their number. */
const mostNamed = 12

/** What a wish asks for by name, one requirement a package: the author's own before the base. Pins count instead where they are known. */
function wantedOf(wish: EnvironmentWish, pins: readonly string[] | null): string[] {
  if (pins !== null) return [...pins]
  const own = readRequirements(wish.requirements)
    .entries.filter(({ kind }) => kind === 'requirement')
    .map(({ name, extras, specifier, marker }) => {
      const more = extras.length === 0 ? '' : `[${extras.join(',')}]`
      return `${name}${more}${specifier}${marker === '' ? '' : ` ; ${marker}`}`
    })
  const dependencies = wish.dependencies.filter(({ name }) => name.trim() !== '').map(dependencyRequirement)
  const asked = [...own, ...dependencies]
  const names = new Set(asked.map(nameOf))
  return [...asked, ...basePackages(wish.target).filter((pin) => !names.has(nameOf(pin)))]
}

function nameOf(requirement: string): string {
  return normalName(/^[A-Za-z0-9][\w.-]*/.exec(requirement)?.[0] ?? requirement)
}

/**
 * The version that would be installed of one requirement without any network; null where the machine lacks its files. `file` is where it is
 * written for uv, below the `lines` that say where packages come from: uv's cache is kept by index.
 */
async function cachedVersion(
  requirement: string,
  lines: readonly string[],
  asking: OfflineAsking,
  file: string,
): Promise<string | null> {
  const { uv, python, env, signal, allowed } = asking
  await writeFile(file, [...lines, requirement, ''].join('\n'))
  const args = [
    'pip',
    'install',
    '--dry-run',
    '--offline',
    '--no-deps',
    '--target',
    `${file}.target`,
    '--python',
    python,
  ]
  if (!allowed) args.push('--no-build')
  const end = await runTool(uv, [...args, '-r', file], { env, signal, timeout: 20_000 })
  if (end.exitCode !== 0 || /^Would download/m.test(end.stderr)) return null
  return /^ \+ \S+?==(\S+)/m.exec(end.stderr)?.[1] ?? null
}

function listed(names: readonly string[]): string {
  if (names.length === 0) return '–'
  const more = names.length > mostNamed ? ` … (+${names.length - mostNamed})` : ''
  return `${names.slice(0, mostNamed).join(', ')}${more}`
}

/**
 * What this machine has of a wish and what it lacks, asked of uv's cache package by package. `told` is what uv said, and is returned where that
 * tells as much. `pins` are the exact packages, null where they are not known yet.
 */
export async function offlineProblem(
  told: Problem,
  wish: EnvironmentWish,
  pins: readonly string[] | null,
  asking: OfflineAsking,
): Promise<Problem> {
  const folder = await mkdtemp(join(tmpdir(), 'nodelab-offline-'))
  const rest = wantedOf(wish, pins)
  const lines = sourceLines(wish)
  const missing: string[] = []
  const here: string[] = []
  async function ask(): Promise<void> {
    for (let next = rest.shift(); next !== undefined && !asking.signal.aborted; next = rest.shift()) {
      const file = join(folder, `${rest.length}.txt`)
      const version = await cachedVersion(next, lines, asking, file)
      if (version === null) missing.push(next)
      else here.push(`${nameOf(next)} ${version}`)
    }
  }
  try {
    await Promise.all(Array.from({ length: atOnce }, ask))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  if (missing.length === 0 || asking.signal.aborted) return told
  const params = { count: missing.length, missing: listed(missing), here: listed(here) }
  return problem('network-off-missing', told.source, { params, line: told.line, raw: told.raw })
}
