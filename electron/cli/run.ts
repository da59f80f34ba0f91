import { toJsonText } from '../../shared/dify/jsonText'
import { parsePythonJson } from '../../shared/dify/pythonJson'
import type { Dependency } from '../../shared/model/node'
import { chooseTarget, readNamedNode, type Session } from './context'
import { gatherInputs, type InputOptions } from './inputs'
import { problemOf, sayFailure } from './failure'
import { printResult, say, sayProblem, sayStages } from './output'
import { exitCodeOf, refusedReport, runReport } from './runReport'
import { textOf, WrongUse } from './texts'

export interface RunOptions extends InputOptions {
  readonly target?: string
  readonly with?: readonly string[]
  readonly timeout?: string
  readonly json?: boolean
}

/** Seconds up to which a run may be let go on: a day; timers of this size and more fire at once. */
const longest = 86_400

/** A requirement as a dependency: `six`, `requests==2.31.0`, `httpx[socks]>=0.27`. What is none is told when it is resolved. */
function dependencyOf(requirement: string): Dependency {
  const [, name = requirement, version = ''] = /^\s*([^<>=!~]+?)\s*([<>=!~].*)?$/.exec(requirement) ?? []
  return { name, version: version.replace(/^==(?!=)\s*/, '') }
}

function secondsOf(given: string): number {
  const seconds = Number(given)
  if (given.trim() === '' || !(seconds > 0 && seconds <= longest)) throw new WrongUse('timeout-wrong', { given })
  return seconds
}

async function run({ engine, language, signal }: Session, name: string, options: RunOptions): Promise<number> {
  const isJson = options.json === true
  const { node, requirements, problems } = await readNamedNode(engine, name)
  const target = chooseTarget(engine, options.target, node)
  if (options.timeout !== undefined) engine.limitTime(secondsOf(options.timeout))
  const { inputs, leftOut } = await gatherInputs(node, options, signal)
  for (const told of problems) sayProblem(told, language)
  if (leftOut.length > 0) {
    say(textOf('input-left-out', language, { file: options.inputs ?? '', names: leftOut.join(', ') }))
  }
  const dependencies = [...node.dependencies, ...(options.with ?? []).map(dependencyOf)]
  const stop = sayStages(engine, language, isJson)
  const request = { node: { ...node, dependencies }, inputs, target: target.id }
  const result = await engine.runNode(request, requirements, {
    signal,
    onOutput: (_, text) => {
      if (!isJson) process.stderr.write(text)
    },
  })
  stop()
  if (isJson) printResult(runReport(result))
  else {
    if (result.outputs !== null) printResult(toJsonText(parsePythonJson(result.outputs), 2))
    for (const told of result.problems) sayProblem(told, language)
  }
  return exitCodeOf(result)
}

/** `nodelab run NODE`: runs a node and returns the exit code. Ctrl+C cancels the run and all that it started. */
export async function runCommand(session: Session, name: string, options: RunOptions): Promise<number> {
  try {
    return await run(session, name, options)
  } catch (error) {
    if (session.signal.aborted) throw error
    const { language } = session
    if (options.json === true) printResult(refusedReport(problemOf(error, language), options.target ?? null))
    return sayFailure(error, language)
  }
}
