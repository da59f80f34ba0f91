/*
 * TypeScript's compiler as Monaco brings it: as much of its face as Nodelab uses. Monaco ships no types for it. Numbers are those of its own enums.
 */
declare module 'monaco-editor/languages/features/typescript/lib/lib' {
  /** The libraries of the language by their names, e.g. `lib.es2023.d.ts`. */
  export const libFileMap: Readonly<Record<string, string>>
}

declare module 'monaco-editor/languages/features/typescript/lib/typescriptServices' {
  export interface TextSpan {
    readonly start: number
    readonly length: number
  }
  export interface TextChange {
    readonly span: TextSpan
    readonly newText: string
  }
  export interface DisplayPart {
    readonly text: string
  }
  export interface DocTag {
    readonly name: string
    readonly text?: readonly DisplayPart[]
  }
  export interface Documented {
    readonly documentation?: readonly DisplayPart[]
    readonly tags?: readonly DocTag[]
  }
  export interface CompletionEntry {
    readonly name: string
    readonly kind: string
    readonly kindModifiers?: string
    readonly sortText: string
    readonly insertText?: string
    readonly replacementSpan?: TextSpan
  }
  export interface CompletionInfo {
    readonly entries: readonly CompletionEntry[]
    readonly isIncomplete?: boolean
    readonly optionalReplacementSpan?: TextSpan
  }
  export interface CompletionDetails extends Documented {
    readonly displayParts: readonly DisplayPart[]
  }
  export interface QuickInfo extends Documented {
    readonly textSpan: TextSpan
    readonly displayParts?: readonly DisplayPart[]
  }
  export interface SignatureItem extends Documented {
    readonly prefixDisplayParts: readonly DisplayPart[]
    readonly suffixDisplayParts: readonly DisplayPart[]
    readonly separatorDisplayParts: readonly DisplayPart[]
    readonly parameters: readonly { readonly displayParts: readonly DisplayPart[] }[]
  }
  export interface SignatureItems {
    readonly items: readonly SignatureItem[]
    readonly selectedItemIndex: number
    readonly argumentIndex: number
  }
  export interface FileSpan {
    readonly fileName: string
    readonly textSpan: TextSpan
  }
  export interface RenameLocation extends FileSpan {
    readonly prefixText?: string
    readonly suffixText?: string
  }
  export interface MessageChain {
    readonly messageText: string
  }
  export interface Diagnostic {
    readonly code: number
    /** 0: warning, 1: error, 2: suggestion, 3: message. */
    readonly category: 0 | 1 | 2 | 3
    readonly start?: number
    readonly length?: number
    readonly messageText: string | MessageChain
    readonly reportsUnnecessary?: object
  }
  export interface Snapshot {
    getText(start: number, end: number): string
    getLength(): number
    getChangeRange(): undefined
  }
  export interface Host {
    getCompilationSettings(): object
    getScriptFileNames(): string[]
    getScriptVersion(file: string): string
    getScriptSnapshot(file: string): Snapshot | undefined
    getScriptKind(file: string): number
    getCurrentDirectory(): string
    getDefaultLibFileName(): string
    readFile(file: string): string | undefined
    fileExists(file: string): boolean
    directoryExists(folder: string): boolean
  }
  export interface LanguageService {
    getCompletionsAtPosition(file: string, at: number, preferences: object): CompletionInfo | undefined
    getCompletionEntryDetails(
      file: string,
      at: number,
      name: string,
      format: object,
      source: undefined,
      preferences: object,
      data: undefined,
    ): CompletionDetails | undefined
    getQuickInfoAtPosition(file: string, at: number): QuickInfo | undefined
    getSignatureHelpItems(file: string, at: number, options: object): SignatureItems | undefined
    getDefinitionAtPosition(file: string, at: number): readonly FileSpan[] | undefined
    getReferencesAtPosition(file: string, at: number): readonly FileSpan[] | undefined
    getRenameInfo(
      file: string,
      at: number,
      preferences: object,
    ): { readonly canRename: boolean; readonly triggerSpan?: TextSpan }
    findRenameLocations(
      file: string,
      at: number,
      inStrings: boolean,
      inComments: boolean,
      preferences: object,
    ): readonly RenameLocation[] | undefined
    getFormattingEditsForDocument(file: string, options: object): readonly TextChange[]
    getSemanticDiagnostics(file: string): readonly Diagnostic[]
    getSuggestionDiagnostics(file: string): readonly Diagnostic[]
  }
  export function createLanguageService(host: Host): LanguageService
}
