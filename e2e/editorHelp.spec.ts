import { expect, test } from './support/nodelab'

const code = `import requests

def count_words(text: str, least: int = 1) -> int:
    """How many words a text has."""
    return len([word for word in text.split() if len(word) >= least])

def main(text: str, max_parts: int) -> dict:
    words = count_words(text)
    return {"parts": text.split()[:max_parts], "words": words}
`

test('Python is told of where it stands, renamed as a whole, and a package is only read', async ({ nodelab }) => {
  const { page, code: editor } = nodelab
  const lines = editor.locator('.view-lines').first()
  const peek = page.locator('.peekview-widget')
  const rows = peek.locator('.ref-tree .monaco-list-row')
  await nodelab.openNode('split_text')
  await expect(nodelab.pill).toContainText('packages', { timeout: 90_000 })
  await nodelab.write(code)

  // Under the pointer: the function, with what it says of itself.
  await lines
    .getByText('count_words')
    .last()
    .hover({ position: { x: 8, y: 8 } })
  const hover = page.locator('.monaco-hover', { hasText: 'How many words a text has.' })
  await expect(hover).toBeVisible()
  await expect(hover).toContainText('least: int = 1')
  await page.keyboard.press('Escape')

  // As its call is typed: the parameters, the one that is due marked.
  await editor.locator('.view-line').first().click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('count_words("a", ')
  const hints = page.locator('.parameter-hints-widget.visible')
  await expect(hints).toContainText('text: str, least: int = 1')
  await expect(hints.locator('.parameter.active')).toHaveText('least: int = 1')
  await page.keyboard.press('Escape')
  await nodelab.write(code)

  // Each place where it stands, listed; and all of them renamed in one step.
  await lines
    .getByText('count_words')
    .last()
    .click({ position: { x: 8, y: 8 } })
  await page.keyboard.press('Shift+F12')
  await expect(peek).toContainText('References (2)')
  await page.keyboard.press('Escape')
  await expect(peek).toHaveCount(0)
  await page.keyboard.press('F2')
  const box = page.locator('.rename-box input')
  await expect(box).toHaveValue('count_words')
  await box.fill('word_count')
  await box.press('Enter')
  await expect(lines).toContainText('def word_count(')
  await expect(lines).toContainText('words = word_count(text)')
  await expect(lines).not.toContainText('count_words')
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(lines).toContainText('def count_words(')
  await expect(lines).toContainText('words = count_words(text)')

  // A package's own file can be looked into: a key changes nothing there, and says so.
  await editor
    .getByText('requests')
    .first()
    .click({ position: { x: 60, y: 8 } })
  await page.keyboard.press('F12')
  await expect(peek).toContainText('__init__.py')
  await expect(rows.first()).toBeInViewport()
  const source = peek.locator('.preview .monaco-editor').first()
  await source.locator('.view-line').nth(2).click()
  const shown = await source.locator('.view-lines').textContent()
  await page.keyboard.type('ruined')
  await expect(peek.locator('.monaco-editor-overlaymessage')).toContainText('Cannot edit in read-only editor')
  expect(await source.locator('.view-lines').textContent()).toBe(shown)
  await page.keyboard.press('Escape')
  await expect(lines).toContainText('def count_words(')
})

const other = `import exceptiongroup

def main(text: str, max_parts: int) -> dict:
    return {"parts": [text], "words": 1}
`

test('after a switch the editor completes what only the other environment has', async ({ nodelab }) => {
  const { page, pill } = nodelab
  const suggestions = page.locator('.suggest-widget.visible')
  await nodelab.openNode('split_text')
  await expect(pill).toContainText('packages', { timeout: 90_000 })
  await page.locator('.target-button').click()
  await page.getByRole('menuitemradio', { name: /Dify 1\.16/ }).click()
  await expect(pill).not.toContainText('Python 3.10', { timeout: 120_000 })
  await nodelab.write(other)
  const missing = nodelab.code.locator('.ed-reason').filter({ hasText: 'exceptiongroup' })
  await expect(missing).toHaveCount(1)
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('exceptiongroup.Exc')
  await page.keyboard.press('Control+Space')
  // What the list lacks is known when it is there.
  const answered = suggestions.locator('.monaco-list-row').or(suggestions.getByText('No suggestions.'))
  await expect(answered.first()).toBeVisible()
  await expect(suggestions.getByText('ExceptionGroup', { exact: true })).toHaveCount(0)
  await page.keyboard.press('Escape')

  await page.locator('.target-button').click()
  await page.getByRole('menuitemradio', { name: /Dify 0\.11/ }).click()
  await expect(pill).toContainText('Python 3.10', { timeout: 120_000 })
  await expect(missing).toHaveCount(0)
  await page.getByRole('textbox', { name: 'Code of split_text' }).focus()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('ep')
  await page.keyboard.press('Control+Space')
  // Where the environment is still being built the list has nothing of it, and is asked for anew by itself once it is there.
  await expect(suggestions).toContainText('ExceptionGroup', { timeout: 120_000 })
})
