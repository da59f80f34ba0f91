import {
  AbstractMessageReader,
  AbstractMessageWriter,
  CancellationTokenSource,
  createMessageConnection,
  type DataCallback,
  type Disposable,
  type Message,
} from 'vscode-jsonrpc/node'
import type { Language } from '../../shared/model/problem'
import type { LspDiagnostics } from './lspShapes'
import type { ServerProcess } from './serverProcess'

/** Milliseconds after which a question is given up; and a server that is not ready by then, which can take long where a machine has much to do. */
const longest = 30_000
const longestStart = 60_000

class Reader extends AbstractMessageReader {
  constructor(private readonly from: ServerProcess) {
    super()
  }
  listen(callback: DataCallback): Disposable {
    this.from.onMessage((message) => callback(message as Message))
    return { dispose: () => undefined }
  }
}

class Writer extends AbstractMessageWriter {
  constructor(private readonly to: ServerProcess) {
    super()
  }
  write(message: Message): Promise<void> {
    this.to.send(message)
    return Promise.resolve()
  }
  end(): void {
    // The process is ended by whoever has started it.
  }
}

/** What Nodelab can do with the answers of a server. */
const capabilities = {
  workspace: { configuration: true, workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } },
  textDocument: {
    publishDiagnostics: { versionSupport: true, tagSupport: { valueSet: [1, 2] } },
    completion: {
      completionItem: {
        documentationFormat: ['markdown'],
        labelDetailsSupport: true,
        tagSupport: { valueSet: [1] },
        resolveSupport: { properties: ['documentation', 'detail'] },
      },
    },
    hover: { contentFormat: ['markdown'] },
    signatureHelp: {
      signatureInformation: {
        documentationFormat: ['markdown'],
        parameterInformation: { labelOffsetSupport: true },
        activeParameterSupport: true,
      },
    },
    rename: { prepareSupport: true },
  },
}

/** What the server is told when it asks how it is to be. The rest stands in the settings of its folder. */
const answers = { analysis: { diagnosticMode: 'openFilesOnly', autoImportCompletions: true, autoSearchPaths: false } }

export interface LinkOptions {
  readonly process: ServerProcess
  /** The address of the server's folder. */
  readonly folder: string
  readonly language: Language
  /** Milliseconds that it has to be ready. */
  readonly startMs?: number | undefined
  readonly onDiagnostics: (told: LspDiagnostics) => void
}

/** Rejects where a promise has not come to its end after so many milliseconds. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not ready after ${Math.round(ms / 1000)} s`)), ms)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Speaks with a server that was just started. Rejects where it ends before it is ready, or takes too long about it. */
export async function linkTo(options: LinkOptions) {
  const { process: server, folder, language, startMs = longestStart, onDiagnostics } = options
  const connection = createMessageConnection(new Reader(server), new Writer(server))
  /** The question of each kind that is under way: a later one takes its place. */
  const open = new Map<string, CancellationTokenSource>()
  connection.onRequest('workspace/configuration', ({ items }: { items: readonly { section?: string }[] }) =>
    items.map(({ section }) => (section === 'python' ? answers : null)),
  )
  // It would watch files that do not change: environments never do, and the settings are told.
  connection.onRequest('client/registerCapability', () => null)
  connection.onRequest('client/unregisterCapability', () => null)
  connection.onRequest('window/workDoneProgress/create', () => null)
  connection.onNotification('textDocument/publishDiagnostics', onDiagnostics)
  server.onEnd(() => connection.dispose())
  connection.listen()

  const ready = connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: folder, name: 'node' }],
    locale: language.toLowerCase(),
    capabilities,
  })
  await within(startMs, ready)
  await connection.sendNotification('initialized', {})

  return {
    tell: (method: string, params: object): void =>
      void connection.sendNotification(method, params).catch(() => undefined),
    /** The server's answer; null where it has none, is gone, takes too long, or a later question of this kind came. */
    async ask<T>(method: string, params: object): Promise<T | null> {
      open.get(method)?.cancel()
      const source = new CancellationTokenSource()
      open.set(method, source)
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<null>((resolve) => {
        timer = setTimeout(() => {
          source.cancel()
          resolve(null)
        }, longest)
      })
      const answer = connection.sendRequest<T | null>(method, params, source.token).catch(() => null)
      try {
        return await Promise.race([answer, late])
      } finally {
        clearTimeout(timer)
        if (open.get(method) === source) open.delete(method)
      }
    },
  }
}

export type ServerLink = Awaited<ReturnType<typeof linkTo>>
