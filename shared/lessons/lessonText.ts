import { type PlacedBlock, readPlaced } from '../markdown/readMarkdown'
import { textOfBlock, textOfBlocks } from '../markdown/textOf'
import type { LessonText } from '../model/lesson'
import type { Block } from '../model/markdown'
import type { Language } from '../model/problem'
import { taskHeading } from './taskHeading'

/** The most words of a story; of Chinese every two characters count as a word. */
export const mostWords = 200

/** Why a text is none of a lesson; `line` is 1-based. */
export interface TextFault {
  readonly kind: 'no-title' | 'no-task' | 'no-story' | 'too-long' | 'heading' | 'open-code'
  readonly line: number
  readonly count: number
}

/** How long a story is in words: of Chinese every two characters count as one. */
export function wordsOf(blocks: readonly Block[]): number {
  const text = textOfBlocks(blocks)
  const han = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0
  const others = text.replace(/[\u4e00-\u9fff]/g, ' ').match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0
  return Math.ceil(han / 2) + others
}

const isHeading = ({ block }: PlacedBlock): boolean => block.kind === 'heading'

/** Reads a lesson's text: `# Title`, the story, `## Task` (`## 任务`), what to do. Other headings are faults. */
export function readLessonText(source: string, language: Language): { text: LessonText; faults: TextFault[] } {
  const { blocks, openCode } = readPlaced(source)
  const faults: TextFault[] = []
  const fault = (kind: TextFault['kind'], line: number, count = 0): void => void faults.push({ kind, line, count })
  if (openCode !== null) fault('open-code', openCode)
  const headings = blocks.filter(isHeading)
  const [first] = headings
  const isTitled = first?.block.kind === 'heading' && first.block.level === 1
  const title = isTitled ? textOfBlock(first.block).trim() : ''
  const others = title === '' ? headings : headings.slice(1)
  if (title === '') fault('no-title', 1)
  const task = others.find(({ block }) => textOfBlock(block).trim() === taskHeading[language])
  const lines = source.split(/\r\n?|\n/).length
  if (task === undefined) fault('no-task', lines)
  const stranger = others.find((heading) => heading !== task)
  if (stranger !== undefined) fault('heading', stranger.line)
  const from = title === '' || first === undefined ? 0 : first.line
  const cut = task?.line ?? lines + 1
  const between = (after: number, before: number): Block[] =>
    blocks.filter(({ line }) => line > after && line < before).map(({ block }) => block)
  const text = { title, story: between(from, cut), task: between(cut, Infinity) }
  if (text.story.length === 0) fault('no-story', from + 1)
  if (task !== undefined && text.task.length === 0) fault('no-task', cut)
  const count = wordsOf(text.story)
  if (count > mostWords) fault('too-long', from + 1, count)
  return { text, faults }
}
