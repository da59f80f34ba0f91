import type { Place } from './codeFacts'

/** A member of a literal dict or object; `key` is null where it is no text or not known. */
export interface MemberFact {
  readonly key: string | null
  /** What the key is where it is no text: `int`, `tuple`, … */
  readonly keyKind: string
  readonly place: Place
  readonly value: ValueFact
}

/**
 * What is known of an expression's value without running it. `text` is its content where it is a literal. A list or dict is `open` where it may
 * hold more than is told, or other things. An `object` is one of a class (`of`, by its dotted name).
 */
export interface ValueFact {
  readonly kind:
    | 'str'
    | 'int'
    | 'float'
    | 'bool'
    | 'none'
    | 'list'
    | 'dict'
    | 'set'
    | 'bytes'
    | 'object'
    | 'function'
    | 'generator'
    | 'undefined'
    | 'bigint'
    | 'promise'
    | 'unknown'
  readonly place: Place
  readonly text?: string
  /** The length of a text or list that is longer than what is told. */
  readonly length?: number
  readonly items?: readonly ValueFact[]
  readonly members?: readonly MemberFact[]
  readonly isOpen?: boolean
  readonly of?: string
}
