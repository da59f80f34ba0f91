import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Reply } from '../../shared/contract'
import type { Nodelab } from './nodelab'

/**
 * Gives the page a second way to main that has no list of names, as if someone had got past the preload, and loads it anew. What main
 * answers then rests on main alone.
 */
export async function openRawBridge(nodelab: Nodelab): Promise<void> {
  const { app, page, author } = nodelab
  const preload = join(author.home, 'rawPreload.cjs')
  await writeFile(
    preload,
    `const { contextBridge, ipcRenderer } = require('electron')
contextBridge.exposeInMainWorld('raw', { invoke: (...args) => ipcRenderer.invoke('nodelab', ...args) })
`,
  )
  await app.evaluate(({ session }, filePath) => {
    const { defaultSession } = session
    // The newer name of the two; the oldest Electron that runs the app has the other alone.
    if (typeof defaultSession.registerPreloadScript === 'function') {
      defaultSession.registerPreloadScript({ type: 'frame', filePath })
    } else defaultSession.setPreloads([filePath])
  }, preload)
  await page.reload()
  await page.waitForFunction(() => 'raw' in window && 'nodelab' in window)
}

/** Sends anything to main by the raw bridge. */
export function callRaw(page: Page, ...args: readonly unknown[]): Promise<Reply<unknown>> {
  return page.evaluate((given) => {
    const { raw } = window as unknown as { raw: { invoke(...args: unknown[]): Promise<unknown> } }
    return raw.invoke(...given) as Promise<Reply<unknown>>
  }, args)
}
