import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './support/nodelab'
import { nodeText } from './support/nodeText'
import { glance, look, picture } from './support/pictures'

const node = nodeText({
  title: 'prices',
  inputs: { text: 'string', api_key: 'string' },
  outputs: { result: 'number' },
  more: 'samples:\n  text: "two words"\n  api_key: "sk-very-secret"\ntarget: dify-0.11\n',
  code: `import json

def price(row, field):
    return row[field]

def main(text: str, api_key: str):
    rows = [{"name": word, "cost": index} for index, word in enumerate(text.split())]
    many = {str(n): n for n in range(40)}
    header = {"Authorization": "Bearer " + api_key}
    print(json.dumps(rows))
    return {"result": price(rows[0], "price")}
`,
})
const script = 'function main({text}) {\n  const words = text.split(" ")\n  return {result: words.first.length}\n}\n'

test('an error is explained, and the variables of its calls are seen: by the mouse and the keyboard, without secrets', async ({
  author,
  nodelab,
}) => {
  const { page } = nodelab
  const explanation = page.locator('.explanation')
  const head = page.getByRole('button', { name: 'What this means' })
  const tab = (name: string) => page.getByRole('tab', { name })

  await expect(nodelab.code).toContainText('pkg_resources')
  await writeFile(author.nodeFile('prices'), node)
  await nodelab.openNode('prices')
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('KeyError', { timeout: 120_000 })

  // Beside the result: the message's own key stands in the paragraph, which can be folded and stays so.
  await expect(explanation).toContainText("takes the key 'price' from a dict")
  await expect(explanation).toContainText("d.get('price')")
  await glance(page, 'an explained error')
  await picture(nodelab, 'error-explained')
  await head.click()
  await expect(head).toHaveAttribute('aria-expanded', 'false')

  await tab('Problems').click()
  await expect(head).toHaveAttribute('aria-expanded', 'false')
  await tab('Traceback').click()
  await expect(explanation).not.toContainText("'price'")
  await head.focus()
  await page.keyboard.press('Enter')
  await expect(explanation).toContainText("'price'")
  const inner = page.getByRole('tree', { name: 'Variables of prices, line 4, in price' })
  const outer = page.getByRole('tree', { name: 'Variables of prices, line 11, in main' })
  const rowsOf = (tree: typeof inner) => tree.getByRole('treeitem')
  await expect(rowsOf(inner)).toHaveText(['rowdict, 2 elements', '"name""two"str 3', '"cost"0int', 'field"price"str 5'])

  // A frame leads to its line, and unfolds its variables; those with many members are folded, a secret is not there.
  await expect(outer).toHaveCount(0)
  await page.getByRole('button', { name: 'prices, line 11, in main' }).click()
  await expect(page.locator('.monaco-editor .view-overlays .current-line').first()).toBeVisible()
  await expect(outer).toContainText('manydict, 40 elements')
  await expect(outer).toContainText('api_keystr, the value of a secret input')
  await expect(outer).toContainText('"Authorization""Bearer •••"')
  await expect(outer).not.toContainText('sk-very')
  await glance(page, 'the variables of a traceback')
  await picture(nodelab, 'error-variables')

  // The tree by the keyboard: down to `many`, unfold it, into it, back.
  await rowsOf(outer).first().focus()
  const many = rowsOf(outer).filter({ hasText: 'manydict' })
  await page.keyboard.press('End')
  for (let steps = 0; steps < 20; steps += 1) {
    if (await many.evaluate((row) => row === document.activeElement)) break
    await page.keyboard.press('ArrowUp')
  }
  await page.keyboard.press('ArrowRight')
  await expect(many).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('ArrowRight')
  await expect(rowsOf(outer).filter({ hasText: '"0"0int' })).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(many).toHaveAttribute('aria-expanded', 'false')

  // In the other language, then in the other one of code.
  await look(page, 'light', 'zh-CN')
  await expect(explanation).toContainText("代码从字典中取键 'price'")
  await look(page, 'light', 'en')
  await writeFile(author.nodeFile('words'), node.replace('prices', 'words').replace('python3', 'javascript'))
  await nodelab.openNode('words')
  await nodelab.write(script)
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('TypeError', { timeout: 60_000 })
  await expect(explanation).toContainText('takes .length of something that is undefined')
  await tab('Traceback').click()
  await expect(rowsOf(page.getByRole('tree', { name: 'Variables of words, line 3, in main' }))).toHaveText([
    'text"two words"string 9',
    'wordsArray, 2 elements',
    '0"two"string 3',
    '1"words"string 5',
  ])

  // What is kept of the runs holds no secret either.
  await expect
    .poll(async () => {
      return (await readdir(join(author.data, 'run-history')).catch(() => [])).length
    })
    .toBeGreaterThan(0)
  for (const name of await readdir(join(author.data, 'run-history'))) {
    const bytes = await readFile(join(author.data, 'run-history', name)).catch(() => Buffer.alloc(0))
    expect(bytes.includes('sk-very-secret')).toBe(false)
  }
})
