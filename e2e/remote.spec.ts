import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { probeMark } from '../electron/sandbox/remote/probeScripts'
import { type HeardRun, type Reply, resultText, startStandIn, v1 } from '../electron/sandbox/remote/testing/standIn'
import { expect, test } from './support/nodelab'
import { picture } from './support/pictures'

const key = 'a-key-of-the-team'
const line = (value: unknown): string => `${probeMark}${JSON.stringify(value)}\n`

/** Answers as dify-sandbox 0.2.15 does, with another result than this machine. */
function asServer({ body }: HeardRun): Reply {
  if (body.language === 'nodejs') return v1(line({ version: '20.20.0' }))
  if (body.code.includes('co_filename')) {
    return v1(line({ version: '3.14.4', file: '<fd3>', name: '__main__' }))
  }
  if (body.code.includes('distributions')) {
    return v1(
      line([
        { name: 'Jinja2', version: '3.1.6' },
        { name: 'numpy', version: '2.4.6' },
      ]),
    )
  }
  return body.code.includes('def main') ? v1(`from the server\n${resultText({ result: 'there', same: 1 })}`) : v1('')
}

const node = `title: elsewhere
type: code
format: 1
code_language: python3
variables: []
outputs:
  result: {type: string, children: null}
  same: {type: number, children: null}
cases: [{name: kept, outputs: {result: here}}] # to the byte
code: |
  def main():
      return {"result": "here", "same": 1.0}
`

test('a node runs on a server, and here and there beside each other; the key is not seen again', async ({
  nodelab,
  author,
}) => {
  const { page } = nodelab
  const server = await startStandIn({ key, onRun: asServer })
  await expect(nodelab.pill).toContainText('packages', { timeout: 180_000 })
  const file = author.nodeFile('elsewhere')
  await writeFile(file, node)
  await nodelab.openNode('elsewhere')

  await page.keyboard.press('ControlOrMeta+,')
  const section = page.getByRole('region', { name: 'Sandboxes' })
  await section.getByRole('button', { name: 'Add a sandbox' }).click()
  await section.getByLabel('Name').fill('Team')
  await section.getByLabel('Address').fill('ftp://nowhere')
  await section.getByLabel('Key').fill(key)
  await section.getByRole('button', { name: 'Save' }).click()
  await expect(section.getByRole('alert')).toContainText('is no address of a sandbox')
  await section.getByLabel('Address').fill(server.address)
  await page.keyboard.press('Enter')
  await section.getByRole('button', { name: 'Test Team' }).click()
  await expect(section).toContainText('dify-sandbox 0.2.15')
  await expect(section).toContainText('2 installed')
  expect(await page.content()).not.toContain(key)
  const list = join(author.data, 'sandboxes.json')
  if (process.platform !== 'win32') expect((await stat(list)).mode & 0o777).toBe(0o600)
  await section.scrollIntoViewIfNeeded()
  await picture(nodelab, 'sandboxes')
  await section.getByRole('button', { name: 'Remove Team' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(section).toContainText('with a key')
  await page.keyboard.press('Escape')

  const choose = async (entry: string): Promise<void> => {
    await page.getByRole('button', { name: 'How to run' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: entry }).click()
  }
  await choose('Run on Team')
  await expect(nodelab.verdict).toContainText('OK')
  await expect(page.locator('.pbody:visible')).toContainText('there')
  await expect(page.locator('.pbody:visible')).toContainText('Ran on Team')
  await choose('Run here and on Team, and compare')
  const table = page.locator('.compare-table').first()
  await expect(table.getByRole('row', { name: /^result / })).toContainText('Differs')
  await expect(table.getByRole('row', { name: /^same / })).toContainText('Same')
  await expect(page.locator('.compare')).toContainText('numpy')
  await picture(nodelab, 'compare')
  expect(server.heard.every(({ headers }) => headers['x-api-key'] === key)).toBe(true)

  // Off until the author asks for it; then the node runs by itself, and the cases stay as they stand.
  await page.evaluate(() =>
    (window as unknown as { nodelab: { call: (name: string, input: unknown) => Promise<unknown> } }).nodelab.call(
      'settings.update',
      { runOnPause: true },
    ),
  )
  await nodelab.panelTab('Prints').click()
  await nodelab.write('def main():\n    print("by itself")\n    return {"result": "x", "same": 2}\n')
  await expect(page.locator('.pbody:visible')).toContainText('by itself')
  await expect(page.locator('.runbar')).toContainText('As you paused')
  await expect(nodelab.code.locator('textarea, .native-edit-context')).toBeFocused()
  await expect.poll(() => readFile(file, 'utf8')).toContain('print("by itself")')
  expect(await readFile(file, 'utf8')).toContain('cases: [{name: kept, outputs: {result: here}}] # to the byte\n')
  await server.close()
})
