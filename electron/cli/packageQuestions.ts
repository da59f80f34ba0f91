import type { PackageVersion } from '../../shared/model/packages'
import { normalName } from '../../shared/packages/packageName'
import { chainsTo } from '../../shared/packages/why'
import { chooseTarget } from './context'
import { exitCodes, printJson, printResult, say } from './output'
import { builtNow, placed, type Work } from './packageWork'
import { textOf, WrongUse } from './texts'

/** `packages outdated`: the author's own packages that have a newer version; with `--all` the base's too, which is as old as its image. */
export async function outdated(work: Work): Promise<number> {
  const { engine, language, signal } = work.session
  const environment = await builtNow(work)
  if (environment === null) return exitCodes.noEnvironment
  const asked = environment.packages.filter(({ origin }) => work.options.all === true || origin === 'own')
  const newer = await engine.packages.newer({ ...environment, packages: asked }, placed(work), signal)
  const versions = new Map(environment.packages.map(({ name, version }) => [name, version]))
  const rows = newer.map(({ name, latest }) => ({ name, version: versions.get(name) ?? '', latest }))
  if (work.options.json === true) printJson({ target: environment.target, outdated: rows })
  else {
    for (const { name, version, latest } of rows) printResult(`${name} ${version} -> ${latest}`)
    if (rows.length === 0) say(textOf(asked.length === 0 ? 'none-asked' : 'all-current', language))
  }
  return exitCodes.worked
}

/** The one name that a question is about. */
function oneName({ words }: Work, action: string): string {
  const [name = '', more] = words
  if (more !== undefined) throw new WrongUse('commander.excessArguments', { word: `packages ${action}` })
  return name
}

/** `packages why N`: the ways on which a package comes in, from what is asked for down to it. */
export async function why(work: Work): Promise<number> {
  const { engine, language } = work.session
  const name = oneName(work, 'why')
  const environment = await builtNow(work)
  if (environment === null) return exitCodes.noEnvironment
  const facts = await engine.packages.facts(environment)
  const found = facts.find((one) => normalName(one.name) === normalName(name))
  if (found === undefined) throw new WrongUse('package-absent', { name })
  const target = chooseTarget(engine, environment.target, null)
  const chains = chainsTo(facts, name, target.base.requirements)
  if (work.options.json === true) {
    const { version, origin, neededBy, requires } = found
    const told = { name: found.name, version, origin, needed_by: neededBy, requires, chains }
    printJson({ target: environment.target, ...told })
    return exitCodes.worked
  }
  const versions = new Map(facts.map((one) => [one.name, one.version]))
  for (const { names } of chains)
    printResult(names.map((one) => `${one} ${versions.get(one) ?? ''}`.trim()).join(' -> '))
  if (chains.length === 0) printResult(`${found.name} ${found.version}`)
  const key = chains.length === 0 ? 'chain-none' : (`origin-${found.origin}` as const)
  say(textOf(key, language, { name: found.name }))
  return exitCodes.worked
}

function size(bytes: number | null): string {
  if (bytes === null) return ''
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** `packages versions N`: what the index has of a package, newest first, and what suits the target's Python and this machine. */
export async function versions(work: Work): Promise<number> {
  const { engine, language, signal } = work.session
  const name = oneName(work, 'versions')
  const target = chooseTarget(engine, work.options.target, null)
  const found = await engine.packages.versions(name, target, placed(work), signal)
  if (work.options.json === true) {
    const rows = found.versions.map(({ version, bytes, uploaded, requiresPython, ...is }) => ({
      version,
      bytes,
      uploaded,
      requires_python: requiresPython,
      is_prerelease: is.isPrerelease,
      is_yanked: is.isYanked,
      fits: is.fits,
      is_source: is.isSource,
    }))
    printJson({ target: target.id, name: found.name, summary: found.summary, versions: rows })
    return exitCodes.worked
  }
  const marks = (one: PackageVersion): string[] => [
    ...(one.isPrerelease ? [textOf('is-prerelease', language)] : []),
    ...(one.isYanked ? [textOf('is-yanked', language)] : []),
    ...(one.isSource ? [textOf('is-source', language)] : []),
    ...(one.fits
      ? []
      : [
          one.requiresPython === ''
            ? textOf('fits-not', language)
            : textOf('needs-python', language, { python: one.requiresPython }),
        ]),
  ]
  for (const one of found.versions) {
    printResult(
      [one.version, one.uploaded?.slice(0, 10) ?? '', size(one.bytes), ...marks(one)]
        .filter((part) => part !== '')
        .join('  '),
    )
  }
  if (found.summary !== '') say(`${found.name}: ${found.summary}`)
  return exitCodes.worked
}
