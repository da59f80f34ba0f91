import { libFileMap } from 'monaco-editor/languages/features/typescript/lib/lib'

/** The types of Node and of what it takes its `fetch` from: as texts, by their paths. */
const packages: Readonly<Record<string, string>> = import.meta.glob(
  [
    '../../../../node_modules/@types/node/**/*.d.ts',
    '../../../../node_modules/undici-types/*.d.ts',
    '!../../../../node_modules/@types/node/ts5.6/**',
  ],
  { query: '?raw', import: 'default', eager: true },
)

/** What the language has in a Node of a major version, by TypeScript's names of its libraries: nothing of a browser. */
const librariesOf: Readonly<Record<string, readonly string[]>> = {
  '20': ['es2023', 'es2024.string', 'es2024.regexp', 'es2024.sharedmemory'],
}
const newest = '20'

/** The files of the compiler's world, by paths that are on no disk. */
export function nodeFiles(): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  for (const [name, text] of Object.entries(libFileMap)) files.set(`/lib/${name}`, text)
  for (const [path, text] of Object.entries(packages)) files.set(path.slice(path.indexOf('/node_modules/')), text)
  return files
}

/** The libraries for a Node, e.g. `20.11.1`, as the compiler takes them. */
export function librariesFor(node: string): string[] {
  const [major = newest] = node.split('.', 1)
  return (librariesOf[major] ?? librariesOf[newest] ?? []).map((name) => `lib.${name}.d.ts`)
}
