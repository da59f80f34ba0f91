import { type Mention, templateExpression } from './templateExpression'
import { type TemplateTag, templateTags, type TemplateToken } from './templateTags'

/** What a template does with names, in its order. */
export type Step =
  | { readonly kind: 'load' | 'store'; readonly mention: Mention }
  /** One of several bodies is done, or none where `isComplete` is false; names that they set are set behind them. */
  | { readonly kind: 'branches'; readonly bodies: Step[][]; isComplete: boolean }
  /** A body with names of its own: those of `own`, and those that Jinja gives it. `each`: what the one name of a loop is taken from. */
  | {
      readonly kind: 'scope'
      readonly own: readonly Mention[]
      readonly given: readonly string[]
      readonly body: Step[]
      readonly each: Mention | null
      /** Whether arguments' names in calls elsewhere mean names of `own`. */
      readonly isMacro: boolean
    }

/** A template's steps, and whether every tag is whole and closed by its end tag. */
export interface TemplateSteps {
  readonly steps: readonly Step[]
  readonly isWhole: boolean
  /** Names in half-typed statements: they may be about to get a value there. */
  readonly unsure: ReadonlySet<string>
  /** Every name between braces, whatever it means there. */
  readonly mentioned: ReadonlySet<string>
}

/** An open tag that waits for its end: `end` names it. */
interface Open {
  readonly end: string
  readonly body: Step[]
  readonly branches: Extract<Step, { kind: 'branches' }> | null
}

const blocks: ReadonlySet<string> = new Set(
  'if for macro call filter with block set autoescape'.split(' ').map((word) => `end${word}`),
)

/** Tags in tags that are read; Python's own parser, to which Jinja gives what it makes of them, ends far sooner. */
const deepest = 500

const mentionOf = ({ text, from, to }: TemplateToken): Mention => ({ name: text, use: 'plain', from, to })

/** Where a word or sign stands outside of brackets; -1 where it does not. */
function placeOf(tokens: readonly TemplateToken[], text: string): number {
  let depth = 0
  return tokens.findIndex((token) => {
    if (token.kind === 'sign' && '([{'.includes(token.text)) depth += 1
    if (token.kind === 'sign' && ')]}'.includes(token.text)) depth -= 1
    return depth === 0 && token.text === text && token.kind !== 'string'
  })
}

/** The parts of a list between its commas. */
function membersOf(tokens: readonly TemplateToken[]): TemplateToken[][] {
  const members: TemplateToken[][] = []
  let rest = [...tokens]
  for (;;) {
    const comma = placeOf(rest, ',')
    if (comma === -1) return rest.length === 0 ? members : [...members, rest]
    members.push(rest.slice(0, comma))
    rest = rest.slice(comma + 1)
  }
}

class Builder {
  private readonly steps: Step[] = []
  private readonly open: Open[] = []
  private isWhole = true
  private readonly unsure = new Set<string>()
  private readonly mentioned = new Set<string>()

  constructor(private readonly template: string) {}

  build(): TemplateSteps {
    const { tags, isWhole } = templateTags(this.template)
    for (const tag of tags) {
      if (this.open.length > deepest) break
      const names = tag.tokens.filter(({ kind }) => kind === 'name').map(({ text }) => text)
      for (const name of names) this.mentioned.add(name)
      if (tag.isWhole) this.tag(tag)
      else if (tag.kind === 'statement') for (const name of names) this.unsure.add(name)
    }
    const { steps, unsure, mentioned } = this
    return { steps, unsure, mentioned, isWhole: this.isWhole && isWhole && this.open.length === 0 }
  }

  private body(): Step[] {
    return this.open.at(-1)?.body ?? this.steps
  }

  private tag({ kind, tokens }: TemplateTag): void {
    if (kind === 'print') return this.expression(tokens)
    const [word, ...rest] = tokens
    if (word === undefined || word.kind !== 'name') this.isWhole = false
    else this.statement(word.text, rest)
  }

  /** Reads an expression; one that is not whole tells no names. */
  private expression(tokens: readonly TemplateToken[]): void {
    const { mentions, isWhole } = templateExpression(tokens)
    if (isWhole) this.loads(mentions)
    else this.isWhole = false
  }

  private loads(mentions: readonly Mention[]): void {
    for (const mention of mentions) this.body().push({ kind: 'load', mention })
  }

  private store(tokens: readonly TemplateToken[]): void {
    for (const mention of this.targets(tokens)) this.body().push({ kind: 'store', mention })
  }

  /** The names that are given a value: of `a`, `a, b` and `(a, b)`. In `ns.a` it is read, and gets a member. */
  private targets(tokens: readonly TemplateToken[]): Mention[] {
    const [name, dot, member] = tokens
    if (tokens.length === 3 && name?.kind === 'name' && dot?.text === '.' && member?.kind === 'name') {
      this.loads([mentionOf(name)])
      return []
    }
    const names = tokens.filter(({ kind }) => kind === 'name')
    this.isWhole &&= names.length > 0 && tokens.every(({ kind, text }) => kind === 'name' || '(),'.includes(text))
    return names.map(mentionOf)
  }

  private scope(end: string, own: readonly Mention[], more: Partial<Extract<Step, { kind: 'scope' }>> = {}): void {
    const body: Step[] = []
    this.body().push({ kind: 'scope', own, given: [], body, each: null, isMacro: false, ...more })
    this.open.push({ end, body, branches: null })
  }

  private statement(word: string, tokens: readonly TemplateToken[]): void {
    switch (word) {
      case 'if':
        return this.begin(tokens)
      case 'elif':
      case 'else':
        return this.branch(word, tokens)
      case 'for':
        return this.loop(tokens)
      case 'set':
        return this.set(tokens)
      case 'macro':
        return this.macro(tokens)
      case 'call':
        return this.call(tokens)
      case 'filter':
        this.filter(tokens)
        return this.scope('endfilter', [])
      case 'with':
        return this.with(tokens)
      case 'block':
        return this.scope('endblock', [], { given: ['super'] })
      case 'autoescape':
        this.expression(tokens)
        return this.scope('endautoescape', [])
      case 'include':
      case 'extends':
        return this.expression(this.withoutContext(tokens))
      case 'import':
      case 'from':
        return this.imported(word, this.withoutContext(tokens))
      default:
        if (!blocks.has(word) || this.open.at(-1)?.end !== word) this.isWhole = false
        else this.open.pop()
    }
  }

  private begin(tokens: readonly TemplateToken[]): void {
    this.expression(tokens)
    const body: Step[] = []
    const branches: Extract<Step, { kind: 'branches' }> = { kind: 'branches', bodies: [body], isComplete: false }
    this.body().push(branches)
    this.open.push({ end: 'endif', body, branches })
  }

  private branch(word: 'elif' | 'else', tokens: readonly TemplateToken[]): void {
    const last = this.open.at(-1)
    if (last?.end === 'endfor' && word === 'else') {
      this.open.pop()
      // It is outside of the loop, and names that it sets are its own.
      return this.scope('endfor', [])
    }
    if (last === undefined || last.branches === null || last.branches.isComplete) {
      this.isWhole = false
      return
    }
    const body: Step[] = []
    this.open.pop()
    this.open.push({ ...last, body })
    last.branches.bodies.push(body)
    if (word === 'elif') this.expression(tokens)
    else last.branches.isComplete = true
  }

  private loop(tokens: readonly TemplateToken[]): void {
    const at = placeOf(tokens, 'in')
    const targets = this.targets(at === -1 ? tokens : tokens.slice(0, at))
    const isRecursive = tokens.at(-1)?.text === 'recursive'
    const rest = at === -1 ? [] : tokens.slice(at + 1, isRecursive ? -1 : undefined)
    const condition = placeOf(rest, 'if')
    const source = condition === -1 ? rest : rest.slice(0, condition)
    const [only] = source.length === 1 ? templateExpression(source).mentions : []
    if (only === undefined) this.expression(source)
    else this.loads([{ ...only, use: 'loop' }])
    this.scope('endfor', targets, { given: ['loop'], each: targets.length === 1 ? (only ?? null) : null })
    if (condition !== -1) this.expression(rest.slice(condition + 1))
  }

  private set(tokens: readonly TemplateToken[]): void {
    const equals = placeOf(tokens, '=')
    if (equals !== -1) {
      this.expression(tokens.slice(equals + 1))
      return this.store(tokens.slice(0, equals))
    }
    const pipe = placeOf(tokens, '|')
    const target = pipe === -1 ? tokens : tokens.slice(0, pipe)
    this.store(target)
    this.scope('endset', [])
    if (pipe !== -1) this.filter(tokens.slice(pipe + 1))
  }

  private filter(tokens: readonly TemplateToken[]): void {
    const [first] = tokens
    if (first === undefined) this.isWhole = false
    else {
      const { from } = first
      const filtered: TemplateToken = { kind: 'string', text: '""', from, to: from }
      this.expression([filtered, { ...filtered, kind: 'sign', text: '|' }, ...tokens])
    }
  }

  private macro(tokens: readonly TemplateToken[]): void {
    const [name, open, ...rest] = tokens
    if (name?.kind !== 'name' || open?.text !== '(' || rest.at(-1)?.text !== ')') {
      this.isWhole = false
      return this.scope('endmacro', [])
    }
    this.body().push({ kind: 'store', mention: mentionOf(name) })
    this.withParameters('endmacro', rest.slice(0, -1))
  }

  /** A scope whose names are parameters; what is their default is read inside of it. */
  private withParameters(end: string, list: readonly TemplateToken[]): void {
    const members = membersOf(list)
    const names = members.flatMap(([name]) => (name?.kind === 'name' ? [mentionOf(name)] : []))
    this.isWhole &&= names.length === members.length
    this.scope(end, names, { given: ['caller', 'varargs', 'kwargs'], isMacro: true })
    for (const [, equals, ...value] of members) {
      if (equals?.text === '=') this.expression(value)
      else if (equals !== undefined) this.isWhole = false
    }
  }

  private call(tokens: readonly TemplateToken[]): void {
    const close = tokens[0]?.text === '(' ? placeOf(tokens, ')') : -1
    this.expression(tokens.slice(close + 1))
    this.withParameters('endcall', close === -1 ? [] : tokens.slice(1, close))
  }

  private with(tokens: readonly TemplateToken[]): void {
    const names: Mention[] = []
    for (const member of membersOf(tokens)) {
      const equals = placeOf(member, '=')
      if (equals === -1) this.isWhole = false
      else {
        this.expression(member.slice(equals + 1))
        names.push(...this.targets(member.slice(0, equals)))
      }
    }
    this.scope('endwith', names)
  }

  private withoutContext(tokens: readonly TemplateToken[]): readonly TemplateToken[] {
    const texts = tokens.map(({ text }) => text)
    const behind = texts.slice(-2).join(' ')
    if (behind === 'with context' || behind === 'without context' || behind === 'ignore missing') {
      return this.withoutContext(tokens.slice(0, -2))
    }
    return tokens
  }

  private imported(word: 'import' | 'from', tokens: readonly TemplateToken[]): void {
    const at = placeOf(tokens, word === 'import' ? 'as' : 'import')
    this.expression(at === -1 ? tokens : tokens.slice(0, at))
    if (at === -1) this.isWhole = false
    else for (const member of membersOf(tokens.slice(at + 1))) this.store(member.slice(-1))
  }
}

/** Reads what a template does with names. What is half typed is left out, and nothing before or behind it is lost for it. */
export function templateSteps(template: string): TemplateSteps {
  return new Builder(template).build()
}
