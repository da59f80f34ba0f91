import { freeName, lineOfDeclaration, ownerOfName, wordOfDeclaration } from '../../shared/dify/javascriptNames'
import { maskJavascript } from '../../shared/dify/javascriptMask'
import { splitStdout } from '../../shared/dify/resultTag'
import { readSignature } from '../../shared/dify/signature'
import type { Problem } from '../../shared/model/problem'
import { problem } from '../../shared/problems'
import type { FailedRun } from './failedRun'

/** What an uncaught error of a JavaScript node said. `isOfCode` is whether it is a syntax error of the code itself. */
export interface JavascriptError {
  readonly errorClass: string
  readonly message: string
  readonly line: number | null
  readonly column: number | null
  readonly isOfCode: boolean
}

type Details = Pick<Problem, 'line' | 'column' | 'difyText'>

/** A name that the script around the code has declared already; null where both declarations are the author's own. */
function takenName({ target, node }: FailedRun, name: string, details: Details): Problem | null {
  const owner = ownerOfName(target, name)
  if (owner === null) return null
  const other = freeName(node.code, name)
  const top = lineOfDeclaration(node.code, name)
  if (owner === 'wrapper') {
    // Its `var` is the one that Node refuses: that place is not the author's.
    const params = { name, line: top ?? 0, other }
    return top === null ? null : problem('name-reserved', 'run', { ...details, line: top, column: null, params })
  }
  if (details.line === null) return null
  const params = { name, line: details.line, target: target.name, other }
  const isEvaluated = target.sandbox.javascript.runs === 'eval'
  // Inside a function the author's two declarations of one name are his own.
  if (wordOfDeclaration(node.code, details.line, details.column) === 'let') {
    return isEvaluated || top === null ? null : problem('name-of-script', 'run', { ...details, params })
  }
  return problem(isEvaluated ? 'name-of-sandbox' : 'name-of-script', 'run', { ...details, params })
}

function ofCode(run: FailedRun, { message, line }: JavascriptError, details: Details): Problem | null {
  const name = /^Identifier '(.+)' has already been declared$/.exec(message)?.[1]
  if (name !== undefined) return takenName(run, name, details)
  const params = { line: line ?? 0, message }
  if (/^Cannot use import statement outside|^Unexpected token 'export'|^Cannot use 'import.meta'/.test(message)) {
    return problem('module-syntax-refused', 'run', { ...details, params })
  }
  if (message.startsWith('await is only valid')) return problem('await-refused', 'run', { ...details, params })
  return null
}

/** What only Dify's wrapper did: it calls `main` and writes its result. */
function ofWrapper({ errorClass, message }: JavascriptError, details: Details): Problem | null {
  if (message === 'main is not a function') return problem('main-missing', 'run', details)
  if (message.includes('serialize a BigInt')) {
    return problem('result-not-serializable', 'run', { ...details, params: { type: 'BigInt' } })
  }
  if (message.startsWith('Converting circular structure')) return problem('result-circular', 'run', details)
  if (errorClass !== 'UnhandledPromiseRejection') return null
  const reason = /The promise rejected with the reason "([^]*)"\.?$/.exec(message)?.[1] ?? message
  return problem('promise-rejected', 'run', { ...details, params: { reason } })
}

/** What Node and Dify's wrapper have rules of their own for; null for an error that any language could have. */
export function javascriptProblem(run: FailedRun, error: JavascriptError, difyText: string): Problem | null {
  const { errorClass, message, line, column, isOfCode } = error
  const details = { line, column: isOfCode ? column : null, difyText }
  const name = /^Cannot find module '([^']+)'/.exec(message)?.[1]
  if (name !== undefined) return problem('node-module-missing', 'run', { ...details, params: { name } })
  if (isOfCode) return ofCode(run, error, details)
  if (line === null) return ofWrapper(error, details)
  return errorClass === '' ? problem('value-thrown', 'run', { ...details, params: { line, message } }) : null
}

/** Whether Dify wrote a promise as the result: `{}`, of a `main` that is asynchronous or makes a promise itself. */
export function promiseProblem({ node, sandbox }: FailedRun, difyText: string): Problem | null {
  if (node.code_language !== 'javascript' || sandbox === null) return null
  if (splitStdout(sandbox.stdout).result !== '{}') return null
  const signature = readSignature('javascript', node.code)
  const makesPromise = /\bPromise\b|\.then\s*\(|\basync\b|\bimport\s*\(/.test(maskJavascript(node.code))
  if (signature?.isAsync !== true && !makesPromise) return null
  return problem('promise-returned', 'run', { line: signature?.line ?? null, difyText })
}
