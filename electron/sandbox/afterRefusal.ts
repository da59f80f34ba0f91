import type { SeenCall } from '../../shared/dify/refusedCalls'

const head = 'Traceback (most recent call last):\n'

/**
 * What a Python script wrote to stderr up to a refused call. Where a signal was blocked at the call, the script runs on for a moment before it is
 * ended, and may still tell of an error that the call met: a script that is dead in the sandbox says nothing more. Such a traceback is known by
 * the innermost frame of the call.
 */
export function upToRefusal(stderr: string, { stack: [inner] }: SeenCall): string {
  if (inner === undefined) return stderr
  const [file, , name] = inner
  for (let from = stderr.indexOf(head); from !== -1; from = stderr.indexOf(head, from + 1)) {
    const next = stderr.indexOf(head, from + head.length)
    const block = stderr.slice(from, next === -1 ? undefined : next)
    const isOfCall = block
      .split('\n')
      .some((line) => line.startsWith(`  File "${file}", line `) && line.endsWith(`, in ${name}`))
    if (isOfCall) return stderr.slice(0, from)
  }
  return stderr
}
