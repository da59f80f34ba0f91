import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { partsOfAppNode } from '../../shared/dify/appNodeId'
import { problem, ProblemError } from '../../shared/problems'
import { reasonsOf } from '../cases/caseReasons'
import { type CaseEnd, type CaseRun, jobsOf, runCases } from '../cases/runCases'
import { writeAtomic } from '../files/atomicFile'
import { reasonOf } from '../files/fileErrors'
import { casesUnder, type FileWithCases } from './casesUnder'
import { chooseTarget, type Session } from './context'
import type { DataOptions } from './dataOptions'
import { sayFailure } from './failure'
import { givenPaths } from './givenPaths'
import { junitXml } from '../cases/junit'
import { keepRun } from './keepRun'
import { exitCodes, printJson, say, sayProblem, sayStages } from './output'
import { exitCodeOf } from './runReport'
import { chooseSandbox, type SandboxOptions } from './sandboxChoice'
import { coverageJson, coverageTexts } from './coverageReport'
import { fileJson, suiteOf } from './testReport'
import { refuseWithoutData, testData } from './testData'
import { textOf, WrongUse } from './texts'
import { eachChange } from './watchPaths'

export interface TestOptions extends SandboxOptions, DataOptions {
  readonly target?: readonly string[]
  readonly junit?: string
  readonly jobs?: string
  readonly watch?: boolean
  readonly coverage?: boolean
  /** False for `--no-history`. */
  readonly history?: boolean
  readonly json?: boolean
}

/** How many cases run at once unless told: processes here, requests on a server (an official sandbox has four workers, and lets others wait). */
const jobsHere = Math.max(1, Math.min(4, availableParallelism()))
const jobsThere = 8

function atOnceOf(given: string | undefined, isRemote: boolean): number {
  if (given === undefined) return isRemote ? jobsThere : jobsHere
  const jobs = Number(given)
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 64) throw new WrongUse('jobs-wrong', { given })
  return jobs
}

const isWrong = ({ problems }: FileWithCases): boolean => problems.some(({ severity }) => severity === 'error')

/** The exit code of all: a file that is wrong counts most, then what could not be run, then a case that failed. */
function codeOf(files: readonly FileWithCases[], ends: readonly CaseEnd[]): number {
  if (files.some(isWrong)) return exitCodes.wrong
  const broken = ends.filter(({ verdict }) => verdict.status === 'broken').map(({ result }) => exitCodeOf(result))
  if (broken.length > 0) return Math.max(...broken)
  return ends.every(({ verdict }) => verdict.status === 'passed') ? exitCodes.worked : exitCodes.failed
}

async function writeReport(path: string, text: string): Promise<void> {
  try {
    await writeAtomic(resolve(path), text)
  } catch (error) {
    throw new WrongUse('junit-unwritable', { path, reason: reasonOf(error) })
  }
}

function sayEnd(end: CaseEnd, path: string, name: string, { language }: Session): void {
  if (end.verdict.status === 'cancelled') return
  const sign = end.verdict.status === 'passed' ? '✓' : 'x'
  say(`${sign} ${path} · ${name}  ${Math.round(end.result.times.total)} ms`)
  for (const reason of reasonsOf(end, language)) say(`  ${reason}`)
}

async function testOnce(session: Session, paths: readonly string[], options: TestOptions): Promise<number> {
  const { engine, language, signal } = session
  const isJson = options.json === true
  const remote = await chooseSandbox(engine, options)
  const atOnce = atOnceOf(options.jobs, remote !== null)
  const files = await casesUnder(engine, paths)
  if (files.every((file) => file.cases.length === 0 && !isWrong(file))) {
    // What tests nothing must not pass for what has passed.
    const params = { path: paths.join(', '), nodes: files.length }
    throw new ProblemError(problem('cases-none', 'workspace', { params }))
  }
  const began = performance.now()
  const asked = (options.target ?? []).map((id) => chooseTarget(engine, id, null).id)
  const targets = files.map(({ node }) => (node === null ? '' : (asked[0] ?? chooseTarget(engine, undefined, node).id)))
  const jobs = files.flatMap((file, at) => {
    const { node, path } = file
    if (node === null) return []
    const of = jobsOf({ ...file, node }, asked, targets[at] ?? '')
    return of.map((job) => ({ ...job, target: chooseTarget(engine, job.target, null).id, path, at }))
  })
  if (!isJson) {
    for (const file of files)
      for (const told of file.problems) sayProblem({ ...told, params: { path: file.path, ...told.params } }, language)
  }
  const stop = sayStages(engine, language, isJson)
  const ran = new Map<(typeof jobs)[number], CaseEnd>()
  const keeping: Promise<void>[] = []
  const keep = (run: CaseRun, { path: name }: { readonly path: string }): void => {
    if (options.history === false || run.result.status === 'cancelled') return
    const path = resolve(partsOfAppNode(name)?.file ?? name)
    keeping.push(keepRun(session, { ...run, path, name, sandbox: remote?.name ?? null, origin: 'case' }))
  }
  const several = new Set(asked).size > 1 || jobs.some(({ of }) => of.targets.length > 1)
  await runCases(
    jobs,
    {
      runNode: engine.runNode,
      signal,
      remote,
      atOnce,
      isCold: true,
      isStrict: true,
      takesLines: options.coverage === true,
    },
    (end, job) => {
      ran.set(job, end)
      if (!isJson) sayEnd(end, job.path, several ? `${end.of.name} (${end.target})` : end.of.name, session)
    },
    keep,
  )
  await Promise.all(keeping)
  stop()
  if (signal.aborted) throw new Error('cancelled')
  const endsOf = (at: number): CaseEnd[] => jobs.flatMap((job) => (job.at === at ? (ran.get(job) ?? []) : []))
  const ends = jobs.flatMap((job) => ran.get(job) ?? [])
  const code = codeOf(files, ends)
  if (options.junit !== undefined) {
    await writeReport(options.junit, junitXml(files.map((file, at) => suiteOf(file, endsOf(at), language))))
  }
  const count = (status: CaseEnd['verdict']['status']): number =>
    ends.filter((end) => end.verdict.status === status).length
  const passed = count('passed')
  // A case that can't be read is one of all, and has not passed.
  const leftOut = files.reduce((sum, file) => sum + file.leftOut, 0)
  if (isJson) {
    printJson({
      status: code === exitCodes.worked ? 'passed' : 'failed',
      sandbox: remote === null ? null : { name: remote.name, address: remote.address },
      passed,
      failed: count('failed'),
      broken: count('broken') + leftOut,
      elapsed_ms: Math.round(performance.now() - began),
      nodes: files.map((file, at) => ({
        ...fileJson(file, endsOf(at), targets[at] ?? '', language),
        ...(options.coverage === true ? { coverage: coverageJson(endsOf(at)) } : {}),
      })),
    })
  } else {
    if (options.coverage === true) {
      for (const [at, file] of files.entries()) for (const line of coverageTexts(file, endsOf(at), language)) say(line)
    }
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    say(textOf('cases-passed', language, { passed, all: ends.length + leftOut, seconds }))
  }
  return code
}

async function testRows(
  session: Session,
  paths: readonly string[],
  data: string,
  options: TestOptions,
): Promise<number> {
  const [node, ...others] = paths
  if (
    node === undefined ||
    others.length > 0 ||
    options.watch === true ||
    options.junit !== undefined ||
    options.coverage === true
  ) {
    throw new WrongUse('data-needs-one', {})
  }
  const remote = await chooseSandbox(session.engine, options)
  return testData(session, node, data, options, { remote, atOnce: atOnceOf(options.jobs, remote !== null) })
}

/**
 * `nodelab test PATH…`: runs every case of every node under the paths, and with `--watch` again at each change. What is wrong with the command is thrown, and told
 * by the caller.
 */
export async function testCommand(session: Session, given: readonly string[], options: TestOptions): Promise<number> {
  if (options.data !== undefined) return testRows(session, given, options.data, options)
  refuseWithoutData(options)
  const paths = await givenPaths(session, given, options.json === true)
  if (options.watch !== true) return testOnce(session, paths, options)
  if (options.json === true) throw new WrongUse('watch-json', {})
  await eachChange(paths, session.signal, async (signal) => {
    try {
      await testOnce({ ...session, signal }, paths, options)
    } catch (error) {
      // A file that is being written, or a change that came before the end: the next change brings the next run.
      if (!signal.aborted) sayFailure(error, session.language)
    }
    if (!signal.aborted) say(textOf('watching', session.language))
  })
  return exitCodes.cancelled
}
