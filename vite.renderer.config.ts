import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { recordParts } from './scripts/setup/recordParts.mjs'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/**
 * Lets the editor's program, its styles too, be fetched and compiled beside the page's own: the page asks for it only once it runs, and the start would
 * wait for both one after the other.
 */
const editorAtOnce: Plugin = {
  name: 'editor-at-once',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle }) {
      const names = Object.keys(bundle ?? {}).filter((name) => /\/monaco-[^/]+\.(js|css)$/.test(name))
      return names.map((name) => {
        const kind = name.endsWith('.css') ? { rel: 'preload', as: 'style' } : { rel: 'modulepreload' }
        return { tag: 'link', attrs: { ...kind, crossorigin: true, href: `./${name}` }, injectTo: 'head' as const }
      })
    },
  },
}

/**
 * The page knows the model by its types alone: schemas are main's, which trusts nothing that the page sends. The library behind them would make the
 * start heavier, and tries to make code from text as it loads, which the page's policy forbids.
 */
const noSchemas: Plugin = {
  name: 'no-schemas',
  enforce: 'pre',
  resolveId(id, importer) {
    if (id === 'zod' || id.startsWith('zod/'))
      this.error(
        `${importer ?? 'The page'} brings ${id} into the page: import the type alone, or a name from a file without schemas`,
      )
  },
}

/** One for all workers: each is a build of its own, and adds what it holds. */
const workerParts = recordParts('workers')

/** The page: served by the app's own scheme, so its addresses are relative; Chrome 114 is the oldest that runs it. */
export default defineConfig({
  root: here('./renderer'),
  base: './',
  plugins: [react(), editorAtOnce, noSchemas, recordParts('page')],
  build: {
    outDir: here('./out/renderer'),
    emptyOutDir: true,
    target: 'chrome114',
    cssTarget: 'chrome114',
    chunkSizeWarningLimit: 6000,
    // An inlined worker or font would need `blob:` or `data:` in the content security policy.
    assetsInlineLimit: 0,
  },
  worker: { format: 'es', plugins: () => [workerParts] },
})
