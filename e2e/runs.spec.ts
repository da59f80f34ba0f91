import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from './support/nodelab'

const plain = (body: string): string => `def main() -> dict:\n${body}`

test.beforeEach(async ({ nodelab }) => {
  await expect(nodelab.page.locator('.tab.on')).toContainText('installed_packages')
  await expect(nodelab.pill).toContainText('19 packages', { timeout: 90_000 })
})

test('a wrong output type shows the sentence of Dify', async ({ nodelab }) => {
  await nodelab.write(plain('return {"result": "no list"}\n'))
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('OutputValidationError')
  await expect(nodelab.page.locator('.pbody:visible')).toContainText(
    "Output result is not an array, got <class 'str'> instead.",
  )
})

test('a raise shows the line of the editor, and a click goes there', async ({ nodelab }) => {
  const { page } = nodelab
  await nodelab.write(plain('x = 1\n\n\nraise ValueError("on line five")\n'))
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('ValueError')
  await nodelab.panelTab('Traceback').click()
  await expect(page.locator('.pbody:visible')).toContainText('ValueError: on line five')
  await page.keyboard.press('F6')
  await page
    .locator('.pbody:visible')
    .getByText(/line 5/)
    .first()
    .click()
  await expect(page.locator('.status')).toContainText('Ln 5')
})

test('an endless loop is cancelled with the window alive, and its process is gone', async ({ nodelab }) => {
  const { page } = nodelab
  await nodelab.write(plain('import os\nprint(os.getpid(), flush=True)\nwhile True:\npass\n'))
  await nodelab.run()
  await nodelab.panelTab('Prints').click()
  const prints = page.locator('.pbody:visible')
  await expect(prints).toContainText(/\d+/)
  const pid = Number(/\d+/.exec(await prints.innerText())?.[0])
  await page.getByRole('button', { name: /Cancel/ }).click()
  await expect(nodelab.verdict).toContainText('Cancelled')
  await expect.poll(() => isRunning(pid)).toBe(false)
})

test('prints are seen before the run ends, apart from the result', async ({ nodelab, author }) => {
  const { page } = nodelab
  const gate = `${author.home}/gate`
  await nodelab.write(
    plain(
      `import os, time\nprint("before the end", flush=True)\nwhile not os.path.exists("${gate}"):\ntime.sleep(0.02)\n`,
    ),
  )
  await nodelab.write(`import os, time\n\ndef wait():\n  while not os.path.exists("${gate}"): time.sleep(0.02)\n`)
  await nodelab.write(
    `import os, time\nok = lambda: os.path.exists("${gate}")\ndef main(): print("before the end", flush=True); [time.sleep(0.02) for _ in iter(ok, True)]; return {"result": ["after"]}\n`,
  )
  await nodelab.run()
  await nodelab.panelTab('Prints').click()
  await expect(page.locator('.pbody:visible')).toContainText('before the end')
  await expect(nodelab.verdict).not.toContainText('OK')
  const { writeFile } = await import('node:fs/promises')
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
