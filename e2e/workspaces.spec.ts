import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeReadOnly } from '../electron/workspace/testing/readOnly'
import { type Author, expect, type Nodelab, startNodelab, test } from './support/nodelab'

const nodeText = (title: string, code: string): string =>
  `title: ${title}\ntype: code\ncode_language: python3\nvariables: []\noutputs:\n  result:\n    type: string\n    children: null\ncode: |\n  ${code}\n`

/** Makes a second folder with a node of a name that the first has too. */
async function secondWorkspace(author: Author): Promise<string> {
  const path = join(author.home, 'second')
  await mkdir(path, { recursive: true })
  await writeFile(join(path, 'split_text.node.yml'), nodeText('split_text', '# of the second'))
  return path
}

/** Opens a folder as the author does, with the system's dialog answered. */
async function openFolder({ app, page }: Nodelab, path: string): Promise<void> {
  await app.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] })
  }, path)
  await page.getByRole('button', { name: /^Workspace/ }).click()
  await page.getByRole('menuitem', { name: 'Open another folder…' }).click()
}

async function openRecent({ page }: Nodelab, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Workspace/ }).click()
  await page.getByRole('menuitem', { name }).click()
}

test('another workspace is shown alone, and what was typed last goes into the one before', async ({
  nodelab,
  author,
}) => {
  const { page } = nodelab
  const second = await secondWorkspace(author)
  await expect(page.locator('.tab.on')).toContainText('installed_packages')
  await nodelab.openNode('split_text')
  await nodelab.write('# last keys in the first\n')
  await openFolder(nodelab, second)
  await expect(page.getByRole('button', { name: 'Workspace second' })).toBeVisible()
  await expect(page.locator('.tab')).toHaveCount(0)
  expect(await readFile(author.nodeFile('split_text'), 'utf8')).toContain('last keys in the first')

  await nodelab.openNode('split_text')
  await expect(nodelab.code).toContainText('of the second')
  await nodelab.code.click()
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(nodelab.code).toContainText('of the second')
  await nodelab.write('# typed in the second\n')
  await openRecent(nodelab, 'My nodes')
  await expect(page.locator('.tab.on')).toContainText('split_text')
  await expect(nodelab.code).toContainText('last keys in the first')
  expect(await readFile(join(second, 'split_text.node.yml'), 'utf8')).toContain('typed in the second')
  expect(await readFile(author.nodeFile('split_text'), 'utf8')).not.toContain('second')
})

test('a read-only workspace keeps edits aside and writes them when it can be written again', async ({
  nodelab,
  author,
}) => {
  const { page } = nodelab
  await expect(page.locator('.tab.on')).toContainText('installed_packages')
  await expect(nodelab.code).toContainText('def main')
  const undo = await makeReadOnly(author.workspace)
  test.skip(undo === null, 'there is no way here to make a folder read-only')
  try {
    await nodelab.write('# while it was read-only\n')
    await expect(page.locator('.status')).toContainText('Not saved')
    await expect(page.locator('.banner', { hasText: 'The workspace is read-only' })).toBeVisible()
  } finally {
    await undo?.()
  }
  // The window may notice by itself first: then there is nothing left to press.
  await expect(async () => {
    const again = page.getByRole('button', { name: 'Try again' }).first()
    if (await again.isVisible()) await again.click({ timeout: 1000 })
    await expect(page.locator('.status')).toContainText('Saved', { timeout: 1000 })
  }).toPass()
  expect(await readFile(author.nodeFile('installed_packages'), 'utf8')).toContain('while it was read-only')
})

test('a workspace that is gone is told, and its edits go into it when it is back', async ({ nodelab, author }) => {
  const { page } = nodelab
  await expect(page.locator('.tab.on')).toContainText('installed_packages')
  await expect(nodelab.code).toContainText('def main')
  await page.getByRole('button', { name: 'python-requirements.txt' }).click()
  await expect(nodelab.code).toContainText('Packages for your nodes')
  await rename(author.workspace, `${author.workspace} away`)
  await expect(page.locator('.banner', { hasText: 'The workspace is not there' })).toBeVisible()
  await nodelab.write('# packages while it was gone\n')
  await expect(page.locator('.status')).toContainText('Not saved')
  await page.locator('.tab', { hasText: 'installed_packages' }).click()
  await nodelab.write('# a node while it was gone\n')
  await expect(page.locator('.status')).toContainText('Not saved')
  await rename(`${author.workspace} away`, author.workspace)
  await expect(page.locator('.status')).toContainText('Saved')
  await expect.poll(() => readFile(author.nodeFile('installed_packages'), 'utf8')).toContain('a node while it was gone')
  await expect
    .poll(() => readFile(join(author.workspace, 'python-requirements.txt'), 'utf8'))
    .toContain('packages while it was gone')
})

test('two Nodelabs on one workspace see each other, and neither writes over the other', async ({ nodelab, author }) => {
  await expect(nodelab.page.locator('.tab.on')).toContainText('installed_packages')
  const other: Author = { ...author, data: join(author.home, 'other data') }
  const second = await startNodelab(other, { NODELAB_WORKSPACE: author.workspace })
  try {
    await expect(second.page.locator('.banner', { hasText: 'Another Nodelab' })).toBeVisible()
    await expect(nodelab.page.locator('.banner', { hasText: 'Another Nodelab' })).toBeVisible()
    await nodelab.openNode('split_text')
    await second.openNode('split_text')
    await nodelab.write('# by the first\n')
    await expect(second.code).toContainText('by the first')
    await second.write('# by the second\n')
    await expect(nodelab.code).toContainText('by the second')
    await expect.poll(() => readFile(author.nodeFile('split_text'), 'utf8')).toContain('by the second')
  } finally {
    await second.close()
  }
})

test('requirements that can not be read leave a window to work in, and say so in their tab', async ({ author }) => {
  await mkdir(join(author.workspace, 'python-requirements.txt'), { recursive: true })
  await writeFile(author.nodeFile('a'), nodeText('a', 'def main(): return {"result": "a"}'))
  const nodelab = await startNodelab(author)
  const { page } = nodelab
  await nodelab.openNode('a')
  await expect(nodelab.code).toContainText('def main')
  await page.getByRole('button', { name: 'python-requirements.txt' }).click()
  await expect(page.locator('.editor-region .banner', { hasText: 'The file can not be read' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Workspace/ })).toBeVisible()
  await nodelab.close()
})

test('a file that is removed on disk keeps its text until its author decides', async ({ nodelab, author }) => {
  const { page } = nodelab
  await expect(page.locator('.tab.on')).toContainText('installed_packages')
  await expect(nodelab.code).toContainText('def main')
  const file = author.nodeFile('installed_packages')
  await rename(file, `${file}.away`)
  await expect(page.locator('.decision')).toContainText('removed on disk')
  await expect(nodelab.code).toContainText('def main')
  await page.getByRole('button', { name: 'Keep mine' }).click()
  await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain('def main')
  await expect(page.locator('.decision')).toBeHidden()
})

test('a secret is kept outside the node’s file, and comes back', async ({ author }) => {
  await mkdir(author.workspace, { recursive: true })
  const text = nodeText('a', 'def main(key): return {"result": key}')
  await writeFile(
    author.nodeFile('a'),
    text.replace('variables: []', 'variables:\n  - variable: key\n    value_type: secret\n    value_selector: []'),
  )
  const first = await startNodelab(author)
  await first.openNode('a')
  const field = first.page.locator('.secret-field input')
  await expect(first.page.locator('.vars')).toContainText("not in the node's file")
  await field.fill('sk-of-the-author')
  await expect(first.page.locator('.status')).toContainText('Saved')
  await first.close()
  expect(await readFile(author.nodeFile('a'), 'utf8')).not.toContain('sk-of-the-author')
  const second = await startNodelab(author)
  await expect(second.page.locator('.secret-field input')).toHaveValue('sk-of-the-author')
  await second.close()
})
