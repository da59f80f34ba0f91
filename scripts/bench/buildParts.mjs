import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { root } from '../setup/folders.mjs'

const builtin = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]))

/**
 * Parts of the app, built for this Node into a folder, with all that they export in one object.
 * @param {string} folder
 * @param {Readonly<Record<string, string>>} parts paths from the checkout's root, by a name for each
 * @returns {Promise<any>}
 */
export async function buildParts(folder, parts) {
  await build({
    configFile: false,
    logLevel: 'silent',
    root: folder,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      target: 'node18',
      minify: false,
      rollupOptions: {
        external: (id) => builtin.has(id),
        input: Object.fromEntries(Object.entries(parts).map(([name, path]) => [name, join(root, path)])),
        output: { format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  })
  const load = (name) => import(pathToFileURL(join(folder, `${name}.mjs`)).href)
  return Object.assign({}, ...(await Promise.all(Object.keys(parts).map(load))))
}
