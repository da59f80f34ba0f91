import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { silentIndex } from './support/silentIndex'
import { expect, startNodelab, test } from './support/nodelab'

/** The packages of the Dify 0.11 sandbox, in the order in which it lists them. */
const packages = [
  'anyio==4.6.2.post1',
  'certifi==2024.8.30',
  'charset-normalizer==3.4.0',
  'exceptiongroup==1.2.2',
  'h11==0.14.0',
  'httpcore==1.0.6',
  'httpx==0.27.2',
  'idna==3.10',
  'jinja2==3.0.3',
  'markupsafe==3.0.1',
  'pip==23.0.1',
  'pysocks==1.7.1',
  'requests==2.32.3',
  'setuptools==65.5.1',
  'sniffio==1.3.1',
  'socksio==1.0.0',
  'typing-extensions==4.12.2',
  'urllib3==2.2.3',
  'wheel==0.44.0',
]

test('the first start shows the example, builds its environment, and a run lists the 19 packages', async ({
  nodelab,
}) => {
  const { page, code, verdict, pill } = nodelab
  await expect(page.locator('.tab.on')).toContainText('installed_packages')
  await expect(code).toContainText('pkg_resources')
  // Pressed at once: the run waits for the environment that is being built.
  await nodelab.run()
  await expect(verdict).toContainText('OK', { timeout: 180_000 })
  await expect(pill).toContainText('Python 3.10 · 19 packages')
  await page.getByRole('button', { name: 'JSON', exact: true }).click()
  const text = await page.locator('.pbody:visible').innerText()
  const shown = [...text.matchAll(/"([\w.-]+==[\w.]+)"/g)].map((found) => found[1])
  expect(shown).toEqual(packages)
})

test('one can type while the environment builds, and what is typed is saved', async ({ author }) => {
  const index = await silentIndex(author)
  const nodelab = await startNodelab(author, index.env)
  const { page, code, pill } = nodelab
  await expect(code).toContainText('pkg_resources')
  await expect(pill).toContainText('downloading')
  await code.click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('# typed early')
  await expect(code).toContainText('# typed early')
  await expect.poll(() => readFile(author.nodeFile('installed_packages'), 'utf8')).toContain('# typed early')
  // Nothing has come from the index: the build was under way all the time.
  await expect(pill).toContainText('downloading')
  await nodelab.kill()
  await index.close()
})

test('on the newest Dify the example fails as it would there, and its fix makes it run', async ({ nodelab }) => {
  const { page, verdict } = nodelab
  await expect(page.locator('.tab.on')).toContainText('installed_packages')
  await page.locator('.target-button').click()
  await page.getByRole('menuitemradio', { name: /Dify 1\.16/ }).click()
  await nodelab.run()
  await expect(verdict).toContainText('ModuleNotFoundError', { timeout: 180_000 })
  await nodelab.panelTab('Problems').click()
  const problem = page.locator('.prob', { hasText: 'pkg_resources' }).first()
  await expect(problem).toContainText('setuptools')
  await problem.getByRole('button', { name: /importlib\.metadata/ }).click()
  await expect(nodelab.code).toContainText('importlib.metadata')
  await nodelab.run()
  await expect(verdict).toContainText('OK')
})

test('a first start without a workspace makes one with the five examples and the requirements', async ({ nodelab }) => {
  const { page, author } = nodelab
  await expect(page.locator('.lib .row')).toHaveCount(6)
  for (const name of ['installed_packages', 'split_text', 'clean_json', 'add_days', 'http_request']) {
    expect(existsSync(author.nodeFile(name))).toBe(true)
  }
})
