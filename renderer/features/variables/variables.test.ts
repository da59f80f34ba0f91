import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CodeNode } from '../../../shared/model/node'
import { moved, removeVariable, renameVariable, retypeVariable } from './nodeEdits'
import { outputNamed, outputVerdict } from './outputVerdict'
import { resultWith, runOf } from '../run/testing/data'
import { convertSample, draftOf, faultOf, readDraft } from './sampleText'
import { suggestionsFor } from './suggestions'

const node: CodeNode = {
  title: 'node',
  desc: '',
  code_language: 'python3',
  code: 'def main(text: str, count: int = 1) -> dict:\n    return {"result": text, "count": count}\n',
  variables: [
    { variable: 'text', value_type: 'string', value_selector: [] },
    { variable: 'extra', value_type: 'number', value_selector: [] },
  ],
  outputs: [{ name: 'result', spec: { type: 'string', children: null } }],
  dependencies: [],
  target: null,
  samples: { text: '"a"', extra: '1.0' },
}

describe('number field', () => {
  it.each(['0', '-0.5', '1.0', '1e-05', '1E400', '9223372036854775807', '12345678901234567890'])(
    'takes %s with the digits as they stand',
    (text) => expect(readDraft(` ${text} `, 'number')).toEqual({ sample: text }),
  )
  it.each(['12,5', '+1', '.5', '1.', '0x10', '1_000', 'NaN', '١'])('refuses %s', (text) =>
    expect(readDraft(text, 'number')).toEqual({ fault: { kind: 'number' } }),
  )
  it('means no value when it is empty', () => expect(readDraft('  ', 'number')).toEqual({ sample: null }))
})

describe('text and JSON fields', () => {
  it('writes any text as a sample and shows it again as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const reading = readDraft(text, 'string')
        if (!('sample' in reading) || reading.sample === null) throw new Error('a text was refused')
        expect(draftOf(reading.sample, 'string')).toBe(text)
      }),
    )
  })
  it("says in Python's words where JSON is broken", () => {
    expect(readDraft('{"a": 1,}', 'object')).toMatchObject({ fault: { kind: 'syntax' } })
    expect(readDraft('[1', 'array[number]')).toEqual({
      fault: { kind: 'syntax', reason: "Expecting ',' delimiter: line 1 column 3 (char 2)" },
    })
  })
  it('tells JSON of another type apart from broken JSON', () => {
    expect(readDraft('[1, "a"]', 'array[number]')).toEqual({ fault: { kind: 'type' } })
    expect(readDraft('[1, null]', 'array[number]')).toEqual({ sample: '[1, null]' })
    expect(readDraft('[]', 'object')).toEqual({ fault: { kind: 'type' } })
    expect(readDraft('null', 'object')).toEqual({ sample: null })
  })
  it('marks a stored sample that is not of its type', () => {
    expect(faultOf('"a"', 'number')).toEqual({ kind: 'number' })
    expect(faultOf('"a"', 'string')).toBeNull()
    expect(faultOf(undefined, 'number')).toBeNull()
  })
  it('keeps what a value means when its type changes, and drops what can have no meaning', () => {
    expect(convertSample('"42"', 'string', 'number')).toBe('42')
    expect(convertSample('1.0', 'number', 'string')).toBe('"1.0"')
    expect(convertSample('"word"', 'string', 'number')).toBeUndefined()
    expect(convertSample('"[1]"', 'string', 'array[number]')).toBe('[1]')
  })
})

describe('changes of inputs', () => {
  it('renames an input together with its sample', () => {
    expect(renameVariable(node, 0, 'words')).toMatchObject({ samples: { words: '"a"', extra: '1.0' } })
  })
  it('leaves the sample where another input has the name too', () => {
    expect(renameVariable(node, 0, 'extra')).not.toHaveProperty('samples')
  })
  it('forgets the sample of a removed input, unless a twin still uses it', () => {
    expect(removeVariable(node, 1).samples).toEqual({ text: '"a"' })
    const twins = { ...node, variables: [...node.variables, ...node.variables.slice(1)] }
    expect(removeVariable(twins, 1)).not.toHaveProperty('samples')
  })
  it('changes type and sample as one change', () => {
    expect(retypeVariable(node, 1, 'string')).toMatchObject({ samples: { extra: '"1.0"' } })
  })
  it('moves any element anywhere without losing one', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer()), fc.nat(9), fc.integer({ min: -3, max: 12 }), (items, from, to) => {
        const result = moved(items, from, to)
        expect(new Set(result)).toEqual(new Set(items))
        expect(result.length).toBe(items.length)
        if (from < items.length)
          expect(result.indexOf(items[from] ?? NaN)).toBe(Math.max(0, Math.min(to, items.length - 1)))
      }),
    )
  })
})

describe('suggestions', () => {
  it('finds parameters without input, inputs without parameter, and keys without output', () => {
    const found = suggestionsFor(node)
    expect(found.inputs).toEqual([{ name: 'count', type: 'number' }])
    expect([...found.strangers]).toEqual(['extra'])
    expect(found.outputs).toEqual([{ name: 'count', type: 'number' }])
  })
  it('is silent while main() can not be read, and where **kwargs takes all', () => {
    expect(suggestionsFor({ ...node, code: 'x = 1' }).strangers.size).toBe(0)
    expect(suggestionsFor({ ...node, code: 'def main(**inputs):\n    return {}' }).strangers.size).toBe(0)
  })
})

describe('outputs of a refused result', () => {
  const outputs = ['first', 'second', 'third'].map((name) => ({
    name,
    spec: { type: 'string' as const, children: null },
  }))
  const failed = { status: 'failed', outputs: null, error: 'Output second must be a string, got int instead.' } as const
  const kinds = (returned: string) => {
    const run = runOf({ ...node, outputs }, resultWith({ ...failed, returned }))
    return outputs.map(({ name }) => outputVerdict(run, name)?.kind)
  }
  it('were checked up to the refused one, as Dify goes through them', () => {
    expect(kinds('{}')).toEqual(['passed', 'refused', 'unchecked'])
  })
  it('have no value where main() did not return', () => {
    const run = runOf({ ...node, outputs }, resultWith({ status: 'failed', error: 'Traceback' }))
    expect(outputs.map(({ name }) => outputVerdict(run, name)?.kind)).toEqual(['none', 'none', 'none'])
  })
})

describe("outputs named in Dify's sentences", () => {
  it.each([
    ['Output result is missing.', 'result'],
    ['Output result must be a string, got float instead.', 'result'],
    ['Output variable `result` must be a string', 'result'],
    ['The length of output variable `result` must be less than 30 elements.', 'result'],
    ["Output answer.score is not a number, got <class 'str'> instead.", 'answer'],
    ['Output variable `.answer.score` must be a string', 'answer'],
    ['Output items[3] must be a string, got int instead.', 'items'],
    ['The element at index 2 of output variable `items` must be a number.', 'items'],
  ])('%s', (sentence, name) => expect(outputNamed(sentence)).toBe(name))
  it.each(['Not all output parameters are validated.', 'Depth limit 5 reached, object too deep.', ''])(
    'names none in "%s"',
    (sentence) => expect(outputNamed(sentence)).toBeNull(),
  )
})
