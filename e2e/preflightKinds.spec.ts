import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { callBridge } from './support/bridge'
import { expect, test } from './support/nodelab'
import { nodeText } from './support/nodeText'

const asyncNode = nodeText({
  title: 'later',
  language: 'javascript',
  inputs: { text: 'string' },
  outputs: { result: 'string' },
  code: `async function main({ text }) {
  return { result: text }
}
`,
})

test('JavaScript is looked at before its run, in the language of the window', async ({ nodelab, author }) => {
  const { page } = nodelab
  const row = (text: string) => page.locator('.prob', { hasText: text })
  await page.locator('.lib .row').first().waitFor()
  await writeFile(author.nodeFile('later'), asyncNode)
  await nodelab.openNode('later')
  const atLine = (text: string) => nodelab.code.locator('.ed-reason').filter({ hasText: text })
  await expect(atLine('main is async, and Dify does not wait for')).toHaveCount(1)
  await nodelab.panelTab('Problems').click()
  await expect(row('main is async')).toContainText('Preflight')

  await callBridge(page, 'settings.update', { language: 'zh-CN' })
  const told = row('main 是 async 函数，而 Dify 不会等待它')
  await expect(told).toContainText('预检')
  await expect(atLine('main 是 async 函数')).toHaveCount(1)
  await told.getByRole('button', { name: '去掉 async' }).click()
  await expect(nodelab.code).not.toContainText('async')
  await expect(row('async')).toHaveCount(0)
})

test('code with a secret is exported only where its author says so', async ({ nodelab, author }) => {
  const { page, app } = nodelab
  const path = join(author.home, 'split.py')
  await app.evaluate(({ dialog }, filePath) => {
    const asked: string[] = []
    Object.assign(globalThis, { asked })
    dialog.showSaveDialog = () => {
      asked.push(filePath)
      return Promise.resolve({ canceled: false, filePath })
    }
  }, path)
  const asked = (): Promise<string[]> => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)
  await nodelab.openNode('split_text')
  await expect(nodelab.pill).toContainText('packages', { timeout: 90_000 })
  await nodelab.write(
    'KEY = "sk-abcdefghij0123456789ABCDEFGHIJ"\n\ndef main(text: str, max_parts: int):\n    return {"parts": [text], "words": 1}\n',
  )
  const told = page.locator('.told-first')
  const exportCode = async (): Promise<void> => {
    await page.locator('.runbar').getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: /code/i }).first().click()
  }
  await exportCode()
  await expect(told).toContainText('A secret stands in the code')
  await expect(told).not.toContainText('errors in the code')
  await told.getByRole('button', { name: 'Cancel' }).click()
  await expect(told).toHaveCount(0)
  expect(await asked()).toEqual([])

  await exportCode()
  await told.getByRole('button', { name: 'Save anyway' }).click()
  await expect.poll(() => readFile(path, 'utf8').catch(() => '')).toContain('sk-abcdefghij')
  expect(await asked()).toEqual([path])

  // From the line of it, one press away.
  await exportCode()
  await told.getByRole('button', { name: 'Line 1' }).click()
  await expect(told).toHaveCount(0)
  expect(await asked()).toEqual([path])
})

test('a requirement without a version is told at the node that imports it, and pinned from there', async ({
  nodelab,
  author,
}) => {
  const { page } = nodelab
  const file = join(author.workspace, 'python-requirements.txt')
  await nodelab.openNode('split_text')
  await writeFile(file, 'tabulate\n')
  await expect(nodelab.pill).toContainText('packages', { timeout: 90_000 })
  await nodelab.write(
    'import tabulate\n\ndef main(text: str, max_parts: int):\n    return {"parts": [tabulate.__name__], "words": 1}\n',
  )
  await nodelab.panelTab('Problems').click()
  const row = page.locator('.prob', { hasText: 'names no version of tabulate' })
  await expect(row).toContainText('Preflight', { timeout: 180_000 })
  await row.getByRole('button', { name: /Ask for tabulate==\d/ }).click()
  await expect.poll(() => readFile(file, 'utf8')).toMatch(/^tabulate==\d[\d.]*\n$/)
  await expect(row).toHaveCount(0)
})
