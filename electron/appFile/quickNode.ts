import type { QuickScalar } from './quickScalar'

/** A part of a text as the quick reader found it. */
export type QuickNode = QuickMap | QuickSeq | QuickScalar

export interface QuickPair {
  readonly key: string
  readonly at: number
  /** Null: nothing stands there. */
  readonly value: QuickNode | null
  /** Behind the last line of the value. */
  readonly end: number
}

export interface QuickMap {
  readonly kind: 'map'
  readonly start: number
  readonly flow: boolean
  readonly items: readonly QuickPair[]
}

export interface QuickSeq {
  readonly kind: 'seq'
  readonly start: number
  readonly flow: boolean
  readonly items: readonly { readonly at: number; readonly value: QuickNode | null; readonly end: number }[]
}

/** Thrown by the quick reader to give up. */
export class Unsure extends Error {}
