import { type Tree, TreeFragment } from '@lezer/common'
import { parser as javascriptParser } from '@lezer/javascript'
import { parser as pythonParser } from '@lezer/python'
import type { CodeLanguage } from '../../model/node'

export const parsers = { python3: pythonParser, javascript: javascriptParser } as const

interface Parsed {
  readonly text: string
  readonly tree: Tree
  readonly fragments: readonly TreeFragment[]
}

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

/** Parses texts of which each is mostly the one before it with a few letters changed: what did not change is not parsed again. */
export function createReparse() {
  /** The last tree of each language. */
  const last = new Map<CodeLanguage, Parsed>()
  return {
    /** The last text of a language with its tree. */
    last: (language: CodeLanguage): Pick<Parsed, 'text' | 'tree'> | undefined => last.get(language),
    parse(language: CodeLanguage, text: string): Tree {
      const before = last.get(language)
      if (before?.text === text) return before.tree
      const tree = parsers[language].parse(text, before === undefined ? [] : reusable(before, text))
      last.set(language, { text, tree, fragments: TreeFragment.addTree(tree) })
      return tree
    },
  }
}
