import { beforeAll, describe, expect, it } from 'vitest'
import type { AskedPlace, LanguageDocument } from '../../../../shared/model/language'
import { createJavascriptService, type JavascriptService } from './javascriptService'
import { librariesFor, nodeFiles } from './nodeTypes'

let service: JavascriptService
let version = 0
beforeAll(() => {
  service = createJavascriptService(nodeFiles(), librariesFor)
})

const variables: LanguageDocument['variables'] = [
  { variable: 'text', value_type: 'string' },
  { variable: 'orders', value_type: 'array[object]' },
  { variable: 'photo', value_type: 'file' },
]

/** Shows code; the place of its `|` is that of the question. */
function show(marked: string, target = 'dify-1.16'): AskedPlace {
  const at = marked.indexOf('|')
  const code = marked.replace('|', '')
  version += 1
  service.show({ id: 'n', version, code, variables, target, environment: null })
  const before = marked.slice(0, at).split('\n')
  return { id: 'n', version, line: before.length, column: (before.at(-1) ?? '').length + 1 }
}
const labels = (marked: string): string[] => (service.complete(show(marked))?.items ?? []).map(({ label }) => label)

describe('help with JavaScript', () => {
  it("knows what main takes by the declared inputs, and the target's Node", () => {
    expect(labels('function main({text}) {\n  return text.|\n}')).toEqual(
      expect.arrayContaining(['trim', 'replaceAll', 'isWellFormed']),
    )
    expect(labels('function main({orders}) {\n  return orders.|\n}')).toEqual(
      expect.arrayContaining(['map', 'toSorted']),
    )
    expect(labels('const main = ({photo}) => photo.|')).toEqual(expect.arrayContaining(['filename', 'reference']))
    expect(labels('function main({|}) {}')).toEqual(['orders', 'photo', 'text'])
    expect(labels('function main({ te| }) {}')).toEqual(expect.arrayContaining(['text', 'orders', 'photo']))
    const names = labels('function main() {\n  |\n}')
    expect(names).toEqual(expect.arrayContaining(['Buffer', 'process', 'require', 'structuredClone', 'fetch', 'URL']))
    for (const name of ['document', 'window', 'alert', 'localStorage']) expect(names).not.toContain(name)
    expect(labels("const crypto = require('crypto')\ncrypto.|")).toContain('createHash')
    expect(labels("const fs = require('node:|')")).toContain('node:fs')
  })

  it('follows its target: files have other keys in an earlier Dify', () => {
    const asked = show('const main = ({photo}) => photo.|', 'dify-1.9')
    expect(service.complete(asked)?.items.map(({ label }) => label)).toContain('tenant_id')
  })

  it('tells what a name is, and the parameters of what is called, at the places of the author', () => {
    const hover = service.hover(show('function main({text}) {\n  return te|xt\n}'))
    expect(hover).toMatchObject({ span: { line: 2, column: 10, endLine: 2, endColumn: 14 } })
    expect(hover?.text).toContain('text: string')
    expect(service.hover(show('function main({te|xt}) { return text }'))?.span).toMatchObject({
      column: 16,
      endColumn: 20,
    })
    const help = service.signature(show('function main({text}) {\n  return text.replace("a", |)\n}'))
    expect(help).toMatchObject({ parameter: 1 })
    const [first] = help?.signatures ?? []
    const { from = 0, to = 0 } = first?.parameters[1] ?? {}
    expect(first?.label.slice(from, to)).toContain('replaceValue: string')
    const { list, items } = service.complete(show('Buffer.|')) ?? { list: 0, items: [] }
    const text = service.resolve({ list, at: items.findIndex(({ label }) => label === 'from') }).text
    expect(text).toContain('Buffer.from')
  })

  it('finds where something is, in the node and in the types of Node, and renames what is of the code alone', () => {
    expect(service.definition(show('function help() {}\nfunction main({text}) { return he|lp() }'))).toEqual([
      { line: 1, column: 10, endLine: 1, endColumn: 14, source: null },
    ])
    const [place] = service.definition(show('Buffer.fr|om("a")'))
    expect(place?.source).toBeGreaterThan(0)
    expect(service.source({ source: place?.source ?? 0 })?.shown).toBe('@types/node/buffer.buffer.d.ts')
    expect(service.source({ source: 999 })).toBeNull()
    const marked = 'function main({text}) {\n  const o|ne = text\n  return { one }\n}'
    expect(service.references(show(marked))).toHaveLength(2)
    // The key that Dify reads stays.
    expect(service.rename({ ...show(marked), to: 'two' }).map(({ text }) => text)).toEqual(['two', 'one: two'])
    const input = show('function main({te|xt}) {\n  return text\n}')
    expect(service.rename({ ...input, to: 'words' }).map(({ text }) => text)).toEqual(['text: words', 'words'])
    expect(service.renamed(show('function main(inputs) { return inputs.te|xt }'))).toBeNull()
    expect(service.renamed(show('Buf|fer'))).toBeNull()
    expect(service.hover({ id: 'n', version: 0, line: 1, column: 1 })).toBeNull()
  })

  it('tells what does not fit, and not what preflight tells or what is true of TypeScript alone', () => {
    const notes = (code: string) => {
      show(code)
      return service.notes().map(({ rule, severity, line }) => [rule, severity, line])
    }
    expect(notes('function main({text}) {\n  return { a: text.trimm(), b: Math.max("1") }\n}')).toEqual([
      ['TS2551', 'warning', 2],
      ['TS2345', 'warning', 2],
    ])
    expect(notes('function main({text}) {\n  return { a: text.match(/a/)[0] }\n}')).toEqual([['TS2531', 'info', 2]])
    expect(notes('const helper = 1\nfunction main({text}) {\n  return { text }\n}')).toEqual([['TS6133', 'faded', 1]])
    for (const fine of [
      'function main({missing}) { return { missing } }',
      "const x = require('lodash')\nfunction main() { return { a: x.chunk(y) } }",
      'function main({text}) { let a = 1; a = "b"; const out = {}; out.b = a; const all = []; all.push(text); return { out, all } }',
      'function main({text}) { if (text',
      'const main = async ({text}) => ({ a: await fetch(text) })',
    ])
      expect(notes(fine), fine).toEqual([])
  })

  it('formats as an editor does', () => {
    const code = 'function main({text}){\n  if(text){return {a:1,b:text+"x"}}\n}\n'
    const formatted = service.format({ code, indent: 4 })
    expect(formatted).toBe('function main({ text }) {\n    if (text) { return { a: 1, b: text + "x" } }\n}\n')
    expect(service.format({ code: formatted, indent: 4 })).toBe(formatted)
  })
})
