import type { Bridge } from '../shared/contract'
import { defaultTarget } from '../shared/dify/targets'
import { wrap } from '../shared/dify/wrap'
import { freePort } from './support/freePort'
import { expect, test } from './support/nodelab'
import { picture } from './support/pictures'

test.setTimeout(600_000)

test('a Dify runs its code on the server that the settings switch on, and finds none once the window is closed', async ({
  nodelab,
}) => {
  const { page } = nodelab
  await expect(nodelab.pill).toContainText('19 packages', { timeout: 120_000 })
  await page.keyboard.press('ControlOrMeta+,')
  const section = page.locator('section.serving')
  const port = await freePort()
  await section.getByLabel('Port').fill(String(port))
  await section.getByRole('switch', { name: 'Serve' }).click()
  await expect(section.getByRole('status').first()).toHaveText(`Listening on http://127.0.0.1:${port}`, {
    timeout: 120_000,
  })
  await expect(section.locator('pre').first()).toContainText(`CODE_EXECUTION_ENDPOINT=http://127.0.0.1:${port}`)

  const key = await page.evaluate(async () => {
    const bridge = (window as unknown as { nodelab: Bridge }).nodelab
    const reply = await bridge.call('settings.update', {})
    return reply.ok ? (reply.value as { serveKey: string }).serveKey : ''
  })
  const run = async (language: string, code: string): Promise<unknown> => {
    const answer = await fetch(`http://127.0.0.1:${port}/v1/sandbox/run`, {
      method: 'POST',
      headers: { 'x-api-key': key, 'content-type': 'application/json' },
      body: JSON.stringify({ language, code, preload: '', enable_network: true }),
    })
    return answer.json()
  }
  expect(await run('python3', 'import jinja2\nprint(jinja2.__version__[0])')).toMatchObject({ data: { stdout: '3\n' } })
  expect(await run('python3', 'raise ValueError("on purpose")')).toMatchObject({ code: 0 })
  expect(await run('ruby', 'puts 1')).toMatchObject({ code: -400 })
  await expect(section.locator('tbody tr')).toHaveCount(3)
  await expect(section.locator('tbody tr').first()).toContainText('refused 400')
  // The page alone is scrolled: the window around it stays.
  await page.locator('main.page').evaluate((main) => {
    const top = main.querySelector<HTMLElement>('section.serving')?.offsetTop ?? 0
    main.scrollTop = top - 44
  })
  await picture(nodelab, 'serving')

  // Of all this nothing is kept, and the history says why; once the settings say so, it is.
  const history = page.getByRole('button', { name: 'History', exact: true })
  const from = page.getByRole('main').getByLabel('From')
  const kept = page.locator('.run-row')
  await page.getByRole('button', { name: 'Library', exact: true }).click()
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('OK', { timeout: 120_000 })
  await history.click()
  await from.selectOption('served')
  await expect(page.locator('.history-page')).toContainText('Served requests are not kept')
  await page.locator('.history-page').getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByLabel('Keep served requests').click()
  const inputs = new Map([
    ['text', 'two words'],
    ['api_key', 'sk-very-secret'],
  ])
  const code = 'def main(text, api_key):\n    print("for", api_key)\n    return {"words": text.split()}\n'
  const wrapped = wrap(defaultTarget, 'python3', code, inputs).code
  expect(await run('python3', wrapped)).toMatchObject({ data: { error: '' } })
  await history.click()
  await expect(kept).toHaveCount(1)
  await expect(kept).toContainText('Served request')
  await page.getByRole('searchbox').fill('no such text')
  await expect(kept).toHaveCount(0)
  await page.getByRole('searchbox').fill('split')
  await expect(kept).toHaveCount(1)
  const detail = page.locator('.run-detail')
  await expect(detail).toContainText('words')
  // It is of no node that could have a value for it.
  await expect(detail.getByText(/^Not kept, since secret/)).toHaveText('Not kept, since secret: api_key.')
  const view = (name: string) => detail.getByRole('button', { name, exact: true })
  await view('Code').click()
  await expect(detail.locator('.run-code')).toContainText('def main(text, api_key)')
  await view('Inputs').click()
  await expect(detail).toContainText('two words')
  await expect(detail).toContainText('Secret: not kept')
  await view('Prints').click()
  await expect(detail).toContainText('for •••')
  await expect(view('Run again')).toBeDisabled()
  await nodelab.close()
  await expect(run('python3', 'print(1)')).rejects.toThrow()
})
