import { readFile } from 'node:fs/promises'
import { toJsonText } from '../../shared/dify/jsonText'
import { parsePythonJson } from '../../shared/dify/pythonJson'
import type { Build } from '../../shared/model/environment'
import type { CodeNode } from '../../shared/model/node'
import type { Language } from '../../shared/model/problem'
import type { RunResult } from '../../shared/model/run'
import type { Engine } from '../engine'
import { chooseTarget, readNamedNode, WrongUse } from './context'
import { exitCodes, printResult, say, sayProblem } from './output'

export interface RunOptions {
  readonly input: readonly string[]
  readonly inputs?: string
  readonly target?: string
  readonly with: readonly string[]
  readonly timeout?: string
  readonly json?: boolean
}

async function readAllInput(): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of process.stdin) pieces.push(Buffer.from(piece as Uint8Array))
  return Buffer.concat(pieces).toString('utf8')
}

function jsonOf(text: string, what: string): string {
  try {
    return toJsonText(parsePythonJson(text))
  } catch (error) {
    throw new WrongUse(`${what} is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** The inputs of a run: the node's samples, over them `--inputs`, over those each `--input`. */
async function gather(node: CodeNode, options: RunOptions): Promise<Record<string, string>> {
  const inputs: Record<string, string> = { ...node.samples }
  if (options.inputs !== undefined) {
    const text = options.inputs === '-' ? await readAllInput() : await readFile(options.inputs, 'utf8')
    const value = parsePythonJson(jsonOf(text, options.inputs))
    if (!(value instanceof Map)) throw new WrongUse(`${options.inputs} must hold one JSON object.`)
    for (const [name, member] of value) inputs[name] = toJsonText(member)
  }
  for (const pair of options.input) {
    const at = pair.indexOf('=')
    if (at < 1) throw new WrongUse(`--input ${pair}: write NAME=JSON, such as --input text='"hello"'.`)
    inputs[pair.slice(0, at)] = jsonOf(pair.slice(at + 1), `--input ${pair.slice(0, at)}`)
  }
  return inputs
}

/** `requests==2.1`, `six` as a dependency. */
function dependencyOf(requirement: string): { name: string; version: string } {
  const [, name = requirement, version = ''] = /^([\w.[\],-]+?)\s*((?:[<>=!~]=?|===).*)?$/.exec(requirement) ?? []
  return { name, version: version.replace(/^==(?!=)/, '') }
}

/** Says each stage of a build once, on standard error. */
export function sayStages(engine: Engine, quiet: boolean): () => void {
  const said = new Set<string>()
  return engine.environments.onChange((build: Build) => {
    if (quiet) return
    for (const { name, status, detail } of build.stages) {
      const key = `${build.id} ${name}`
      if (status !== 'running' || said.has(key)) continue
      said.add(key)
      say(`· ${name}${detail === '' ? '' : ` ${detail}`}`)
    }
  })
}

function exitCodeOf(result: RunResult): number {
  if (result.status === 'succeeded') return exitCodes.worked
  if (result.status === 'cancelled') return exitCodes.cancelled
  const first = result.problems[0]
  const isBuild = result.environment === null && first?.source !== 'run'
  return isBuild ? exitCodes.noEnvironment : exitCodes.failed
}

/** The one object of `run --json`; outputs go in as text, so that numbers stay as Python wrote them. */
function toJson(result: RunResult): string {
  const mark = '@@outputs@@'
  const frames = result.traceback?.frames.filter((frame) => frame.own) ?? []
  const object = {
    status: result.status === 'succeeded' ? 'succeeded' : 'failed',
    outputs: result.outputs === null ? null : mark,
    error: result.error,
    error_type: result.errorType,
    stdout: result.prints,
    stderr: result.stderr,
    traceback: frames.map(({ line, function: name, text }) => ({ line, function: name, text })),
    problems: result.problems,
    elapsed_ms: Math.round(result.times.total * 10) / 10,
    target: result.target,
    python: /^Python (.+)/.exec(result.runtime)?.[1] ?? null,
    environment: result.environment,
  }
  return JSON.stringify(object, null, 2).replace(JSON.stringify(mark), () => result.outputs ?? 'null')
}

/** `nodelab run NODE`: runs a node and returns the exit code. Ctrl+C cancels the run and all that it started. */
export async function runCommand(
  engine: Engine,
  language: Language,
  name: string,
  options: RunOptions,
  signal: AbortSignal,
): Promise<number> {
  const { node, requirements } = await readNamedNode(engine, name)
  const target = chooseTarget(engine, options.target, node)
  if (options.timeout !== undefined) {
    const seconds = Number(options.timeout)
    if (!(seconds > 0)) throw new WrongUse(`--timeout ${options.timeout}: write seconds, such as --timeout 30.`)
    engine.limitTime(seconds)
  }
  const dependencies = [...node.dependencies, ...options.with.map(dependencyOf)]
  const inputs = await gather(node, options)
  const stop = sayStages(engine, options.json === true)
  const request = { node: { ...node, dependencies }, inputs, target: target.id }
  const result = await engine.runNode(request, requirements, {
    signal,
    onOutput: (_, text) => {
      if (options.json !== true) process.stderr.write(text)
    },
  })
  stop()
  if (options.json === true) printResult(toJson(result))
  else {
    if (result.outputs !== null) printResult(toJsonText(parsePythonJson(result.outputs), 2))
    for (const told of result.problems) sayProblem(told, language)
  }
  return exitCodeOf(result)
}
