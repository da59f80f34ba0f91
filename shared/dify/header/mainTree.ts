import type { SyntaxNode, Tree } from '@lezer/common'
import type { CodeLanguage } from '../../model/node'
import type { Header } from './headerParts'
import { mainRange } from './mainRange'
import { createReparse, parsers } from './reparse'
import { isFunction } from './syntax'

/** The last `main` of each language. */
const mains = createReparse()

/** Parses a text by itself; the tree of the last `main` is used where it is the same text. */
export function parseAlone(language: CodeLanguage, text: string): Tree {
  const before = mains.last(language)
  return before?.text === text ? before.tree : parsers[language].parse(text)
}

/** The function of `main` in a tree whose offsets count from `from`. */
export interface MainTree {
  readonly main: SyntaxNode
  readonly from: number
}

/** Parses all of `main`; what was parsed of it the last time is not parsed again. Null where it can't be read. */
export function mainTree(language: CodeLanguage, code: string, header: Header): MainTree | null {
  const { from, to } = mainRange(language, code, header)
  const cursor = mains.parse(language, code.slice(from, to)).cursor()
  do if (isFunction(cursor.node)) return { main: cursor.node, from }
  while (cursor.next())
  return null
}
