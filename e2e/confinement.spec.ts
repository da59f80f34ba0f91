import { writeFile } from 'node:fs/promises'
import { expect, test } from './support/nodelab'
import { picture } from './support/pictures'

test.setTimeout(300_000)

const file = `title: where_am_i
type: code
code_language: python3
variables: []
outputs:
  result:
    type: string
    children: null
target: dify-1.16
code: |
  import os
  import threading


  def main():
      worker = threading.Thread(target=print)
      os.mkdir("made")
      return {"result": os.path.abspath("x")}
`

test('a node is held like Dify, checked for Dify, and told with its lines what an operator must allow', async ({
  nodelab,
}) => {
  test.skip(process.platform !== 'linux' || process.arch !== 'x64', 'the kernel tells these calls on Linux alone')
  const { page, panelTab } = nodelab
  await nodelab.code.waitFor()
  await writeFile(nodelab.author.nodeFile('where_am_i'), file)
  await nodelab.openNode('where_am_i')
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('CodeExecutionError', { timeout: 180_000 })
  await panelTab('Problems').click()
  const told = page.getByRole('tabpanel')
  await expect(told).toContainText('Dify ends the run here: getcwd (79), os.path.abspath')
  await expect(told).toContainText('error: operation not permitted')
  await expect(told).toContainText('Dify does nothing here: mkdir (83)')

  await page.getByRole('button', { name: 'How to run' }).click()
  await page.getByRole('menuitem', { name: /^Check for Dify/ }).click()
  await panelTab('Sandbox').click()
  await expect(told).toContainText('held by the kernel', { timeout: 60_000 })
  await expect(nodelab.verdict).toContainText('OK')
  await expect(page.getByRole('row', { name: /getcwd \(79\)/ })).toContainText('ends the run here')
  await expect(told).toContainText(/ALLOWED_SYSCALLS=0,1,2,3,.*,72,79,89,/)
  await picture(nodelab, 'sandbox')
  await page.getByRole('button', { name: 'Copy the ALLOWED_SYSCALLS line' }).click()
  await expect
    .poll(() => nodelab.app.evaluate(({ clipboard }) => clipboard.readText()))
    .toMatch(/^ALLOWED_SYSCALLS=[\d,]+$/)
  await page
    .getByRole('row', { name: /getcwd \(79\)/ })
    .getByRole('button')
    .click()
  await expect(page.locator('.status')).toContainText('Ln 8')

  // One run goes without the network; the status bar tells it, and leads to the rest by the keyboard too.
  const held = page.locator('.status button', { hasText: 'held by the kernel' })
  await expect(held).not.toContainText('network off')
  await page.getByRole('button', { name: 'How to run' }).click()
  await page.getByRole('menuitem', { name: /^Run without the network/ }).click()
  await expect(held).toContainText('Like Dify · held by the kernel · network off')
  await held.focus()
  await page.keyboard.press('Enter')
  await expect(told).toContainText('network off')
  await expect(told).toContainText('Limited were its time, output')
})
