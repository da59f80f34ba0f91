import { readFile, writeFile } from 'node:fs/promises'
import { silentIndex } from './support/silentIndex'
import { conflictIn } from './support/conflict'
import { expect, startNodelab, test } from './support/nodelab'
import { picture } from './support/pictures'

/** A node with a value of each kind that has a look of its own. */
const kinds = `title: kinds
type: code
code_language: python3
variables: []
outputs:
  rows:
    type: array[object]
    children: null
  picture:
    type: string
    children: null
  words:
    type: string
    children: null
samples: {}
target: dify-0.11
code: |
  import base64
  import struct
  import zlib


  def main():
      part = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
      lines = b"".join(b"\\0" + bytes([8 * y, 80, 200] * 32) for y in range(32))
      head = part(b"IHDR", struct.pack(">IIBBBBB", 32, 32, 8, 2, 0, 0, 0))
      png = b"\\x89PNG\\r\\n\\x1a\\n" + head + part(b"IDAT", zlib.compress(lines)) + part(b"IEND", b"")
      rows = [{"name": f"row {n}", "price": n * 1.5, "ok": n % 2 == 0} for n in range(12)]
      return {"rows": rows, "picture": base64.b64encode(png).decode(), "words": "many words " * 400}
`

test.setTimeout(900_000)

test('first run: the environment builds while one types', async ({ author }) => {
  // A network that never answers keeps the build where it can be looked at.
  const index = await silentIndex(author)
  const nodelab = await startNodelab(author, index.env)
  await expect(nodelab.code).toContainText('pkg_resources')
  await expect(nodelab.page.locator('.stage-list')).toBeVisible()
  await picture(nodelab, 'first-run')
  await nodelab.kill()
  await index.close()
})

test('a finished run, its environment, its target and the other values', async ({ nodelab }) => {
  const { page } = nodelab
  await expect(nodelab.pill).toContainText('19 packages', { timeout: 180_000 })
  await nodelab.openNode('split_text')
  await nodelab.openNode('installed_packages')
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('OK')
  await picture(nodelab, 'window')

  await nodelab.pill.click()
  await expect(page.locator('.package-table')).toBeVisible()
  await picture(nodelab, 'environment')
  await page.keyboard.press('Escape')
  await page.locator('.target-button').click()
  await page.getByRole('menu').waitFor()
  await picture(nodelab, 'target')
  await page.keyboard.press('Escape')
  await page.locator('.tabs .tools button').click()
  await page.getByRole('menu').waitFor()
  await picture(nodelab, 'new-node')
  await page.keyboard.press('Escape')

  await page.keyboard.press('ControlOrMeta+Shift+e')
  await expect(page.locator('.packages-list .tr')).toHaveCount(19)
  await picture(nodelab, 'packages')

  await nodelab.openNode('clean_json')
  await page.locator('.target-button').click()
  await page.getByRole('menuitemradio', { name: /Dify 0\.11/ }).click()
  await expect(nodelab.pill).toContainText('19 packages')
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('OK')
  await picture(nodelab, 'values')
})

test('prints, a table, a picture and a long text', async ({ nodelab, author }) => {
  const { page } = nodelab
  await expect(nodelab.pill).toContainText('19 packages', { timeout: 180_000 })
  await writeFile(author.nodeFile('kinds'), kinds)
  await nodelab.openNode('kinds')
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('OK')
  await expect(page.locator('.pbody:visible table')).toBeVisible()
  await picture(nodelab, 'table')
  const image = page.locator('.pbody:visible img')
  await image.scrollIntoViewIfNeeded()
  expect(await image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(32)
  await picture(nodelab, 'image')
  await nodelab.write('import sys\ndef main():\n    print("a line")\n    print("told on stderr", file=sys.stderr)\n')
  await nodelab.run()
  await nodelab.panelTab('Prints').click()
  await expect(page.locator('.pbody:visible')).toContainText('told on stderr')
  await expect(page.locator('.pbody:visible')).toContainText('a line')
  await picture(nodelab, 'prints')
})

/** A node whose shop never answers, with what its author has foreseen for that. */
const shop = `title: shop
type: code
code_language: python3
target: dify-1.9
variables:
  - {variable: order, value_type: object, value_selector: []}
  - {variable: papers, value_type: "array[file]", value_selector: []}
outputs:
  lines: {type: "array[string]", children: null}
error_strategy: default-value
default_value: [{key: lines, type: "array[string]", value: '["nothing yet"]'}]
retry_config: {retry_enabled: true, max_retries: 2, retry_interval: 100}
samples:
  papers: [{filename: invoice.pdf, type: document, transfer_method: local_file, mime_type: application/pdf, size: 48213}]
code: |
  def main(order, papers):
      print("asking the shop")
      raise TimeoutError("the shop does not answer")
`

test('a node that is tried again and goes on with default values, and a template', async ({ nodelab, author }) => {
  const { page } = nodelab
  await expect(nodelab.pill).toContainText('19 packages', { timeout: 180_000 })
  await writeFile(author.nodeFile('shop'), shop)
  await nodelab.openNode('shop')
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('Exception', { timeout: 180_000 })
  await picture(nodelab, 'exception')
  await page.locator('.file-name').click()
  await picture(nodelab, 'file-input')

  await page.locator('.tabs .tools button').click()
  await page.getByRole('menuitem', { name: 'Template node' }).click()
  await nodelab.write('Dear {{ arg1 }},\n{% for day in ["Monday", "Tuesday"] %}\n- {{ day|upper }}\n{% endfor %}\n')
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('OK')
  await picture(nodelab, 'template')
})

test('a file that was changed by another hand, side by side', async ({ nodelab, author }) => {
  const { page } = nodelab
  await expect(nodelab.code).toContainText('pkg_resources')
  const file = author.nodeFile('installed_packages')
  await conflictIn(nodelab, file, (await readFile(file, 'utf8')).replace('import pkg_resources', 'import theirs'))
  await picture(nodelab, 'conflict')
  await page.locator('.decision').getByRole('button').first().click()
  await expect(page.locator('.decision')).toContainText('import theirs')
  await picture(nodelab, 'conflict-compared')
})

test('a problem: refused by Dify, with its line and its fix', async ({ nodelab }) => {
  await expect(nodelab.code).toContainText('pkg_resources')
  await nodelab.page.locator('.target-button').click()
  await nodelab.page.getByRole('menuitemradio', { name: /Dify 1\.16/ }).click()
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('ModuleNotFoundError', { timeout: 180_000 })
  await picture(nodelab, 'failure')
  await nodelab.panelTab('Problems').click()
  await picture(nodelab, 'problem')
  await nodelab.panelTab('Traceback').click()
  await picture(nodelab, 'traceback')
})

test('settings, requirements, go to a node, and a file that waits for a decision', async ({ nodelab, author }) => {
  const { page } = nodelab
  await expect(nodelab.code).toContainText('pkg_resources')
  await page.keyboard.press('ControlOrMeta+,')
  await expect(page.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible()
  await picture(nodelab, 'settings')
  await page.keyboard.press('ControlOrMeta+,')
  await page.keyboard.press('ControlOrMeta+p')
  await expect(page.getByRole('dialog')).toBeVisible()
  await picture(nodelab, 'go-to')
  await page.keyboard.press('Escape')
  await page.locator('.lib .row', { hasText: 'python-requirements.txt' }).click()
  // The environment that works stays in use when a later one cannot be built, so that of the usual target has to be there first.
  await expect(nodelab.pill).toContainText(/Python 3\.1[34] · \d+ packages/, { timeout: 180_000 })
  await nodelab.write('# one a line\nrequests=>2\n')
  await expect(page.locator('.status')).toContainText('Saved')
  await expect(nodelab.pill).toContainText('last build failed', { timeout: 180_000 })
  await picture(nodelab, 'requirements-broken')

  await writeFile(author.nodeFile('split_text'), 'title: x\ntype: code\n  code: [\n')
  await page.locator('.lib .row', { hasText: 'split_text' }).click()
  await expect(page.locator('.banner.error').first()).toBeVisible()
  await picture(nodelab, 'broken-file')
})
