import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../setup/folders.mjs'

/** A block of code of a page: the words behind its fence, its text, and the line on which it begins. */
export interface CodeBlock {
  readonly language: string
  readonly text: string
  readonly line: number
}

/** A page as far as it is checked. */
export interface ReadDocument {
  /** Its path in the checkout, with slashes. */
  readonly path: string
  readonly headings: readonly { readonly level: number; readonly text: string; readonly anchor: string }[]
  readonly blocks: readonly CodeBlock[]
  /** Where links and pictures lead, with the line that they stand on. */
  readonly links: readonly { readonly to: string; readonly line: number }[]
  /** Pieces of code within the text. */
  readonly words: readonly { readonly text: string; readonly line: number }[]
}

function markdownIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return folder === '' && entry.name !== 'docs' ? [] : markdownIn(path)
    return entry.name.endsWith('.md') ? [path] : []
  })
}

/** The pages of the project: those of the checkout itself and all under `docs`. */
export const documentPaths: readonly string[] = markdownIn('')

/** The text of a heading without its marks. */
function plain(text: string): string {
  return text.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '')
}

/** The anchor that GitHub gives a heading; the second of one name is numbered. */
function anchorOf(text: string, seen: Map<string, number>): string {
  const base = plain(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
    .replaceAll(' ', '-')
  const times = seen.get(base) ?? 0
  seen.set(base, times + 1)
  return times === 0 ? base : `${base}-${times}`
}

/** Reads a page line by line: headings, blocks, links and pieces of code. */
export function readDocument(path: string, text = readFileSync(join(root, path), 'utf8')): ReadDocument {
  const headings: { level: number; text: string; anchor: string }[] = []
  const blocks: { language: string; text: string; line: number }[] = []
  const links: { to: string; line: number }[] = []
  const words: { text: string; line: number }[] = []
  const seen = new Map<string, number>()
  let fence: { mark: string; indent: number; block: { language: string; text: string; line: number } } | null = null
  for (const [at, line] of text.split('\n').entries()) {
    const [, indent = '', mark = '', language = ''] = /^( *)(`{3,})(.*)$/.exec(line) ?? []
    if (fence !== null) {
      if (mark.length >= fence.mark.length && language === '') {
        blocks.push(fence.block)
        fence = null
      } else fence.block.text += `${line.slice(fence.indent)}\n`
      continue
    }
    if (mark !== '') {
      fence = { mark, indent: indent.length, block: { language: language.trim(), text: '', line: at + 1 } }
      continue
    }
    const [, signs = '', heading = ''] = /^(#{1,6}) (.+)$/.exec(line) ?? []
    if (signs !== '') headings.push({ level: signs.length, text: heading, anchor: anchorOf(heading, seen) })
    for (const [, , code = ''] of line.matchAll(/(`+)(.+?)\1(?!`)/g)) words.push({ text: code, line: at + 1 })
    const bare = line.replace(/(`+)(.+?)\1(?!`)/g, 'code')
    for (const [, to = ''] of bare.matchAll(/\]\(([^()\s]+)\)/g)) links.push({ to, line: at + 1 })
  }
  if (fence !== null) throw new Error(`${path}:${fence.block.line}: the block has no end`)
  return { path, headings, blocks, links, words }
}

/** The page in the other language, by its name; null for one that is not in Chinese. */
export function englishOf(path: string): string | null {
  return path.endsWith('.zh-CN.md') ? path.replace('.zh-CN.md', '.md') : null
}
