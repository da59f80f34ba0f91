import type { Range } from '../header/headerParts'
import type { TemplateToken } from './templateTags'

/** How a name is used where it stands, as far as that tells a type: it has members, is gone through, or its elements have members. */
export type NameUse = 'plain' | 'members' | 'loop' | 'rows'

/** A name of a variable where a template reads it, or gives it a value. */
export interface Mention extends Range {
  readonly name: string
  readonly use: NameUse
}

/** What an expression reads, and whether it is written to its end. */
export interface TemplateExpression {
  readonly mentions: readonly Mention[]
  readonly isWhole: boolean
}

/** Jinja's constants; no variable can have their names. */
const constants: ReadonlySet<string> = new Set(['true', 'false', 'none', 'True', 'False', 'None'])
/** Words that can stand between two operands, and never be one. */
const operators: ReadonlySet<string> = new Set(['and', 'or', 'in', 'is', 'if', 'else', 'not'])
const signs: ReadonlySet<string> = new Set('+ - * / // % ** ~ == != < > <= >='.split(' '))
/** What a `not` can follow: it binds less than a sign does. */
const mayNegate: ReadonlySet<string> = new Set(['', ...'( [ { , : = * ** and or not if else'.split(' ')])
/** Methods that only what has members has. */
const methodsOfObjects: ReadonlySet<string> = new Set(['items', 'keys', 'values', 'get'])

/** Whether a word can be a variable of a template. */
export function isTemplateName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !constants.has(name) && !operators.has(name)
}

type Bracket = 'group' | 'call' | 'list' | 'index' | 'dict'

class Reader {
  readonly mentions: Mention[] = []
  private isWhole = true
  private at = 0
  private wantsOperand = true
  private readonly open: Bracket[] = []

  constructor(private readonly tokens: readonly TemplateToken[]) {}

  read(): TemplateExpression {
    while (this.at < this.tokens.length) {
      const isRead = this.wantsOperand ? this.operand() : this.operator()
      if (!isRead) {
        // What is behind may still be read: a name that stands in a wrong place is a name.
        this.isWhole = false
        this.wantsOperand = this.wantsOperand && this.kind() !== 'number'
        this.at += 1
      }
    }
    const isEnded = !this.wantsOperand || this.text(-1) === ','
    return { mentions: this.mentions, isWhole: this.isWhole && isEnded && this.open.length === 0 }
  }

  private text(ahead = 0): string {
    return this.tokens[this.at + ahead]?.text ?? ''
  }

  private kind(ahead = 0): TemplateToken['kind'] | null {
    return this.tokens[this.at + ahead]?.kind ?? null
  }

  private operand(): boolean {
    const { at } = this
    const text = this.text()
    if (this.kind() === 'name') {
      if (text === 'not') return mayNegate.has(this.text(-1)) && this.go(1, true)
      if (operators.has(text)) return false
      const isFirst = this.text(-1) === '(' || this.text(-1) === ','
      if (this.open.at(-1) === 'call' && isFirst && this.text(1) === '=') return this.go(2, true)
      if (!constants.has(text)) this.mention(at)
      return this.go(1, false)
    }
    if (this.kind() !== 'sign') return this.go(1, false)
    if (text === '+' || text === '-') return this.go(1, true)
    if ((text === '*' || text === '**') && this.open.at(-1) === 'call') return this.go(1, true)
    if (text === '(') return this.opened('group')
    if (text === '[') return this.opened('list')
    if (text === '{') return this.opened('dict')
    if (text === ':' && this.open.at(-1) === 'index') return this.go(1, true)
    const isClosing = ')]}'.includes(text) && '([{,:'.includes(this.text(-1))
    return isClosing && this.closed()
  }

  private operator(): boolean {
    const text = this.text()
    if (this.kind() === 'string') return this.kind(-1) === 'string' && this.go(1, false)
    if (this.kind() === 'name') {
      if (text === 'is') return this.test()
      if (text === 'not') return this.text(1) === 'in' && this.go(2, true)
      return operators.has(text) && this.go(1, true)
    }
    if (text === '.') {
      return (this.kind(1) === 'name' || this.kind(1) === 'number') && this.go(2, false)
    }
    if (text === '|') return this.kind(1) === 'name' && this.go(1 + this.dotted(1), false)
    if (text === '(') return this.opened('call')
    if (text === '[') return this.opened('index')
    if (text === ',') return this.go(1, true)
    if (text === ':') return ['dict', 'index'].includes(this.open.at(-1) ?? '') && this.go(1, true)
    if (')]}'.includes(text)) return this.closed()
    return signs.has(text) && this.go(1, true)
  }

  /** `is defined`, `is not none`, `is divisibleby 3`: the test's name is no variable, what follows it may be one. */
  private test(): boolean {
    const not = this.text(1) === 'not' ? 1 : 0
    if (this.kind(1 + not) !== 'name') return false
    this.go(1 + not + this.dotted(1 + not), false)
    const kind = this.kind()
    const isArgument = kind === 'name' ? !operators.has(this.text()) : kind === 'number' || kind === 'string'
    if (isArgument || ['[', '{'].includes(this.text())) this.wantsOperand = true
    return true
  }

  /** How many tokens a name with dots takes, as those of filters and tests may be. */
  private dotted(ahead: number): number {
    let count = 1
    while (this.text(ahead + count) === '.' && this.kind(ahead + count + 1) === 'name') count += 2
    return count
  }

  private go(count: number, wantsOperand: boolean): boolean {
    this.at += count
    this.wantsOperand = wantsOperand
    return true
  }

  private opened(bracket: Bracket): boolean {
    this.open.push(bracket)
    return this.go(1, true)
  }

  private closed(): boolean {
    return this.open.pop() !== undefined && this.go(1, false)
  }

  private mention(at: number): void {
    const token = this.tokens[at]
    if (token !== undefined) this.mentions.push({ name: token.text, use: this.use(), from: token.from, to: token.to })
  }

  private use(): NameUse {
    if (this.text(1) === '[') return this.kind(2) === 'string' ? 'members' : 'plain'
    if (this.text(1) !== '.' || this.kind(2) !== 'name') return 'plain'
    return this.text(3) !== '(' || methodsOfObjects.has(this.text(2)) ? 'members' : 'plain'
  }
}

/** Reads the tokens of an expression: names that are variables, and not attributes, filters, tests or arguments' names. */
export function templateExpression(tokens: readonly TemplateToken[]): TemplateExpression {
  return new Reader(tokens).read()
}
