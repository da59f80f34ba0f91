import { resultTag, splitStdout } from '../../shared/dify/resultTag'
import type { Problem } from '../../shared/model/problem'
import { problem, type ProblemCode } from '../../shared/problems'
import type { SandboxResult } from '../engineTypes'
import type { FailedRun } from './failedRun'

/** What an uncaught error said, in either language. */
interface Uncaught {
  readonly errorClass: string
  readonly message: string
  readonly line: number | null
}

/** Errors by which a limit of the machine shows, in Python's words and Node's. */
const limitsMet: readonly (readonly [told: RegExp, code: ProblemCode])[] = [
  [
    /^\w*MemoryError\b|\[Errno 12\]|\bENOMEM\b|^RangeError .*(?:Invalid string length|Array buffer allocation failed|could not allocate memory)/,
    'memory-used-up',
  ],
  [/can't start new thread|^BlockingIOError \[Errno 11\]|\bspawn\S* (?:\S+ )?EAGAIN\b/, 'too-many-processes'],
  [/\[Errno 24\]|\bEMFILE\b/, 'too-many-files'],
  [/\[Errno 27\]|\bEFBIG\b/, 'file-too-big'],
  [/\[Errno 28\]|\bENOSPC\b/, 'disk-full'],
]

/** What the rules of files and signals say no with. */
const notAllowed = /^PermissionError \[Errno (?:1|13)\]|\b(?:EACCES|EPERM)\b/

/**
 * An uncaught error that tells of what held the run; null for any other. A recursion outside the author's lines is that of who writes his result.
 */
export function limitMet(run: Pick<FailedRun, 'sandbox'>, error: Uncaught, details: Partial<Problem>): Problem | null {
  const { errorClass, message, line } = error
  const isRecursion =
    errorClass === 'RecursionError' || (errorClass === 'RangeError' && message.startsWith('Maximum call stack'))
  if (isRecursion && line === null) return problem('result-too-deep', 'run', details)
  if (isRecursion) return problem('recursion-too-deep', 'run', { ...details, params: { message } })
  const told = `${errorClass.split('.').at(-1) ?? ''} ${message}`
  const isFenced =
    run.sandbox?.confinement?.means.some((mean) => mean.startsWith('landlock') || mean === 'seccomp') === true
  if (isFenced && notAllowed.test(told)) return problem('outside-refused', 'run', { ...details, params: { message } })
  const code = limitsMet.find(([words]) => words.test(told))?.[1]
  return code === undefined ? null : problem(code, 'run', details)
}

const crashes =
  /^(?:segmentation fault|bus error|illegal instruction|floating point exception|aborted|trace\/breakpoint trap)$/

/** Written by an interpreter or a library of C++ before it gives up. */
const lastWords =
  /JavaScript heap out of memory|std::bad_alloc|Fatal process out of memory|memory allocation of \d+ bytes failed/

/** A run that a signal ended; `signal` in the words that the sandbox has for it. */
export function signalProblem(signal: string, stderr: string, details: Partial<Problem>): Problem {
  if (signal === 'CPU time limit exceeded') return problem('processor-used-up', 'run', details)
  if (signal === 'file size limit exceeded') return problem('file-too-big', 'run', details)
  if (lastWords.test(stderr)) return problem('memory-used-up', 'run', details)
  if (signal === 'killed') return problem('worker-killed', 'run', details)
  return problem(crashes.test(signal) ? 'worker-crashed' : 'ended-by-signal', 'run', { ...details, params: { signal } })
}

/** A run that met its time limit: before its result, after it, or standing still. */
export function timeoutProblem({ sandbox, limits }: FailedRun, details: Partial<Problem>): Problem {
  const params = { seconds: limits.timeoutSeconds }
  if (sandbox?.wasStopped === true) return problem('run-stopped', 'run', { ...details, params })
  const hasResult = splitStdout(sandbox?.stdout ?? '').result !== null
  return problem(hasResult ? 'hangs-after-result' : 'run-timeout', 'run', { ...details, params })
}

/** A run that wrote more than it may: of what it was too much. */
export function cappedProblem({ stdout, stderr }: Pick<SandboxResult, 'stdout' | 'stderr'>, bytes: number): Problem {
  const details = { params: { bytes } }
  const [written, isOut] = stdout.length >= stderr.length ? [stdout, true] : [stderr, false]
  // The wrapper prints the tag at the beginning of a line; the result that it opens was cut.
  const opened = isOut && written.split(resultTag).length === 2 && /(?:^|\n)<<RESULT>>\s*\S/.test(written)
  if (opened) return problem('result-too-big', 'run', details)
  // Of an answer that was too large to be read nothing is known.
  const isOneLine = written !== '' && !written.slice(Math.floor(written.length / 2)).includes('\n')
  return problem(isOneLine ? 'output-one-line' : 'output-capped', 'run', details)
}

/** A run whose files took too much of the disk: the limit is Nodelab's own. */
export function diskProblem(): Problem {
  return problem('files-too-big', 'run')
}
