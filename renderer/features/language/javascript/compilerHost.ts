import type { Host, Snapshot } from 'monaco-editor/languages/features/typescript/lib/typescriptServices'

/** The node, as it is looked at and as it is formatted: without the types of its inputs. */
export const nodeFile = '/node.js'
export const plainFile = '/plain.js'

const roots = [nodeFile, '/node_modules/@types/node/index.d.ts']

/** Numbers of the compiler's enums: ES2023, CommonJS, its ways to find modules, each file a module of its own. */
const settings = {
  target: 10,
  module: 1,
  moduleResolution: 2,
  moduleDetection: 3,
  allowJs: true,
  checkJs: true,
  noEmit: true,
  skipLibCheck: true,
  strictNullChecks: true,
  useUnknownInCatchVariables: false,
  maxNodeModuleJsDepth: 0,
  types: [],
}

function snapshotOf(text: string): Snapshot {
  return {
    getText: (start, end) => text.slice(start, end),
    getLength: () => text.length,
    getChangeRange: () => undefined,
  }
}

/** What the compiler asks of the world around it: a node, and the types of its Node. Nothing is read from a disk. */
export function createHost(files: ReadonlyMap<string, string>) {
  const folders = new Set<string>()
  for (const path of files.keys()) {
    for (let at = path.indexOf('/', 1); at !== -1; at = path.indexOf('/', at + 1)) folders.add(path.slice(0, at))
  }
  const own = new Map<string, { text: string; version: number }>()
  let libraries: readonly string[] = []
  const textOf = (file: string): string | undefined => own.get(file)?.text ?? files.get(file)

  const host: Host = {
    getCompilationSettings: () => ({ ...settings, lib: libraries }),
    getScriptFileNames: () => roots,
    getScriptVersion: (file) => String(own.get(file)?.version ?? 0),
    getScriptSnapshot(file) {
      const text = textOf(file)
      return text === undefined ? undefined : snapshotOf(text)
    },
    getScriptKind: (file) => (file.endsWith('.js') ? 1 : 3),
    getCurrentDirectory: () => '/',
    getDefaultLibFileName: () => '/lib/lib.d.ts',
    readFile: textOf,
    fileExists: (file) => textOf(file) !== undefined,
    directoryExists: (folder) => folders.has(folder) || folder === '/',
  }
  return {
    host,
    textOf,
    write(file: string, text: string): void {
      const before = own.get(file)
      if (before?.text !== text) own.set(file, { text, version: (before?.version ?? 0) + 1 })
    },
    takeLibraries(next: readonly string[]): void {
      if (next.join() !== libraries.join()) libraries = next
    },
  }
}
