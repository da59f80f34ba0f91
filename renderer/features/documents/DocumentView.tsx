import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useEffect, useMemo, useRef, useState } from 'react'
import { call } from '../../app/client'
import { reportError, useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { IconButton } from '../../ui/IconButton'
import { scrolls } from '../run/scrolls'
import { type DocumentName, documentNames, documentOf, documentText, showDocument, useDocuments } from './documents'
import { type DocumentBlock, readDocument, readWords } from './readDocument'
import './documents.css'

/** Nodelab's documents, to be read in the window: a list of them, and the one that is chosen. */
export function DocumentView() {
  const text = useText().tour
  const shown = useDocuments((state) => state.shown)
  const body = useRef<HTMLDivElement>(null)
  const toBody = (event: Event): void => {
    event.preventDefault()
    body.current?.focus()
  }
  return (
    <Dialog.Root open={shown !== null} onOpenChange={(open) => !open && showDocument(null)}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog documents" aria-describedby={undefined} onOpenAutoFocus={toBody}>
          <div className="documents-head">
            <Dialog.Title>{text.documents}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label={text.close}>
                <X size={16} />
              </IconButton>
            </Dialog.Close>
          </div>
          <nav className="documents-list" aria-label={text.documents}>
            {documentNames.map((name) => (
              <button
                key={name}
                type="button"
                className={name === shown ? 'row on' : 'row'}
                aria-current={name === shown ? 'page' : undefined}
                onClick={() => showDocument(name)}
              >
                {text.documentNames[name]}
              </button>
            ))}
          </nav>
          <div ref={body} className="documents-body" {...scrolls} role="document" aria-label={text.documents}>
            {shown !== null && <Document key={shown} name={shown} />}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Document({ name }: { readonly name: DocumentName }) {
  const language = useApp((state) => state.language)
  const [markdown, setMarkdown] = useState<string | null>(null)
  useEffect(() => {
    let isShown = true
    documentText(name, language)
      .then((read) => {
        if (isShown) setMarkdown(read)
      })
      .catch(reportError)
    return () => {
      isShown = false
    }
  }, [name, language])
  const blocks = useMemo(() => (markdown === null ? [] : readDocument(markdown)), [markdown])
  return blocks.map((block, at) => <Block key={at} block={block} />)
}

function Block({ block }: { readonly block: DocumentBlock }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = (['h3', 'h3', 'h4', 'h5', 'h6'] as const)[block.level] ?? 'h6'
      return (
        <Heading className={block.level === 1 ? 'document-title' : undefined}>
          <Line text={block.text} />
        </Heading>
      )
    }
    case 'code':
      return (
        <pre className="document-code" {...scrolls}>
          {block.text}
        </pre>
      )
    case 'table':
      return <Table rows={block.rows} />
    case 'text':
      return (
        <p>
          <Line text={block.text} />
        </p>
      )
    case 'steps':
      return (
        <ol start={block.from}>
          <Items items={block.items} />
        </ol>
      )
    default:
      return (
        <ul>
          <Items items={block.items} />
        </ul>
      )
  }
}

function Items({ items }: { readonly items: readonly string[] }) {
  return items.map((one, at) => (
    <li key={at}>
      <Line text={one} />
    </li>
  ))
}

function Table({ rows: [head = [], ...rows] }: { readonly rows: readonly (readonly string[])[] }) {
  return (
    <div className="document-table" {...scrolls}>
      <table>
        <thead>
          <tr>
            {head.map((cell, at) => (
              <th key={at} scope="col">
                <Line text={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, place) => (
                <td key={place}>
                  <Line text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Line({ text }: { readonly text: string }) {
  return readWords(text).map(({ kind, text: words, to = '' }, at) => {
    if (kind === 'code') return <code key={at}>{words}</code>
    if (kind === 'strong') return <strong key={at}>{words}</strong>
    if (kind === 'name') return <em key={at}>{words}</em>
    if (kind !== 'link') return <span key={at}>{words}</span>
    const document = documentOf(to)
    const follow = document !== null || to.startsWith('https://')
    // What leads to the source alone is not packed: its words are enough.
    if (!follow) return <span key={at}>{words}</span>
    const go = (): void => {
      if (document !== null) showDocument(document)
      else call('link.open', { url: to }).catch(reportError)
    }
    return (
      <button key={at} type="button" className="link" onClick={go}>
        {words}
      </button>
    )
  })
}
