import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, expect, type Locator, type Page, test as base } from '@playwright/test'
import { electronBinary } from '../../scripts/setup/electronRuntime.mjs'
import { root } from '../../scripts/setup/folders.mjs'
import { startDisplay } from '../../scripts/setup/xvfb.mjs'
import { ownDisplays } from './displays'
import { presentUv } from './uv'

/** The folders of one author: data, home and the workspace that the app makes at its first start. */
export interface Author {
  readonly home: string
  readonly data: string
  readonly workspace: string
  /** The path of a node's file. */
  nodeFile(name: string): string
}

/** A running Nodelab, with the parts of its window by their names. */
export interface Nodelab {
  readonly app: ElectronApplication
  readonly page: Page
  readonly author: Author
  /** Whether its process runs. */
  isAlive(): boolean
  readonly code: Locator
  readonly verdict: Locator
  readonly pill: Locator
  tab(name: string): Locator
  panelTab(name: string): Locator
  openNode(name: string): Promise<void>
  /** Replaces the code of the open node. */
  write(code: string): Promise<void>
  run(): Promise<void>
  /** Closes the window as its author does, and waits for the end of the process. */
  close(): Promise<void>
  /** Ends the process at once, as a crash would. */
  kill(): Promise<void>
}

const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }

/** A home as authors have it: its path has a space in it. Letters beyond ASCII are tried by farPaths.test.ts: on Linux the browser keeps nothing of its own there. */
async function newAuthor(): Promise<Author> {
  const home = await realpath(await mkdtemp(join(tmpdir(), 'nodelab e2e-')))
  const workspace = join(home, 'Nodelab', 'My nodes')
  // He has seen the tour, unless a test removes this.
  await mkdir(join(home, 'data'))
  await writeFile(join(home, 'data', 'seen.json'), JSON.stringify({ version, tour: true }))
  return {
    home,
    data: join(home, 'data'),
    workspace,
    nodeFile: (name) => join(workspace, `${name}.node.yml`),
  }
}

/** The variables of an author's own machine: nothing of the one that runs the tests but its packages and its uv. */
export function environmentOf(author: Author, more: Record<string, string> = {}): Record<string, string> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
  // Pythons are found in the home folder; the tests give the app another one.
  const pyenv = env['PYENV_ROOT'] ?? join(env['HOME'] ?? '', '.pyenv')
  const uv = presentUv()
  return {
    ...env,
    HOME: author.home,
    PYENV_ROOT: pyenv,
    NODELAB_HOME: author.data,
    NODELAB_CHECK_CONTRACT: '1',
    ...(uv === null ? {} : { NODELAB_UV: uv }),
    UV_CACHE_DIR: env['UV_CACHE_DIR'] ?? join(tmpdir(), 'nodelab-test-uv-cache'),
    LANG: 'en_US.UTF-8',
    ...more,
  }
}

/** A start, and what is done with the window, hangs where it takes longer. Playwright's own time of 30 seconds is too short for a machine that stalls. */
const startTimeout = 120_000
const actTimeout = 120_000

/** Starts the real app for an author; `switches` stand behind its own folder. */
export async function startNodelab(
  author: Author,
  more: Record<string, string> = {},
  switches: readonly string[] = [],
): Promise<Nodelab> {
  const { executable, args } = electronBinary()
  const app = await _electron.launch({
    executablePath: executable,
    // Another folder than the checkout holds a build that is tried apart.
    args: [...args, '--lang=en-US', process.env['NODELAB_TEST_APP'] ?? root, ...switches],
    env: environmentOf(author, more),
    timeout: startTimeout,
  })
  // Asked of the process itself: Playwright forgets it once the app is closed.
  const child = app.process()
  const page = await app.firstWindow({ timeout: startTimeout })
  page.setDefaultTimeout(actTimeout)
  const code = page.locator('.monaco-editor').first()
  return {
    app,
    page,
    author,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    code,
    verdict: page.locator('.runbar .verdict'),
    pill: page.locator('.pill'),
    tab: (name) => page.getByRole('tab', { name }),
    panelTab: (name) => page.locator('.ptab', { hasText: name }),
    async openNode(name) {
      await page.locator('.lib .row', { hasText: name }).click()
      await page.locator('.tab.on', { hasText: name }).waitFor()
      await code.locator('.view-line').first().waitFor()
    },
    async write(text) {
      await code.click()
      await page.keyboard.press('ControlOrMeta+A')
      // Pasted, as an author does: typed text would be indented by the editor.
      await app.evaluate(({ clipboard }, content) => clipboard.writeText(content), text)
      await page.keyboard.press('ControlOrMeta+V')
      const [first = ''] = text.split('\n')
      await expect(code).toContainText(first)
    },
    async run() {
      await page.keyboard.press('ControlOrMeta+Enter')
    },
    async close() {
      const ended = new Promise((resolve) => app.process().once('exit', resolve))
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => undefined)
      await ended
    },
    async kill() {
      const ended = new Promise((resolve) => app.process().once('exit', resolve))
      app.process().kill('SIGKILL')
      await ended
    },
  }
}

interface Fixtures {
  readonly author: Author
  readonly nodelab: Nodelab
}

interface WorkerFixtures {
  /** The display of this worker, for its whole life. */
  readonly display: void
}

/** A test with an author of its own; `nodelab` is the app already started for it. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  display: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, provide) => {
      if (!ownDisplays) return provide()
      const own = await startDisplay()
      process.env['DISPLAY'] = own.display
      process.env['WAYLAND_DISPLAY'] = ''
      await provide()
      own.stop()
    },
    { scope: 'worker', auto: true },
  ],
  // Playwright reads the pattern to know what a fixture needs: nothing here.
  // oxlint-disable-next-line no-empty-pattern
  author: async ({}, provide) => {
    const author = await newAuthor()
    await provide(author)
    await rm(author.home, { recursive: true, force: true, maxRetries: 5 })
  },
  nodelab: async ({ author }, provide, info) => {
    const nodelab = await startNodelab(author)
    await provide(nodelab)
    if (info.status !== info.expectedStatus) {
      await nodelab.page.screenshot({ path: info.outputPath('window.png') }).catch(() => undefined)
    }
    // Quit, not killed: what a build or the page still writes would come back into the folder that is removed next.
    if (nodelab.isAlive()) await nodelab.app.close()
  },
})

export { expect } from '@playwright/test'
