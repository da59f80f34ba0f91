import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './folders.mjs'

/** Where a build notes the packages that went into it; not a part of the app. */
export const partsFolder = join(root, 'out', '.parts')

/**
 * The folder of a package that a module lies in, by the last `node_modules` of its path; null for a module of our own.
 * @param {string} id
 */
export function packageFolderOf(id) {
  const path = id.replace(/^\0/, '').replace(/\?.*$/, '').replaceAll('\\', '/')
  return /^(.*\/node_modules\/(?:@[^/]+\/)?[^/@][^/]*)\//.exec(path)?.[1] ?? null
}

/**
 * A plugin of Vite that notes which packages a bundle is made of, so that their licences can be told: what is listed as installed says nothing of what
 * is shipped.
 * @param {string} name @returns {import('vite').Plugin}
 */
export function recordParts(name) {
  /** @type {Set<string>} */
  const folders = new Set()
  return {
    name: 'record-parts',
    apply: 'build',
    generateBundle() {
      for (const id of this.getModuleIds()) {
        const folder = packageFolderOf(id)
        if (folder !== null) folders.add(folder)
      }
      mkdirSync(partsFolder, { recursive: true })
      writeFileSync(join(partsFolder, `${name}.json`), JSON.stringify([...folders].sort(), null, 2))
    },
  }
}
