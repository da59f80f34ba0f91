import { fillWords } from '../../shared/dify/fillWords'
import { parsePythonJson } from '../../shared/dify/pythonJson'
import { pythonTypeName } from '../../shared/dify/pythonTypes'
import { splitStdout } from '../../shared/dify/resultTag'
import { signalWord } from '../../shared/dify/sandboxError'
import { readSignature } from '../../shared/dify/signature'
import { errorLine } from '../../shared/dify/traceback'
import type { CodeNode } from '../../shared/model/node'
import type { Problem } from '../../shared/model/problem'
import type { Traceback } from '../../shared/model/run'
import { problem } from '../../shared/problems'
import { refusedCallProblem } from '../../shared/problems/refusedCall'
import { missingModule } from '../../shared/problems/missingModule'
import type { FailedRun } from './failedRun'
import { limitMet, signalProblem, timeoutProblem } from './heldProblem'
import { javascriptProblem, promiseProblem } from './javascriptProblem'
import { remoteProblem } from './remoteProblem'
import { syntaxColumn } from './syntaxColumn'

const syntaxErrors = /^(SyntaxError|IndentationError|TabError)$/

function difyText({ failure }: FailedRun): string {
  return failure.message.trimEnd()
}

function messageOf(traceback: Traceback): string {
  // Node puts a code or the name of a subclass between: `TypeError [ERR_INVALID_ARG_TYPE]: …`.
  const message = traceback.summary.slice(traceback.errorClass.length).replace(/^(?: \[[^\]]*\])?:\s*/, '')
  return message || traceback.errorClass
}

/** Whether a traceback tells of the code's own syntax, not of text that the code itself reads as JSON or as code. */
function isOfCode({ errorClass, frames }: Traceback): boolean {
  const [place] = frames
  return syntaxErrors.test(errorClass) && frames.length <= 1 && (place === undefined || place.function === '')
}

function moduleNotThere(run: FailedRun, traceback: Traceback, line: number | null): Problem | null {
  const name = /No module named '([^']+)'/.exec(traceback.summary)?.[1]
  if (name === undefined) return null
  return missingModule(run.target, name, 'run', { line, difyText: difyText(run) })
}

function columnOf({ sandbox, node }: FailedRun, line: number | null): number | null {
  const text = line === null ? undefined : node.code.split(/\r\n|\r|\n/)[line - 1]
  return sandbox === null || text === undefined ? null : syntaxColumn(sandbox.stderr, text)
}

function raised(run: FailedRun, traceback: Traceback): Problem {
  const line = errorLine(traceback)
  const message = messageOf(traceback)
  const { errorClass } = traceback
  const details = { line, difyText: difyText(run) }
  const met = limitMet(run, { errorClass, message, line }, details)
  if (met !== null) return met
  const ofSyntax = isOfCode(traceback)
  const column = ofSyntax ? columnOf(run, line) : null
  const isJavascript = run.node.code_language === 'javascript'
  const told = isJavascript
    ? javascriptProblem(run, { errorClass, message, line, column, isOfCode: ofSyntax }, details.difyText)
    : moduleNotThere(run, traceback, line)
  if (told !== null) return told
  if (ofSyntax) {
    const params = { line: line ?? 0, error: errorClass, message }
    return problem('syntax-error', 'run', { ...details, params, column })
  }
  if (/^(name 'main'|main) is not defined/.test(message)) return problem('main-missing', 'run', details)
  if (/^main\(\) (missing|got|takes)/.test(message)) {
    return problem('main-arguments', 'run', { ...details, params: { message } })
  }
  const type = /Object of type (\w+) is not JSON serializable/.exec(message)?.[1]
  if (type === 'coroutine') {
    const main = readSignature(run.node.code_language, run.node.code)
    return problem('async-main', 'run', { ...details, line: main?.isAsync === true ? main.line : null })
  }
  if (type !== undefined) return problem('result-not-serializable', 'run', { ...details, params: { type } })
  if (message === 'Circular reference detected') return problem('result-circular', 'run', details)
  const params = { error: errorClass, line: line ?? 0, message }
  return problem(line === null ? 'raised-outside' : 'node-raised', 'run', { ...details, params })
}

/** What is told where the code ended the program itself: on dify-sandbox-py that ends more than the run. */
function programEnded(run: FailedRun, otherwise: Problem): Problem {
  const isOfServer = run.target.sandbox.dialect === 'py' && run.node.code_language !== 'javascript'
  return isOfServer ? problem('exit-ends-server', 'run', { difyText: difyText(run) }) : otherwise
}

/** The signal that ended a run: a sandbox elsewhere tells of it in its own words alone. */
function signalOf({ sandbox, failure }: FailedRun): string | null {
  if (sandbox?.signal != null) return signalWord(sandbox.signal)
  return sandbox?.exitCode === null ? (/^error: signal: (.+)$/m.exec(failure.message)?.[1] ?? null) : null
}

/** A failure of the sandbox: the limits first, since a traceback that they cut says little. */
function ofSandbox(run: FailedRun): Problem {
  const { sandbox, traceback, target } = run
  const details = { difyText: difyText(run) }
  const elsewhere = remoteProblem(run, details.difyText)
  if (elsewhere !== null) return elsewhere
  if (run.failure.about['kind'] === 'no-network') return problem('sandbox-no-network', 'run', details)
  if (run.failure.about['kind'] === 'no-answer') return problem('exit-ends-server', 'run', details)
  if (run.endingCall !== null) return refusedCallProblem(run.endingCall, 'error', difyText(run))
  if (sandbox?.timedOut === true) {
    return timeoutProblem(run, details)
  }
  if (sandbox?.exitCode === 0) return problem('stderr-fails', 'run', { ...details, params: { target: target.name } })
  const signal = signalOf(run)
  // Python sends itself the signal of a KeyboardInterrupt that it has told of.
  if (signal !== null && (traceback === null || signal !== 'interrupt')) {
    return signalProblem(signal, sandbox?.stderr ?? '', details)
  }
  if (traceback !== null) return raised(run, traceback)
  const code = sandbox?.exitCode ?? null
  if (code !== null && sandbox?.stderr === '') {
    return programEnded(run, problem('program-ended', 'run', { ...details, params: { code } }))
  }
  return problem('sandbox-failed', 'run', details)
}

/** Python's name for what was returned where that is no dict; null where it is one, or nothing that can be read. */
function otherType({ sandbox }: FailedRun): string | null {
  const returned = sandbox === null ? null : splitStdout(sandbox.stdout).result
  if (returned === null) return null
  try {
    const type = pythonTypeName(parsePythonJson(returned))
    return type === 'dict' ? null : type
  } catch {
    // What can't be read has a problem of its own.
    return null
  }
}

function ofParse(run: FailedRun): Problem {
  const { kind, reason = '', type = '' } = run.failure.about
  const details = { difyText: difyText(run) }
  // dify-sandbox-py takes an error without a text for none.
  if (kind === 'no-tag' && run.traceback !== null) return raised(run, run.traceback)
  if (kind === 'no-tag') return programEnded(run, problem('result-missing', 'run', details))
  if (kind === 'not-dict') return problem('result-not-dict', 'run', { ...details, params: { type } })
  if (reason.startsWith('maximum recursion depth')) return problem('result-too-deep', 'run', details)
  const isUndefined = splitStdout(run.sandbox?.stdout ?? '').result === 'undefined'
  if (isUndefined && run.node.code_language === 'javascript') return problem('result-undefined', 'run', details)
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

function ofInputs(run: FailedRun): Problem {
  const { kind, name = '' } = run.failure.about
  const details = { difyText: difyText(run), params: { name, target: run.target.name } }
  const isFile = kind === 'file' || kind === 'file-list'
  if (isFile && run.node.code_language === 'jinja2') return problem('template-file-refused', 'run', details)
  if (kind === 'file') return problem('file-refused', 'run', details)
  if (kind === 'file-list') return problem('file-list-refused', 'run', details)
  return problem('inputs-refused', 'run', { difyText: difyText(run) })
}

function ofCheck(run: FailedRun): Problem {
  const details = { difyText: difyText(run) }
  const { failure, node } = run
  if (node.code_language === 'jinja2') {
    return problem('template-too-long', 'run', { ...details, params: { max: failure.about['max'] ?? '' } })
  }
  const type = otherType(run)
  if (type !== null) return problem('result-not-dict', 'run', { ...details, params: { type } })
  const promise = promiseProblem(run, details.difyText)
  if (promise !== null) return promise
  if (failure.errorType === 'CodeNodeError') return problem('outputs-extra', 'run', details)
  const path = failure.about['path'] ?? ''
  const line = lineOfKey(node, path)
  const { max } = failure.about
  const { target } = run
  if (max !== undefined) {
    return problem('output-over-limit', 'run', {
      ...details,
      params: { path: path || 'main()', max, target: target.name },
      line,
    })
  }
  if (failure.message === fillWords(target.outputs.words.missing, { path })) {
    const main = readSignature(node.code_language, node.code)
    return problem('output-missing', 'run', { ...details, params: { path }, line: main?.line ?? null })
  }
  return problem('output-refused', 'run', { ...details, params: { path }, line })
}

/** Says in the author's words why a run failed, with the editor's line and Dify's own sentence. */
export function runProblem(run: FailedRun): Problem {
  switch (run.failure.step) {
    case 'inputs':
      return ofInputs(run)
    case 'sandbox':
      return ofSandbox(run)
    case 'parse':
      return ofParse(run)
    case 'check':
      return ofCheck(run)
  }
}
