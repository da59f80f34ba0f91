import { callBridge } from './support/bridge'
import { expect, test } from './support/nodelab'
import { glance, picture } from './support/pictures'

/** What the sandbox refuses, an output that nobody declared in place of one that is, and a key. */
const code = `import os

KEY = "sk-abcdefghij0123456789ABCDEFGHIJ"

def main(text: str, limit: int = 3) -> dict:
    here = os.getcwd()
    return {"part": text.split()[:limit], "words": len(here)}
`

test('mistakes are seen before the run, mended from the row or the line, silenced by a comment, and told before a copy', async ({
  nodelab,
}) => {
  const { page, app } = nodelab
  const reasons = nodelab.code.locator('.ed-reason')
  const row = (text: string) => page.locator('.prob', { hasText: text })
  const clipboard = (): Promise<string> => app.evaluate(({ clipboard: all }) => all.readText())
  await callBridge(page, 'settings.update', { target: 'dify-1.16' })
  await nodelab.openNode('split_text')
  await expect(nodelab.pill).toContainText('packages', { timeout: 90_000 })
  await nodelab.write(code)

  // As it is typed: marks at the lines, one row a cause, the count on the tab.
  await expect(reasons.filter({ hasText: 'Dify ends the run here: os.getcwd' })).toHaveCount(1, { timeout: 30_000 })
  await nodelab.panelTab('Problems').click()
  await expect(row('The output parts is not returned here')).toHaveCount(1)
  // A name that is declared and one that is returned are one cause: it is one by another name.
  await expect(row('Preflight')).toHaveCount(3)
  await expect(nodelab.panelTab('Problems').locator('.count')).not.toHaveCount(0)
  await picture(nodelab, 'preflight')

  // The rule's page, from its id.
  await row('os.getcwd').getByRole('button', { name: 'sandbox-refuses' }).click()
  await expect(page.getByRole('dialog')).toContainText('nodelab: ignore sandbox-refuses')
  await glance(page, 'the page of a rule')
  await page.keyboard.press('Escape')

  // By keys: the next problem, then the editor's own list of ways to mend it.
  await nodelab.code.locator('.view-line').first().click()
  await page.keyboard.press('F8')
  await page.keyboard.press('F8')
  await page.keyboard.press('ControlOrMeta+.')
  await page.locator('.action-widget').getByText('Ignore sandbox-refuses on this line').click()
  await expect(nodelab.code).toContainText('nodelab: ignore sandbox-refuses')
  await expect(row('os.getcwd')).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(row('os.getcwd')).toHaveCount(1)

  // Nothing is copied until the author says so.
  await app.evaluate(({ clipboard: all }) => all.writeText('before'))
  await page.getByRole('button', { name: 'Copy to Dify' }).click()
  const told = page.locator('.told-first')
  await expect(told).toContainText('3 errors in the code')
  await expect(told).toContainText('A secret stands in the code')
  await picture(nodelab, 'preflight-copy')
  expect(await clipboard()).toBe('before')
  await told.getByRole('button', { name: 'Copy anyway' }).click()
  await expect.poll(clipboard).toContain('dify-workflow-clipboard')
  await page.keyboard.press('Escape')

  // Beside the result the run speaks, with what preflight saw of its cause.
  await nodelab.write(code.replace('os.getcwd()', '"abc"').replace(/KEY.*/, ''))
  await expect(row('os.getcwd')).toHaveCount(0)
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('OutputValidationError', { timeout: 60_000 })
  await nodelab.panelTab('Result').click()
  const beside = page.locator('.explaining')
  await expect(beside).toContainText('The output parts is not returned here')
  await picture(nodelab, 'preflight-beside')
  await nodelab.panelTab('Problems').click()
  await expect(row('no parts')).toHaveCount(1)
  await expect(row('Preflight')).toHaveCount(0)
  await expect(row('parts is not returned')).toHaveCount(0)

  // A name by another name: one press, one step, and the node is well.
  await row('no parts').getByRole('button', { name: 'Rename the output parts to part' }).click()
  await expect(page.getByRole('button', { name: 'Rename the output' })).toHaveCount(0)
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('OK', { timeout: 30_000 })
  await expect(row('parts')).toHaveCount(0)
})
