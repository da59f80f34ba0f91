import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { callBridge } from './support/bridge'
import { environmentOf, expect, type Nodelab, test } from './support/nodelab'
import { picture } from './support/pictures'
import { presentUv } from './support/uv'

interface Clip {
  readonly kind: string
  readonly version: string
  readonly nodes: readonly { readonly id: string; readonly data: Record<string, unknown> }[]
  readonly edges: readonly { readonly source: string; readonly target: string }[]
}

const clipboard = (nodelab: Nodelab): Promise<string> => nodelab.app.evaluate(({ clipboard: all }) => all.readText())
const putOnClipboard = (nodelab: Nodelab, text: string): Promise<void> =>
  nodelab.app.evaluate(({ clipboard: all }, content) => all.writeText(content), text)

const node = (id: string, title: string, from: string, code: string, outputs: object) => ({
  id,
  type: 'custom',
  position: { x: 0, y: 0 },
  data: {
    type: 'code',
    title,
    desc: '',
    variables: [{ variable: 'n', value_selector: [from, 'n'], value_type: 'number' }],
    code_language: 'python3',
    code,
    outputs,
  },
})

const doubled = 'import tabulate\n\n\ndef main(n):\n    return {"n": n * 2}\n'

/** Two nodes as Dify 1.14 copies them, the second of which reads the first, with a node that can't be run here. */
const fromDify = JSON.stringify({
  kind: 'dify-workflow-clipboard',
  version: '0.6.0',
  nodes: [
    node('1750000000011', 'doubled', '1750000000010', doubled, {
      n: { type: 'number', children: null },
    }),
    node('1750000000012', 'told', '1750000000011', 'def main(n):\n    return {"text": f"it is {n}"}\n', {
      text: { type: 'string', children: null },
    }),
    { id: '1750000000013', type: 'custom', position: { x: 0, y: 0 }, data: { type: 'llm', title: 'Ask' } },
  ],
  edges: [],
})

test.setTimeout(400_000)

test('nodes go to Dify and come back', async ({ nodelab, author }) => {
  const { page, app } = nodelab
  await callBridge(page, 'settings.update', { target: 'dify-1.16' })
  await nodelab.openNode('split_text')
  await writeFile(join(author.workspace, 'python-requirements.txt'), 'tabulate==0.9.0\n')
  await expect(nodelab.pill).toContainText('15 packages', { timeout: 180_000 })

  // Copied with the key, while the code has the focus, which it keeps.
  await nodelab.code.click()
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('ControlOrMeta+Shift+C')
  const glance = page.locator('.popover.glance')
  await expect(glance).toContainText('Copied to clipboard')
  await expect(glance).toContainText('Dify 1.14 or newer')
  await expect(glance).toContainText('Choose a variable for each of 2 inputs')
  await expect(glance).toContainText('No packages of your own are needed')
  const clip = JSON.parse(await clipboard(nodelab)) as Clip
  expect([clip.kind, clip.version, clip.edges]).toEqual(['dify-workflow-clipboard', '0.7.0', []])
  expect(clip.nodes).toHaveLength(1)
  const file = await readFile(author.nodeFile('split_text'), 'utf8')
  expect(clip.nodes[0]?.data).toMatchObject({ type: 'code', title: 'split_text', code_language: 'python3' })
  for (const line of String(clip.nodes[0]?.data['code']).split('\n')) expect(file).toContain(line)
  await picture(nodelab, 'copy')
  await page.keyboard.press('Escape')
  await expect(glance).toBeHidden()
  await expect(page.locator('.monaco-editor :focus')).toHaveCount(1)

  // Pasted with the library in focus: files, a run, and what was left out.
  await putOnClipboard(nodelab, fromDify)
  await page.locator('.lib .row', { hasText: 'split_text' }).focus()
  await page.keyboard.press('ControlOrMeta+V')
  await expect(page.locator('.tab.on')).toContainText('doubled')
  await expect(page.locator('.banner')).toContainText('Ask (LLM)')
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await expect(nodelab.code).toContainText('n * 2')
  await nodelab.run()
  await expect(nodelab.verdict).toContainText('OK', { timeout: 60_000 })

  // Both go back, with the edge between them, by the ids that they had.
  await page.locator('.lib .row', { hasText: 'doubled' }).click()
  await page.locator('.lib .row', { hasText: 'told' }).click({ modifiers: ['ControlOrMeta'] })
  await expect(page.locator('.selection-strip')).toContainText('2 selected')
  await page.locator('.selection-strip').getByRole('button', { name: 'Copy to Dify' }).click()
  await expect(glance).toContainText('2 nodes copied to clipboard')
  await expect(glance.locator('.watch-lines')).toHaveText('tabulate==0.9.0')
  const both = JSON.parse(await clipboard(nodelab)) as Clip
  expect(both.nodes.map(({ id }) => id)).toEqual(['1750000000011', '1750000000012'])
  expect(both.edges).toMatchObject([{ source: '1750000000011', target: '1750000000012' }])
  await page.keyboard.press('Escape')

  // What is no node says what it is.
  await putOnClipboard(nodelab, 'import json\n\ndef main():\n    return {}\n')
  await page.locator('.lib .row', { hasText: 'doubled' }).click()
  await page.locator('.lib .row', { hasText: 'doubled' }).press('ControlOrMeta+V')
  await expect(page.locator('.banner')).toContainText('The clipboard holds Python code')
  await page.getByRole('button', { name: 'Dismiss' }).click()

  // An older target is offered an app file, which PyYAML reads.
  await callBridge(page, 'settings.update', { target: 'dify-1.13' })
  await page.locator('.runbar').getByRole('button', { name: 'Copy to Dify' }).click()
  await expect(glance).toContainText('Dify 1.13 reads no nodes from the clipboard')
  expect(await clipboard(nodelab)).toContain('import json')
  const path = join(author.home, 'doubled.yml')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  await glance.getByRole('button', { name: 'Save as DSL file' }).click()
  await expect(page.locator('.runbar .exported')).toContainText('Saved as doubled.yml')
  const script = 'import json, sys, yaml\nprint(json.dumps(yaml.safe_load(open(sys.argv[1], encoding="utf8"))))'
  const args = ['run', '--no-project', '--with', 'PyYAML==6.0.3', 'python', '-c', script, path]
  const { stdout } = await promisify(execFile)(presentUv() ?? 'uv', args, { env: environmentOf(author) })
  const read = JSON.parse(stdout) as { version: string; workflow: { graph: Pick<Clip, 'nodes'> } }
  expect(read.version).toBe('0.6.0')
  expect(read.workflow.graph.nodes.map(({ data }) => data['type'])).toEqual(['start', 'code', 'end'])
  expect(read.workflow.graph.nodes[1]?.data['code']).toBe(doubled)
})
