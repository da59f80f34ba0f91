import { exitCodes, printJson, printResult, problemsJson, sayProblem } from './output'
import { chooseTarget, type Session } from './context'
import { changesText, serverHere } from './serverNote'
import { serverFaults } from '../../shared/problems/serverFaults'
import { promiseText } from '../../shared/promises/promiseTexts'
import type { FoundMean } from '../sandboxMeans'
import { isTextKey, textOf } from './texts'

/** Rejects when the signal aborts, so that Ctrl+C ends a wait for something that knows no signal. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('cancelled')), { once: true })
  })
}

/** `nodelab doctor`: what was found on this machine, and what to do about what is missing. */
export async function doctorCommand(
  session: Session,
  options: { readonly json?: boolean; readonly installUv?: boolean },
): Promise<number> {
  const { engine, language, signal } = session
  const server = await serverHere(session, chooseTarget(engine, undefined, null))
  const report = await Promise.race([engine.doctor(options.installUv === true), aborted(signal)])
  const blocked = report.problems.some(({ severity }) => severity === 'error')
  if (options.json === true) {
    const { path = null, changes = [] } = server ?? {}
    printJson({ ...report, server: { path, changes }, problems: problemsJson(report.problems, language) })
    return blocked ? exitCodes.failed : exitCodes.worked
  }
  const { uv, nodes, data, index } = report
  const told = (word: string): string => (isTextKey(word) ? textOf(word, language) : word)
  const line = (what: string, found: string): void => printResult(`${told(what).padEnd(10)} ${found}`)
  line('uv', uv === null ? '-' : `${uv.version}  ${uv.path} (${uv.origin})`)
  for (const asked of new Set(report.targets.map(({ python }) => python))) {
    const of = report.targets.filter(({ python }) => python === asked)
    const [first] = of
    line('Python', first?.found == null ? `${asked}: -` : `${first.found}  ${first.path ?? ''}`)
    printResult(`${' '.repeat(10)} ${textOf('for', language, { names: of.map(({ id }) => id).join(', ') })}`)
  }
  for (const { asked, targets, found, path, origin } of nodes) {
    const how = origin === 'wheel' ? ` (${textOf('by-uv', language)})` : ''
    line('Node.js', found === null ? `${asked}: -` : `${found}  ${path ?? ''}${how}`)
    printResult(`${' '.repeat(10)} ${textOf('for-version', language, { asked, names: targets.join(', ') })}`)
  }
  if (server !== null) {
    line('server', server.path)
    printResult(`${' '.repeat(10)} ${server.changes.length === 0 ? told('no-changes') : changesText(server)}`)
  }
  line('index', told(index === null ? 'not-asked' : index ? 'reached' : 'not-reached'))
  const means = (which: (mean: FoundMean) => boolean): string =>
    report.sandbox
      .filter(which)
      .map(({ name }) => told(name))
      .join(', ')
  const groups: readonly (readonly [string, string])[] = [
    ['sandbox', means(({ used }) => used)],
    ['not-used', means(({ used, present }) => !used && present === true)],
    ['absent', means(({ present }) => present === false)],
    ['unknown', means(({ present }) => present === null)],
  ]
  for (const [what, found] of groups) if (found !== '') line(what, found)
  if (report.confinement !== null) line('confinement', told(`level-${report.confinement.level}`))
  for (const promise of report.promises) {
    const { name, sentence } = promiseText(promise, language)
    printResult(`${' '.repeat(10)} ${promise.isHere === null ? '?' : promise.isHere ? '+' : '-'} ${name}: ${sentence}`)
  }
  const gigabytes = data.freeBytes === null ? null : (data.freeBytes / 1e9).toFixed(1)
  const space = gigabytes === null ? textOf('not-writable', language) : textOf('free', language, { gigabytes })
  line('disk', `${space}  ${data.path}`)
  const faults = serverFaults(server?.read.faults ?? [])
  for (const problem of [...report.problems, ...faults]) sayProblem(problem, language)
  return blocked ? exitCodes.failed : exitCodes.worked
}
