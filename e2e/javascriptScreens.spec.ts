import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, startNodelab, test } from './support/nodelab'
import { nodeText } from './support/nodeText'
import { picture } from './support/pictures'

test.setTimeout(900_000)

const file = (code: string): string =>
  nodeText({
    title: 'js_total',
    language: 'javascript',
    inputs: { prices: 'array[number]' },
    outputs: { result: 'number' },
    more: 'samples:\n  prices: [1, 2.5]\ntarget: dify-1.16\n',
    code,
  })

const good = `function main({ prices }) {
  console.log(process.version)
  return { result: prices.reduce((sum, price) => sum + price, 0) }
}`

test('a JavaScript node runs in the Node that uv brings, and a taken name is told at its line', async ({ author }) => {
  const empty = join(author.home, 'no-programs')
  await mkdir(empty)
  // An author's machine without Node; where an installer has put one, it is that one that runs.
  const nodelab = await startNodelab(author, { PATH: empty })
  const { page } = nodelab
  await nodelab.code.waitFor()
  await writeFile(author.nodeFile('js_total'), file(good))
  await nodelab.openNode('js_total')
  await expect(nodelab.pill).toContainText(/^Node 20\.\d+\.\d+$/, { timeout: 180_000 })
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('OK')
  await expect(page.getByRole('tabpanel')).toContainText('3.5')
  await nodelab.panelTab('Prints').click()
  await expect(page.getByRole('tabpanel')).toContainText(/v20\.\d+/)

  await nodelab.pill.click()
  const details = page.locator('.popover')
  await expect(details).toContainText(/In Dify\s*20\.20\.0/)
  await expect(details).toContainText("Dify's Node has no packages")
  await expect(details.getByRole('button', { name: /python-requirements|Resolve again/ })).toHaveCount(0)
  await picture(nodelab, 'node')
  await page.keyboard.press('Escape')

  await nodelab.write(
    good.replace('  console.log(process.version)\n', '').replace('function', 'const result = 0\nfunction'),
  )
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('SyntaxError')
  await nodelab.panelTab('Problems').click()
  const row = page.locator('.prob').filter({ hasText: 'result' })
  await expect(row).toContainText('The name result on line 1 is taken')
  await expect(row).toContainText('Call it myResult')
  await nodelab.close()
})
