import type {
  AskedPlace,
  Completions,
  FoundPlace,
  Hover,
  LanguageEdit,
  SignatureHelp,
  SourceFile,
  Span,
} from '../../shared/model/language'
import type {
  LspCompletion,
  LspCompletions,
  LspHover,
  LspLocation,
  LspSignatureHelp,
  LspWorkspaceEdit,
} from './lspShapes'
import type { NodeView, Range } from './nodeView'
import { readCompletions, readEdits, readHover, readSignatures, readText } from './readAnswers'
import type { RunningServer } from './server'
import { createSourceFiles } from './sourceFiles'

/** So many lists of completions can still be asked about. */
const mostLists = 4
/** So many places of one answer are told. */
const mostPlaces = 1000

export interface QuestionsOptions {
  /** The server, once what was begun with it is done; null where none runs. */
  server(): Promise<RunningServer | null>
  /** The address of the node's file. */
  readonly node: string
}

/** What the editor asks of the node in view. A question about another text than the server's has no answer. */
export function createQuestions({ server, node }: QuestionsOptions) {
  const sources = createSourceFiles()
  const lists = new Map<number, readonly LspCompletion[]>()
  let lastList = 0

  async function ask<T, R>(
    method: string,
    asked: AskedPlace,
    more: object,
    read: (answer: T, view: NodeView) => R,
  ): Promise<R | null> {
    const running = await server()
    const shown = running?.shown() ?? null
    if (running === null || shown === null) return null
    const { document, view } = shown
    if (document.id !== asked.id || document.version !== asked.version) return null
    const place = { textDocument: { uri: node }, position: view.positionOf(asked) }
    const answer = await running.link.ask<T>(`textDocument/${method}`, { ...place, ...more })
    return answer === null ? null : read(answer, view)
  }

  function placesOf(found: LspLocation | readonly LspLocation[], view: NodeView): FoundPlace[] {
    const all = 'uri' in found ? [found] : found
    return all.slice(0, mostPlaces).flatMap(({ uri, range }): FoundPlace[] => {
      if (uri === node) return [{ ...view.spanOf(range), source: null }]
      const source = sources.numberOf(uri)
      if (source === null) return []
      const { start, end } = range
      const from = { line: start.line + 1, column: start.character + 1 }
      return [{ ...from, endLine: end.line + 1, endColumn: end.character + 1, source }]
    })
  }

  return {
    complete: (asked: AskedPlace, trigger: string | null): Promise<Completions | null> =>
      ask<LspCompletions, Completions>(
        'completion',
        asked,
        { context: trigger === null ? { triggerKind: 1 } : { triggerKind: 2, triggerCharacter: trigger } },
        (answer, view) => {
          lastList += 1
          lists.set(lastList, answer.items)
          lists.delete(lastList - mostLists)
          return { list: lastList, ...readCompletions(answer, view) }
        },
      ),

    async resolve(list: number, at: number): Promise<{ text: string }> {
      const item = lists.get(list)?.[at]
      const running = await server()
      if (item === undefined || running === null) return { text: '' }
      const answer = await running.link.ask<LspCompletion>('completionItem/resolve', item)
      return { text: readText(answer?.documentation) }
    },

    hover: (asked: AskedPlace): Promise<Hover | null> => ask<LspHover, Hover | null>('hover', asked, {}, readHover),

    signature: (asked: AskedPlace): Promise<SignatureHelp | null> =>
      ask<LspSignatureHelp, SignatureHelp | null>('signatureHelp', asked, {}, readSignatures),

    definition: async (asked: AskedPlace): Promise<FoundPlace[]> =>
      (await ask('definition', asked, {}, placesOf)) ?? [],

    references: async (asked: AskedPlace): Promise<FoundPlace[]> =>
      (await ask('references', asked, { context: { includeDeclaration: true } }, placesOf)) ?? [],

    renamed: (asked: AskedPlace): Promise<Span | null> =>
      ask<Range | { readonly range: Range }, Span>('prepareRename', asked, {}, (answer, view) =>
        view.spanOf('range' in answer ? answer.range : answer),
      ),

    /** The changes of the node; none where another file would have to change. */
    rename: async (asked: AskedPlace, to: string): Promise<LanguageEdit[]> => {
      const edits = await ask<LspWorkspaceEdit, LanguageEdit[]>('rename', asked, { newName: to }, (answer, view) => {
        const ofFiles = [
          ...Object.entries(answer.changes ?? {}),
          ...(answer.documentChanges ?? []).map((one) => [one.textDocument?.uri ?? '', one.edits ?? []] as const),
        ]
        return ofFiles.every(([uri]) => uri === node) ? ofFiles.flatMap(([, all]) => readEdits(all, view)) : []
      })
      return edits ?? []
    },

    /** The text of a file that an answer has named. */
    source: (source: number): Promise<SourceFile | null> => sources.read(source),
  }
}
