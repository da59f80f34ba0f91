import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './support/nodelab'
import { picture } from './support/pictures'

test.setTimeout(600_000)

const node = (title: string, code: string, more = ''): string =>
  `title: ${title}\ntype: code\ncode_language: python3\ntarget: dify-0.11\n${more}code: |\n${code.replace(/^(?=.)/gm, '  ')}`

test("the server's own settings count, a target that there is not names the nearest, and 10,000 inputs are one node", async ({
  nodelab,
}) => {
  const { page, author } = nodelab
  const server = join(author.workspace, 'dify.env')
  await expect(nodelab.pill).toContainText('19 packages', { timeout: 180_000 })
  await writeFile(
    author.nodeFile('eleven'),
    node('eleven', 'def main():\n    return {"text": "x" * 11}\n', 'variables: []\noutputs: {text: {type: string}}\n'),
  )

  // Pasted lines, told one by one, and in force at once.
  await page.locator('.target-button').click()
  await page.getByRole('menuitem', { name: "Your server's settings…" }).click()
  const lines = page.getByRole('textbox', { name: 'Lines of dify.env' })
  await expect(lines).toBeFocused()
  const text =
    '# of our server\nCODE_MAX_STRING_LENGTH=10\nCODE_MAX_DEPTH=deep\nSANDBOX_WORKER_TIMEOUT=60\nSECRET_KEY=sk-1\n'
  await lines.fill(text)
  await expect.poll(() => readFile(server, 'utf8').catch(() => '')).toBe(text)
  await expect(page.locator('.server-table tbody tr')).toHaveText([
    /2\s*CODE_MAX_STRING_LENGTH\s*400,000\s*10/,
    /4\s*SANDBOX_WORKER_TIMEOUT\s*15 s\s*60 s/,
  ])
  await expect(page.getByText('Line 3 of dify.env: CODE_MAX_DEPTH needs a whole number')).toBeVisible()
  await picture(nodelab, 'server-settings')
  await page.getByRole('button', { name: 'Take out other names' }).click()
  await expect.poll(() => readFile(server, 'utf8')).not.toContain('SECRET_KEY')
  await page.getByRole('button', { name: 'Back to the library' }).click()

  await nodelab.openNode('eleven')
  await nodelab.run()
  await expect(page.locator('.dify-says pre')).toHaveText(
    'The length of output variable `text` must be less than 10 characters',
  )
  await expect(page.locator('.target-button').getByLabel("2 of your server's own settings")).toBeVisible()
  await writeFile(server, 'CODE_MAX_STRING_LENGTH=12\n')
  await expect(page.locator('.target-button').getByLabel("1 of your server's own settings")).toBeVisible()
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('OK')
  await expect(page.locator('.outhead')).toContainText('11 of 12 characters')

  // A target that there is not.
  await writeFile(author.nodeFile('later'), node('later', 'def main():\n    return {}\n').replace('0.11', '9.9'))
  await nodelab.openNode('later')
  await expect(page.locator('.banner')).toContainText('There is no target dify-9.9')
  await nodelab.panelTab('Problems').click()
  await picture(nodelab, 'target-unknown')
  await page.locator('.banner').getByRole('button', { name: 'Use Dify 1.16' }).click()
  await expect(page.locator('.banner')).toHaveCount(0)
  await expect.poll(() => readFile(author.nodeFile('later'), 'utf8')).toContain('target: dify-1.16')

  // Very many inputs, in one node.
  const names = Array.from({ length: 10_000 }, (_, index) => `arg${index}`)
  const variables = names.map((name) => `- {variable: ${name}, value_type: number}\n`).join('')
  const samples = names.map((name) => `  ${name}: 1\n`).join('')
  const code = 'def main(**inputs):\n    return {"sum": sum(inputs.values())}\n'
  await writeFile(
    author.nodeFile('many'),
    node('many', code, `variables:\n${variables}outputs: {sum: {type: number}}\nsamples:\n${samples}`),
  )
  await nodelab.openNode('many')
  const rows = page.locator('.vars .var')
  await expect(page.getByRole('textbox', { name: 'Value of arg0' })).toBeVisible()
  expect(await rows.count()).toBeLessThan(100)
  await page.getByRole('textbox', { name: 'Value of arg0' }).fill('2')
  await page.locator('.vars').evaluate((list) => list.scrollTo(0, list.scrollHeight))
  const last = page.getByRole('textbox', { name: 'Value of arg9999' })
  await last.fill('3')
  expect(await rows.count()).toBeLessThan(100)
  await nodelab.run()
  await expect(page.locator('.value-alone')).toHaveText('10003')
  await expect.poll(() => readFile(author.nodeFile('many'), 'utf8')).toContain('arg9999: 3\n')
  await picture(nodelab, 'many-inputs')
})
