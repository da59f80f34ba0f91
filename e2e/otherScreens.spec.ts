import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Bridge } from '../shared/contract'
import { pngBase64 } from './support/samplePicture'
import { expect, type Nodelab, startNodelab, test } from './support/nodelab'
import { picture } from './support/pictures'

test.setTimeout(600_000)

interface Written {
  readonly code: string
  /** Output names with Dify's type. */
  readonly outputs?: Readonly<Record<string, string>>
}

/** A node file as an author's other editor would write it. */
function nodeText(title: string, { code, outputs = { result: 'string' } }: Written): string {
  const lines = Object.entries(outputs).map(([name, type]) => `  ${name}:\n    type: ${type}\n    children: null`)
  const indented = code.trimEnd().replaceAll('\n', '\n  ')
  return `title: ${title}\ntype: code\ncode_language: python3\nvariables: []\noutputs:\n${lines.join('\n')}\ncode: |-\n  ${indented}\n`
}

async function addNode(nodelab: Nodelab, title: string, written: Written): Promise<void> {
  await writeFile(nodelab.author.nodeFile(title), nodeText(title, written))
  await nodelab.openNode(title)
}

async function finish(nodelab: Nodelab, verdict: string): Promise<void> {
  await nodelab.run()
  await expect(nodelab.verdict).toContainText(verdict, { timeout: 90_000 })
}

async function limit(page: Page, timeoutSeconds: number): Promise<void> {
  await page.evaluate((change) => (window as unknown as { nodelab: Bridge }).nodelab.call('settings.update', change), {
    timeoutSeconds,
  })
}

const values = `
def main() -> dict:
    orders = [
        {"id": 1041, "customer": "Lin Wei", "total": 129.50, "paid": True},
        {"id": 1042, "customer": "周小燕", "total": 18.0, "paid": False},
        {"id": 1043, "customer": None, "total": 1e-05, "note": "no name was given"},
    ]
    answer = {"title": "周报", "scores": [0.92, 0.4], "final": True, "next": None}
    return {"orders": orders, "answer": answer, "count": len(orders), "picture": "${pngBase64}"}
`

test('values by their kind, a long text and prints', async ({ nodelab }) => {
  await expect(nodelab.pill).toContainText('19 packages', { timeout: 90_000 })
  await addNode(nodelab, 'orders', {
    code: values,
    outputs: { orders: 'array[object]', answer: 'object', count: 'number', picture: 'string' },
  })
  await finish(nodelab, 'OK')
  await expect(nodelab.page.getByRole('table')).toBeVisible()
  await picture(nodelab, 'kinds')

  await addNode(nodelab, 'long_text', {
    code: 'def main() -> dict:\n    line = "Dify counts characters, not bytes: 每个字符算一个。 "\n    return {"result": line * 1900}\n',
  })
  await finish(nodelab, 'OK')
  await expect(nodelab.page.getByRole('button', { name: 'Show all' })).toBeVisible()
  await picture(nodelab, 'long-text')

  await addNode(nodelab, 'talks', {
    code: [
      'import sys',
      'def main() -> dict:',
      '    for step in range(1, 41):',
      '        print(f"step {step} of 40", {"done": step / 40})',
      '    print("careful: two rows had no name", file=sys.stderr)',
      '    return {"result": "done"}',
    ].join('\n'),
  })
  await nodelab.panelTab('Prints').click()
  await picture(nodelab, 'prints-empty')
  await nodelab.run()
  await expect(nodelab.page.locator('.stream-lines').first()).toContainText('step 40', { timeout: 90_000 })
  await picture(nodelab, 'prints-long')
  // All those sizes later the end is still what one sees.
  await expect(nodelab.page.getByText('step 40 of 40')).toBeInViewport()
})

test('a run under way, cancelled, out of time, and one that raises', async ({ nodelab }) => {
  const { page } = nodelab
  await expect(nodelab.pill).toContainText('19 packages', { timeout: 90_000 })
  await addNode(nodelab, 'endless', {
    code: 'def main() -> dict:\n    print("begun", flush=True)\n    while True:\n        pass\n',
  })
  // The pictures of a run under way take longer than a run may last.
  await limit(page, 600)
  await nodelab.run()
  await expect(nodelab.page.locator('.runbar')).toContainText('Running')
  await picture(nodelab, 'running')
  await page.keyboard.press('Escape')
  await expect(nodelab.verdict).toContainText('Cancelled')
  await picture(nodelab, 'cancelled')
  await limit(page, 1)
  await finish(nodelab, 'Timed out')
  await picture(nodelab, 'timed-out')

  await addNode(nodelab, 'raises', {
    code: 'import json\n\n\ndef main() -> dict:\n    prices = json.loads(\'{"a": 12,5}\')\n    return {"result": prices}\n',
  })
  await finish(nodelab, 'JSONDecodeError')
  await picture(nodelab, 'raised')
  await nodelab.panelTab('Problems').click()
  await picture(nodelab, 'raised-problem')
})

test('menus: of the workspace and of a row', async ({ nodelab }) => {
  const { page } = nodelab
  await expect(nodelab.pill).toContainText('19 packages', { timeout: 90_000 })
  const menus: readonly (readonly [name: string, open: () => Promise<void>])[] = [
    ['workspace-menu', () => page.locator('.topbar .tb').first().click()],
    ['row-menu', () => page.locator('.lib .row').first().click({ button: 'right' })],
  ]
  for (const [name, open] of menus) {
    await open()
    await page.getByRole('menu').waitFor()
    await picture(nodelab, name)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toHaveCount(0)
  }
})

test('the empty panel, no tab and an empty workspace', async ({ nodelab, author }) => {
  const { page } = nodelab
  await expect(nodelab.code).toContainText('pkg_resources')
  await nodelab.panelTab('Problems').click()
  await picture(nodelab, 'problems-empty')
  await nodelab.openNode('split_text')
  for (const name of ['split_text', 'installed_packages']) {
    await page.locator('.tab', { hasText: name }).locator('.x').click()
  }
  await expect(page.locator('.tab')).toHaveCount(0)
  await picture(nodelab, 'no-tab')
  for (const name of await readdir(author.workspace)) {
    if (name.endsWith('.node.yml')) await rm(join(author.workspace, name))
  }
  // App files have a sentence of their own, which stands there before.
  await expect(page.locator('.lib .empty', { hasText: 'A node file in this folder shows here' })).toBeVisible()
  await picture(nodelab, 'empty-workspace')
})

test('a build that failed, and its stages', async ({ author }) => {
  await mkdir(author.workspace, { recursive: true })
  await writeFile(
    author.nodeFile('needs_more'),
    nodeText('needs_more', { code: 'def main() -> dict:\n    return {"result": "x"}\n' }),
  )
  await writeFile(
    join(author.workspace, 'python-requirements.txt'),
    '# Beyond the base\nno-such-package-of-nodelab==1.0\n',
  )
  const nodelab = await startNodelab(author)
  await nodelab.openNode('needs_more')
  await nodelab.run()
  await expect(nodelab.pill).toContainText('No environment', { timeout: 90_000 })
  await expect(nodelab.page.locator('.failure, .build-panel.failed').first()).toBeVisible()
  await picture(nodelab, 'build-failed')
  await nodelab.pill.click()
  await expect(nodelab.page.locator('.popover')).toBeVisible()
  await picture(nodelab, 'build-failed-stages')
  await nodelab.app.close()
})
