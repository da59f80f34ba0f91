import { type SyntaxNode, type Tree, TreeFragment } from '@lezer/common'
import { parser as javascriptParser } from '@lezer/javascript'
import { parser as pythonParser } from '@lezer/python'
import type { CodeLanguage } from '../../model/node'
import type { Header } from './headerParts'
import { mainRange } from './mainRange'
import { isFunction } from './syntax'

const parsers = { python3: pythonParser, javascript: javascriptParser } as const

interface Parsed {
  readonly text: string
  readonly tree: Tree
  readonly fragments: readonly TreeFragment[]
}

/** The last tree of each language: the next one is mostly of the same code with a few letters changed. */
const last = new Map<CodeLanguage, Parsed>()

/** What is left of a tree after the one change that leads from its text to another. */
function reusable({ text, fragments }: Parsed, next: string): readonly TreeFragment[] {
  const most = Math.min(text.length, next.length)
  let start = 0
  while (start < most && text.charCodeAt(start) === next.charCodeAt(start)) start += 1
  let end = 0
  while (end < most - start && text.charCodeAt(text.length - 1 - end) === next.charCodeAt(next.length - 1 - end))
    end += 1
  return TreeFragment.applyChanges(fragments, [
    { fromA: start, toA: text.length - end, fromB: start, toB: next.length - end },
  ])
}

function parse(language: CodeLanguage, text: string): Tree {
  const before = last.get(language)
  if (before?.text === text) return before.tree
  const tree = parsers[language].parse(text, before === undefined ? [] : reusable(before, text))
  last.set(language, { text, tree, fragments: TreeFragment.addTree(tree) })
  return tree
}

/** Parses a text by itself; the tree of the last `main` is used where it is the same text. */
export function parseAlone(language: CodeLanguage, text: string): Tree {
  const before = last.get(language)
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
  const cursor = parse(language, code.slice(from, to)).cursor()
  do if (isFunction(cursor.node)) return { main: cursor.node, from }
  while (cursor.next())
  return null
}
