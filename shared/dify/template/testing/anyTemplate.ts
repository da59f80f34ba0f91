import fc from 'fast-check'

/** A template that was made, and what it was made of. */
export interface MadeTemplate {
  readonly template: string
  /** The inputs that it reads, in order of appearance. */
  readonly inputs: readonly string[]
}

const inputNames = ['name', 'items', 'user', 'größe', 'x1'] as const
const texts = ['Dear ', '\n', '{ { ', '{# {{ hidden }} #}', '{% raw %}{{ raw }}{% endraw %}', '} }', '"', '{}'] as const

/** Writes a template by the numbers that it is given, noting what it reads. */
class Maker {
  private readonly inputs = new Set<string>()
  private fresh = 0
  private at = 0

  constructor(private readonly numbers: readonly number[]) {}

  make(): MadeTemplate {
    return { template: this.body([], 0), inputs: [...this.inputs] }
  }

  private next(count: number): number {
    this.at += 1
    return (this.numbers[this.at % this.numbers.length] ?? 0) % count
  }

  private pick<T>(all: readonly T[]): T {
    const found = all[this.next(all.length)]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }

  /** A name that no input has. */
  private own(): string {
    this.fresh += 1
    return `own${this.fresh}`
  }

  private read(known: readonly string[]): string {
    const name = this.pick([...inputNames, ...known])
    if (!known.includes(name)) this.inputs.add(name)
    return name
  }

  private value(known: readonly string[]): string {
    const one = (): string => this.read(known)
    switch (this.next(12)) {
      case 0:
        return `${one()}.hidden`
      case 1:
        return `${one()}['hidden'] ~ "}} {{ hidden }}"`
      case 2:
        return `${one()} | default(${one()}, boolean=true)|join(', ')`
      case 3:
        return `{'hidden': {"k": ${one()}}}`
      case 4:
        return `${one()} is not divisibleby 3 and not ${one()}`
      case 5:
        return `(${one()} if ${one()} is defined else [1.5, none, ${one()}, ])`
      case 6:
        return `range(1, *${one()}, hidden=${one()})[1:${one()}]`
      case 7:
        return `'it\\'s' in ${one()} or -1 not in ${one()}`
      default:
        return one()
    }
  }

  /** One step; the names that it sets for those behind it are added to `known`. */
  private step(known: string[], depth: number): string {
    const value = (): string => this.value(known)
    const [dash, end] = [this.pick(['', '-']), this.pick([' ', ' -'])]
    switch (this.next(depth > 3 ? 3 : 11)) {
      case 0:
        return this.pick(texts)
      case 1:
        return `{{${dash} ${value()}${end}}}`
      case 2: {
        const text = value()
        known.push(this.own())
        return `{%${dash} set ${known.at(-1)} = ${text}${end}%}`
      }
      case 3: {
        const branches = [[...known], [...known], [...known]]
        const [first, second, third] = branches.map((own, at) => {
          const test = at === 2 ? '' : this.value(known)
          return { test, body: this.body(own, depth + 1) }
        })
        known.push(...branches.flatMap((own) => own.slice(known.length)))
        return `{% if ${first?.test} %}${first?.body}{% elif ${second?.test} %}${second?.body}{% else %}${third?.body}{% endif %}`
      }
      case 4:
      case 5: {
        const source = value()
        const [key, each] = [this.own(), this.own()]
        const inside = [...known, key, each]
        const body = `{% for ${key}, ${each} in ${source} if ${each} %}${this.body([...inside, 'loop'], depth + 1)}`
        return `${body}{% else %}${this.body([...known], depth + 1)}{% endfor %}`
      }
      case 6: {
        const [macro, parameter] = [this.own(), this.own()]
        known.push(macro)
        return `{% macro ${macro}(${parameter}, hidden=1) %}${this.body([...known, parameter, 'varargs'], depth + 1)}{% endmacro %}{{ ${macro}(hidden=2) }}`
      }
      case 7: {
        const text = value()
        const name = this.own()
        return `{% with ${name} = ${text} %}${this.body([...known, name], depth + 1)}{% endwith %}`
      }
      case 8: {
        const body = this.body([...known], depth + 1)
        known.push(this.own())
        return `{% set ${known.at(-1)} %}${body}{% endset %}`
      }
      case 9: {
        const parameter = this.own()
        return `{% call(${parameter}) ${this.read(known)}() %}${this.body([...known, parameter], depth + 1)}{% endcall %}`
      }
      default:
        return `{% filter replace("a", "b") | upper %}${this.body([...known], depth + 1)}{% endfilter %}`
    }
  }

  private body(known: string[], depth: number): string {
    return Array.from({ length: 1 + this.next(4) }, () => this.step(known, depth)).join('')
  }
}

/** Any template of which it is known what it reads: names that are no inputs begin with `own`, what is no variable is `hidden`. */
export const anyTemplate = fc
  .array(fc.nat(1_000_000), { minLength: 30, maxLength: 200 })
  .map((numbers) => new Maker(numbers).make())

/** Pieces of templates in any order, whole and half. */
export const anyPieces = fc
  .array(
    fc.constantFrom(
      ...'{{ }} {% %} {# #} if for in set endfor endif macro own ( ) = | . " \' \\ [ } else raw endraw call with , is not'.split(
        ' ',
      ),
      '\n',
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(' '))
