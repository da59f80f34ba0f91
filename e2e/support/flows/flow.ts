import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { chooseByName, copy, walkTo } from '../byKeyboard'
import { expect, type Nodelab } from '../nodelab'

/** What an author does from its beginning to its end, with the keyboard alone. */
export interface Flow {
  readonly name: string
  readonly walk: (nodelab: Nodelab) => Promise<void>
}

/** The first resolving of a package may wait for the network. */
export const patience = { timeout: 120_000 }

export const input = (code: Locator): Locator => code.locator('textarea, .native-edit-context').first()
export const text = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '')

/** Has the system's dialogs answer with a file: they are the system's, and have its own keys. */
export async function answer({ app }: Nodelab, path: string | readonly string[]): Promise<void> {
  const paths = [path].flat()
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] })
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: filePaths[0] ?? '' })
  }, paths)
}

/** Replaces the open code. */
export async function rewrite({ page, app, code }: Nodelab, of: (before: string) => string): Promise<void> {
  await walkTo(page, input(code), 'F6')
  await page.keyboard.press('ControlOrMeta+a')
  await copy(app, '')
  await page.keyboard.press('ControlOrMeta+c')
  const copied = (): Promise<string> => app.evaluate(({ clipboard }) => clipboard.readText())
  await expect.poll(copied).not.toBe('')
  await copy(app, of(await copied()))
  await page.keyboard.press('ControlOrMeta+v')
}

/** Opens a node by its name. */
export async function goTo(page: Page, name: string): Promise<void> {
  await chooseByName(page, 'ControlOrMeta+p', 'Go to a node or do something', name)
  await page.locator('.tab.on', { hasText: name }).waitFor()
}
