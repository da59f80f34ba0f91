import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { expect } from './nodelab'

/** Whether what has the focus can be seen, and has a name that a screen reader says; what is wrong with it otherwise. */
export function focusFault(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body) return null
    const told = `${element.tagName.toLowerCase()}.${element.className}`
    const { width, height } = element.getBoundingClientRect()
    // Monaco takes its keys in a field of no size, and draws the cursor itself.
    if (element.closest('.monaco-editor') !== null) return null
    if (width === 0 || height === 0) return `${told} is not seen`
    const labels = element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.labels : null
    const by = element.getAttribute('aria-labelledby')?.split(' ') ?? []
    const names = [
      element.getAttribute('aria-label'),
      ...by.map((id) => document.getElementById(id)?.textContent),
      ...[...(labels ?? [])].map((label) => label.textContent),
      element.textContent,
      element.title,
      element.getAttribute('placeholder'),
    ]
    return names.some((name) => (name ?? '').trim() !== '') ? null : `${told} has no name`
  })
}

/** Puts a text where a paste takes it from. */
export async function copy(app: ElectronApplication, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text)
}

/** Presses F6 until the focus is in a part of the window. */
export async function enter(page: Page, part: Locator): Promise<void> {
  const isIn = (): Promise<boolean> => part.evaluate((element) => element.contains(document.activeElement))
  for (let presses = 0; !(await isIn()); presses += 1) {
    expect(presses, `${String(part)} within 20 presses of F6`).toBeLessThan(20)
    await page.keyboard.press('F6')
  }
}

/** Presses a key until an element has the focus, as one who has no mouse does. */
export async function walkTo(page: Page, wanted: Locator, key = 'Tab', most = 90): Promise<void> {
  const isThere = (): Promise<boolean> => wanted.evaluate((element) => element === document.activeElement)
  await expect(wanted).toBeVisible()
  for (let presses = 0; !(await isThere()); presses += 1) {
    expect(presses, `${String(wanted)} within ${most} presses of ${key}`).toBeLessThan(most)
    await page.keyboard.press(key)
    expect(await focusFault(page)).toBeNull()
  }
}

/** Opens the palette by its key, and takes what it names first for what is typed. */
export async function chooseByName(page: Page, key: string, dialog: string, name: string): Promise<void> {
  await page.keyboard.press(key)
  const palette = page.getByRole('dialog', { name: dialog })
  await expect(palette.getByRole('combobox')).toBeFocused()
  await page.keyboard.type(name)
  await expect(palette.locator('[role=option][aria-selected=true]')).toContainText(name)
  await page.keyboard.press('Enter')
}

const actions = 'Do something by its name'

/** Does an action by its name. */
export async function act(page: Page, name: string): Promise<void> {
  await chooseByName(page, 'ControlOrMeta+Shift+p', actions, name)
  await expect(page.getByRole('dialog', { name: actions })).toBeHidden()
}

/** Walks to an element and presses Enter on it. */
export async function press(page: Page, wanted: Locator, key = 'Tab', most = 90): Promise<void> {
  await expect(wanted).toBeEnabled()
  await walkTo(page, wanted, key, most)
  await page.keyboard.press('Enter')
}

/** Fails where the focus fell out of the window's parts, as it does when what had it goes: a screen reader then begins at the top again. */
export async function expectFocusKept(page: Page, after: string): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement !== document.body), `focus after ${after}`)
    .toBe(true)
  expect(await focusFault(page), after).toBeNull()
}
