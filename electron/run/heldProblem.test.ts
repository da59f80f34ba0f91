import { describe, expect, it } from 'vitest'
import { cappedProblem, signalProblem } from './heldProblem'

describe('a run that wrote too much', () => {
  const bytes = 1000
  const text = 'a line\n'.repeat(200)
  it.each([
    ['output-capped', text, ''],
    ['output-capped', '', text],
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
