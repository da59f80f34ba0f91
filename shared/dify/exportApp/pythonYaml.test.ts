import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../model/value'
import { parsePythonJson } from '../pythonJson'
import { pythonYaml } from './pythonYaml'

function yaml(value: unknown): string {
  return pythonYaml(parsePythonJson(JSON.stringify(value)) as JsonObject)
}

/** Each was written by PyYAML 6.0.3. `pythonYaml` is held against the real one in `electron/exchange/pyYaml.test.ts`. */
describe("PyYAML's form", () => {
  it('sorts keys, keeps lists flush with their key and quotes what would be read otherwise', () => {
    const value = { version: '0.7.0', id: '1750000000001', on: 'yes', list: [{ b: 1, a: [] }, [1, [2]]], none: null }
    expect(yaml(value)).toBe(
      "id: '1750000000001'\nlist:\n- a: []\n  b: 1\n- - 1\n  - - 2\nnone: null\n'on': 'yes'\nversion: 0.7.0\n",
    )
  })

  it('folds code as Dify does', () => {
    const code = '\ndef main(arg1: str, arg2: str):\n    return {\n        "result": arg1 + arg2,\n    }\n'
    expect(yaml({ data: { code } })).toBe(
      'data:\n  code: "\\ndef main(arg1: str, arg2: str):\\n    return {\\n        \\"result\\": arg1\\\n    \\ + arg2,\\n    }\\n"\n',
    )
  })

  it('ends, whatever the value', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(yaml({ value: JSON.parse(json) as unknown })).toMatch(/^value:[^]*\n$/)
      }),
    )
  })
})
