import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CodeNode, Output } from '../../shared/model/node'
import { toJsonText } from '../../shared/dify/jsonText'
import { parsePythonJson } from '../../shared/dify/pythonJson'
import { isNoRetry } from './failureFields'
import { editedNodeText, newNodeText } from './nodeText'
import { readFields } from './nodeFields'
import { anyNode, strangeText } from './testing/anyNode'

/** A sample is kept as its value, the spaces between its marks are not; a text that is no JSON is kept to the letter. */
function canonical(sample: string): string {
  try {
    return toJsonText(parsePythonJson(sample))
  } catch {
    return sample
  }
}

/** What a node says, in a form to compare: samples without their spacing, both in any order of names. */
function meaning({ samples, default_value = [], retry_config, ...rest }: CodeNode): unknown {
  const values = new Map(Object.entries(samples).map(([name, text]) => [name, canonical(text)]))
  const defaults = default_value.map((one) => ({ ...one, value: canonical(one.value) }))
  const retry = retry_config === undefined || isNoRetry(retry_config) ? null : retry_config
  return { ...rest, samples: values, default_value: defaults, retry_config: retry }
}

/** Through the bytes of a file and back. */
function readBack(text: string): CodeNode {
  const { node: read, problems } = readFields(Buffer.from(text).toString('utf8'))
  if (read === null) throw new Error(`${JSON.stringify(problems)}\n${text}`)
  return read
}

const any = { numRuns: 400 }

describe('a node file', () => {
  it('gives any node back', () => {
    fc.assert(
      fc.property(anyNode, (written) => {
        expect(meaning(readBack(newNodeText(written)))).toEqual(meaning(written))
      }),
      any,
    )
  })

  it('gives back any edit of any node, with LF and with CRLF', () => {
    fc.assert(
      fc.property(anyNode, anyNode, fc.boolean(), (before, after, crlf) => {
        const text = crlf ? newNodeText(before).replaceAll('\n', '\r\n') : newNodeText(before)
        const edited = editedNodeText(text, after)
        expect(meaning(readBack(edited))).toEqual(meaning(after))
        expect(/(?<!\r)\n/.test(edited)).toBe(!crlf)
      }),
      any,
    )
  })

  it('is not touched where nothing changed', () => {
    fc.assert(
      fc.property(anyNode, (written) => {
        const text = `\uFEFF# mine\n${newNodeText(written)}extra: {a: 1} # kept\n`
        expect(editedNodeText(text, readBack(text))).toBe(text)
      }),
      any,
    )
  })

  it('comes back to its bytes where an edit is undone', () => {
    fc.assert(
      fc.property(anyNode, strangeText, (written, title) => {
        const text = newNodeText(written)
        expect(editedNodeText(editedNodeText(text, { ...written, title }), written)).toBe(text)
      }),
      any,
    )
  })
})

const byHand = `# What this node is for
title: by_hand   # short
type: code
format: 1
code_language: python3
my_note: {kept: [1, 2.50, 0x1F]}
variables:
  # the text
  - variable: text   # from the start
    value_selector: ['1711067409646', text]
    label: Mine
  - value_selector: []
    variable: many
outputs:
  result: {type: string}   # one line
  parts:
    type: array[string]
    # what it holds
    children:
samples:
  text: 'it''s' # quoted so
  many: 12345678901234567890

code: |  # the code
  def main(text, many):
      return {}

# the end
`

function edited(change: (node: CodeNode) => Partial<CodeNode>, text = byHand): string {
  const before = readBack(text)
  return editedNodeText(text, { ...before, ...change(before) })
}

/** The lines that an edit took away and put in. */
function changed(change: (node: CodeNode) => Partial<CodeNode>, text = byHand): string[] {
  const [before, after] = [text.split('\n'), edited(change, text).split('\n')]
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `-${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+${line}`),
  ]
}

const renamed = (node: CodeNode, from: string, to: string): CodeNode['variables'] =>
  node.variables.map((variable) => (variable.variable === from ? { ...variable, variable: to } : variable))

describe('an edit of a file that was written by hand', () => {
  it.each<[string, (node: CodeNode) => Partial<CodeNode>, string[]]>([
    ['the title', () => ({ title: 'other' }), ['-title: by_hand   # short', '+title: other   # short']],
    [
      'the code',
      ({ code }) => ({ code: code.replace('{}', '{"a": 1}') }),
      ['-      return {}', '+      return {"a": 1}'],
    ],
    [
      'the name of an input',
      (node) => ({ variables: renamed(node, 'text', 'words') }),
      ['-  - variable: text   # from the start', '+  - variable: words   # from the start'],
    ],
    [
      'the type of an input that had none',
      ({ variables }) => ({ variables: variables.map((one) => ({ ...one, value_type: 'number' as const })) }),
      ['+    value_type: number', '+    value_type: number'],
    ],
    [
      'the type of an output',
      ({ outputs }) => ({
        outputs: outputs.map(({ name, spec }) => ({
          name,
          spec: name === 'parts' ? { ...spec, type: 'object' as const } : spec,
        })),
      }),
      ['-    type: array[string]', '+    type: object'],
    ],
    [
      'one sample',
      ({ samples }) => ({ samples: { ...samples, text: '"new"' } }),
      ["-  text: 'it''s' # quoted so", '+  text: "new" # quoted so'],
    ],
    [
      'a new sample',
      ({ samples }) => ({ samples: { ...samples, more: '[1.0, {"a": null}]' } }),
      ['+  more: [1.0, {"a": null}]'],
    ],
    ['the target', () => ({ target: 'dify-0.11' }), ['+target: dify-0.11']],
    ['a description', () => ({ desc: 'Two words, and more.' }), ['+desc: Two words, and more.']],
    [
      'a dependency',
      () => ({ dependencies: [{ name: 'numpy', version: '1.10' }] }),
      ['+dependencies:', '+  - name: numpy', '+    version: "1.10"'],
    ],
    [
      'no samples',
      () => ({ samples: {} }),
      ['-samples:', "-  text: 'it''s' # quoted so", '-  many: 12345678901234567890'],
    ],
  ])('changes the lines of %s alone', (_, change, lines) => {
    expect(changed(change)).toEqual(lines)
  })

  it('moves an input with its comments and unknown keys', () => {
    expect(edited(({ variables: [text, many] }) => ({ variables: [many!, text!] }))).toContain(`variables:
  - value_selector: []
    variable: many
  # the text
  - variable: text   # from the start
    value_selector: ['1711067409646', text]
    label: Mine
outputs:`)
  })

  it('takes away the first input and adds one', () => {
    const added = { variable: 'n', value_type: 'number' as const, value_selector: ['start', 'n'] }
    expect(edited(({ variables: [, many] }) => ({ variables: [many!, added] }))).toContain(`variables:
  - value_selector: []
    variable: many
  - variable: n
    value_type: number
    value_selector: [start, n]
outputs:`)
  })

  it('keeps the order of outputs, also of those named by a number', () => {
    const spec = { type: 'number' as const, children: null }
    const outputs = ['9', '10', 'a', '1'].map((name) => ({ name, spec }))
    const text = edited(() => ({ outputs }))
    expect(readBack(text).outputs).toEqual(outputs)
    expect(readBack(edited(() => ({ outputs: [...outputs].reverse() }), text)).outputs).toEqual([...outputs].reverse())
  })

  it('keeps the order of members, also of those named by a number', () => {
    const members = ['2', '10', 'a', '1'].map((name) => ({ name, spec: { type: 'number' as const, children: null } }))
    const holding = (children: Output[]): Output[] => [
      { name: 'all', spec: { type: 'array[object]', children: [{ name: '3', spec: { type: 'object', children } }] } },
    ]
    const text = edited(() => ({ outputs: holding(members) }))
    expect(text.indexOf('"2":')).toBeLessThan(text.indexOf('"1":'))
    expect(readBack(text).outputs).toEqual(holding(members))
    const turned = edited(() => ({ outputs: holding([...members].reverse()) }), text)
    expect(readBack(turned).outputs).toEqual(holding([...members].reverse()))
  })

  it('writes code with any end, and goes back to a block', () => {
    for (const code of ['a\n    ', 'a\r\nb\n', '\n\n  a\n', 'a', '\ta\n \nb\n']) {
      const text = edited(() => ({ code }))
      expect(readBack(text).code).toBe(code)
      expect(edited(() => ({ code: readBack(byHand).code }), text)).toBe(byHand)
    }
    // Empty lines at the end of code take those that follow it in the file into their block.
    const open = edited(() => ({ code: 'a\n\n\n' }))
    expect(open).toContain('\ncode: |+  # the code\n  a\n\n\n# the end\n')
    expect(readBack(open).code).toBe('a\n\n\n')
  })

  it('keeps what it does not know of a node in braces', () => {
    const text =
      '{title: a, type: code, code_language: python3, code: "x", more: {b: [1, 2]}, n: 12345678901234567890} # c\n'
    const result = edited(() => ({ title: 'b', samples: { x: '1.0' } }), text)
    expect(readBack(result)).toMatchObject({ title: 'b', samples: { x: '1.0' } })
    expect(result).toMatch(/more:\s+b:\s+- 1\s+- 2|more: \{b: \[1, 2\]\}/)
    expect(result).toContain('12345678901234567890')
    expect(result).toContain('# c')
  })

  it('refuses what it can not write without loss', () => {
    const shared = 'title: &t a\ntype: code\nformat: 1\ncode_language: python3\ncode: x\nmine: *t\n'
    expect(() => edited(() => ({ title: 'b' }), shared)).toThrow('without losing')
    expect(edited(() => ({ code: 'y' }), shared)).toBe(shared.replace('code: x', 'code: |-\n  y'))
    const spec = { type: 'string' as const, children: null }
    expect(() =>
      edited(() => ({
        outputs: [
          { name: 'r', spec },
          { name: 'r', spec },
        ],
      })),
    ).toThrow('named r')
  })

  it('keeps a BOM and Windows line ends', () => {
    const text = `\uFEFF${byHand.replaceAll('\n', '\r\n')}`
    const result = edited(({ code }) => ({ code: `${code}# more\n`, title: 'other' }), text)
    expect(result).toBe(
      text.replace('      return {}\r\n', '      return {}\r\n  # more\r\n').replace('by_hand', 'other'),
    )
  })
})

describe('samples', () => {
  it.each([
    ['"two\\nlines\\n"', ' |\n    two\n    lines'],
    ['"one line"', ' "one line"'],
    ['1.0', ' 1.0'],
    ['{"a": 1e400,"b":[ ]}', ' {"a": 1e400, "b": []}'],
    [
      '[{"name": "a long name that fills the line", "text": "and a text that does not fit beside it"}, {"b": "x\\ny\\n"}]',
      '\n    - name: "a long name that fills the line"\n      text: "and a text that does not fit beside it"\n    - b: |\n        x\n        y',
    ],
    ['{"a":', ' !text "{\\"a\\":"'],
  ])('%s is written so that it reads well', (sample, text) => {
    const node = { ...readBack(byHand), samples: { s: sample } }
    expect(newNodeText(node)).toContain(`samples:\n  s:${text}\ncode:`)
  })

  it('of great depth or size are kept to the letter', () => {
    const deep = '['.repeat(1000) + ']'.repeat(1000)
    const large = `[${Array.from({ length: 60_000 }, (_, at) => at).join(',')}]`
    const node = { ...readBack(byHand), samples: { deep, large } }
    expect(readBack(newNodeText(node)).samples).toEqual({ deep, large })
  })
})
