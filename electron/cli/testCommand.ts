import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { problem, ProblemError } from '../../shared/problems'
import { type CaseEnd, runCases } from '../cases/runCases'
import { writeAtomic } from '../files/atomicFile'
import { reasonOf } from '../files/fileErrors'
import { casesUnder, type FileWithCases } from './casesUnder'
import { chooseTarget, type Session } from './context'
import { junitXml } from '../cases/junit'
import { exitCodes, printJson, say, sayProblem, sayStages } from './output'
import { exitCodeOf } from './runReport'
import { chooseSandbox, type SandboxOptions } from './sandboxChoice'
import { fileJson, reasonsOf, suiteOf } from './testReport'
import { textOf, WrongUse } from './texts'

export interface TestOptions extends SandboxOptions {
  readonly target?: string
  readonly junit?: string
  readonly jobs?: string
  readonly json?: boolean
}

/** How many cases run at once unless told: processes here, requests on a server (an official sandbox has four workers, and lets others wait). */
const jobsHere = Math.max(1, Math.min(4, availableParallelism()))
const jobsThere = 8

function jobsOf(given: string | undefined, isRemote: boolean): number {
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

/** `nodelab test PATH…`: runs every case of every node under the paths. What is wrong with the command is thrown, and told by the caller. */
export async function testCommand(session: Session, paths: readonly string[], options: TestOptions): Promise<number> {
  const { engine, language, signal } = session
  const isJson = options.json === true
  const remote = await chooseSandbox(engine, options)
  const atOnce = jobsOf(options.jobs, remote !== null)
  const files = await casesUnder(engine, paths)
  if (files.every((file) => file.cases.length === 0 && !isWrong(file))) {
    // What tests nothing must not pass for what has passed.
    const params = { path: paths.join(', '), nodes: files.length }
    throw new ProblemError(problem('cases-none', 'workspace', { params }))
  }
  const began = performance.now()
  const targets = files.map(({ node }) => (node === null ? '' : chooseTarget(engine, options.target, node).id))
  const nodes = files.map(({ node, ...rest }, at) => {
    return { ...rest, node, target: targets[at] ?? '' }
  })
  const runnable = nodes.flatMap((one, at) => (one.node === null ? [] : [{ ...one, node: one.node, at }]))
  if (!isJson) {
    for (const file of files)
      for (const told of file.problems) sayProblem({ ...told, params: { path: file.path, ...told.params } }, language)
  }
  const stop = sayStages(engine, language, isJson)
  const ran = await runCases(runnable, {
    runNode: engine.runNode,
    signal,
    remote,
    atOnce,
    ...(isJson
      ? {}
      : {
          onEnd: (end, index) => {
            if (end.verdict.status === 'cancelled') return
            const sign = end.verdict.status === 'passed' ? '✓' : 'x'
            const name = `${runnable[index]?.path ?? ''} · ${end.of.name}`
            say(`${sign} ${name}  ${Math.round(end.result.times.total)} ms`)
            for (const reason of reasonsOf(end, language)) say(`  ${reason}`)
          },
        }),
  })
  stop()
  if (signal.aborted) throw new Error('cancelled')
  const endsOf = (at: number): CaseEnd[] => ran[runnable.findIndex((one) => one.at === at)] ?? []
  const ends = ran.flat()
  const code = codeOf(files, ends)
  if (options.junit !== undefined) {
    await writeReport(options.junit, junitXml(files.map((file, at) => suiteOf(file, endsOf(at), language))))
  }
  const count = (status: CaseEnd['verdict']['status']): number =>
    ends.filter((end) => end.verdict.status === status).length
  const passed = count('passed')
  if (isJson) {
    printJson({
      status: code === exitCodes.worked ? 'passed' : 'failed',
      sandbox: remote === null ? null : { name: remote.name, address: remote.address },
      passed,
      failed: count('failed'),
      broken: count('broken'),
      elapsed_ms: Math.round(performance.now() - began),
      nodes: files.map((file, at) => fileJson(file, endsOf(at), targets[at] ?? '', language)),
    })
  } else {
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    say(textOf('cases-passed', language, { passed, all: ends.length, seconds }))
  }
  return code
}
