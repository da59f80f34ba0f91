import { partsOfAppNode } from '../../shared/dify/appNodeId'
import { toJsonText } from '../../shared/dify/jsonText'
import { lastWords } from '../../shared/dify/lastWords'
import { parsePythonJson } from '../../shared/dify/pythonJson'
import type { LocalMember } from '../../shared/model/locals'
import type { CodeNode, Dependency } from '../../shared/model/node'
import type { Language, Problem } from '../../shared/model/problem'
import { type ConfinementMode, confinementModes } from '../../shared/model/confinement'
import type { RunRequest, RunResult } from '../../shared/model/run'
import { problem, ProblemError } from '../../shared/problems'
import { isRefusedCall } from '../../shared/problems/refusedCall'
import { inputsOfCase } from '../cases/runCases'
import type { Engine } from '../engine'
import type { RunHooks } from '../engineTypes'
import { asSet } from '../run/asSet'
import { casesOfFile } from './casesUnder'
import { sayConfinement } from './confinementNote'
import { chooseTarget, type Session } from './context'
import { problemOf, sayFailure } from './failure'
import { gatherInputs, type InputOptions } from './inputs'
import { keepRun } from './keepRun'
import { createLiveStderr } from './liveStderr'
import { readNamedNode } from './namedNode'
import { printResult, say, sayProblem, sayStages } from './output'
import { exitCodeOf, refusedReport, runReport } from './runReport'
import { chooseSandbox, type SandboxOptions } from './sandboxChoice'
import { textOf, WrongUse } from './texts'

export interface RunOptions extends InputOptions, SandboxOptions {
  readonly case?: string
  readonly target?: string
  readonly with?: readonly string[]
  readonly timeout?: string
  readonly mode?: string
  /** False for `--no-network`. */
  readonly network?: boolean
  readonly cold?: boolean
  /** Whether the values of variables are told of a node that fails. */
  readonly locals?: boolean
  /** False for `--no-history`. */
  readonly history?: boolean
  readonly json?: boolean
  readonly verbose?: boolean
}

/** Seconds up to which a run may be let go on: a day; timers of this size and more fire at once. */
const longest = 86_400

/** A requirement as a dependency: `six`, `requests==2.31.0`, `httpx[socks]>=0.27`. What is none is told when it is resolved. */
function dependencyOf(requirement: string): Dependency {
  const [, name = requirement, version = ''] = /^\s*([^<>=!~]+?)\s*([<>=!~].*)?$/.exec(requirement) ?? []
  return { name, version: version.replace(/^==(?!=)\s*/, '') }
}

/** The seconds of `--timeout`. Throws a WrongUse. */
export function secondsOf(given: string): number {
  const seconds = Number(given)
  if (given.trim() === '' || !(seconds > 0 && seconds <= longest)) throw new WrongUse('timeout-wrong', { given })
  return seconds
}

function modeOf(given: string): ConfinementMode {
  const mode = confinementModes.find((one) => one === given)
  if (mode === undefined) throw new WrongUse('mode-wrong', { given })
  return mode
}

/** How a run is held: as it was asked for here, else as the author has set. */
function heldBy({ engine }: Session, { mode, network }: RunOptions): Pick<RunRequest, 'mode' | 'network'> {
  const own = asSet(mode === undefined ? engine.settings.get() : { mode: modeOf(mode) })
  return { ...own, ...(network === false ? { network } : {}) }
}

/** What goes to standard error while a node runs: prints and stderr as they come, tracebacks at the end. */
function createLiveOutput() {
  let last = '\n'
  const show = (text: string): void => {
    if (text === '') return
    process.stderr.write(text)
    last = text.slice(-1)
  }
  const stderr = createLiveStderr(show)
  const endLine = (): void => {
    if (last !== '\n') show('\n')
  }
  return {
    endLine,
    onOutput: (stream: 'prints' | 'stderr', text: string): void =>
      stream === 'stderr' ? stderr.feed(text) : show(text),
    /** Ends the last line, and shows the traceback that Dify's own words do not hold. */
    end({ problems, traceback }: RunResult): void {
      const rest = stderr.rest()
      // Dify names other paths than this machine has, so its traceback is known by how it ends.
      const sign = traceback?.summary ?? rest.trimEnd()
      if (!problems.some(({ difyText }) => difyText?.includes(sign) === true)) show(rest)
      endLine()
    },
  }
}

/** Says each failed attempt of a node that is tried again, and how long it waits. */
function sayAttempt(node: CodeNode, language: Language, endLine: () => void): NonNullable<RunHooks['onAttempt']> {
  return (attempts, waitMs) => {
    endLine()
    const params = { number: attempts.length, all: (node.retry_config?.max_retries ?? 0) + 1, ms: waitMs }
    say(`! ${textOf('tried', language, { ...params, error: lastWords(attempts.at(-1)?.error ?? '') })}`)
  }
}

/** The problems that are worth saying: what only differs from the target counts when it is new, or where the run may have failed of it. */
function worthSaying({ problems, status }: RunResult, isNew: boolean): RunResult['problems'] {
  return problems.filter(
    ({ severity, source }) =>
      severity === 'error' || isNew || source === 'workspace' || (source !== 'environment' && status !== 'succeeded'),
  )
}

/** A variable on one line. */
function localLine({ key, value: { type, text, size, isHidden, cut } }: LocalMember): string {
  const shown =
    isHidden === true || text === undefined ? '' : `${JSON.stringify(text).slice(1, -1)}${cut === true ? '…' : ''} `
  return `${key}: ${shown}(${type}${size === undefined ? '' : `, ${size}`})`
}

/** The node's own lines of a traceback, the one that raised last. */
function ownLines({ traceback }: RunResult, { language }: Session): string[] {
  const own = traceback?.frames.filter((frame) => frame.own) ?? []
  return own.flatMap(({ line, function: name, text, locals }) => [
    textOf('frame', language, { line, name, text: text.trim() }),
    ...(locals?.values ?? []).map((told) => `  ${localLine(told)}`),
  ])
}

/** The line of a refused call, which leaves no traceback. */
function refusedLine({ code, line }: Problem, node: CodeNode, { language }: Session): string[] {
  if (line === null || !isRefusedCall(code)) return []
  const what = node.code.split('\n')[line - 1]?.trim() ?? ''
  return [textOf('checked-line', language, { line, what })]
}

function sayEnd(result: RunResult, node: CodeNode, session: Session, isNew: boolean): void {
  worthSaying(result, isNew).forEach((told, index) => {
    const lines = index === 0 ? ownLines(result, session) : []
    sayProblem(told, session.language, [...refusedLine(told, node, session), ...lines])
  })
}

/** A node whose samples are the inputs of one of its cases. Throws a ProblemError where it has no such case. */
async function withCase(engine: Engine, path: string, node: CodeNode, name: string): Promise<CodeNode> {
  const { node: whole, cases } = await casesOfFile(engine, path)
  const found = cases.find((one) => one.name === name)
  if (found !== undefined) return { ...node, samples: inputsOfCase(whole ?? node, found) }
  const names = cases.map((one) => `\`${one.name}\``).join(', ') || '–'
  throw new ProblemError(problem('case-unknown', 'workspace', { params: { path, name, names } }))
}

/** A server holds its runs as it does: what it can't be asked for is not passed over. Throws a WrongUse. */
function refuseElsewhere({ sandbox, mode, cold }: RunOptions): void {
  if (sandbox === undefined) return
  const option = mode !== undefined ? '--mode' : cold === true ? '--cold' : null
  if (option !== null) throw new WrongUse('mode-elsewhere', { option })
}

async function run(session: Session, name: string, options: RunOptions): Promise<number> {
  refuseElsewhere(options)
  const { engine, language, signal } = session
  const isJson = options.json === true
  const { path, node, requirements, serverEnv, problems } = await readNamedNode(engine, name)
  const target = chooseTarget(engine, options.target, node)
  if (options.timeout !== undefined) engine.limitTime(secondsOf(options.timeout))
  const remote = await chooseSandbox(engine, options)
  const of =
    options.case === undefined
      ? node
      : await withCase(engine, partsOfAppNode(name) === null ? path : name, node, options.case)
  const { inputs, leftOut } = await gatherInputs(of, options, signal)
  for (const told of isJson ? [] : problems) sayProblem(told, language)
  if (leftOut.length > 0 && !isJson) {
    say(textOf('input-left-out', language, { file: options.inputs ?? '', names: leftOut.join(', ') }))
  }
  const dependencies = [...node.dependencies, ...(options.with ?? []).map(dependencyOf)]
  const stop = sayStages(engine, language, isJson)
  const request = {
    node: { ...node, dependencies },
    inputs,
    target: target.id,
    serverEnv,
    isCold: options.cold === true,
    ...heldBy(session, options),
  }
  const live = createLiveOutput()
  const heard = { onOutput: live.onOutput, onAttempt: sayAttempt(node, language, live.endLine) }
  const at = Date.now()
  const result = await engine.runNode(request, requirements, {
    signal,
    ...(isJson ? {} : heard),
    takesLocals: options.locals === true,
    ...(remote === null ? {} : { remote }),
  })
  const isNew = stop()
  if (isJson) printResult(runReport(result, language, { ...node, samples: inputs }, options.locals))
  else {
    live.end(result)
    if (result.outputs !== null) printResult(toJsonText(parsePythonJson(result.outputs), 2))
    sayEnd(result, node, session, isNew || options.verbose === true)
    if (result.confinement !== undefined) sayConfinement(result.confinement, session)
    if (result.after !== null) {
      say(textOf('goes-on', language, { branch: result.after.branch }))
      printResult(toJsonText(parsePythonJson(result.after.outputs), 2))
    }
    if (options.verbose === true)
      say(
        textOf('ran', language, {
          runtime: result.ranOn?.address ?? result.runtime,
          environment: result.environment ?? '–',
          ms: Math.round(result.times.total),
        }),
      )
  }
  if (options.history !== false)
    await keepRun(session, { path, name, request, sandbox: remote?.name ?? null, origin: 'command-line', at, result })
  return exitCodeOf(result)
}

/** `nodelab run NODE`: runs a node and returns the exit code. Ctrl+C cancels the run and all that it started. */
export async function runCommand(session: Session, name: string, options: RunOptions): Promise<number> {
  try {
    return await run(session, name, options)
  } catch (error) {
    if (session.signal.aborted) throw error
    const { language } = session
    if (options.json === true) printResult(refusedReport(problemOf(error, language), options.target ?? null, language))
    return sayFailure(error, language)
  }
}
