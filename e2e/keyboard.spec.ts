import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
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

/** Puts a text where a paste takes it from. */
async function copy(app: ElectronApplication, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text)
}

/** Presses F6 until the focus is in a part of the window. */
async function enter(page: Page, part: Locator): Promise<void> {
  const isIn = (): Promise<boolean> => part.evaluate((element) => element.contains(document.activeElement))
  for (let presses = 0; !(await isIn()); presses += 1) {
    expect(presses, `${String(part)} within 20 presses of F6`).toBeLessThan(20)
    await page.keyboard.press('F6')
  }
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
  await expect(palette.locator('[role=option][aria-selected=true]')).toContainText(name)
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
  await copy(app, 'def main(name: str):\n    return {"result": "Hello, " + name, "length": len(name)}\n')
  await page.keyboard.press('ControlOrMeta+v')
  await expect(code).toContainText('Hello')

  // Its input has a sample; what it returns too is declared, with its type.
  const vars = page.locator('.vars')
  await walkTo(page, vars.getByRole('button', { name: 'Add input' }), 'F6')
  await walkTo(page, vars.getByRole('textbox', { name: 'Value of name' }))
  await page.keyboard.type('Ada')
  await walkTo(page, vars.getByRole('button', { name: 'Add length' }))
  await page.keyboard.press('Enter')
  await expect(vars.getByRole('button', { name: 'Type of length: Number' })).toBeVisible()
  await walkTo(page, vars.getByRole('button', { name: 'Type of result: String' }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(vars.getByRole('button', { name: 'Type of result: String' })).toBeFocused()

  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(verdict).toHaveText('OK', { timeout: 120_000 })
  const panel = page.locator('.panel')
  await page.keyboard.press('ControlOrMeta+1')
  await expect(panel).toContainText('Hello, Ada')

  // Its result is kept as a case, which passes.
  await act(page, 'Keep this result as a case')
  await page.keyboard.press('ControlOrMeta+Shift+Enter')
  const cases = page.getByRole('region', { name: 'Cases' })
  await expect(cases.locator('.count')).toHaveText('1/1')
  await walkTo(page, panel.getByRole('tab', { name: 'Cases' }), 'F6')
  await page.keyboard.press('ArrowLeft')
  await expect(panel.getByRole('tab', { name: 'Traceback' })).toHaveAttribute('aria-selected', 'true')

  // What preflight finds is mended from its row.
  await copy(app, 'def main(name: str):\n    return {"result": "Hello, " + name}\n')
  await walkTo(page, code.locator('textarea, .native-edit-context').first(), 'F6')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('ControlOrMeta+v')
  await page.keyboard.press('ControlOrMeta+3')
  const row = panel.locator('.prob', { hasText: 'length' }).first()
  await expect(row).toBeVisible({ timeout: 60_000 })
  await walkTo(page, panel.getByRole('tab', { name: 'Problems' }), 'F6')
  await walkTo(page, row.getByRole('button', { name: /as None$/ }))
  await page.keyboard.press('Enter')
  await expect(code).toContainText('"length": None')

  await page.keyboard.press('ControlOrMeta+s')
  await expect.poll(() => readFile(author.nodeFile('greeting'), 'utf8')).toContain('cases:')

  // Copied, as Dify's canvas pastes it.
  await page.keyboard.press('ControlOrMeta+Shift+c')
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('dify-workflow-clipboard')

  // The run is found in the history, and is looked at.
  await act(page, 'History')
  await expect(page.getByRole('heading', { name: 'History', exact: true })).toBeVisible()
  await walkTo(page, page.locator('.run-list'), 'F6')
  await page.keyboard.press('Home')
  await expect(page.locator('.run-detail')).toContainText('greeting')

  // A lesson is begun, checked and left.
  await act(page, 'Lessons')
  await walkTo(page, page.getByRole('button', { name: 'Begin' }))
  await page.keyboard.press('Enter')
  const lesson = page.locator('.lessonpane')
  await expect(lesson.getByRole('heading', { name: 'The first node' })).toBeVisible()
  await enter(page, lesson)
  await walkTo(page, lesson.getByRole('button', { name: 'Check', exact: true }))
  await page.keyboard.press('Enter')
  await expect(lesson.locator('.checks .mk.danger')).toHaveCount(3, { timeout: 120_000 })
  await walkTo(page, lesson.getByRole('button', { name: 'Hint' }))
  await page.keyboard.press('Enter')
  await expect(lesson.locator('.hints li')).toHaveCount(1)
  await copy(app, 'def main(name: str) -> dict:\n    return {"result": "Hello, " + name + "!"}\n')
  await walkTo(page, code.locator('textarea, .native-edit-context').first(), 'F6')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('ControlOrMeta+v')
  await enter(page, lesson)
  await walkTo(page, lesson.getByRole('button', { name: 'Check', exact: true }))
  await page.keyboard.press('Enter')
  await expect(lesson.locator('.lesson-passed')).toContainText('Passed')
  await walkTo(page, lesson.getByRole('button', { name: 'Next', exact: true }))
  await page.keyboard.press('Enter')
  await expect(lesson.getByRole('heading', { name: 'Inputs and their types' })).toBeVisible()
  await act(page, 'Leave the lessons')
  await page.locator('.tab.on', { hasText: 'greeting' }).waitFor()

  // Packages, and a setting.
  await page.keyboard.press('ControlOrMeta+Shift+e')
  await expect(page.getByRole('heading', { name: 'Packages', exact: true })).toBeVisible()
  await enter(page, page.locator('.packages-list'))
  expect(await focusFault(page)).toBeNull()
  await page.keyboard.press('ControlOrMeta+,')
  await expect(page.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible()
  const theme = page.getByRole('combobox', { name: 'Theme', exact: true })
  await walkTo(page, theme)
  await page.keyboard.type('Dark')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})
