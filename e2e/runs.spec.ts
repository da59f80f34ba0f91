import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { callBridge } from './support/bridge'
import { expect, test } from './support/nodelab'

/** A node's code with this body, indented as Python wants it. */
const main = (...body: string[]): string =>
  ['def main() -> dict:', ...body.map((line) => (line === '' ? '' : `    ${line}`)), ''].join('\n')

test.beforeEach(async ({ nodelab }) => {
  await expect(nodelab.page.locator('.tab.on')).toContainText('installed_packages')
  await expect(nodelab.pill).toContainText('19 packages', { timeout: 180_000 })
  // A run that waits for the test's hands must not come to its own limit before them.
  await callBridge(nodelab.page, 'settings.update', { timeoutSeconds: 300 })
})

test('a wrong output type shows the sentence of Dify', async ({ nodelab }) => {
  await nodelab.write(main('return {"result": "no list"}'))
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('OutputValidationError')
  await expect(nodelab.page.locator('.pbody:visible')).toContainText(
    "Output result is not an array, got <class 'str'> instead.",
  )
})

test('a raise shows the line of the editor, and a click goes there', async ({ nodelab }) => {
  const { page } = nodelab
  await nodelab.write(main('x = 1', '', '', 'raise ValueError("on line five")'))
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('ValueError')
  await nodelab.panelTab('Traceback').click()
  await expect(page.locator('.pbody:visible')).toContainText('ValueError: on line five')
  await page
    .locator('.pbody:visible')
    .getByText(/line 5/)
    .first()
    .click()
  await expect(page.locator('.status')).toContainText('Ln 5')
})

test('an endless loop is cancelled with the window alive, and its process is gone', async ({ nodelab }) => {
  const { page } = nodelab
  await nodelab.write(main('import os', 'print("process", os.getpid(), flush=True)', 'while True:', '    pass'))
  await nodelab.run()
  await nodelab.panelTab('Prints').click()
  const prints = page.locator('.pbody:visible')
  await expect(prints).toContainText(/process \d+/)
  const pid = Number(/process (\d+)/.exec(await prints.innerText())?.[1])
  expect(isRunning(pid)).toBe(true)
  await page.getByRole('button', { name: /^Cancel/ }).click()
  await expect(nodelab.verdict).toContainText('Cancelled')
  await expect.poll(() => isRunning(pid)).toBe(false)
})

test('prints are seen before the run ends, apart from the result', async ({ nodelab, author }) => {
  const { page } = nodelab
  const gate = `${author.home}/gate`
  await nodelab.write(
    main(
      'import os, time',
      'print("before the end", flush=True)',
      `while not os.path.exists("${gate}"):`,
      '    time.sleep(0.02)',
      'return {"result": ["after"]}',
    ),
  )
  await nodelab.run()
  await nodelab.panelTab('Prints').click()
  await expect(page.locator('.pbody:visible')).toContainText('before the end')
  // The run waits for the gate: what was seen was seen before its end.
  expect(existsSync(gate)).toBe(false)
  await writeFile(gate, '')
  await expect(nodelab.verdict).toContainText('OK')
  await nodelab.panelTab('Result').click()
  await expect(page.locator('.pbody:visible')).toContainText('after')
  await expect(page.locator('.pbody:visible')).not.toContainText('before the end')
})

/** Whether a process still runs; one that has ended but was not collected does not. */
function isRunning(pid: number): boolean {
  return existsSync(`/proc/${pid}/stat`) && !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
}
