import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The page: served by the app's own scheme, so its addresses are relative; Chrome 114 is the oldest that runs it. */
export default defineConfig({
  root: here('./renderer'),
  base: './',
  plugins: [react()],
  build: {
    outDir: here('./out/renderer'),
    emptyOutDir: true,
    target: 'chrome114',
    cssTarget: 'chrome114',
    chunkSizeWarningLimit: 6000,
    // An inlined worker or font would need `blob:` or `data:` in the content security policy.
    assetsInlineLimit: 0,
  },
  worker: { format: 'es' },
})
