import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { electronBinary } from '../scripts/setup/electronRuntime.mjs'
import { root } from '../scripts/setup/folders.mjs'
import { type Author, environmentOf, expect, type Nodelab, test } from './support/nodelab'

const nodeText = (title: string, code: string): string =>
  `title: ${title}\ntype: code\ncode_language: python3\nvariables: []\noutputs:\n  result:\n    type: string\n    children: null\ncode: |\n  ${code}\n`

/** Starts Nodelab a second time, as a double click or a link does, and waits for that process's end. */
function startAgain(author: Author, ...asked: string[]): Promise<number | null> {
  const { executable, args } = electronBinary()
  const child = spawn(executable, [...args, process.env['NODELAB_TEST_APP'] ?? root, ...asked], {
    env: environmentOf(author),
    stdio: 'ignore',
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', resolve)
  })
}

/** Has every question of the system's answered by the button at a place, and keeps what was asked. */
async function answer({ app }: Nodelab, button: number): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ dialog }, response) => {
    const asked: string[] = []
    Object.assign(globalThis, { asked })
    dialog.showMessageBox = (...given: unknown[]) => {
      asked.push(JSON.stringify(given.at(-1)))
      return Promise.resolve({ response, checkboxChecked: false })
    }
  }, button)
  return () => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)
}

test('what the system asks is opened in the first Nodelab: files where they lie, and the few links', async ({
  nodelab,
  author,
}) => {
  const { page } = nodelab
  await expect(nodelab.code).toContainText('pkg_resources')
  // A node of the open workspace.
  expect(await startAgain(author, author.nodeFile('split_text'))).toBe(0)
  await expect(page.locator('.tab.on')).toContainText('split_text')

  // A file of nobody's workspace: asked first, then its folder becomes one, and what was typed before is saved.
  await nodelab.write('# typed before the other came\n')
  const other = join(author.home, 'other nodes 节点')
  await mkdir(other)
  await writeFile(join(other, 'far away.node.yml'), nodeText('far away', '# from far away'))
  const questions = await answer(nodelab, 0)
  await startAgain(author, join(other, 'far away.node.yml'))
  await expect(nodelab.code).toContainText('from far away')
  expect(await questions()).toEqual([expect.stringContaining('far away.node.yml')])
  // One of the workspace before is found there, without a question.
  await startAgain(author, author.nodeFile('split_text'))
  await expect(nodelab.code).toContainText('typed before the other came')
  expect(await questions()).toHaveLength(1)

  await startAgain(author, 'nodelab://settings')
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  // A link that would bring code is refused, and says so.
  await startAgain(author, 'nodelab://new?code=import%20os')
  await expect(page.getByText('The link asks for nothing that Nodelab does').first()).toBeVisible()
  expect(await questions()).toHaveLength(1)
  // One that is too long to be told, which Chromium takes for a first Nodelab that hangs, does it no harm.
  await startAgain(author, `nodelab://new?title=${'x'.repeat(50_000)}`)
  await expect(page.getByText(/title=x{100}/)).toBeVisible()
  expect(nodelab.isAlive()).toBe(true)
  // One that offers a node is asked about.
  await startAgain(author, 'nodelab://new?title=offered&language=javascript')
  await expect(page.locator('.tab.on')).toContainText('offered')
  expect((await questions()).at(-1)).toContain('offered')
})
