import { basename, dirname, resolve } from 'node:path'
import type { BundleProgress } from '../../shared/model/packageSource'
import { problem, ProblemError } from '../../shared/problems'
import { keepBefore, putBundle } from '../sources/putBundle'
import { saveRequirementsFile } from '../workspace/requirementsStore'
import { build, buildExit, type EnvironmentOptions } from './build'
import { chooseTarget, type Session } from './context'
import type { WorkedFolder } from './folder'
import { exitCodes, printJson, printResult, problemsJson, say } from './output'
import { textOf, WrongUse } from './texts'

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1)

/** Says each package once as it is reached. */
function sayProgress(options: EnvironmentOptions): (progress: BundleProgress) => void {
  return ({ done, total, name }) => {
    if (options.json !== true && name !== '') say(`· ${done}/${total} ${name}`)
  }
}

/** `nodelab packages bundle -o FILE`: the packages of a folder as one file, for machines without a network. */
export async function bundleCommand(
  session: Session,
  options: EnvironmentOptions,
  here: WorkedFolder,
): Promise<number> {
  const { engine, language, signal } = session
  if (options.output === undefined) throw new WrongUse('bundle-output')
  const target = chooseTarget(engine, options.target, null)
  const wish = { target, requirements: here.text, lock: here.lock, folder: dirname(here.path), dependencies: [] }
  const path = resolve(options.output)
  const made = await engine.sources.saveBundle(path, wish, { signal, onProgress: sayProgress(options) })
  if (options.json === true) printJson({ target: target.id, ...made, problems: [] })
  else {
    const params = { path, count: made.packages, megabytes: megabytes(made.bytes), target: target.id }
    printResult(textOf('bundle-written', language, params))
  }
  return exitCodes.worked
}

/** Writes the requirements of a bundle. Others that stand there stay unless the caller says so, and then are kept. Throws a ProblemError. */
async function putRequirements(here: WorkedFolder, text: string, isForced: boolean): Promise<void> {
  if (here.text === text) return
  const { path } = here
  if (here.text.trim() !== '' && !isForced) {
    throw new ProblemError(problem('bundle-other-requirements', 'requirements', { params: { path } }))
  }
  await keepBefore(dirname(path), basename(path), text)
  const saved = await saveRequirementsFile(path, { text, revision: here.revision, force: false })
  if (saved.kind === 'failed') throw new ProblemError(saved.problem)
  if (saved.kind === 'conflict') throw new WrongUse('requirements-changed')
}

/** `nodelab packages unbundle FILE`: takes a bundle in, writes its requirements and lock here, and builds its environment. */
export async function unbundleCommand(
  session: Session,
  file: string,
  options: EnvironmentOptions,
  here: WorkedFolder,
): Promise<number> {
  const { engine, language, signal } = session
  const opened = await engine.sources.openBundle(resolve(file), { signal, onProgress: sayProgress(options) })
  await putRequirements(here, opened.requirements, options.force === true)
  const folder = dirname(here.path)
  await putBundle(folder, opened)
  const built = await build(
    session,
    { ...options, target: opened.target.id },
    { text: opened.requirements, folder, lock: opened.lock },
  )
  const { environment } = built
  if (options.json === true) {
    printJson({
      target: opened.target.id,
      workspace: here.folder,
      packages: opened.packages,
      bytes: opened.bytes,
      environment: environment?.key ?? null,
      problems: problemsJson([...built.problems, ...built.notices], language),
    })
  } else {
    const params = { count: opened.packages, target: opened.target.id, folder }
    if (environment !== null) printResult(textOf('bundle-taken', language, params))
  }
  return buildExit(built)
}
