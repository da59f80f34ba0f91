import type { Language } from '../model/problem'
import type { LessonBlock, LessonText } from '../model/lesson'

/** The heading under which a lesson's text says what to do. */
export const taskHeading: Readonly<Record<Language, string>> = { en: 'Task', 'zh-CN': '任务' }

/** The most words of a story; of Chinese every two characters count as a word. */
export const mostWords = 200

/** Why a text is none of a lesson; `line` is 1-based. */
export interface TextFault {
  readonly kind: 'no-title' | 'no-task' | 'no-story' | 'too-long' | 'heading' | 'open-code'
  readonly line: number
  readonly count: number
}

interface Line {
  readonly text: string
  readonly number: number
}

function blocksOf(lines: readonly Line[]): LessonBlock[] {
  const blocks: LessonBlock[] = []
  let code: string[] | null = null
  let isNew = true
  for (const { text } of lines) {
    if (text.startsWith('```')) {
      if (code !== null) blocks.push({ kind: 'code', text: code.join('\n') })
      code = code === null ? [] : null
      isNew = true
    } else if (code !== null) code.push(text)
    else if (text.trim() === '') isNew = true
    else {
      addLine(blocks, text.trim(), isNew)
      isNew = false
    }
  }
  return blocks
}

/** Adds a line to the block before it where it goes on, else begins a new one. */
function addLine(blocks: LessonBlock[], line: string, isNew: boolean): void {
  const last = isNew ? undefined : blocks.at(-1)
  const quote = /^> ?(.*)$/.exec(line)?.[1]
  const [, sign, item] = /^([-*]|\d{1,2}\.) (.*)$/.exec(line) ?? []
  if (quote !== undefined) {
    if (last?.kind === 'quote') blocks[blocks.length - 1] = { kind: 'quote', text: `${last.text}\n${quote}` }
    else blocks.push({ kind: 'quote', text: quote })
  } else if (item !== undefined) {
    const kind = sign === '-' || sign === '*' ? 'list' : 'steps'
    const list = blocks.at(-1)
    if (list?.kind === kind) list.items.push(item)
    else blocks.push({ kind, items: [item] })
  } else if (last?.kind === 'text') blocks[blocks.length - 1] = { kind: 'text', text: joined(last.text, line) }
  else if (last?.kind === 'list' || last?.kind === 'steps') last.items.push(joined(last.items.pop() ?? '', line))
  else blocks.push({ kind: 'text', text: line })
}

/** Two lines of one paragraph; between Han characters there is no space. */
function joined(before: string, after: string): string {
  const isHan = /[\u3000-\u9fff\uff00-\uffef]$/.test(before) && /^[\u3000-\u9fff\uff00-\uffef]/.test(after)
  return isHan ? before + after : `${before} ${after}`
}

/** The text of a block as it is read: its lines, items or code. */
function readText(block: LessonBlock): string {
  return 'items' in block ? block.items.join('\n') : block.text
}

/** How long a story is in words: of Chinese every two characters count as one. */
export function wordsOf(blocks: readonly LessonBlock[]): number {
  const text = blocks.map(readText).join('\n')
  const han = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0
  const others = text.replace(/[\u4e00-\u9fff]/g, ' ').match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0
  return Math.ceil(han / 2) + others
}

/**
 * Reads a lesson's text: `# Title`, the story, `## Task` (`## 任务`), what to do. Of Markdown it knows paragraphs, lists, steps, `>` for what Dify says, fenced
 * code, `code` and **weight**; anything else stands as it is, and nothing of it becomes more than text.
 */
export function readLessonText(source: string, language: Language): { text: LessonText; faults: TextFault[] } {
  const lines = source
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((text, at) => ({ text, number: at + 1 }))
  const faults: TextFault[] = []
  const fault = (kind: TextFault['kind'], line: number, count = 0): void => void faults.push({ kind, line, count })
  let isCode = false
  let opened = 0
  const headings: Line[] = []
  for (const line of lines) {
    if (line.text.startsWith('```')) {
      isCode = !isCode
      opened = line.number
    } else if (!isCode && line.text.startsWith('#')) headings.push(line)
  }
  if (isCode) fault('open-code', opened)
  const [first] = headings
  const title = /^# +(\S.*)$/.exec(first?.text ?? '')?.[1]?.trim() ?? ''
  const others = title === '' ? headings : headings.slice(1)
  if (title === '') fault('no-title', 1)
  const task = others.find(({ text }) => text.replace(/^#+ */, '').trim() === taskHeading[language])
  if (task === undefined) fault('no-task', lines.length)
  const stranger = others.find((line) => line !== task)
  if (stranger !== undefined) fault('heading', stranger.number)
  const from = title === '' ? 0 : (first?.number ?? 0)
  const cut = task?.number ?? lines.length + 1
  const text = { title, story: blocksOf(lines.slice(from, cut - 1)), task: blocksOf(lines.slice(cut)) }
  if (text.story.length === 0) fault('no-story', from + 1)
  if (task !== undefined && text.task.length === 0) fault('no-task', cut)
  const count = wordsOf(text.story)
  if (count > mostWords) fault('too-long', from + 1, count)
  return { text, faults }
}
