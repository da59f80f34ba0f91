import { createPlaces, longestCode, treeOf } from '../../packages/imports/readImport'
import { javascriptImports } from '../../packages/imports/javascriptImports'
import type { Effect } from './effects'

/** Modules of Node that compute and do nothing else. */
const harmless = new Set('assert buffer crypto events path punycode querystring string_decoder url util'.split(' '))

const modules: Readonly<Record<string, Effect['kind']>> = {
  fs: 'files',
  http: 'network',
  https: 'network',
  http2: 'network',
  net: 'network',
  tls: 'network',
  dns: 'network',
  dgram: 'network',
  child_process: 'process',
  cluster: 'process',
  worker_threads: 'process',
}

/** Names that do something, or lead to all others. */
const names: ReadonlyMap<string, Effect['kind']> = new Map([
  ['fetch', 'network'],
  ['XMLHttpRequest', 'network'],
  ['WebSocket', 'network'],
  ['EventSource', 'network'],
  ['process', 'process'],
  ['Worker', 'process'],
  ['fs', 'files'],
  ['eval', 'unknown'],
  ['Function', 'unknown'],
  ['constructor', 'unknown'],
  ['globalThis', 'unknown'],
  ['global', 'unknown'],
  ['module', 'unknown'],
  ['exports', 'unknown'],
  ['koffi', 'unknown'],
  ['lib', 'unknown'],
  ['difySeccomp', 'unknown'],
  ['WebAssembly', 'unknown'],
  ['getBuiltinModule', 'unknown'],
])

const named = new Set(['VariableName', 'PropertyName'])

/** The effects of JavaScript that can be seen; see `effectsOf`. */
export function javascriptEffects(code: string): Effect[] {
  if (code.length > longestCode) return [{ kind: 'unknown', name: '', line: 1 }]
  const place = createPlaces(code)
  const imports = javascriptImports(code)
  const found: (Effect & { readonly at: number })[] = imports.flatMap(({ module, line, from }) => {
    const [top = ''] = module.replace(/^node:/, '').split('/')
    return harmless.has(top) ? [] : [{ kind: modules[top] ?? 'unknown', name: module, line, at: from }]
  })
  let requires = 0
  treeOf('javascript', code).iterate({
    enter: ({ name: node, from, to }) => {
      const name = code.slice(from, to)
      if (node === 'import') found.push({ kind: 'unknown', name, line: place(from, to).line, at: from })
      if (!named.has(node)) return
      if (name === 'require') requires += 1
      const kind = names.get(name)
      if (kind !== undefined) found.push({ kind, name, line: place(from, to).line, at: from })
    },
  })
  // One that names no module by a text, or is handed on.
  if (requires > imports.length) found.push({ kind: 'unknown', name: 'require', line: 1, at: code.length })
  return found.sort((a, b) => a.at - b.at).map(({ kind, name, line }) => ({ kind, name, line }))
}
