import fc from 'fast-check'
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { type JsonObject, type JsonValue, JsonNumber } from '../model/value'
import { base64Utf8 } from './base64'
import { DifyFailure } from './difyFailure'
import { inputsJson } from './inputsJson'
import { toJsonText } from './jsonText'
import { orjsonFloatText, pythonFloatText } from './pythonFloat'
import { parsePythonJson } from './pythonJson'
import { targets } from './targets'
import { dify0_11, dify1_16 } from './targets/records'
import { wrap } from './wrap'

const none: JsonObject = new Map()
/** Without integers beyond 64 bits, which the newest Dify refuses: they have a test of their own. */
const value: fc.Arbitrary<JsonValue> = fc
  .json({ maxDepth: 4 })
  .filter((text) => !/\d{19}/.test(text))
  .map(parsePythonJson)
const inputs: fc.Arbitrary<JsonObject> = fc.array(fc.tuple(fc.string(), value)).map((members) => new Map(members))

function refusal(act: () => unknown): unknown {
  try {
    act()
    return 'not refused'
  } catch (error) {
    if (!(error instanceof DifyFailure)) throw error
    return [error.step, error.errorType, error.keepsInputs, error.message]
  }
}

describe('base64Utf8', () => {
  it('is what Node makes of a text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary', maxLength: 60 })), (text) => {
        expect(base64Utf8(text)).toBe(Buffer.from(text, 'utf8').toString('base64'))
      }),
    )
    const long = 'aé漢😀\0'.repeat(20_000)
    expect(base64Utf8(long) === Buffer.from(long).toString('base64')).toBe(true)
  })
})

describe('the script of a node', () => {
  it('is Dify 1.16’s, byte for byte, with the author’s first line first', () => {
    const { code, ...rest } = wrap(dify1_16, 'python3', 'def main():\n    return {}', none)
    expect(code).toBe(`def main():
    return {}

import json
from base64 import b64decode

# decode and prepare input dict
inputs_obj = json.loads(b64decode('e30=').decode('utf-8'))

# execute main function
output_obj = main(**inputs_obj)

# convert output to json and print
output_json = json.dumps(output_obj, indent=4)
result = f'''<<RESULT>>{output_json}<<RESULT>>'''
print(result)
`)
    expect(rest).toEqual({ language: 'python3', preload: '', linesBefore: 0, userLines: 2 })
  })

  it('is Dify 0.11’s with two lines more at the head', () => {
    const { code, linesBefore } = wrap(dify0_11, 'python3', 'def main(): pass', none)
    expect(code.startsWith('\n# declare main function\ndef main(): pass\n\nimport json\n')).toBe(true)
    expect(linesBefore).toBe(2)
  })

  it('passes one object to main in JavaScript', () => {
    const { code, language } = wrap(dify1_16, 'javascript', 'function main() {}', none)
    expect(language).toBe('nodejs')
    expect(code).toBe(`function main() {}

// decode and prepare input object
var inputs_obj = JSON.parse(Buffer.from('e30=', 'base64').toString('utf-8'))

// execute main function
var output_obj = main(inputs_obj)

// convert output to json and print
var output_json = JSON.stringify(output_obj)
var result = \`<<RESULT>>\${output_json}<<RESULT>>\`
console.log(result)
`)
  })

  it('has two lines more at the head in JavaScript too, to Dify 1.9.2', () => {
    const { code, linesBefore } = wrap(dify0_11, 'javascript', 'function main() {}', none)
    const later = wrap(dify1_16, 'javascript', 'function main() {}', none).code
    expect(code).toBe(`
// declare main function
${later}`)
    expect(linesBefore).toBe(2)
  })

  it('fills {{inputs}} in the author’s code too, and leaves {{code}} and $ signs alone', () => {
    const { code } = wrap(dify1_16, 'python3', 'a = "{{inputs}} {{code}} $& $1"', none)
    expect(code.split('\n')[0]).toBe('a = "e30= {{code}} $& $1"')
  })

  it('has the author’s lines where it says', () => {
    const lines = fc.array(fc.stringMatching(/^[^\r\n\u2028\u2029{]*$/), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(
        fc.constantFrom(...targets),
        fc.constantFrom('python3', 'javascript'),
        lines,
        (target, language, own) => {
          const { code, linesBefore, userLines } = wrap(target, language, own.join('\n'), none)
          expect(code.split('\n').slice(linesBefore, linesBefore + userLines)).toEqual(own)
        },
      ),
    )
  })

  it('carries the inputs whole', () => {
    fc.assert(
      fc.property(fc.constantFrom(...targets), inputs, (target, given) => {
        const { code } = wrap(target, 'python3', '', given)
        const encoded = /b64decode\('([^']*)'\)/.exec(code)?.[1] ?? ''
        const read = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')) as unknown
        expect(read).toEqual(JSON.parse(toJsonText(given)))
      }),
    )
  })

  it('runs in Python and in Node, and its output is between the tags', () => {
    const given: JsonObject = new Map<string, JsonValue>([
      ['text', 'é "quoted" \\ 😀\n\u0001'],
      ['big', new JsonNumber('9007199254740993')],
    ])
    const python = wrap(dify1_16, 'python3', 'def main(text, big):\n    return {"text": text, "big": big + 1}', given)
    const ran = spawnSync('python3', ['-c', python.code], { encoding: 'utf8' })
    expect(ran.stdout).toMatch(/^<<RESULT>>\{\n {4}"text": .*,\n {4}"big": 9007199254740994\n\}<<RESULT>>\n$/)
    const node = wrap(dify1_16, 'javascript', 'const main = ({ text }) => ({ text })', given)
    const { stdout } = spawnSync(process.execPath, ['-e', node.code], { encoding: 'utf8' })
    expect(stdout).toBe('<<RESULT>>{"text":"é \\"quoted\\" \\\\ 😀\\n\\u0001"}<<RESULT>>\n')
  })
})

describe('inputs', () => {
  const one = (member: JsonValue): JsonObject => new Map([['a', member]])
  const nested = (levels: number): JsonValue => parsePythonJson('['.repeat(levels) + ']'.repeat(levels))

  it('are written as orjson writes them', () => {
    const given = parsePythonJson(
      '{"é": [1, 1.0, 1e-5, 1e16, NaN, -Infinity, -0, "\\u2028\\u007f"], "b": {}}',
    ) as JsonObject
    expect(inputsJson(given, 'orjson')).toBe('{"é":[1,1.0,0.00001,1e16,null,null,0,"\u2028\u007f"],"b":{}}')
  })

  it('are written as json.dumps writes them on older targets', () => {
    const given = parsePythonJson(
      '{"é": [1, 1.0, 1e-5, 1e16, NaN, -Infinity, 99999999999999999999], "b": {}}',
    ) as JsonObject
    expect(inputsJson(given, 'json.dumps')).toBe(
      '{"é": [1, 1.0, 1e-05, 1e+16, NaN, -Infinity, 99999999999999999999], "b": {}}',
    )
  })

  it('have each number as a serialiser writes it, also where its text is passed on', () => {
    const digits = fc.array(fc.constantFrom('0', '0', '1', '5', '9'), { minLength: 1, maxLength: 17 })
    const decimal = fc.tuple(fc.constantFrom('', '-'), digits, fc.option(digits)).map(([sign, whole, part]) => {
      const before = whole.join('').replace(/^0+(?=\d)/, '')
      return sign + before + (part === null ? '' : `.${part.join('')}`)
    })
    fc.assert(
      fc.property(decimal, (text) => {
        const number = new JsonNumber(text)
        const written = (by: (value: number) => string): string =>
          number.isInteger ? BigInt(text).toString() : by(Number(text))
        expect(inputsJson(one(number), 'orjson')).toBe(`{"a":${written(orjsonFloatText)}}`)
        expect(inputsJson(one(number), 'json.dumps')).toBe(`{"a": ${written(pythonFloatText)}}`)
      }),
      { numRuns: 5000 },
    )
  })

  it.each([
    ['18446744073709551615', '-9223372036854775808', null],
    ['18446744073709551616', '0', 'Integer exceeds 64-bit range'],
    ['0', '-9223372036854775809', 'Integer exceeds 64-bit range'],
  ])('hold integers of 64 bits: %s and %s', (most, least, message) => {
    const act = (): string => inputsJson(one([new JsonNumber(most), new JsonNumber(least)]), 'orjson')
    if (message === null) expect(act()).toBe(`{"a":[${most},${least}]}`)
    else expect(refusal(act)).toEqual(['inputs', 'WorkflowNodeError', false, message])
  })

  it('hold no lone surrogate', () => {
    expect(refusal(() => inputsJson(one('x\ud800'), 'orjson'))).toContain(
      'str is not valid UTF-8: surrogates not allowed',
    )
    expect(refusal(() => inputsJson(one('😀\\ud800 \ud800'), 'json.dumps'))).toContain(
      "'utf-8' codec can't encode character '\\ud800' in position 16: surrogates not allowed",
    )
    expect(refusal(() => inputsJson(one('\udc00\ud800'), 'json.dumps'))).toContain(
      "'utf-8' codec can't encode characters in position 7-8: surrogates not allowed",
    )
  })

  it('nest 254 levels, the object of inputs counted', () => {
    expect(inputsJson(one(nested(253)), 'orjson')).toHaveLength(6 + 2 * 253)
    expect(refusal(() => inputsJson(one(nested(254)), 'orjson'))).toContain('Recursion limit reached')
  })
})
