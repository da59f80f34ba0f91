import fc from 'fast-check'
import type { CodeLanguage } from '../../../model/node'
import { changeOf } from './change'
import type { InputsChange } from '../writeHeader'

/** Code with a `main` that was made at random. */
export interface MadeCode {
  readonly code: string
  /** The names of the parameters that an input can fill. */
  readonly inputs: readonly string[]
  readonly comments: readonly string[]
  /** An offset inside the body. */
  readonly bodyAt: number
}

/** `plain`: nothing that Dify's regular expressions misread. */
type Kind = 'any' | 'plain'

interface Piece {
  readonly annotation: string
  readonly value: string | null
  readonly comment: string | null
}

const annotations = {
  plain: ['', 'str', 'float', 'list[str]', 'dict'],
  odd: ['dict[str, int]', '"Literal[1, 2]"', 'f()'],
}
const pythonValues = {
  plain: ['1', '"x"', 'None', '{}', '[1]'],
  odd: ['(1, 2)', '"a, b)"', "'#)'", 'lambda p, q=1: (p)'],
}
const javascriptValues = { plain: [], odd: ['1', '"a, b)"', '[1, 2]', '{ k: (1) }', '`)`'] }

const pieces = (language: CodeLanguage, kind: Kind): fc.Arbitrary<Piece> => {
  const values = language === 'python3' ? pythonValues : javascriptValues
  const of = ({ plain, odd }: { plain: readonly string[]; odd: readonly string[] }): readonly string[] =>
    kind === 'plain' ? plain : [...plain, ...odd]
  return fc.record({
    annotation: language === 'python3' ? fc.constantFrom(...of(annotations)) : fc.constant(''),
    value: of(values).length === 0 ? fc.constant(null) : fc.option(fc.constantFrom(...of(values))),
    comment: fc.option(fc.constantFrom('the first', 'a, b', 'says "no', ') {')),
  })
}

const nameOf = (index: number): string => `p${index}`

function pythonList(made: readonly Piece[], more: boolean, slash: boolean, star: number): string[] {
  const isKeyword = (index: number): boolean => index >= star
  const optional = made.findIndex(({ value }) => value !== null)
  const texts = made.map(({ annotation, value }, index) => {
    const needs = !isKeyword(index) && optional !== -1 && index > optional
    const given = value ?? (needs ? '0' : null)
    const hint = annotation === '' ? '' : `: ${annotation}`
    return `${nameOf(index)}${hint}${given === null ? '' : ` = ${given}`}`
  })
  if (star < texts.length) texts.splice(star, 0, '*')
  if (slash && star > 0 && made.length > 0) texts.splice(1, 0, '/')
  return more ? [...texts, '**more'] : texts
}

function javascriptList(made: readonly Piece[], more: boolean): string[] {
  const texts = made.map(({ value }, index) => `${nameOf(index)}${value === null ? '' : ` = ${value}`}`)
  return more ? [...texts, '...more'] : texts
}

/** Any code with a `main`, its list on one line or on many with comments. */
export function anyCode(language: CodeLanguage, kind: Kind): fc.Arbitrary<MadeCode> {
  return fc
    .record({
      made: fc.array(pieces(language, kind), { maxLength: 6 }),
      more: fc.boolean(),
      slash: fc.boolean(),
      star: fc.nat(8),
      lines: fc.boolean(),
      loose: fc.boolean(),
      above: fc.constantFrom(
        '',
        'import json\n\n',
        'x = "def main(q): pass"\n'.replace('def main', kind === 'plain' ? 'def mine' : 'def main'),
      ),
    })
    .map(({ made, more, slash, star, lines, loose, above }) => {
      const isPython = language === 'python3'
      const list = isPython ? pythonList(made, more, slash, star) : javascriptList(made, more)
      const sign = isPython ? '#' : '//'
      const comments = lines ? made.flatMap(({ comment }) => (comment === null ? [] : [`${sign} ${comment}`])) : []
      let left = [...comments]
      const wide = list.map((text, index) => {
        const [comment, ...others] = left
        left = others
        // A rest takes no comma behind it in JavaScript.
        const comma = !isPython && more && index === list.length - 1 ? '' : ','
        return `    ${text}${comma}${comment === undefined ? '' : `  ${comment}`}\n`
      })
      const inside = lines && list.length > 0 ? `\n${wide.join('')}` : list.join(loose ? ' , ' : ', ')
      const braces = isPython || list.length === 0 ? inside : `{${inside}}`
      const start = isPython ? `${above}def main(${braces})` : `${above}function main(${braces})`
      const body = isPython ? ' -> dict:\n    ' : ' {\n    '
      const rest = isPython ? 'return {}\n' : 'return {}\n}\n'
      return {
        code: start + body + rest,
        inputs: made.map((_, index) => nameOf(index)),
        comments: comments.slice(0, list.length),
        bodyAt: start.length + body.length,
      }
    })
}

/** A change of inputs of these names, made from a number. */
export function anyChange(names: readonly string[], seed: number): InputsChange {
  let state = seed
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return below === 0 ? 0 : (state >>> 8) % below
  }
  const removed = names.filter(() => next(4) === 0)
  const left = names.filter((name) => !removed.includes(name))
  const renamed = Object.fromEntries(left.filter(() => next(4) === 0).map((name) => [name, `${name}_new`]))
  const added = Array.from({ length: next(3) }, (_, index) => ({ name: `n${index}` }))
  const now = [...left.map((name) => renamed[name] ?? name), ...added.map(({ name }) => name)]
  const order = [...now].sort((a, b) => a.charCodeAt(1) * next(7) - b.charCodeAt(1) * next(7))
  const isMoved = next(2) === 0
  const retyped = now.filter(() => next(5) === 0)
  const types = Object.fromEntries(
    now.map((name) => [name, (['string', 'number', 'file', 'array[object]'] as const)[next(4)] ?? 'string']),
  )
  return changeOf({ renamed, removed, added, retyped, order, isMoved, types })
}
