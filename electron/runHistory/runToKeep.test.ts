import fc from 'fast-check'
import { expect, it } from 'vitest'
import { runToKeep } from './runToKeep'
import { endedRun } from './testing/endedRun'

const node = {
  variables: [
    { variable: 'token', value_type: 'string' as const, value_selector: [] },
    { variable: 'text', value_type: 'string' as const, value_selector: [] },
  ],
}

/** Every text in a value, and the values of those that are JSON. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return [String(value)]
  return Object.entries(value).flatMap(([name, one]) => [name, ...textsIn(one)])
}

it('leaves no secret in any part, whatever it is made of, and JSON stays JSON', () => {
  // What JSON, addresses and Base64 write otherwise; all of Unicode takes the library seconds to make.
  const unit = fc.constantFrom(...'aZ9 "\\\'%&+/=é中😀\n\t\u0001\u007f\ud800')
  const anything = fc.string({ unit, minLength: 6, maxLength: 40 }).filter((text) => text.trim().length >= 6)
  const secrets = fc.oneof(anything, fc.integer({ min: 1_000_000 }))
  fc.assert(
    fc.property(secrets, (secret) => {
      const json = JSON.stringify(secret)
      const plain = String(secret)
      const result = {
        outputs: `{"a":[${json},{${JSON.stringify(plain)}:1}]}`,
        returned: JSON.stringify(`before ${plain} after`),
        error: `ValueError: ${plain}`,
        prints: `${plain}\n${JSON.stringify({ plain })}\n${Buffer.from(plain).toString('base64')}`,
        traceback: { frames: [], summary: plain, errorClass: 'ValueError', raw: plain },
      }
      const kept = runToKeep(endedRun({ node, inputs: { token: json, text: JSON.stringify(`x${plain}`) }, result }))
      const { outputs, returned, ...rest } = kept.result
      const read = [outputs, returned, kept.inputs['text']].map((text): unknown => JSON.parse(text ?? 'null'))
      const all = textsIn([read, rest, kept.inputs, kept.summary])
      expect(all.filter((text) => text.includes(plain))).toEqual([])
    }),
  )
})

it('says which other inputs are not as they were, since a secret stood in them; a short one is left in place', () => {
  const text = '{"a": "Bearer \\u0073k-very", "b": 1.0}'
  const { inputs, hiddenIn } = runToKeep(endedRun({ node, inputs: { token: '"sk-very"', text, more: '"whole" ' } }))
  expect([inputs, hiddenIn]).toEqual([{ text: '{"a": "Bearer •••", "b": 1.0}', more: '"whole"' }, ['text']])
  const short = runToKeep(endedRun({ node, inputs: { token: '"sk-v"', text: '"sk-v, not told"' } }))
  expect([short.inputs, short.hiddenIn]).toEqual([{ text: '"sk-v, not told"' }, []])
})

it('keeps a run without secrets as it is, numbers to the digit', () => {
  const result = { outputs: '{"a": 1.0, "b":12345678901234567890}' }
  const { result: kept, inputs } = runToKeep(endedRun({ node, inputs: { text: '1e5' }, result }))
  expect([kept.outputs, inputs]).toEqual([result.outputs, { text: '1e5' }])
})

it('keeps the calls of a traceback without their variables', () => {
  const frame = { own: true, line: 2, function: 'main', text: 'raise', file: '' }
  const locals = { values: [{ key: 'rows', value: { type: 'str', text: 'x' } }], more: 0 }
  const traceback = { frames: [{ ...frame, locals }], summary: 'E', errorClass: 'E', raw: 'E' }
  expect(runToKeep(endedRun({ node, result: { traceback } })).result.traceback?.frames).toEqual([frame])
})
