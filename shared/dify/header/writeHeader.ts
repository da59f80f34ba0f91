import type { CodeLanguage, VariableType } from '../../model/node'
import { isCountedWith } from './countedWith'
import { flatten } from './flatten'
import { readHeader } from './header'
import type { Header, HeaderPart, Range } from './headerParts'
import { applyEdits, type Renamed, type RenameRefusal, type TextEdit } from './textEdit'
import { isIdentifier } from './identifiers'
import { javascriptRename } from './javascriptUses'
import { inOrder, placed, type WrittenPart, withoutIdleMarkers } from './partOrder'
import { pythonRename } from './pythonUses'
import { defaultHint, isSameInCode, typeHint } from './typeHint'

/** What a change of a node's inputs asks of the header. Inputs that are not named in it are left as they are written. */
export interface InputsChange {
  readonly renamed: ReadonlyMap<string, string>
  readonly removed: ReadonlySet<string>
  /** New inputs. `text` is how the parameter was written when it was there before. */
  readonly added: readonly { readonly name: string; readonly text?: string }[]
  readonly retyped: ReadonlySet<string>
  /** The names of all inputs in their order after the change: a new parameter finds its place by it. */
  readonly order: readonly string[]
  /** Whether parameters change places for the order. */
  readonly isMoved: boolean
  /** The types of all inputs after the change. */
  readonly types: ReadonlyMap<string, VariableType>
}

/**
 * The edits that bring `main` in step, from the last to the first, or why there are none: `no-header`: there is no whole header to be
 * read; `not-a-name`: a name can be no parameter's; `taken`: another parameter has it; `in-use`: the body uses the new name already, or
 * binds the old one in a way that can't be followed; `half-typed`: the body holds an error, and a mention of the old name that may be a use.
 */
export type Written =
  | { readonly edits: readonly TextEdit[] }
  | { readonly refused: 'no-header' | 'not-a-name' | 'taken' | RenameRefusal }

class Writer {
  constructor(
    private readonly language: CodeLanguage,
    private readonly code: string,
    private readonly header: Header,
    private readonly change: InputsChange,
  ) {}

  write(): Written {
    const { header, change } = this
    const kept = header.parts.filter((part) => part.kind !== 'input' || !change.removed.has(part.name))
    const taken = new Set(kept.flatMap(({ name, local }) => [name, local]))
    const renamed = new Map<HeaderPart, Renamed>()
    for (const part of kept) {
      const to = part.kind === 'input' ? change.renamed.get(part.name) : undefined
      if (to === undefined) continue
      if (!isIdentifier(this.language, to)) return { refused: 'not-a-name' }
      if (taken.has(to)) return { refused: 'taken' }
      const done = this.renamed(part, to)
      if (typeof done === 'string') return { refused: done }
      renamed.set(part, done)
    }
    const uses = [...renamed.values()].flatMap(({ uses: found }) => found)
    let parts: WrittenPart[] = kept.map((part) => {
      const name = renamed.has(part) ? (change.renamed.get(part.name) ?? part.name) : part.name
      const text = renamed.get(part)?.text ?? this.withUses(part, uses)
      return { ...part, name, text: this.retyped(part, name, text) }
    })
    // What main() takes by its `**kwargs` needs no parameter, and the body looks for it there.
    const added = header.takesMore ? [] : change.added.filter(({ name }) => !taken.has(name))
    for (const { name, text } of added) {
      if (!isIdentifier(this.language, name)) return { refused: 'not-a-name' }
      parts = placed(this.language, parts, { name, text: text ?? this.fresh(name) }, change.order)
    }
    if (change.isMoved) parts = inOrder(this.language, parts, change.order)
    return { edits: this.edits(withoutIdleMarkers(parts), uses) }
  }

  /** The text of a part whose default may use a renamed parameter, as JavaScript lets it. */
  private withUses(part: Range, uses: readonly TextEdit[]): string {
    const inside = uses.filter(({ from }) => from >= part.from && from < part.to)
    const moved = inside.map(({ from, to, insert }) => ({ from: from - part.from, to: to - part.from, insert }))
    return applyEdits(this.textOf(part), moved)
  }

  private textOf({ from, to }: Range): string {
    return this.code.slice(from, to)
  }

  private hint(name: string): string {
    const type = this.change.types.get(name) ?? 'string'
    return type === 'number' && isCountedWith(this.code, name) ? 'int' : typeHint[type]
  }

  private fresh(name: string): string {
    return this.language === 'python3' ? `${name}: ${this.hint(name)}` : name
  }

  private renamed(part: HeaderPart, to: string): Renamed | RenameRefusal {
    const rename = this.language === 'python3' ? pythonRename : javascriptRename
    return rename(this.code, this.header, part, to)
  }

  /** The text of a part with the annotation of its input's new type, where the one it has tells another. */
  private retyped(part: HeaderPart, name: string, text: string): string {
    const type = this.change.types.get(name)
    if (this.language !== 'python3' || part.kind !== 'input' || type === undefined) return text
    if (!this.change.retyped.has(name) || isSameInCode(type, part)) return text
    const value = part.defaultText === null ? '' : ` = ${part.defaultText}`
    return `${name}: ${this.hint(name)}${value}`
  }

  /** Dify takes `a=1` for a name. An annotation, which changes nothing, lets it see where the name ends. */
  private annotated(part: WrittenPart, text: string): string {
    const found = this.header.parts.find(({ from }) => from === part.from)
    if (this.language !== 'python3' || found?.kind !== 'input' || found.defaultText === null) return text
    if (found.annotation !== '' || text.startsWith(`${part.name}:`)) return text
    return text.replace(/^([^=]*?)\s*=\s*/, `$1: ${defaultHint(found, this.change.types.get(part.name))} = `)
  }

  private edits(parts: readonly WrittenPart[], uses: readonly TextEdit[]): TextEdit[] {
    const { code, header, language } = this
    const { list, inner } = header
    if (inner === null) return []
    const inBody = uses.filter(({ from }) => from < list.from || from >= list.to)
    const isSame =
      parts.length === header.parts.length &&
      parts.every((part, index) => {
        const old = header.parts[index]
        return old !== undefined && part.from === old.from && part.text === this.textOf(old)
      })
    if (isSame) return inBody
    const texts = parts.map((part) => this.annotated(part, flatten(language, part.text).text))
    const padding = /^[ \t]+\S/.test(this.textOf(inner)) && texts.length > 0 ? ' ' : ''
    const isNew = language === 'javascript' && inner.from === list.from && inner.to === list.to
    const joined = isNew ? `{${texts.join(', ')}}` : `${padding}${texts.join(', ')}${padding}`
    const before = flatten(language, code.slice(list.from, inner.from)).text
    const after = flatten(language, code.slice(inner.to, list.to)).text.replace(/,$/, '')
    const whole = `${before}${language === 'python3' ? joined.trim() : joined}${after}`
    const insert = whole === '{}' ? '' : whole
    const lineStart = code.lastIndexOf('\n', header.at - 1) + 1
    const indent = /^[ \t]*/.exec(code.slice(lineStart, header.at))?.[0] ?? ''
    const { comments } = flatten(language, this.textOf(list))
    const lineEnd = code.includes('\r\n') ? '\r\n' : '\n'
    const above = comments.map((comment) => `${indent}${comment}${lineEnd}`).join('')
    const moved = above === '' ? [] : [{ from: lineStart, to: lineStart, insert: above }]
    return [...inBody, { ...list, insert }, ...moved]
  }
}

/**
 * Brings the header of `main` in step with a change of the node's inputs, and the uses of a renamed parameter with it. What the author
 * wrote stays: defaults, annotations, `*`, `/`, `**kwargs`, the return annotation; comments of a list over several lines move above it,
 * since a header is always written on one line: Dify's own regular expressions read no other. They read exactly the parameters that are
 * there, except where the author's own default or annotation holds a comma or a closing parenthesis, and beside `*`, `/` and `**kwargs`;
 * `misreadings` names those. A `*` of its own is written only where Python lets a new parameter stand nowhere else.
 */
export function writeHeader(language: CodeLanguage, code: string, change: InputsChange): Written {
  const header = readHeader(language, code)
  if (header === null || !header.isWhole) return { refused: 'no-header' }
  return new Writer(language, code, header, change).write()
}
