import { check } from '../../shared/dify/check'
import { DifyFailure } from '../../shared/dify/difyFailure'
import { outputsText } from '../../shared/dify/outputsText'
import { parse } from '../../shared/dify/parse'
import { createPrintFilter } from '../../shared/dify/resultTag'
import { findTarget } from '../../shared/dify/targets'
import type { Target } from '../../shared/dify/targets/target'
import { asAnswered } from '../../shared/dify/remoteTarget'
import { readTraceback } from '../../shared/dify/traceback'
import { readServerSettings, serverSettingsOf, withServerSettings } from '../../shared/dify/serverSettings'
import { withLocals } from '../../shared/explain/frameLocals'
import { hideLocals, type SecretInputs } from '../../shared/explain/hideLocals'
import { readValues } from '../../shared/explain/readValues'
import { isSecretInput } from '../../shared/runHistory/secretInputs'
import { templateOutput } from '../../shared/dify/templateOutput'
import { wrap, type WrappedScript, wrapTemplate } from '../../shared/dify/wrap'
import type { Confinement } from '../../shared/model/confinement'
import type { CodeNode } from '../../shared/model/node'
import type { Problem } from '../../shared/model/problem'
import type { JsonObject } from '../../shared/model/value'
import type { RunRequest, RunResult, Traceback } from '../../shared/model/run'
import type { ServerSettings } from '../../shared/model/server'
import { serverFaults } from '../../shared/problems/serverFaults'
import { ignoredProblems } from '../../shared/problems/ignoredProblems'
import { unknownTarget } from '../../shared/problems/unknownTarget'
import type { Requirements, RunHooks, RunLimits, RunNode, Sandbox, SandboxResult } from '../engineTypes'
import { withAttempts } from './attempts'
import { checkProblems, confinementReport, endingCall, networkProblems, writtenProblems } from './confinementReport'
import { gatherInputs } from './gatherInputs'
import { cappedProblem, diskProblem } from './heldProblem'
import { readLines } from './reachedLines'
import { refuseToStart } from './refuseToStart'
import { runProblem } from './runProblem'
import { emptyResult, ofCancel, ofFailure, ofOtherEnd, ofRuntime, returnedOf, streamsOf, timesOf } from './runResult'
import { createRuntimes, Ended, type Runtime, type RuntimesOptions } from './runtimes'

/** What a run needs from around it. */
export interface RunNodeOptions extends RuntimesOptions {
  /** The limits of a run for an author whose server has these settings. */
  readonly limitsOf: (server: ServerSettings | null) => RunLimits
}

/** What is to be run, for which Dify, and within which limits. */
interface Asked {
  readonly request: RunRequest
  readonly target: Target
  readonly limits: RunLimits
}

/** What is known of a run under way. */
interface Run extends Asked {
  wrapped: WrappedScript | null
  sandbox: SandboxResult | null
  /** When parse and check began, in `performance.now()` milliseconds. */
  checkAt: number
}

/** Makes the function that runs a node: wrap, `Sandbox.run`, parse, check. */
export function createRunNode(options: RunNodeOptions): RunNode {
  const runtimes = createRuntimes(options)

  async function runIn(asked: Asked, runtime: Runtime, hooks: RunHooks): Promise<RunResult> {
    const startedAt = performance.now()
    const { request } = asked
    const run: Run = { ...asked, wrapped: null, sandbox: null, checkAt: startedAt }
    const end = await outcome(run, runtime, hooks)
    const now = performance.now()
    const confinement = confinementOf(run)
    const result: RunResult = {
      ...emptyResult(request),
      ...ofRuntime(runtime, run.sandbox),
      ...streamsOf(run.sandbox),
      ...(confinement === null ? {} : { confinement }),
      ...end,
      times: timesOf(run.sandbox, now - run.checkAt, now - startedAt),
    }
    return result.status === 'cancelled'
      ? result
      : {
          ...result,
          problems: [
            ...result.problems,
            ...(confinement === null ? [] : checkProblems(confinement)),
            ...(confinement === null ? [] : networkProblems(request.network, confinement)),
            ...(result.status === 'succeeded'
              ? writtenProblems(asked.target, request.node, run.sandbox?.written ?? [])
              : []),
            ...faultsOf(asked),
            ...runtime.notices,
          ],
        }
  }

  async function runFor(asked: Asked, requirements: Requirements, hooks: RunHooks) {
    const { request, target, limits } = asked
    const runtime =
      hooks.remote !== undefined
        ? runtimes.remote(hooks.remote, limits, request)
        : request.node.code_language === 'javascript'
          ? await runtimes.node(target, limits, hooks.signal)
          : await runtimes.python(target, limits, request, requirements, hooks)
    try {
      hooks.onStarted?.()
      return await withAttempts(target, request.node, () => runIn(asked, runtime, hooks), hooks)
    } finally {
      await runtime.close()
    }
  }

  return async (request, requirements, hooks = {}) => {
    const startedAt = performance.now()
    const notRun = (end: Partial<RunResult>): RunResult => {
      return { ...emptyResult(request), ...end, times: timesOf(null, 0, performance.now() - startedAt) }
    }
    const found = findTarget(request.target)
    if (found === null) {
      return notRun({ problems: [unknownTarget(request.target)] })
    }
    const server = serverSettingsOf(request.serverEnv ?? '')
    const target = server === null ? found : withServerSettings(found, server)
    const isCancelled = (): boolean => hooks.signal?.aborted === true
    if (isCancelled()) return notRun(ofCancel())
    try {
      refuseToStart(target, request.node)
      const placed = typeof requirements === 'string' ? { text: requirements, folder: null } : requirements
      return await runFor({ request, target, limits: options.limitsOf(server) }, placed, hooks)
    } catch (error) {
      return notRun(isCancelled() ? ofCancel() : ofOtherEnd(error))
    }
  }
}

/** What counts for nothing, of the server's settings and of what the node declares: whoever wrote it believes that it does. */
function faultsOf({ request, target }: Asked): readonly Problem[] {
  const { serverEnv = '', node } = request
  return [...serverFaults(readServerSettings(serverEnv).faults), ...ignoredProblems(target, node, 'run')]
}

const base64 = (text: string): string => Buffer.from(text).toString('base64')

function wrapNode(target: Target, node: CodeNode, inputs: JsonObject): WrappedScript {
  if (node.code_language === 'jinja2') return wrapTemplate(target, node.code, inputs, base64)
  return wrap(target, node.code_language, node.code, inputs, base64)
}

/** Parse and check: what the node gives of what its sandbox said. */
function outputsOf(target: Target, node: CodeNode, answer: SandboxResult): JsonObject {
  if (node.code_language === 'jinja2') return templateOutput(target, answer)
  return check(target, parse(target, answer), node.outputs)
}

/**
 * Refuses a run as a sandbox without network does: Dify asks it for one each time (sandbox API, `enable_network`). Throws a DifyFailure with
 * the sentence that Dify makes of the answer; dify-sandbox-py does not look at what is asked for.
 */
function refuseNetwork({ sandbox }: Target, { network }: RunRequest): void {
  // A run that the author himself takes the network from has none, as where the server's operator lets it be asked for and Dify does not.
  if (network === false) return
  if (sandbox.enableNetwork || sandbox.dialect === 'py') return
  const answer = 'Got error code: -400. Got error msg: network is disabled, please enable it in the configuration'
  throw new DifyFailure('sandbox', 'CodeExecutionError', answer, { kind: 'no-network' })
}

/**
 * Fails as Dify does where the sandbox's server is gone before it has answered (code-node facts 3.2). The reason in the brackets is inferred: it is
 * httpx's own for a connection that is closed without an answer. Throws a DifyFailure.
 */
function refuseNoAnswer({ hasNoAnswer }: SandboxResult): void {
  if (!hasNoAnswer) return
  const reason = 'Server disconnected without sending a response.'
  const message = `Failed to execute code, which is likely a network issue, please check if the sandbox service is running. ( Error: ${reason} )`
  throw new DifyFailure('sandbox', 'CodeExecutionError', message, { kind: 'no-answer' })
}

/** Goes the four steps and tells how they ended. */
async function outcome(run: Run, { sandbox, place }: Runtime, hooks: RunHooks): Promise<Partial<RunResult>> {
  const { request, target, limits } = run
  const { node } = request
  try {
    run.wrapped = wrapNode(target, node, gatherInputs(target, request))
    // A server elsewhere says itself whether it gives network.
    if (place === null) refuseNetwork(target, request)
    run.sandbox = await runScript(sandbox, run.wrapped, request, hooks)
    run.checkAt = performance.now()
    if (run.sandbox.cancelled) return ofCancel()
    // The cap is Nodelab's own: Dify has no words for it.
    if (run.sandbox.truncated) {
      throw new Ended([cappedProblem(run.sandbox, limits.outputCap)], false)
    }
    if (run.sandbox.filledDisk === true) throw new Ended([diskProblem()], false)
    refuseNoAnswer(run.sandbox)
    return { status: 'succeeded', outputs: outputsText(outputsOf(target, node, run.sandbox)) }
  } catch (error) {
    if (run.sandbox === null) run.checkAt = performance.now()
    if (!(error instanceof DifyFailure)) return ofOtherEnd(error)
    const traceback = tracebackOf(run)
    const confinement = confinementOf(run)
    const ending = confinement?.mode === 'like-dify' ? endingCall(confinement) : null
    const told = runProblem({
      target,
      node,
      failure: error,
      sandbox: run.sandbox,
      traceback,
      endingCall: ending,
      limits,
    })
    return {
      ...ofFailure(error),
      ...ofTemplate(node, error),
      returned: returnedOf(error, run.sandbox),
      traceback,
      problems: [told],
    }
  }
}

/** A template node names no class of its failure, unless the failure is the workflow engine's own (code-node facts 9). */
function ofTemplate(node: CodeNode, { step }: DifyFailure): Partial<RunResult> {
  return node.code_language === 'jinja2' && (step === 'sandbox' || step === 'check') ? { errorType: null } : {}
}

function tracebackOf({ request, target, wrapped, sandbox }: Run): Traceback | null {
  if (wrapped === null || sandbox === null) return null
  const { code, code_language } = request.node
  const { linesBefore, userLines } = wrapped
  const place = { code, linesBefore, userLines }
  if (sandbox.remote === undefined) {
    const read = readTraceback(target, code_language, sandbox.stderr, place)
    if (read === null || sandbox.values == null) return read
    // V8 names a function otherwise in a stack than to a debugger: there its line tells it.
    const isNode = code_language === 'javascript'
    const before = linesBefore + (isNode ? target.sandbox.javascript.linesBefore : 0)
    const seen = hideLocals(secretsOf(request), base64)
    return withLocals(
      read,
      { ...place, linesBefore: before },
      readValues(sandbox.values, sandbox.stderr),
      seen,
      !isNode,
    )
  }
  // Where stderr does not come apart, the error holds it.
  const text = sandbox.remote.unknown.includes('stderr') ? sandbox.error : sandbox.stderr
  return readTraceback(asAnswered(target, code_language, text), code_language, text, place)
}

/** The inputs of a run that nobody is to see: those that the history does not keep either. */
function secretsOf({ node, inputs }: RunRequest): SecretInputs {
  const names = node.variables.filter(isSecretInput).map(({ variable }) => variable)
  return { names, values: names.flatMap((name) => inputs[name] ?? []) }
}

function confinementOf({ request, target, wrapped, sandbox }: Run): Confinement | null {
  if (wrapped === null || sandbox === null || sandbox.confinement === null) return null
  return confinementReport(target, request.node, wrapped, sandbox.confinement)
}

/** Runs a script and shows its prints as they come, without the result. */
async function runScript(
  sandbox: Sandbox,
  wrapped: WrappedScript,
  { node, mode, network = true, isCold = false }: RunRequest,
  hooks: RunHooks,
): Promise<SandboxResult> {
  const filter = createPrintFilter()
  const show = (text: string): void => {
    if (text !== '') hooks.onOutput?.('prints', text)
  }
  const { language, code, preload } = wrapped
  const result = await sandbox.run(
    // Dify asks for the network whatever the node does; the author can take it away.
    { language, code, preload, enableNetwork: network },
    {
      isCold,
      tellsWritten: true,
      takesLines: hooks.onLines !== undefined && node.code_language !== 'jinja2',
      takesValues: hooks.takesLocals === true && node.code_language !== 'jinja2',
      onOutput: (stream, text) => {
        if (stream === 'stdout') show(filter.feed(text))
        else hooks.onOutput?.('stderr', text)
      },
      ...(mode === undefined ? {} : { mode }),
      ...(hooks.signal === undefined ? {} : { signal: hooks.signal }),
    },
  )
  show(filter.flush())
  const lines = readLines(result.lines, wrapped)
  if (lines !== null) hooks.onLines?.(lines)
  return result
}
