import { describe, expect, it } from 'vitest'
import { cappedProblem, limitMet, signalProblem } from './heldProblem'

describe('a run that wrote too much', () => {
  const bytes = 1000
  const text = 'a line\n'.repeat(200)
  it.each([
    ['output-capped', text, ''],
    ['output-capped', '', text],
    ['output-capped', '', ''],
    ['output-one-line', `begun\n${'x'.repeat(bytes)}`, ''],
    ['output-one-line', '', 'x'.repeat(bytes)],
    ['result-too-big', `a print\n<<RESULT>>{"result": "${'x'.repeat(bytes)}`, ''],
    ['result-too-big', `<<RESULT>>{\n    "result": [\n${'        1,\n'.repeat(90)}`, ''],
    // The tag within a line is the author's own, and what came after a whole result is no result.
    ['output-capped', `he wrote <<RESULT>> and\n${text}`, ''],
    ['output-capped', `<<RESULT>>{}<<RESULT>>\n${text}`, ''],
  ])('is told as %s', (code, stdout, stderr) => {
    expect(cappedProblem({ stdout, stderr }, bytes)).toMatchObject({ code, params: { bytes } })
  })
})

describe('a run that a signal ended', () => {
  it.each([
    ['processor-used-up', 'CPU time limit exceeded', ''],
    ['file-too-big', 'file size limit exceeded', ''],
    [
      'memory-used-up',
      'aborted',
      'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory\n',
    ],
    ['memory-used-up', 'aborted', "terminate called after throwing an instance of 'std::bad_alloc'\n"],
    ['worker-crashed', 'aborted', ''],
    ['worker-crashed', 'segmentation fault', 'Fatal Python error: Segmentation fault\n'],
    ['worker-killed', 'killed', ''],
    ['ended-by-signal', 'terminated', ''],
    ['ended-by-signal', 'alarm clock', ''],
  ])('is told as %s: %s', (code, signal, stderr) => {
    expect(signalProblem(signal, stderr, {}).code).toBe(code)
  })
})

describe('an uncaught error', () => {
  it.each([
    ['memory-used-up', 'MemoryError', 'MemoryError'],
    ['memory-used-up', 'numpy.core._exceptions._ArrayMemoryError', 'Unable to allocate 8.00 TiB for an array'],
    ['memory-used-up', 'OSError', '[Errno 12] Cannot allocate memory'],
    ['memory-used-up', 'RangeError', 'Array buffer allocation failed'],
    ['too-many-processes', 'RuntimeError', "can't start new thread"],
    ['too-many-processes', 'BlockingIOError', '[Errno 11] Resource temporarily unavailable'],
    ['too-many-processes', 'Error', 'spawn /usr/bin/node EAGAIN'],
    ['too-many-files', 'OSError', "[Errno 24] Too many open files: 'x'"],
    ['too-many-files', 'Error', "EMFILE: too many open files, open 'x'"],
    ['file-too-big', 'OSError', '[Errno 27] File too large'],
    ['disk-full', 'OSError', '[Errno 28] No space left on device'],
    ['disk-full', 'Error', 'ENOSPC: no space left on device, write'],
    ['recursion-too-deep', 'RecursionError', 'maximum recursion depth exceeded'],
    ['recursion-too-deep', 'RangeError', 'Maximum call stack size exceeded'],
  ])('is told as %s: %s', (code, errorClass, message) => {
    expect(limitMet({ sandbox: null }, { errorClass, message, line: 2 }, { line: 2 })).toMatchObject({ code, line: 2 })
  })

  it.each([
    ['ValueError', 'out of memory'],
    ['OSError', '[Errno 2] No such file or directory'],
    // Nothing kept this run from files: what the system said is the author's own affair.
    ['PermissionError', "[Errno 13] Permission denied: '/root/x'"],
    ['RangeError', 'Invalid array length'],
  ])('is no limit: %s %s', (errorClass, message) => {
    expect(limitMet({ sandbox: null }, { errorClass, message, line: 2 }, {})).toBe(null)
  })

  it('is the result that goes too deep where no line of the node took part', () => {
    const error = { errorClass: 'RecursionError', message: 'maximum recursion depth exceeded', line: null }
    expect(limitMet({ sandbox: null }, error, {})?.code).toBe('result-too-deep')
  })
})
