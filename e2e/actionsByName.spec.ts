import { readFile, writeFile } from 'node:fs/promises'
import { callBridge } from './support/bridge'
import { freePort } from './support/freePort'
import { expect, type Nodelab, test } from './support/nodelab'
import { nodeText } from './support/nodeText'

const node = nodeText({
  title: 'double',
  language: 'javascript',
  inputs: { n: 'number' },
  outputs: { result: 'number' },
  more: 'samples:\n  n: 4\ncases:\n  - name: four\n    inputs:\n      n: 4\n    expect:\n      result: {equals: 8}\n',
  code: 'function main({n}){return {result:n*2}}',
})

/** Does something by its name, as its author would. */
async function act({ page }: Nodelab, name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+p')
  const palette = page.getByRole('dialog', { name: 'Do something by its name' })
  await expect(palette.getByRole('combobox')).toBeFocused()
  await page.keyboard.type(name)
  // Those that can't be done stand below, and are chosen by no key.
  await expect(palette.getByRole('option', { selected: true })).toContainText(name)
  await page.keyboard.press('Enter')
  await expect(palette).toHaveCount(0)
}

test('cases, code, clipboard, kept runs and the server are handled by name', async ({ nodelab, author }) => {
  const { page, app } = nodelab
  await expect(nodelab.code).toContainText('def main')
  await writeFile(author.nodeFile('double'), node)
  await nodelab.openNode('double')
  const cases = page.getByRole('region', { name: 'Cases' })

  // JavaScript is formatted by the editor's own way.
  await act(nodelab, 'Format the code')
  await expect(nodelab.code).toContainText('{ result: n * 2 }')

  // The code keeps the focus that the palette took, and what is selected in it.
  await page.getByRole('textbox', { name: 'Code of double' }).focus()
  await page.keyboard.press('ControlOrMeta+A')
  await act(nodelab, 'Cut')
  await expect(nodelab.code).not.toContainText('main')
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('n * 2')
  await page.getByRole('textbox', { name: 'Code of double' }).focus()
  await act(nodelab, 'Paste')
  await expect(nodelab.code).toContainText('{ result: n * 2 }')

  await act(nodelab, 'Run the selected case')
  await expect(page.locator('.case-verdict')).toContainText('Passed', { timeout: 120_000 })
  await act(nodelab, 'Duplicate the selected case')
  await expect(cases.locator('.case')).toHaveCount(2)
  await expect.poll(() => readFile(author.nodeFile('double'), 'utf8')).toContain('four 2')
  await act(nodelab, 'Remove the selected case')
  await expect(cases.locator('.case')).toHaveCount(1)
  await expect.poll(() => readFile(author.nodeFile('double'), 'utf8')).not.toContain('four 2')

  // Two more runs, one of them pinned: of all three the others go, which is said before.
  for (let run = 0; run < 2; run += 1) {
    await nodelab.run()
    await expect(nodelab.verdict).toContainText('OK')
  }
  await page.getByRole('button', { name: 'History', exact: true }).click()
  const rows = page.locator('.run-row')
  await expect(rows).toHaveCount(3)
  await act(nodelab, 'Pin or unpin the kept run')
  await expect(rows.first().getByRole('img', { name: 'Pinned' })).toBeVisible()
  await act(nodelab, 'Bring the kept run back into its node')
  await expect(page.getByText('double has the code and the inputs of that run')).toBeVisible()
  await act(nodelab, 'Clear the run history')
  const asked = page.getByRole('alertdialog')
  await expect(asked).toContainText('Remove 2 runs of this workspace?')
  await expect(asked).toContainText('1 pinned run stays.')
  await asked.getByRole('button', { name: 'Keep them' }).click()
  await expect(rows).toHaveCount(3)
  await act(nodelab, 'Clear the run history')
  await asked.getByRole('button', { name: 'Clear the run history' }).click()
  await expect(rows).toHaveCount(1)
  await act(nodelab, 'Remove the kept run')
  await expect(asked).toContainText('Remove this run?')
  await asked.getByRole('button', { name: 'Remove this run' }).click()
  await expect(page.locator('.history-page')).toContainText('No run is kept yet')

  const port = await freePort()
  await callBridge(page, 'settings.update', { servePort: port })
  await act(nodelab, 'Start or stop the sandbox server')
  const server = page.getByRole('region', { name: 'Sandbox server' })
  await expect(server.getByRole('status').first()).toContainText(`Listening on http://127.0.0.1:${port}`)
  await act(nodelab, 'Start or stop the sandbox server')
  await expect(server.getByRole('status').first()).toHaveText('Off')
})
