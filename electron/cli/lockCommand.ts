import { dirname, join } from 'node:path'
import { lockName } from '../../shared/packages/lockText'
import { problem } from '../../shared/problems'
import type { EnvironmentOptions } from './build'
import { chooseTarget, type Session } from './context'
import type { WorkedFolder } from './folder'
import { exitCodes, printJson, printResult, problemsJson, say, sayProblem } from './output'
import { textOf } from './texts'

/**
 * `nodelab packages lock`: resolves anew and writes python-requirements.lock; with `--check` writes nothing and exits 1 unless the one that
 * is there fits.
 */
export async function lockCommand(session: Session, options: EnvironmentOptions, here: WorkedFolder): Promise<number> {
  const { engine, language, signal } = session
  const target = chooseTarget(engine, options.target, null)
  const folder = dirname(here.path)
  const wish = { target, requirements: here.text, lock: here.lock, folder, dependencies: [] }
  const { locks } = engine.sources
  const isCheck = options.check === true
  // It asks indexes about every package, which takes a while.
  if (!isCheck && options.json !== true) say(`· ${textOf('resolving', language)}`)
  const state = await (isCheck ? locks.read(wish) : locks.write(folder, wish, { signal }))
  const path = join(folder, lockName)
  const none = state.state === 'none' ? problem('lock-none', 'requirements', { params: { path: here.path } }) : null
  const problems = [state.problem, none]
    .filter((one) => one !== null)
    .map((one) => ({ ...one, severity: 'error' as const }))
  if (options.json === true) {
    printJson({
      target: target.id,
      path,
      state: state.state,
      resolved: state.resolvedAt,
      base_date: state.baseDate,
      packages: state.packages,
      problems: problemsJson(problems, language),
    })
  } else {
    for (const told of problems) sayProblem(told, language)
    const params = { path, count: state.packages, target: target.id, resolved: state.resolvedAt }
    if (state.state === 'matches') printResult(textOf(isCheck ? 'lock-fits' : 'lock-written', language, params))
  }
  return state.state === 'matches' ? exitCodes.worked : exitCodes.failed
}
