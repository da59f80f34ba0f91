import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { Reply } from '../../shared/contract'
import type { Author, Nodelab } from './nodelab'

/** Calls a command as the page does, with anything as its input. */
export function callBridge(page: Page, name: string, input: unknown): Promise<Reply<unknown>> {
  return page.evaluate(
    ([asked, given]) => {
      const { nodelab } = window as unknown as { nodelab: { call(name: string, input: unknown): Promise<unknown> } }
      return nodelab.call(asked as string, given) as Promise<Reply<unknown>>
    },
    [name, input] as const,
  )
}

/** What Nodelab's log says so far. */
export async function logOf({ data }: Author): Promise<string> {
  // There is none before its first line.
  return readFile(join(data, 'logs', 'nodelab.log'), 'utf8').catch(() => '')
}

/** Main lives and answers the page. */
export async function expectAlive({ isAlive, page }: Nodelab): Promise<void> {
  expect(isAlive()).toBe(true)
  expect(await callBridge(page, 'app.info', null)).toMatchObject({ ok: true })
}

/**
 * Puts in place of all that leaves the app (browser, file manager, dialogs) a list of what would have left, and returns the way to
 * read it.
 */
export async function catchLinks({ app }: Nodelab): Promise<() => Promise<string[]>> {
  await app.evaluate(({ shell, dialog }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = (url) => {
      opened.push(url)
      return Promise.resolve()
    }
    shell.openPath = () => Promise.resolve('')
    shell.showItemInFolder = () => undefined
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] })
  })
  return () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
}
