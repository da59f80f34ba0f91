import { dirname } from 'node:path'
import type { Environment } from '../../shared/model/environment'
import { requiredName, withoutPackage, withRequirement } from '../../shared/packages/requirementsEdits'
import { ProblemError } from '../../shared/problems'
import { toolEnvironment } from '../environments/childEnvironment'
import { findUv } from '../environments/findUv'
import { normalName } from '../environments/requirementsFile'
import { uvProblem } from '../environments/uvProblem'
import type { Requirements } from '../engineTypes'
import { runTool, type ToolEnd } from '../processes/runTool'
import { saveRequirementsFile } from '../workspace/requirementsStore'
import { build, buildExit, type EnvironmentOptions } from './build'
import { bundleCommand, unbundleCommand } from './bundleCommands'
import { chooseTarget, type Session } from './context'
import { type WorkedFolder, workedFolder } from './folder'
import { lockCommand } from './lockCommand'
import { exitCodes, printJson, printResult, problemsJson, say } from './output'
import { textOf, WrongUse } from './texts'

const actions = ['list', 'add', 'remove', 'outdated', 'why', 'lock', 'bundle', 'unbundle'] as const
type Action = (typeof actions)[number]

/** What a command about packages works with: its words, and the folder's requirements as they are now. */
interface Work {
  readonly session: Session
  readonly words: readonly string[]
  readonly options: EnvironmentOptions
  readonly here: WorkedFolder
}

const placed = ({ here: { text, path, lock } }: Work): Requirements => ({ text, folder: dirname(path), lock })

function pinsOf({ packages }: Environment): string[] {
  return packages.map(({ name, version }) => `${name}==${version}`)
}

/** Builds for a text of requirements and tells what there is then. `save` is called once it is known to work. */
async function show(work: Work, text: string, save: () => Promise<void> = () => Promise.resolve()): Promise<number> {
  const made = await build(work.session, work.options, { ...placed(work), text })
  const { environment } = made
  if (environment !== null) await save()
  if (work.options.json === true) {
    printJson({
      target: made.target,
      workspace: work.here.folder,
      packages: environment?.packages ?? [],
      base_changes: environment?.baseChanges ?? [],
      problems: problemsJson([...made.problems, ...made.notices], work.session.language),
    })
  } else if (environment !== null) {
    printResult(pinsOf(environment).join('\n'))
    for (const { name, from, to } of environment.baseChanges) say(`! ${name} ${from} -> ${to ?? '-'}`)
  }
  return buildExit(made)
}

/** Tries other requirements, and writes them when they can be had: a typo in the file would stop Dify's sandbox. */
function change(work: Work, text: string): Promise<number> {
  const { path, revision } = work.here
  return show(work, text, async () => {
    const saved = await saveRequirementsFile(path, { text, revision, force: false })
    if (saved.kind === 'failed') throw new ProblemError(saved.problem)
    if (saved.kind === 'conflict') throw new WrongUse('requirements-changed')
    if (work.options.json !== true) say(textOf('wrote', work.session.language, { path }))
  })
}

function add(work: Work): Promise<number> {
  const wrong = work.words.find((word) => requiredName(word) === '' || /[\r\n\\]/.test(word))
  if (wrong !== undefined) throw new WrongUse('requirement-wrong', { word: wrong })
  return change(work, work.words.reduce(withRequirement, work.here.text))
}

function remove(work: Work): Promise<number> {
  const text = work.words.reduce((before, name) => {
    const after = withoutPackage(before, name)
    if (after === null) throw new WrongUse('requirement-absent', { name })
    return after
  }, work.here.text)
  return change(work, text)
}

/** Asks uv something about a built environment. Throws a ProblemError where it can't tell. */
async function askUv({ session, here }: Work, args: readonly string[], environment: Environment): Promise<ToolEnd> {
  const { engine, signal } = session
  const settings = engine.settings.get()
  const search = { folders: engine.folders, settings, env: process.env, resourcesPath: null }
  const uv = await findUv(search, signal)
  const end = await runTool(uv.path, [...args, '--python', environment.python.path], {
    env: toolEnvironment(process.env, engine.folders, settings),
    signal,
  })
  if (end.exitCode === 0) return end
  const target = chooseTarget(engine, environment.target, null)
  throw new ProblemError(uvProblem(end.stderr, { target, requirements: here.text, dependencies: [] }))
}

interface Outdated {
  readonly name: string
  readonly version: string
  readonly latest_version: string
}

/** The author's own packages that have a newer version; the base is as old as the target's image. */
async function outdated(work: Work): Promise<number> {
  const made = await build(work.session, work.options, placed(work))
  const { environment } = made
  if (environment === null) return show(work, work.here.text)
  const own = environment.packages.filter(({ origin }) => origin === 'own').map(({ name }) => normalName(name))
  const end = await askUv(work, ['pip', 'list', '--outdated', '--format', 'json'], environment)
  const rows = (JSON.parse(end.stdout) as Outdated[])
    .filter(({ name }) => own.includes(normalName(name)))
    .map(({ name, version, latest_version: latest }) => ({ name, version, latest }))
  if (work.options.json === true) printJson({ target: made.target, outdated: rows })
  else {
    for (const { name, version, latest } of rows) printResult(`${name} ${version} -> ${latest}`)
    if (rows.length === 0) say(textOf(own.length === 0 ? 'none-asked' : 'all-current', work.session.language))
  }
  return exitCodes.worked
}

/** Which packages need one, as a tree from it upwards. */
async function why(work: Work): Promise<number> {
  const [name = '', more] = work.words
  if (more !== undefined) throw new WrongUse('commander.excessArguments', { word: 'packages why' })
  const made = await build(work.session, work.options, placed(work))
  const { environment } = made
  if (environment === null) return show(work, work.here.text)
  const found = environment.packages.find((one) => normalName(one.name) === normalName(name))
  if (found === undefined) throw new WrongUse('package-absent', { name })
  const end = await askUv(work, ['pip', 'tree', '--invert', '--package', found.name], environment)
  const tree = end.stdout.trimEnd()
  if (work.options.json === true) printJson({ target: made.target, ...found, tree: tree.split('\n') })
  else {
    printResult(tree)
    say(textOf(`origin-${found.origin}`, work.session.language, { name: found.name }))
  }
  return exitCodes.worked
}

function unbundle({ session, words, options, here }: Work): Promise<number> {
  const [file = '', more] = words
  if (more !== undefined) throw new WrongUse('commander.excessArguments', { word: 'packages unbundle' })
  return unbundleCommand(session, file, options, here)
}

const commands: Readonly<Record<Action, { readonly words: boolean; readonly run: (work: Work) => Promise<number> }>> = {
  list: { words: false, run: (work) => show(work, work.here.text) },
  add: { words: true, run: add },
  remove: { words: true, run: remove },
  outdated: { words: false, run: outdated },
  why: { words: true, run: why },
  lock: { words: false, run: ({ session, options, here }) => lockCommand(session, options, here) },
  bundle: { words: false, run: ({ session, options, here }) => bundleCommand(session, options, here) },
  unbundle: { words: true, run: unbundle },
}

/** `nodelab packages list | add R… | remove N… | outdated | why N | lock | bundle | unbundle FILE`, for the requirements of this folder. */
export async function packagesCommand(
  session: Session,
  given: string,
  words: readonly string[],
  options: EnvironmentOptions,
): Promise<number> {
  const action = actions.find((known) => known === given)
  if (action === undefined) {
    throw new WrongUse('action-unknown', { command: 'packages', action: given, actions: actions.join(', ') })
  }
  const here = await workedFolder(session, options)
  const work: Work = { session, words, options, here }
  const { words: takesWords, run } = commands[action]
  if (takesWords && words.length === 0)
    throw new WrongUse(action === 'unbundle' ? 'unbundle-words' : 'packages-words', { action })
  if (!takesWords && words.length > 0) throw new WrongUse('commander.excessArguments', { word: `packages ${action}` })
  return run(work)
}
