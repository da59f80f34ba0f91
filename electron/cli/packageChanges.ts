import { dirname } from 'node:path'
import type { PackageChange } from '../../shared/model/packages'
import type { Build } from '../../shared/model/environment'
import { basePackages } from '../../shared/dify/targets/target'
import { normalName } from '../../shared/packages/packageName'
import {
  type Edit,
  requiredName,
  setVersion,
  upgradedAll,
  withoutPackage,
  withRequirements,
} from '../../shared/packages/requirementsEdits'
import { ProblemError } from '../../shared/problems'
import { isHeld } from '../environments/held'
import { placeRequirements } from '../workspace/requirementsPlace'
import { saveRequirementsFile } from '../workspace/requirementsStore'
import { build, buildExit } from './build'
import { exitCodes, printJson, printResult, problemsJson, say } from './output'
import { pinsOf } from './packageList'
import { builtNow, placed, stopped, type Work, wishOf } from './packageWork'
import { textOf, WrongUse } from './texts'

/** A change of one package on one line: `+` new, `-` gone, `~` another version, `!` in place of the target's own. */
function lineOf({ name, from, to, isBase, because }: PackageChange, work: Work): string {
  const sign = isBase ? '!' : from === null ? '+' : to === null ? '-' : '~'
  const versions = [from, to].filter((version) => version !== null).join(' -> ')
  const gone = to === null && isBase ? ' -> -' : ''
  const why =
    because.length === 0 ? '' : `  ${textOf('asked-by', work.session.language, { names: because.join(', ') })}`
  return `${sign} ${name} ${versions}${gone}${why}`
}

/** Tells what a change does, before it is made. `tell` is called for each line. */
function tellChanges(work: Work, changes: readonly PackageChange[], tell: (line: string) => void): void {
  for (const one of changes) tell(lineOf(one, work))
  const { language } = work.session
  const base = changes.filter(({ isBase, to }) => isBase && to !== null).map(({ name }) => name)
  if (base.length > 0) say(textOf('base-changed', language, { names: base.join(', ') }))
  if (changes.length === 0) say(textOf('nothing-changes', language))
}

async function save(work: Work, text: string): Promise<void> {
  const { path, revision } = work.here
  const saved = await saveRequirementsFile(path, { text, revision, force: false })
  if (saved.kind === 'failed') throw new ProblemError(saved.problem)
  if (saved.kind === 'conflict') throw new WrongUse('requirements-changed')
  if (work.options.json === true) return
  say(textOf('wrote', work.session.language, { path }))
  const { place } = await placeRequirements(dirname(path), null)
  if (place === 'dify-sandbox') say(textOf('restart-sandbox', work.session.language))
}

/** Builds for the text; `anew` where what was resolved before would keep a package from its newest version. */
async function make(work: Work, text: string, anew: boolean): Promise<Build> {
  const { engine, signal } = work.session
  const requirements = { ...placed(work), text }
  const made = await build(work.session, work.options, requirements)
  if (!anew || made.environment === null) return made
  const { id } = await engine.environments.retry(made.id, { anew: true, allowed: true })
  return id === made.id ? engine.environments.wait(wishOf(work, text), signal) : made
}

/** Tells what was taken out of lines beside what was asked for; a line without a version is resolved anew, and its change is told. */
function tellNotes({ session, options }: Work, notes: Edit['notes']): void {
  if (options.json === true) return
  for (const { code, name, line } of notes) {
    if (code !== 'left-open') say(textOf(code, session.language, { name, line }))
  }
}

/** Tries other requirements, tells what they do, and writes them when they can be had: a typo in the file would stop Dify's sandbox. */
async function change(work: Work, { text, notes }: Edit, anew = false): Promise<number> {
  const { session, options, here } = work
  const { engine, signal, language } = session
  const [before, wish] = [wishOf(work, here.text), wishOf(work, text)]
  const { changes, problems } = await engine.packages.rehearse('cli', { before, wish, anew }, signal)
  signal.throwIfAborted()
  const refusal = problems.filter((told) => !isHeld(told))
  if (refusal.length > 0 || (options.dryRun === true && problems.length > 0))
    return stopped(work, wish.target.id, problems)
  tellNotes(work, notes)
  if (options.dryRun === true) {
    const told = {
      target: wish.target.id,
      workspace: here.folder,
      dry_run: true,
      changes,
      requirements: text,
      problems: [],
    }
    if (options.json === true) printJson(told)
    else tellChanges(work, changes, printResult)
    return exitCodes.worked
  }
  // What is held was not resolved: its changes are known when it is built.
  if (options.json !== true && problems.length === 0) tellChanges(work, changes, say)
  const made = await make(work, text, anew)
  const { environment } = made
  if (environment !== null) await save(work, text)
  if (options.json === true) {
    printJson({
      target: made.target,
      workspace: here.folder,
      packages: environment?.packages ?? [],
      base_changes: environment?.baseChanges ?? [],
      changes,
      problems: problemsJson([...made.problems, ...made.notices], language),
    })
  } else if (environment !== null) printResult(pinsOf(environment).join('\n'))
  return buildExit(made)
}

/** `packages add R…` */
export function add(work: Work): Promise<number> {
  const wrong = work.words.find((word) => requiredName(word) === '' || /[\r\n\\]/.test(word))
  if (wrong !== undefined) throw new WrongUse('requirement-wrong', { word: wrong })
  return change(work, withRequirements(work.here.text, work.words))
}

/** `packages remove N…` */
export function remove(work: Work): Promise<number> {
  const text = work.words.reduce((before, name) => {
    const after = withoutPackage(before, name)
    if (after === null) throw new WrongUse('requirement-absent', { name })
    return after
  }, work.here.text)
  return change(work, { text, notes: [] })
}

/** `packages upgrade N… | --all`: the newest versions that suit, in as little of each line as that takes. */
export async function upgrade(work: Work): Promise<number> {
  const { session, words, options, here } = work
  if (words.length === 0 && options.all !== true) throw new WrongUse('upgrade-what')
  const absent = words.find((name) => withoutPackage(here.text, name) === null)
  if (absent !== undefined) throw new WrongUse('requirement-absent', { name: absent })
  const environment = await builtNow(work)
  if (environment === null) return exitCodes.noEnvironment
  const named = words.map(normalName)
  const asked = environment.packages.filter(({ name, origin }) =>
    named.length === 0 ? origin === 'own' : named.includes(normalName(name)),
  )
  const newer = await session.engine.packages.newer({ ...environment, packages: asked }, placed(work), session.signal)
  const edit = upgradedAll(
    here.text,
    newer.map(({ name, latest }) => ({ name, version: latest })),
  )
  const open = edit.notes.filter(({ code }) => code === 'left-open').map(({ name }) => normalName(name))
  // pip keeps what the target has by itself where a line asks for no version: such a line must ask for the newer one.
  const base = new Set(basePackages(wishOf(work, '').target).map((pin) => normalName(pin.split('==')[0] ?? '')))
  const kept = newer.filter(({ name }) => open.includes(normalName(name)) && base.has(normalName(name)))
  const text = kept.reduce(
    (now, { name, latest }) => setVersion(now, name, { kind: 'range', specifier: `>=${latest}` })?.text ?? now,
    edit.text,
  )
  const isOpen = open.length > kept.length
  if (newer.length === 0) {
    if (options.json === true)
      printJson({
        target: environment.target,
        workspace: here.folder,
        packages: environment.packages,
        base_changes: environment.baseChanges,
        changes: [],
        problems: [],
      })
    else say(textOf('all-current', session.language))
    return exitCodes.worked
  }
  return change(work, { text, notes: edit.notes }, isOpen)
}
