import { cpSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { recordParts } from './scripts/setup/recordParts.mjs'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const builtin = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]))

/**
 * The main process, the command line, the engine alone and the fetching of uv for packing, each one CommonJS file with its libraries inside: the
 * oldest Electron that runs them has Node 18.15 and no ES module main.
 */
export default defineConfig({
  build: {
    outDir: here('./out'),
    emptyOutDir: false,
    target: 'node18',
    ssr: true,
    minify: false,
    rollupOptions: {
      input: {
        main: here('./electron/main.ts'),
        cli: here('./electron/cli.ts'),
        engine: here('./electron/engine.ts'),
        installUv: here('./electron/environments/installUv.ts'),
        runsWorker: here('./electron/runHistory/runsWorker.ts'),
        findingsWorker: here('./electron/preflight/findingsWorker.ts'),
        languageHost: here('./electron/desktop/languageHost.ts'),
      },
      // SQLite is native code: it is loaded from node_modules.
      external: (id) => id === 'electron' || id === 'libsql' || builtin.has(id),
      output: {
        format: 'cjs',
        entryFileNames: '[name].cjs',
        chunkFileNames: 'parts/[name]-[hash].cjs',
        // Comments and white space cost a start some 20 ms of parsing; names stay, for the log's sake.
        minify: { compress: false, mangle: false, codegen: true },
      },
    },
  },
  ssr: { noExternal: true, external: ['electron', 'libsql'] },
  plugins: [
    recordParts('main'),
    {
      name: 'examples and icon',
      closeBundle() {
        for (const folder of ['examples', 'templates', 'samples'])
          cpSync(here(`./electron/workspace/${folder}`), here(`./out/${folder}`), { recursive: true })
        cpSync(here('./electron/lessons/builtin'), here('./out/lessons'), { recursive: true })
        cpSync(here('./renderer/icon/nodelab.png'), here('./out/nodelab.png'))
      },
    },
  ],
})
