import type { VariableType } from '../../model/node'
import type { RenameRefusal, TextEdit } from '../header/textEdit'
import { isTemplateName, type Mention, type NameUse } from './templateExpression'
import { type Step, templateSteps } from './templateStatements'

/** A name that a template expects from outside, with the type that its use suggests. */
export interface TemplateName {
  readonly name: string
  readonly type: VariableType
}

/** What a template says of its names. */
export interface TemplateNames {
  /** In order of appearance; names that Jinja itself has are none. */
  readonly free: readonly TemplateName[]
  /** Every name between braces, whatever it means there. */
  readonly mentioned: ReadonlySet<string>
  /** Whether the template is written to its end and without error, as far as it can be told by reading. */
  readonly isWhole: boolean
}

/** What Jinja puts into every template (`jinja2.defaults.DEFAULT_NAMESPACE`), and the names that it gives loops, macros and blocks. */
const jinjasOwn: ReadonlySet<string> = new Set(
  'range dict lipsum cycler joiner namespace loop caller varargs kwargs self super'.split(' '),
)
/** Those of them that mean something else within a body, whatever an input is called. */
const givenNames: ReadonlySet<string> = new Set('loop caller varargs kwargs self super'.split(' '))

type Scope = Extract<Step, { kind: 'scope' }>

/** The names that are set where the reading has come to: in every case, and in some. */
interface Known {
  readonly surely: Set<string>
  readonly maybe: Set<string>
}

/** A stretch of a template in which a name is one variable. Jinja looks at all of the outer one before those in it. */
class Frame {
  readonly mentions: Mention[] = []
  /** Names that are given a value in it, or are its own from the start. */
  readonly bound = new Set<string>()
  /** Names that are read before it is sure that they were given a value, so that they may come from outside. */
  readonly open = new Set<string>()
  /** Of these, the names that nothing in the template gives a value before. */
  readonly wanted = new Map<string, NameUse>()
  private readonly inner: Scope[] = []

  constructor(
    private readonly outer: Frame | null,
    scope: Pick<Scope, 'own' | 'given'>,
    steps: readonly Step[],
  ) {
    const own = [...scope.own.map(({ name }) => name), ...scope.given]
    for (const name of own) this.bound.add(name)
    this.mentions.push(...scope.own)
    this.walk(steps, { surely: new Set(own), maybe: new Set(own) })
  }

  private walk(steps: readonly Step[], known: Known): void {
    for (const step of steps) {
      if (step.kind === 'scope') this.inner.push(step)
      else if (step.kind === 'branches') this.branches(step, known)
      else if (step.kind === 'load') this.load(step.mention, known)
      else this.store(step.mention, known)
    }
  }

  private load(mention: Mention, { surely, maybe }: Known): void {
    const { name, use } = mention
    this.mentions.push(mention)
    if (!surely.has(name)) this.open.add(name)
    if (maybe.has(name)) return
    const before = this.wanted.get(name) ?? 'plain'
    this.wanted.set(name, before === 'plain' ? use : before)
  }

  private store(mention: Mention, { surely, maybe }: Known): void {
    const { name } = mention
    this.mentions.push(mention)
    this.bound.add(name)
    surely.add(name)
    maybe.add(name)
  }

  private branches({ bodies, isComplete }: Extract<Step, { kind: 'branches' }>, known: Known): void {
    const ends = bodies.map((body) => {
      const own = { surely: new Set(known.surely), maybe: new Set(known.maybe) }
      this.walk(body, own)
      return own
    })
    for (const name of new Set(ends.flatMap(({ maybe }) => [...maybe]))) {
      const isSure = isComplete && ends.every(({ surely }) => surely.has(name))
      if (isSure) known.surely.add(name)
      // What it had outside may still be read behind it.
      else if (!known.surely.has(name)) this.open.add(name)
      known.maybe.add(name)
    }
  }

  /** Whether a name that this frame leaves open, or does not know, is one that the template is given. */
  comesFromOutside(name: string): boolean {
    if (this.bound.has(name) && !this.open.has(name)) return false
    return this.outer?.comesFromOutside(name) ?? true
  }

  /** Whether nothing in this frame or around it gives a name a value. */
  private isUnknown(name: string): boolean {
    return !this.bound.has(name) && (this.outer?.isUnknown(name) ?? true)
  }

  /** This frame and those in it. */
  all(): Frame[] {
    return [this, ...this.inner.flatMap((scope) => this.within(scope).all())]
  }

  private within(scope: Scope): Frame {
    const frame = new Frame(this, scope, scope.body)
    const { each, own } = scope
    const isOfElement = ({ name, use }: Mention): boolean => name === own[0]?.name && use === 'members'
    if (each !== null && this.wanted.has(each.name) && frame.mentions.some(isOfElement)) {
      this.wanted.set(each.name, 'rows')
    }
    return frame
  }

  /** The names that this frame wants from outside of the template. */
  wants(): Wanted[] {
    return [...this.wanted]
      .filter(([name]) => !jinjasOwn.has(name) && (this.outer?.isUnknown(name) ?? true))
      .map(([name, use]) => ({ name, use, at: this.mentions.find((mention) => mention.name === name)?.from ?? 0 }))
  }
}

interface Wanted {
  readonly name: string
  readonly use: NameUse
  readonly at: number
}

const typeOfUse: Readonly<Record<NameUse, VariableType>> = {
  plain: 'string',
  members: 'object',
  loop: 'array[string]',
  rows: 'array[object]',
}

function framesOf(steps: readonly Step[]): Frame[] {
  return new Frame(null, { own: [], given: [] }, steps).all()
}

/**
 * Reads the names that a template expects from outside: not those of its loops, of `set`, `with` and macros, and not Jinja's own. The type is
 * a guess by the use: what is gone through is an array, what has members an object, all else a String. A half-typed template is read as
 * far as it is sure: names of what is not written to its end are left out. The template is not rendered.
 */
export function templateNames(template: string): TemplateNames {
  const { steps, isWhole, unsure, mentioned } = templateSteps(template)
  const frames = framesOf(steps)
  const found = new Map<string, NameUse>()
  for (const { name, use } of frames.flatMap((frame) => frame.wants()).sort((a, b) => a.at - b.at)) {
    const before = found.get(name) ?? 'plain'
    if (!unsure.has(name)) found.set(name, before === 'plain' ? use : before)
  }
  return { free: [...found].map(([name, use]) => ({ name, type: typeOfUse[use] })), mentioned, isWhole }
}

/**
 * The edits that rename an input wherever a template reads it, or why there are none: `not-a-name`: Jinja can't have it as a variable;
 * `in-use`: the template has a variable of the new name; `half-typed`: it holds an error, and mentions the old name.
 */
export type TemplateRename =
  | { readonly edits: readonly TextEdit[] }
  | { readonly refused: 'not-a-name' | RenameRefusal }

/** Renames an input in a template. A loop's or a macro's variable of the same name, which hides the input, stays. */
export function renameInTemplate(template: string, from: string, to: string): TemplateRename {
  const { steps, isWhole, mentioned } = templateSteps(template)
  if (!mentioned.has(from)) return { edits: [] }
  if (!isWhole) return { refused: 'half-typed' }
  const frames = framesOf(steps)
  const mentions = frames
    .filter((frame) => frame.open.has(from) && frame.comesFromOutside(from))
    .flatMap((frame) => frame.mentions.filter(({ name }) => name === from))
  if (mentions.length === 0) return { edits: [] }
  if (!isTemplateName(to)) return { refused: 'not-a-name' }
  const isTaken = givenNames.has(to) || frames.some((frame) => frame.mentions.some(({ name }) => name === to))
  if (isTaken) return { refused: 'in-use' }
  return { edits: mentions.map((mention) => ({ from: mention.from, to: mention.to, insert: to })) }
}
