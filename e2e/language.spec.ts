import { writeFile } from 'node:fs/promises'
import { expect, test } from './support/nodelab'
import { nodeText } from './support/nodeText'
import { glance } from './support/pictures'

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
  await glance(page, 'what the language server finds')

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
  // The whole of it: the list beside the file as well.
  await expect(peek.locator('.ref-tree .monaco-list-row').first()).toBeInViewport()
  await page.keyboard.press('Escape')
  await expect(peek).toHaveCount(0)

  // A name of a package that the code does not import comes with its import, and goes again as one step.
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('AsyncCl')
  await expect(suggestions).toContainText('AsyncClient', { timeout: 30_000 })
  await page.keyboard.press('Tab')
  await expect(nodelab.code).toContainText('from httpx import AsyncClient')
  await page.keyboard.press('ControlOrMeta+Z')
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(nodelab.code).not.toContainText('AsyncC')

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

  // As the author saves it is formatted, where he wants that.
  await page.getByRole('button', { name: 'Settings' }).first().click()
  await page.getByLabel('Format Python as you save').click()
  await page.getByRole('button', { name: 'Library', exact: true }).click()
  await nodelab.write(code.replace('import csv, json', 'import   json'))
  await page.keyboard.press('ControlOrMeta+S')
  await expect(nodelab.code).toContainText('timeout=3', { timeout: 30_000 })

  // One that ends again and again waits for its author.
  await page.getByRole('button', { name: 'Settings' }).first().click()
  const again = page.getByRole('button', { name: 'Start it again' })
  await expect(async () => {
    for (const pid of await pids()) process.kill(pid, 'SIGKILL')
    await expect(again).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 60_000 })
  await again.click()
  await expect.poll(async () => (await pids()).length, { timeout: 30_000 }).toBe(1)
  await expect(again).toHaveCount(0)

  await page.getByLabel('Help with code as you write').click()
  await expect.poll(pids, { timeout: 30_000 }).toEqual([])
})

const javascriptNode = nodeText({
  title: 'hash',
  language: 'javascript',
  inputs: { arg1: 'string' },
  outputs: { result: 'string' },
  code: `function main({ arg1 }) {
    return { result: arg1 }
}
`,
})

const javascript = `const crypto = require('crypto')

function main({ arg1 }) {
    return { result: arg1.trimm() }
}
`

test("JavaScript is helped with in the world of the target's Node", async ({ nodelab }) => {
  const { page, author } = nodelab
  const suggestions = page.locator('.suggest-widget.visible')
  await page.locator('.lib .row').first().waitFor()
  await writeFile(author.nodeFile('hash'), javascriptNode)
  await nodelab.openNode('hash')
  await nodelab.write(javascript)

  // An input by its declared type, a module of Node, and nothing of a browser.
  await nodelab.panelTab('Problems').click()
  const unfit = page.locator('.prob', { hasText: "Did you mean 'trim'?" })
  await expect(unfit).toContainText('TypeScript', { timeout: 60_000 })
  await nodelab.code.getByText('arg1').last().hover()
  await expect(page.locator('.monaco-hover', { hasText: 'arg1: string' })).toBeVisible({ timeout: 30_000 })
  await page.getByRole('textbox', { name: 'Code of hash' }).focus()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('crypto.createH')
  await expect(suggestions).toContainText('createHash', { timeout: 30_000 })
  await page.keyboard.press('Escape')
  await page.keyboard.type('\ndocumen')
  await expect(suggestions.getByText('document', { exact: true })).toHaveCount(0)

  await nodelab.write('function main({arg1}){return {result:arg1.trim()}}\n')
  await expect(unfit).toHaveCount(0)
  await page.keyboard.press('Shift+Alt+F')
  await expect(nodelab.code).toContainText('{ result: arg1.trim() }', { timeout: 30_000 })

  // Without help there is nothing to hover.
  await nodelab.write(javascript)
  await expect(unfit).toHaveCount(1, { timeout: 30_000 })
  await page.getByRole('button', { name: 'Settings' }).first().click()
  await page.getByLabel('Help with code as you write').click()
  await page.getByRole('button', { name: 'Library', exact: true }).click()
  await expect(unfit).toHaveCount(0)
})
