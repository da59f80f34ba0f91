import type { LanguageDocument } from '../../shared/model/language'
import type { Language } from '../../shared/model/problem'
import type { LspDiagnostics } from './lspShapes'
import { type NodeView, viewOf } from './nodeView'
import { type createServerFolder, groundName, type ServerGround } from './serverFolder'
import { linkTo, type ServerLink } from './serverLink'
import type { ServerProcess } from './serverProcess'

/** The document that a server has, as it was told last. */
export interface ShownDocument {
  readonly document: LanguageDocument
  readonly view: NodeView
  /** The server's own count of its texts. */
  readonly version: number
}

export interface RunningServer {
  readonly process: ServerProcess
  readonly link: ServerLink
  readonly language: Language
  shown(): ShownDocument | null
  /** Has the server see a document on a ground. What it has already is not told again. */
  show(document: LanguageDocument, ground: ServerGround): Promise<void>
  hide(): void
}

export interface ServerOptions {
  readonly process: ServerProcess
  readonly folder: ReturnType<typeof createServerFolder>
  readonly language: Language
  /** What its environment is to begin with. */
  readonly ground: ServerGround
  readonly startMs?: number | undefined
  readonly onDiagnostics: (told: LspDiagnostics, shown: ShownDocument) => void
}

/** Brings a server to where it answers. It has one document at a time: the node in view, by one name for all of them. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { process, folder, language } = options
  let shown: ShownDocument | null = null
  let ground = options.ground
  let version = 0
  /** What was found in the text that the server has. */
  let found: LspDiagnostics | null = null
  await folder.stand(ground)
  const link = await linkTo({
    process,
    folder: folder.uri,
    language,
    startMs: options.startMs,
    onDiagnostics(told) {
      // What belongs to an earlier text has places that are no longer there.
      if (shown === null || told.uri !== folder.node || told.version !== shown.version) return
      found = told
      options.onDiagnostics(told, shown)
    },
  })

  async function stand(next: ServerGround): Promise<void> {
    if (groundName(next) === groundName(ground)) return
    const isOtherDify = next.target.fileForm !== ground.target.fileForm
    ground = next
    await folder.stand(next)
    if (isOtherDify) link.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: folder.stub, type: 2 }] })
    link.tell('workspace/didChangeConfiguration', { settings: null })
  }

  function hide(): void {
    if (shown !== null) link.tell('textDocument/didClose', { textDocument: { uri: folder.node } })
    shown = null
  }

  return {
    process,
    link,
    language,
    shown: () => shown,
    hide,
    async show(document, next) {
      await stand(next)
      const view = viewOf(document)
      if (shown !== null && shown.document.id !== document.id) hide()
      if (shown?.view.text === view.text) {
        // The same to the server, be it another version or other inputs to its author.
        shown = { document, view, version: shown.version }
        if (found !== null) options.onDiagnostics(found, shown)
        return
      }
      version += 1
      found = null
      const isOpen = shown !== null
      shown = { document, view, version }
      const { text } = view
      if (isOpen) {
        link.tell('textDocument/didChange', {
          textDocument: { uri: folder.node, version },
          contentChanges: [{ text }],
        })
      } else {
        link.tell('textDocument/didOpen', { textDocument: { uri: folder.node, languageId: 'python', version, text } })
      }
    },
  }
}
