import { Fragment, type ReactNode } from 'react'
import type { LessonBlock } from '../../../shared/model/lesson'

/** Words of a lesson: `code` in mono, **weight** in a heavier hand, all else as it stands. */
export function LessonWords({ text }: { readonly text: string }) {
  return (
    <>
      {text.split('`').map((part, at) =>
        at % 2 === 1 ? (
          <code key={at} className="ic">
            {part}
          </code>
        ) : (
          <Fragment key={at}>{weighted(part)}</Fragment>
        ),
      )}
    </>
  )
}

function weighted(text: string): ReactNode {
  return text.split('**').map((part, at) => (at % 2 === 1 ? <strong key={at}>{part}</strong> : part))
}

function items(all: readonly string[]): ReactNode {
  return all.map((item, at) => (
    <li key={at}>
      <LessonWords text={item} />
    </li>
  ))
}

function Block({ block }: { readonly block: LessonBlock }) {
  if ('items' in block) {
    if (block.kind === 'list') return <ul className="lesson-list">{items(block.items)}</ul>
    return <ol className="lesson-list steps">{items(block.items)}</ol>
  }
  if (block.kind === 'code') return <pre className="lesson-code">{block.text}</pre>
  if (block.kind === 'quote') return <blockquote className="quote">{block.text}</blockquote>
  return (
    <p>
      <LessonWords text={block.text} />
    </p>
  )
}

/** The text of a lesson. */
export function LessonBlocks({ blocks }: { readonly blocks: readonly LessonBlock[] }) {
  return (
    <>
      {blocks.map((block, at) => (
        <Block key={at} block={block} />
      ))}
    </>
  )
}
