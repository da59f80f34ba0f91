import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { nodeWithoutSecretSamples } from './withoutSecretSamples'

const lines = (...all: string[]): string => `${all.join('\n')}\n`

describe('a node’s file without secret samples', () => {
  it('has no secret where a sample is an alias of something else, or stands behind one', () => {
    const text = lines(
      'variables: [{variable: api_key, value_type: string}]',
      'samples: &all {api_key: "s3cret", text: "plain"}',
      'cases: [{inputs: *all}, {inputs: {api_key: &key "other s3cret"}}, {inputs: {api_key: *key}}]',
      'code: |',
      '  def main(): return {}',
    )
    const plain = nodeWithoutSecretSamples(text) ?? ''
    expect(plain).not.toContain('s3cret')
    expect(parse(plain)).toEqual({
      variables: [{ variable: 'api_key', value_type: 'string' }],
      samples: { text: 'plain' },
      cases: [{ inputs: { text: 'plain' } }, { inputs: {} }, { inputs: {} }],
      code: 'def main(): return {}\n',
    })
  })

  it('is as it is where aliases stand elsewhere alone and nothing is secret', () => {
    const text = lines('# mine', 'samples: {a: &one 1, b: *one}')
    expect(nodeWithoutSecretSamples(text)).toBe(text)
  })

  it('keeps its comments where secrets stand in no alias', () => {
    const text = lines('# mine', 'samples: {api_key: s3cret, a: &one 1, b: *one}')
    const plain = nodeWithoutSecretSamples(text) ?? ''
    expect(plain).toContain('# mine')
    expect(parse(plain)).toEqual({ samples: { a: 1, b: 1 } })
  })

  it.each([
    ['an alias of nothing', lines('samples: {api_key: *nothing}')],
    ['an alias that comes before its anchor', lines('a: *later', 'samples: {api_key: &later s3cret}')],
    ['an alias of what it is in', lines('samples: &round', '  api_key: s3cret', '  more: *round')],
    [
      'aliases of aliases without end',
      lines(
        'a: &a [x, x, x, x, x, x, x, x, x]',
        ...['b', 'c', 'd', 'e'].map((name, at) => {
          const before = `*${['a', 'b', 'c', 'd'][at]}`
          return `${name}: &${name} [${Array.from({ length: 9 }, () => before).join(', ')}]`
        }),
        'samples: {api_key: s3cret}',
      ),
    ],
  ])('never throws, and never has the secret: %s', (_name, text) => {
    expect(nodeWithoutSecretSamples(text) ?? '').not.toContain('s3cret')
  })
})
