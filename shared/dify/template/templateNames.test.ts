import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits } from '../header/textEdit'
import { renameInTemplate, templateNames } from './templateNames'
import { anyPieces, anyTemplate } from './testing/anyTemplate'

const names = (template: string): string[] => templateNames(template).free.map(({ name }) => name)
/** What is text to Jinja though braces stand in it: a comment, what is raw, a text within a tag. */
const onlyText = /\{#[^]*?#\}|\{% raw %\}[^]*?\{% endraw %\}|"\}\} \{\{ hidden \}\}"/g
/** Whether a template that is cut there ends within such a text: its braces then count, since what stands behind an opening that was just typed was there before. */
const cutsText = (template: string, at: number): boolean =>
  [...template.matchAll(onlyText)].some(({ index, 0: text }) => at > index && at < index + text.length)

/** The template with `a` renamed to `b`, or why it is not. */
function renamed(template: string, to = 'b'): string {
  const result = renameInTemplate(template, 'a', to)
  return 'edits' in result ? applyEdits(template, result.edits) : result.refused
}

describe('the names that a template expects', () => {
  it.each([
    ['Dear {{ name }}, {{name}} {{- other -}}', ['name', 'other']],
    ['{% if x %}{{ y }}{% elif z %}{% else %}{{ w }}{% endif %}', ['x', 'y', 'z', 'w']],
    [
      '{% for o in orders %}{{ loop.index }} {{ o.id }} {{ shop }}{% else %}{{ none_left }}{% endfor %}',
      ['orders', 'shop', 'none_left'],
    ],
    ['{% for k, v in d.items() if v > least recursive %}{{ k }}{{ loop(v) }}{% endfor %}{{ k }}', ['d', 'least', 'k']],
    ['{% set a = b %}{{ a }}{% set ns = namespace(n=c) %}{% set ns.n = d %}{{ ns.n }}', ['b', 'c', 'd']],
    ['{% if x %}{% set greeting = "Hi" %}{% endif %}{{ greeting }}', ['x']],
    [
      '{% macro line(a, b=c) %}{{ a }}{{ b }}{{ d }}{{ caller() }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ line(1, b=e) }}',
      ['c', 'd', 'e'],
    ],
    ['{% with a = b, c = 1 %}{{ a }}{{ c }}{% endwith %}', ['b']],
    ['{% set body %}{{ x }}{% endset %}{{ body | indent(width=y) }}', ['x', 'y']],
    ['{{ range(3) }}{{ lipsum() }}{{ dict(a=1) }}{{ cycler(1) }}{{ joiner() }}{{ true }}{{ none }}{{ False }}', []],
    [
      '{{ a.b.c }}{{ d["e"] }}{{ f | g.h | i }}{{ j is k.l }}{{ m is sameas n }}{{ o(p=q) }}',
      ['a', 'd', 'f', 'j', 'm', 'n', 'o', 'q'],
    ],
    ['{# {{ a }} #}{% raw %}{{ b }}{% endraw %}{{ "}} {{ c }}" }}{{ {"k": {"d": e}} }}', ['e']],
    ['{{ 名称 }} and {{ größe }}', ['名称', 'größe']],
    ['{% include page ignore missing %}{% from "f" import g as h with context %}{{ h() }}', ['page']],
    ['', []],
  ])('in %j', (template, expected) => {
    expect(names(template)).toEqual(expected)
    expect(templateNames(template).isWhole).toBe(true)
  })

  it('have the types that their use tells', () => {
    const template =
      '{{ a }}{{ b.name }}{{ c["k"] }}{{ d[0] }}{{ e.strip() }}{% for x in f %}{{ x }}{% endfor %}{% for y in g %}{{ y.id }}{% endfor %}{% for k, v in h.items() %}{% endfor %}{{ b }}'
    expect(templateNames(template).free).toEqual([
      { name: 'a', type: 'string' },
      { name: 'b', type: 'object' },
      { name: 'c', type: 'object' },
      { name: 'd', type: 'string' },
      { name: 'e', type: 'string' },
      { name: 'f', type: 'array[string]' },
      { name: 'g', type: 'array[object]' },
      { name: 'h', type: 'object' },
    ])
  })

  it.each([
    ['{{ a }} {{ na', ['a']],
    ['{{ na\nDear {{ b }}', ['b']],
    ['{{ "open }} {{ b }}\n{{ c }}', ['b', 'c']],
    ['{{ a | }} {{ b. }} {{ c + }} {{ d }}', ['d']],
    ['{% for x in xs\n{{ x }}{% endfor %}{{ b }}', ['b']],
    ['{% for x %}{{ x }}{% endfor %}', []],
    ['{% for x in %}{{ x }}{{ b }}', ['b']],
    ['{% if a %}{{ b }}', ['a', 'b']],
    ['{{ a }}{% endfor %}', ['a']],
    ['{{ a }}{# open {{ b }}', ['a', 'b']],
    ['{% set x\n{{ x }}', []],
    ['{{ a b }}{% %}{{ }}', []],
    ['{{ a }}{% nothing %}', ['a']],
  ])('are those that are sure while it is half typed: %j', (template, expected) => {
    expect(names(template)).toEqual(expected)
    expect(templateNames(template).isWhole).toBe(false)
  })
})

describe('any template', () => {
  it('is read with the inputs that it was made of', () => {
    fc.assert(
      fc.property(anyTemplate, ({ template, inputs }) => {
        expect(templateNames(template).isWhole).toBe(true)
        expect(names(template)).toEqual(inputs)
      }),
    )
  })

  it('offers nothing but its inputs while it is typed, or while something is typed into it', () => {
    fc.assert(
      fc.property(
        anyTemplate,
        fc.nat(),
        fc.constantFrom('{{ na', '{% for x in', '{% set', '{{ "', "{{ f('", '{# ', '{{ (', '{% if y'),
        ({ template, inputs }, place, typed) => {
          const at = place % (template.length + 1)
          if (cutsText(template, at)) return
          for (const name of names(template.slice(0, at))) expect(inputs).toContain(name)
          const end = /\n|$/.exec(template.slice(at))?.index ?? 0
          // A line of its own, as it is typed between two others.
          const lines = `${template.slice(0, at)}\n${typed}\n${template.slice(at + end)}`
          const isBetween = /^[^{}%#]*$/.test(template.slice(0, at)) || /[%}]\}[^{}%#]*$/.test(template.slice(0, at))
          if (isBetween && end === 0) for (const name of names(lines)) expect(inputs).toContain(name)
        },
      ),
    )
  })

  it('has an input renamed wherever it is read, and back', () => {
    fc.assert(
      fc.property(anyTemplate, fc.nat(), ({ template, inputs }, place) => {
        const from = inputs[place % Math.max(1, inputs.length)]
        if (from === undefined) return
        const there = renameInTemplate(template, from, 'renamed')
        if (!('edits' in there)) throw new Error(there.refused)
        const after = applyEdits(template, there.edits)
        expect(names(after)).toEqual(inputs.map((name) => (name === from ? 'renamed' : name)))
        const back = renameInTemplate(after, 'renamed', from)
        expect('edits' in back && applyEdits(after, back.edits)).toBe(template)
      }),
    )
  })

  it('is read at once though it is long and nothing in it is closed', () => {
    const times = ['{{ name ', '{% for x in ', '{{ "', '{# ', '{{ (', "{{ name }}{% if x %}'"].map((piece) => {
      const begun = performance.now()
      names(piece.repeat(20_000))
      return performance.now() - begun
    })
    // Read again from each opening brace on, it would take minutes.
    expect(Math.max(...times)).toBeLessThan(20_000)
  })

  it('is read to its end, whatever is in it', () => {
    fc.assert(
      fc.property(anyPieces, (template) => {
        for (const name of names(template)) expect(template).toContain(name)
        expect(typeof renamed(template)).toBe('string')
      }),
    )
  })
})

describe('a renamed input in a template', () => {
  it.each([
    [
      '{{ a }} a {{a|upper}} {{ x.a }} {{ f(a=a) }} {{ "a" }}',
      '{{ b }} a {{b|upper}} {{ x.a }} {{ f(a=b) }} {{ "a" }}',
    ],
    ['{% for a in a %}{{ a }}{% endfor %}{{ a }}', '{% for a in b %}{{ a }}{% endfor %}{{ b }}'],
    [
      '{% set a = a | trim %}{{ a }}{% for i in l %}{{ a }}{% endfor %}',
      '{% set b = b | trim %}{{ b }}{% for i in l %}{{ b }}{% endfor %}',
    ],
    [
      '{% if c %}{% set a = 1 %}{% endif %}{% for i in l %}{{ a }}{% endfor %}',
      '{% if c %}{% set b = 1 %}{% endif %}{% for i in l %}{{ b }}{% endfor %}',
    ],
    ['{% macro m(a) %}{{ a }}{% endmacro %}{{ m(a=a) }}', '{% macro m(a) %}{{ a }}{% endmacro %}{{ m(a=b) }}'],
    ['{% set a = 1 %}{{ a }}', '{% set a = 1 %}{{ a }}'],
    ['half {{', 'half {{'],
  ])('%j becomes %j', (before, after) => expect(renamed(before)).toBe(after))

  it.each([
    ['{{ a }}{{ b }}', 'b', 'in-use'],
    ['{% for b in l %}{{ a }}{% endfor %}', 'b', 'in-use'],
    ['{{ a }}', 'loop', 'in-use'],
    ['{{ a }}{{', 'b', 'half-typed'],
    ['{% if a %}', 'b', 'half-typed'],
    ['{{ a }}', 'not', 'not-a-name'],
    ['{{ a }}', '1b', 'not-a-name'],
  ])('stays in %j for %j: %s', (template, to, why) => expect(renamed(template, to)).toBe(why))
})
