import { expectAccessible } from './support/accessibility'
import { expect, test } from './support/nodelab'

const code = `import csv, json
import requests

def main(text: str, limit: int = 3) -> dict:
    answer = requests.get("https://example.com", timeout = 3)
    return {"parts": text.split(), "words": len(json.dumps(answer.nothing))}
`

test('the editor knows the environment and the inputs of a Python node, survives its server, and can do without it', async ({
  nodelab,
}) => {
  const { app, page, pill } = nodelab
  const suggestions = page.locator('.suggest-widget.visible')
  const peek = page.locator('.peekview-widget')
  const pids = (): Promise<number[]> =>
    app.evaluate(({ app: electron }) =>
      electron
        .getAppMetrics()
        .filter(({ serviceName, name }) => `${serviceName} ${name}`.includes('language server'))
        .map(({ pid }) => pid),
    )
  await nodelab.openNode('split_text')
  await expect(pill).toContainText('packages', { timeout: 90_000 })
  await nodelab.write(code)

  // Completion of a package of this environment, with what it says of itself, and of an input by its declared type.
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('requests.g')
  await expect(suggestions).toContainText('get', { timeout: 60_000 })
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(nodelab.code.locator('.ed-reason').filter({ hasText: 'Cannot access' })).toHaveCount(1, {
    timeout: 30_000,
  })
  await nodelab.panelTab('Problems').click()
  await expect(page.locator('.prob', { hasText: 'nothing' })).toContainText('pyright')
  const unused = page.locator('.prob', { hasText: 'csv imported but unused' })
  await expect(unused).toContainText('ruff', { timeout: 30_000 })
  await expectAccessible(page, 'what the language server finds')

  // Ruff: its change by the editor's own key, and its format; both are undone as any edit.
  await nodelab.code.getByText('csv').first().click()
  await page.keyboard.press('ControlOrMeta+.')
  await page
    .locator('.action-widget')
    .getByText(/Remove unused import/)
    .click()
  await expect(unused).toHaveCount(0)
  await page.keyboard.press('Shift+Alt+F')
  await expect(nodelab.code).toContainText('timeout=3', { timeout: 30_000 })

  // Definition, into the package and to be read only.
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('ArrowDown')
  for (let step = 0; step < 9; step += 1) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('F12')
  await expect(peek).toContainText('__init__.py/requests', { timeout: 30_000 })
  await page.keyboard.press('Escape')
  await expect(peek).toHaveCount(0)

  // Its end is told, and it is there again.
  const [first = 0] = await pids()
  expect(first).toBeGreaterThan(0)
  process.kill(first, 'SIGKILL')
  await expect(page.getByText("The editor's help for Python ended")).toBeVisible({ timeout: 30_000 })
  await expect.poll(async () => (await pids()).filter((pid) => pid !== first).length, { timeout: 30_000 }).toBe(1)

  // Another environment, the process of before: the name of a package that only this one has.
  const [second = 0] = await pids()
  await page.locator('.target-button').click()
  await page.getByRole('menuitemradio', { name: /Dify 0\.11/ }).click()
  await expect(pill).toContainText('Python 3.10', { timeout: 120_000 })
  await expect(nodelab.code.locator('.ed-reason').filter({ hasText: 'Cannot access' })).toHaveCount(1, {
    timeout: 30_000,
  })
  expect(await pids()).toEqual([second])

  await page.getByRole('button', { name: 'Settings' }).first().click()
  await page.getByLabel('Help with code as you write').click()
  await expect.poll(pids, { timeout: 30_000 }).toEqual([])
})
