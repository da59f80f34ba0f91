import { useEffect, useState } from 'react'
import type { Block } from '../../../shared/model/markdown'
import { openLink } from '../../app/openLink'
import { reportError, useApp } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { Blocks, type Follow } from '../../ui/Markdown'
import { ReadingDialog } from '../../ui/ReadingDialog'
import { documentBlocks, type DocumentName, documentNames, documentOf, showDocument, useDocuments } from './documents'
import './documents.css'

/** Nodelab's documents, to be read in the window: a list of them, and the one that is chosen. */
export function DocumentView() {
  const text = useText().tour
  const shown = useDocuments((state) => state.shown)
  const list = (
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
  )
  return (
    <ReadingDialog
      title={text.documents}
      close={text.close}
      className="documents"
      isOpen={shown !== null}
      onClose={() => showDocument(null)}
      beside={list}
    >
      {shown !== null && <Document key={shown} name={shown} />}
    </ReadingDialog>
  )
}

/** A link leads to another document, or to the web; what leads to the source alone is not packed. */
const follow: Follow = (to) => {
  const document = documentOf(to)
  return document === null ? openLink(to) : () => showDocument(document)
}

function Document({ name }: { readonly name: DocumentName }) {
  const language = useApp((state) => state.language)
  const [blocks, setBlocks] = useState<readonly Block[]>([])
  useEffect(() => {
    let isShown = true
    documentBlocks(name, language)
      .then((read) => {
        if (isShown) setBlocks(read)
      })
      .catch(reportError)
    return () => {
      isShown = false
    }
  }, [name, language])
  return <Blocks blocks={blocks} follow={follow} />
}
