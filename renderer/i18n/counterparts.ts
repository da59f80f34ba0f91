import { en } from './en'
import { zhCN } from './zhCN'

type Words = { readonly [name: string]: unknown }

/** Puts each word of a dictionary beside the word of the other that has its place; words that are made with values are left out. */
function pair(here: Words, there: Words, into: Map<string, string>): void {
  for (const [name, word] of Object.entries(here)) {
    const other = there[name]
    if (typeof word === 'string' && typeof other === 'string') into.set(word, `${into.get(word) ?? ''} ${other}`.trim())
    else if (typeof word === 'object' && word !== null && typeof other === 'object' && other !== null) {
      pair(word as Words, other as Words, into)
    }
  }
}

let pairs: ReadonlyMap<string, string> | null = null

function allPairs(): ReadonlyMap<string, string> {
  const made = new Map<string, string>()
  pair(en, zhCN, made)
  pair(zhCN, en, made)
  return made
}

/** What a text of the window is called in the other language; empty where it is no text of a dictionary. */
export function counterpart(text: string): string {
  pairs ??= allPairs()
  return pairs.get(text) ?? ''
}
