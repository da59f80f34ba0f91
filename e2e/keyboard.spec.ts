import { readFile } from 'node:fs/promises'
import { act, copy, enter, focusFault, walkTo } from './support/byKeyboard'
import { expect, test } from './support/nodelab'

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
