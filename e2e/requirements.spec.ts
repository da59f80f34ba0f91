import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, type Nodelab, startNodelab, test } from './support/nodelab'

const config = 'app:\n  port: 8194\nmax_workers: 4\nworker_timeout: 5\n'

async function openRequirements({ page, code }: Nodelab): Promise<void> {
  await page.locator('.lib .row', { hasText: 'python-requirements.txt' }).click()
  await expect(code.locator('.view-line').first()).toBeVisible()
}

test('the file of a Dify server is edited where it lies, from Nodelab and by other hands, and says what the server needs', async ({
  author,
}) => {
  const sandbox = join(author.home, 'dify', 'docker', 'volumes', 'sandbox')
  const file = join(sandbox, 'dependencies', 'python-requirements.txt')
  await mkdir(dirname(file), { recursive: true })
  await mkdir(join(sandbox, 'conf'))
  await writeFile(join(sandbox, 'conf', 'config.yaml'), config)
  await writeFile(file, '# of the server\r\nrequests\r\n')
  const onDisk = (): Promise<string> => readFile(file, 'utf8')

  const first = await startNodelab(author)
  await openRequirements(first)
  const note = first.page.locator('.place-note')
  await expect(note).toContainText('In this workspace')
  await first.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: `${path}.copy` })
  }, file)
  await note.getByRole('button', { name: /Open python-requirements.txt of a Dify server/ }).click()
  await expect(note).toContainText("In the folder of a Dify server's sandbox")
  await expect(note).toContainText(file)
  await expect(first.code).toContainText('# of the server')

  // A name is completed, and what is saved keeps the line ends of the file.
  await first.code.click()
  await first.page.keyboard.press('ControlOrMeta+End')
  await first.page.keyboard.type('tabulat')
  await expect(first.page.locator('.suggest-widget .monaco-list-row').first()).toContainText('tabulate')
  await first.page.keyboard.press('Enter')
  await expect.poll(onDisk).toBe('# of the server\r\nrequests\r\ntabulate')
  // A name that is written out goes on to the next line at once.
  await first.page.keyboard.press('Enter')
  await first.page.keyboard.type('numpy')
  // A list that the save of the line before has closed is asked for by its key.
  const suggested = first.page.locator('.suggest-widget .monaco-list-row').first()
  await expect(async () => {
    if (!(await suggested.isVisible())) await first.page.keyboard.press('Control+Space')
    await expect(suggested).toContainText('numpy', { timeout: 5000 })
  }).toPass({ timeout: 60_000 })
  await first.page.keyboard.press('Enter')
  await expect.poll(onDisk).toBe('# of the server\r\nrequests\r\ntabulate\r\nnumpy\r\n')

  // A line that would stop the server, by another hand.
  await writeFile(file, 'requests=>2\r\ngit+https://example.com/x.git\r\n')
  await expect(first.code).toContainText('requests=>2')
  await expect(note).toContainText('2 lines stop the sandbox of')
  await first.code.getByText('example').hover()
  await expect(first.page.locator('.monaco-hover').first()).toContainText('fetched by git')
  await note.getByRole('button', { name: 'Apply on a Dify server' }).click()
  await expect(note).toContainText('docker compose restart sandbox')
  await expect(note).toContainText('it reads the file once, at its start')
  await note.getByRole('button', { name: 'Save a copy' }).click()
  await expect.poll(() => readFile(`${file}.copy`, 'utf8').catch(() => '')).toContain('requests=>2')

  // Both at once: neither is overwritten, the author decides.
  let count = 0
  await expect(async () => {
    count += 1
    await first.code.locator('.view-line').first().click({ timeout: 1000 })
    await first.page.keyboard.press('Home')
    await first.page.keyboard.type(`# mine ${count} `)
    await writeFile(file, `# theirs ${count}\r\n`)
    await expect(first.page.getByRole('button', { name: 'Keep mine' })).toBeVisible({ timeout: 2000 })
  }).toPass()
  expect(await onDisk()).toBe(`# theirs ${count}\r\n`)
  await first.page.getByRole('button', { name: 'Keep mine' }).click()
  await expect.poll(onDisk).toContain(`# mine ${count} `)
  await first.close()

  // Remembered for the workspace, until it uses its own file again.
  const second = await startNodelab(author)
  await expect(second.page.locator('.place-note')).toContainText(file)
  await second.page.getByRole('button', { name: "Use this workspace's own file" }).click()
  await expect(second.code).toContainText('Packages for your nodes')
  await second.close()

  // The sandbox's folder itself as a workspace.
  const third = await startNodelab(author, { NODELAB_WORKSPACE: sandbox })
  await openRequirements(third)
  await expect(third.page.locator('.place-note')).toContainText(join('dependencies', 'python-requirements.txt'))
  await third.write('six\n')
  await expect.poll(onDisk).toBe('six\r\n')
  await third.close()
})
