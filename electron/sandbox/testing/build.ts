import { join } from 'node:path'
import { build } from 'vite'

/** Bundles a TypeScript program so that a plain Node runs it as a process of its own; returns its file in `folder`. */
export async function buildProgram(entry: string, folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'silent',
    root: folder,
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: join(folder, 'out'),
      target: 'node18',
      rollupOptions: { output: { entryFileNames: 'program.mjs' } },
    },
  })
  return join(folder, 'out', 'program.mjs')
}
