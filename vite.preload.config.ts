import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { commandNames, eventNames } from './shared/contract'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/**
 * The preload: one CommonJS file, as the sandboxed renderer asks. The contract's names are written in when it is
 * built, so that they are listed once and zod stays out of the page's process.
 */
export default defineConfig({
  define: {
    __COMMAND_NAMES__: JSON.stringify(commandNames),
    __EVENT_NAMES__: JSON.stringify(eventNames),
  },
  build: {
    outDir: here('./out'),
    emptyOutDir: false,
    target: 'chrome114',
    ssr: true,
    minify: false,
    rollupOptions: {
      input: { preload: here('./electron/preload.ts') },
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs' },
    },
  },
})
