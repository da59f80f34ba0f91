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

it('leaves no short secret where it is the whole value or stands between spaces, whatever it is made of', () => {
  const unit = fc.constantFrom(...'aZ9_-^$.*+?()[]{}|/"\\\'é中😀\ud800')
  const short = fc.string({ unit, minLength: 1, maxLength: 5 }).filter((text) => text.trim() !== '')
  fc.assert(
    fc.property(short, (secret) => {
      const json = JSON.stringify(secret)
      const result = { outputs: `{"a":[${json}]}`, prints: `before ${secret} after`, error: secret }
      const { result: kept } = runToKeep(endedRun({ node, inputs: { token: json, text: '"x"' }, result }))
      expect(textsIn(JSON.parse(kept.outputs ?? '{}')).filter((text) => text === secret)).toEqual([])
      expect([kept.prints.split(' '), kept.error].flat()).not.toContain(secret)
    }),
  )
})

it('says which other inputs are not as they were, since a secret stood in them', () => {
  const text = '{"a": "Bearer \\u0073k-very", "b": 1.0}'
  const { inputs, hiddenIn } = runToKeep(endedRun({ node, inputs: { token: '"sk-very"', text, more: '"whole" ' } }))
  expect([inputs, hiddenIn]).toEqual([{ text: '{"a": "Bearer •••", "b": 1.0}', more: '"whole"' }, ['text']])
  const short = runToKeep(endedRun({ node, inputs: { token: '"sk-v"', text: '"sk-v, not told"' } }))
  expect([short.inputs, short.hiddenIn]).toEqual([{ text: '"•••, not told"' }, ['text']])
})

it('takes a short secret out as a word of its own and as a whole value, and leaves longer words as they are', () => {
  const result = {
    outputs: '{"a": "sk-v", "b": ["risk-value", "the sk-v."], "c": 1}',
    error: 'KeyError: "sk-v"',
    prints: 'sk-v=sk-v1 c2stdg== 密钥sk-v已用',
  }
  const {
    result: kept,
    summary,
    isHidden,
  } = runToKeep(endedRun({ node, inputs: { token: '"sk-v"', text: '"x"' }, result }))
  expect(kept).toMatchObject({
    outputs: '{"a": "•••", "b": ["risk-value", "the •••."], "c": 1}',
    error: 'KeyError: "•••"',
    prints: '•••=sk-v1 ••• 密钥•••已用',
  })
  expect([summary.includes('"sk-v"'), isHidden]).toEqual([false, false])
})

it('leaves the short value of a key alone, by which things are joined, in what a run gave', () => {
  const join = { ...node, variables: [{ variable: 'key', value_type: 'string' as const, value_selector: [] }] }
  const result = { outputs: '{"id": 1}', prints: 'by id' }
  const kept = runToKeep(endedRun({ node: join, inputs: { key: '"id"' }, result }))
  expect([kept.inputs, kept.secret, kept.isHidden]).toEqual([{}, ['key'], false])
  expect(kept.result).toMatchObject({ outputs: '{"id": 1}', prints: 'by id' })
  const long = runToKeep(
    endedRun({ node: join, inputs: { key: '"sk-very-long"' }, result: { prints: 'sk-very-long' } }),
  )
  expect(long.result.prints).toBe('•••')
})

it('keeps how a run ended and nothing of what it gave where its secret is a character or two', () => {
  const attempt = { status: 'failed' as const, prints: '7', error: 'ValueError: 7', errorType: null, ms: 1 }
  const result = {
    outputs: '{"count":7,"other":"x7"}',
    returned: '{"count":7}',
    prints: 'pin 7',
    stderr: '7',
    error: 'ValueError: 7',
    traceback: { frames: [], summary: '7', errorClass: 'ValueError', raw: '7' },
    attempts: [attempt],
  }
  const kept = runToKeep(endedRun({ node, inputs: { token: '7', text: '"text of 77"', more: '"7"' }, result }))
  expect([kept.isHidden, kept.inputs, kept.hiddenIn]).toEqual([true, { text: '"text of 77"', more: '"•••"' }, ['more']])
  expect(kept.result).toMatchObject({
    status: 'succeeded',
    outputs: '{"count": "•••"}',
    returned: '"•••"',
    prints: '•••',
    stderr: '•••',
    error: '•••',
    traceback: null,
    attempts: [{ prints: '•••', error: '•••' }],
  })
  expect(JSON.stringify([kept.result.prints, kept.result.outputs, kept.summary])).not.toContain('7')
  // One that is empty hides nothing.
  expect(runToKeep(endedRun({ node, inputs: { token: '""', text: '"x"' }, result })).isHidden).toBe(false)
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
