import { createContext, type ReactNode, use } from 'react'
import type { Block, Span } from '../../shared/model/markdown'
import './markdown.css'

/** What a click on a link does; null for one that leads nowhere here, whose words are enough. */
export type Follow = (to: string) => (() => void) | null

const Links = createContext<Follow>(() => null)

/** Words of a line: `code` in mono, weight, names, and links as far as they are followed. */
export function Spans({ spans }: { readonly spans: readonly Span[] }) {
  return spans.map((span, at) => <OneSpan key={at} span={span} />)
}

function OneSpan({ span }: { readonly span: Span }): ReactNode {
  const follow = use(Links)
  switch (span.kind) {
    case 'code':
      return <code className="ic">{span.text}</code>
    case 'strong':
      return (
        <strong>
          <Spans spans={span.spans} />
        </strong>
      )
    case 'name':
      return (
        <em>
          <Spans spans={span.spans} />
        </em>
      )
    case 'link': {
      const go = follow(span.to)
      if (go === null) return <Spans spans={span.spans} />
      const address = span.to.startsWith('https://') ? span.to : undefined
      return (
        <button type="button" className="link" title={address} onClick={go}>
          <Spans spans={span.spans} />
        </button>
      )
    }
    case 'break':
      return <br />
    default:
      // Of a picture there are but the words in its place: none is fetched.
      return span.text
  }
}

/** A text that was read from Markdown. Nothing of it becomes markup but what is drawn here. */
export function Blocks({ blocks, follow }: { readonly blocks: readonly Block[]; readonly follow: Follow }) {
  return (
    <Links value={follow}>
      <All blocks={blocks} />
    </Links>
  )
}

function All({ blocks }: { readonly blocks: readonly Block[] }) {
  return blocks.map((block, at) => <OneBlock key={at} block={block} />)
}

function OneBlock({ block }: { readonly block: Block }): ReactNode {
  switch (block.kind) {
    case 'heading': {
      const Heading = (['h3', 'h3', 'h4', 'h5', 'h6'] as const)[block.level] ?? 'h6'
      return (
        <Heading className={block.level === 1 ? 'md-title' : undefined}>
          <Spans spans={block.spans} />
        </Heading>
      )
    }
    case 'text':
      return (
        <p>
          <Spans spans={block.spans} />
        </p>
      )
    case 'quote':
      return (
        <blockquote className="md-quote">
          <Within blocks={block.blocks} />
        </blockquote>
      )
    case 'list':
      return <List from={block.from} items={block.items} />
    case 'code':
      // What scrolls takes the keyboard's focus.
      return (
        <pre className="md-code" tabIndex={0}>
          {block.text}
        </pre>
      )
    case 'table':
      return <Table rows={block.rows} />
    default:
      return <hr />
  }
}

/** The blocks of an item or a quote: its first words are no paragraph of their own. */
function Within({ blocks: [first, ...rest] }: { readonly blocks: readonly Block[] }) {
  return (
    <>
      {first?.kind === 'text' ? <Spans spans={first.spans} /> : first !== undefined && <OneBlock block={first} />}
      <All blocks={rest} />
    </>
  )
}

function List({ from, items }: { readonly from: number | null; readonly items: readonly (readonly Block[])[] }) {
  const all = items.map((blocks, at) => (
    <li key={at}>
      <Within blocks={blocks} />
    </li>
  ))
  if (from === null) return <ul className="md-list">{all}</ul>
  return (
    <ol className="md-list" start={from}>
      {all}
    </ol>
  )
}

function Table({ rows: [head = [], ...rows] }: { readonly rows: readonly (readonly (readonly Span[])[])[] }) {
  return (
    <div className="md-table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head.map((cell, at) => (
              <th key={at} scope="col">
                <Spans spans={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, place) => (
                <td key={place}>
                  <Spans spans={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
