import type { Locator, Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './support/nodelab'

/** Whether what has the focus can be seen, and has a name that a screen reader says; what is wrong with it otherwise. */
function focusFault(page: Page): Promise<string | null> {
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

/** Presses a key until an element has the focus, as one who has no mouse does. */
async function walkTo(page: Page, wanted: Locator, key = 'Tab', most = 90): Promise<void> {
  const isThere = (): Promise<boolean> => wanted.evaluate((element) => element === document.activeElement)
  await expect(wanted).toBeVisible()
  for (let presses = 0; !(await isThere()); presses += 1) {
    expect(presses, `${String(wanted)} within ${most} presses of ${key}`).toBeLessThan(most)
    await page.keyboard.press(key)
    expect(await focusFault(page)).toBeNull()
  }
}

/** Does an action by its name. */
async function act(page: Page, name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+p')
  const palette = page.getByRole('dialog', { name: 'Do something by its name' })
  await expect(palette.getByRole('combobox')).toBeFocused()
  await page.keyboard.type(name)
  await expect(palette.getByRole('option').first()).toContainText(name)
  await page.keyboard.press('Enter')
  await expect(palette).toBeHidden()
}

test('a node is made, declared, run, kept, checked, copied and found again without a mouse', async ({ nodelab }) => {
  const { page, code, verdict, author, app } = nodelab
  await expect(code).toContainText('pkg_resources')

  // A node, its name, its code.
  await page.keyboard.press('ControlOrMeta+n')
  await page.locator('.tab.on', { hasText: 'untitled' }).waitFor()
  await act(page, 'Rename the node')
  await expect(page.getByRole('textbox', { name: 'Name of the node' })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('greeting')
  await page.keyboard.press('Enter')
  await page.locator('.tab.on', { hasText: 'greeting' }).waitFor()
  await walkTo(page, code.locator('textarea, .native-edit-context').first(), 'F6')
  await page.keyboard.press('ControlOrMeta+a')
  await app.evaluate(({ clipboard }) => {
    clipboard.writeText('def main(name: str):\n    return {"result": "Hello, " + name, "length": len(name)}\n')
  })
  await page.keyboard.press('ControlOrMeta+v')
  await expect(code).toContainText('Hello')

  // Its input has a sample, and an output that is missing is declared.
  const vars = page.locator('.vars')
  const sample = vars.getByRole('textbox', { name: 'name', exact: true })
  await walkTo(page, vars.getByRole('button', { name: 'Add input' }), 'F6')
  await walkTo(page, sample)
  await page.keyboard.type('Ada')
  await act(page, 'Add output')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('length')
  await page.keyboard.press('Enter')

  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(verdict).toHaveText('OK', { timeout: 120_000 })
  await page.keyboard.press('ControlOrMeta+1')
  await expect(page.locator('.panel')).toContainText('Hello, Ada')

  await act(page, 'Keep this result as a case')
  await page.keyboard.press('ControlOrMeta+Shift+Enter')
  await expect(page.getByRole('region', { name: 'Cases' }).locator('.count')).toHaveText('1/1')

  await page.keyboard.press('ControlOrMeta+s')
  await expect.poll(() => readFile(author.nodeFile('greeting'), 'utf8')).toContain('cases:')
  await page.keyboard.press('ControlOrMeta+Shift+c')
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('code_language')
  expect(join(author.workspace, 'greeting.node.yml')).toBe(author.nodeFile('greeting'))
})
