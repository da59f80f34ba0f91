import type { DifyFailure } from '../../shared/dify/difyFailure'
import { basePackages, type Target } from '../../shared/dify/targets/target'
import { errorLine } from '../../shared/dify/traceback'
import type { CodeNode } from '../../shared/model/node'
import type { Problem } from '../../shared/model/problem'
import type { Traceback } from '../../shared/model/run'
import { problem } from '../../shared/problems'
import { specsUnder, typeProblem } from '../../shared/problems/typeProblem'
import type { SandboxResult } from '../engineTypes'
import { syntaxColumn } from './syntaxColumn'

/** What is known of a failed run. */
export interface FailedRun {
  readonly target: Target
  readonly node: CodeNode
  readonly failure: DifyFailure
  readonly sandbox: SandboxResult | null
  readonly traceback: Traceback | null
  readonly limits: { readonly timeoutSeconds: number }
}

const syntaxErrors = /^(SyntaxError|IndentationError|TabError)$/
/** What setuptools brings: an image of Python 3.12 or later has none of it. */
const ofSetuptools = /^(pkg_resources|setuptools|distutils)(\.|$)/

function difyText({ failure }: FailedRun): string {
  return failure.message.trimEnd()
}

function messageOf(traceback: Traceback): string {
  return traceback.summary.slice(traceback.errorClass.length).replace(/^:\s*/, '') || traceback.errorClass
}

function missingModule(run: FailedRun, traceback: Traceback, line: number | null): Problem | null {
  const name = /No module named '([^']+)'|Cannot find module '([^']+)'/.exec(traceback.summary)?.slice(1).find(Boolean)
  if (name === undefined) return null
  const params = { name, target: run.target.name, line: line ?? 0, python: run.target.python }
  const hasSetuptools = basePackages(run.target).some((pin) => pin.startsWith('setuptools=='))
  if (ofSetuptools.test(name) && !hasSetuptools) {
    const fix = name.startsWith('pkg_resources') ? 'use-importlib-metadata' : null
    return problem('setuptools-missing', 'run', { params, line, fix, difyText: difyText(run) })
  }
  return problem('module-missing', 'run', { params, line, difyText: difyText(run) })
}

function columnOf({ sandbox, node }: FailedRun, line: number | null): number | null {
  const text = line === null ? undefined : node.code.split(/\r\n|\r|\n/)[line - 1]
  return sandbox === null || text === undefined ? null : syntaxColumn(sandbox.stderr, text)
}

function raised(run: FailedRun, traceback: Traceback): Problem {
  const line = errorLine(traceback)
  const message = messageOf(traceback)
  const details = { line, difyText: difyText(run) }
  const missing = missingModule(run, traceback, line)
  if (missing !== null) return missing
  if (syntaxErrors.test(traceback.errorClass)) {
    const params = { line: line ?? 0, error: traceback.errorClass, message }
    return problem('syntax-error', 'run', { ...details, params, column: columnOf(run, line) })
  }
  if (/^(name 'main'|main) is not defined/.test(message)) return problem('main-missing', 'run', details)
  if (/^main\(\) (missing|got|takes)/.test(message)) {
    return problem('main-arguments', 'run', { ...details, params: { message } })
  }
  const type = /Object of type (\w+) is not JSON serializable/.exec(message)?.[1]
  if (type === 'coroutine') return problem('async-main', 'run', details)
  if (type !== undefined) return problem('result-not-serializable', 'run', { ...details, params: { type } })
  return problem('node-raised', 'run', {
    ...details,
    params: { error: traceback.errorClass, line: line ?? 0, message },
  })
}

/** A failure of the sandbox: the limits first, since a traceback that they cut says little. */
function ofSandbox(run: FailedRun): Problem {
  const { sandbox, traceback, limits, target } = run
  const details = { difyText: difyText(run) }
  if (run.failure.about['kind'] === 'no-network') return problem('sandbox-no-network', 'run', details)
  if (sandbox?.timedOut === true) {
    return problem('run-timeout', 'run', { ...details, params: { seconds: limits.timeoutSeconds } })
  }
  if (sandbox?.exitCode === 0) return problem('stderr-fails', 'run', { ...details, params: { target: target.name } })
  if (traceback !== null) return raised(run, traceback)
  const signal = /signal: (.+)/.exec(run.failure.message)?.[1]
  if (signal !== undefined) return problem('worker-died', 'run', { ...details, params: { signal } })
  return problem('sandbox-failed', 'run', details)
}

function ofParse(run: FailedRun): Problem {
  const { kind, reason = '', type = '' } = run.failure.about
  const details = { difyText: difyText(run) }
  if (kind === 'no-tag') return problem('result-missing', 'run', details)
  if (kind === 'not-dict') return problem('result-not-dict', 'run', { ...details, params: { type } })
  return problem('result-not-json', 'run', { ...details, params: { reason } })
}

/** Where the code names the key of an output, for the editor; null where it can't be told. */
function lineOfKey(node: CodeNode, path: string): number | null {
  const name = /^\.?(\w+)/.exec(path)?.[1]
  if (name === undefined) return null
  const key = new RegExp(`['"]${name}['"]\\s*:|\\b${name}\\s*:|\\[['"]${name}['"]\\]\\s*=`)
  const lines = node.code.split(/\r\n|\r|\n/)
  const index = lines.findLastIndex((line) => key.test(line) && !/^\s*(def|function|#|\/\/)/.test(line))
  return index === -1 ? null : index + 1
}

/** That the target lacks the type of the refused output: the same problem that the window tells before a run. */
function lackedType({ target, node, failure }: FailedRun, path: string): Problem | null {
  const wanted = path.replace(/^\./, '').replace(/\[\d+\]/g, '')
  for (const declared of specsUnder(node.outputs.map(({ name, spec }) => [name, spec] as const))) {
    if (declared.path !== wanted || target.outputTypes.includes(declared.spec.type)) continue
    return typeProblem(target, declared.path, declared.spec.type, failure.message.trimEnd())
  }
  return null
}

function ofCheck(run: FailedRun): Problem {
  const details = { difyText: difyText(run) }
  const { failure, node } = run
  if (failure.errorType === 'CodeNodeError') return problem('outputs-extra', 'run', details)
  const path = failure.about['path'] ?? ''
  const lacked = lackedType(run, path)
  if (lacked !== null) return lacked
  return problem('output-refused', 'run', { ...details, params: { path }, line: lineOfKey(node, path) })
}

/** Says in the author's words why a run failed, with the editor's line and Dify's own sentence. */
export function runProblem(run: FailedRun): Problem {
  switch (run.failure.step) {
    case 'inputs':
      return problem('inputs-refused', 'run', { difyText: difyText(run) })
    case 'sandbox':
      return ofSandbox(run)
    case 'parse':
      return ofParse(run)
    case 'check':
      return ofCheck(run)
  }
}
