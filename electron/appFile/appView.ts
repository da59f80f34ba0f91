import { isMap, isScalar, isSeq, type Node } from 'yaml'
import { textOf as textOfYaml } from '../workspace/yamlLeaves'
import { keyText, type Resolve } from '../workspace/yamlValue'
import { textOfScalar } from './quickScalar'
import type { QuickNode } from './quickNode'

/** A part of an app file, whichever reader read it. Texts are decoded where they are asked for. */
export interface AppView {
  /** Where it begins in the text. */
  readonly start: number
  readonly kind: 'map' | 'seq' | 'scalar'
  /** A scalar as the file says it; null for null, and for what is no scalar. */
  text(): string | null
  /** A scalar that is a text to YAML, not a number, a boolean or null. */
  isText(): boolean
  get(key: string): AppView | null
  entries(): readonly (readonly [key: string, value: AppView | null])[]
  items(): readonly (AppView | null)[]
  /** The same part, from which aliases are counted anew: a walk through it may follow some, and so may the next. */
  anew(): AppView
}

const nulls = /^(?:~|null|Null|NULL|)$/
const otherThanText =
  /^(?:true|True|TRUE|false|False|FALSE|~|null|Null|NULL|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/

class QuickView implements AppView {
  constructor(
    private readonly source: string,
    private readonly node: QuickNode,
  ) {}

  get start(): number {
    return this.node.start
  }

  get kind(): AppView['kind'] {
    return this.node.kind
  }

  anew(): AppView {
    return this
  }

  text(): string | null {
    if (this.node.kind !== 'scalar') return null
    const text = textOfScalar(this.source, this.node)
    return this.node.style === 'plain' && nulls.test(text) ? null : text
  }

  isText(): boolean {
    const { node } = this
    return node.kind === 'scalar' && !(node.style === 'plain' && otherThanText.test(textOfScalar(this.source, node)))
  }

  private view(node: QuickNode | null): AppView | null {
    return node === null ? null : new QuickView(this.source, node)
  }

  get(key: string): AppView | null {
    if (this.node.kind !== 'map') return null
    return this.view(this.node.items.find((pair) => pair.key === key)?.value ?? null)
  }

  entries(): readonly (readonly [string, AppView | null])[] {
    return this.node.kind === 'map' ? this.node.items.map(({ key, value }) => [key, this.view(value)] as const) : []
  }

  items(): readonly (AppView | null)[] {
    return this.node.kind === 'seq' ? this.node.items.map(({ value }) => this.view(value)) : []
  }
}

class YamlView implements AppView {
  constructor(
    private readonly node: Node,
    private readonly resolver: () => Resolve,
    private readonly resolve = resolver(),
  ) {}

  anew(): AppView {
    return new YamlView(this.node, this.resolver)
  }

  get start(): number {
    return this.node.range?.[0] ?? 0
  }

  get kind(): AppView['kind'] {
    return isMap(this.node) ? 'map' : isSeq(this.node) ? 'seq' : 'scalar'
  }

  text(): string | null {
    return textOfYaml(this.node)
  }

  isText(): boolean {
    return isScalar(this.node) && typeof this.node.value === 'string'
  }

  private view(node: unknown): AppView | null {
    const meant = this.resolve(node)
    return meant === null ? null : new YamlView(meant, this.resolver, this.resolve)
  }

  get(key: string): AppView | null {
    return isMap(this.node) ? this.view(this.node.items.find((pair) => keyText(pair.key) === key)?.value) : null
  }

  entries(): readonly (readonly [string, AppView | null])[] {
    return isMap(this.node) ? this.node.items.map(({ key, value }) => [keyText(key), this.view(value)] as const) : []
  }

  items(): readonly (AppView | null)[] {
    return isSeq(this.node) ? this.node.items.map((item) => this.view(item)) : []
  }
}

export function quickView(source: string, node: QuickNode): AppView {
  return new QuickView(source, node)
}

/** Throws an AliasError, also later, where an alias can't be followed. */
export function yamlView(node: unknown, resolver: () => Resolve): AppView | null {
  const meant = resolver()(node)
  return meant === null ? null : new YamlView(meant, resolver)
}
