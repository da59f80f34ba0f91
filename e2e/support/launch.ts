import { readFile } from 'node:fs/promises'
import { _electron, type ElectronApplication, expect, type Page, test as base, type TestInfo } from '@playwright/test'
import { electronBinary } from '../../scripts/setup/electronRuntime.mjs'
import { root } from '../../scripts/setup/folders.mjs'
import { createHome, type Home, homeEnvironment } from './home'

export interface LaunchOptions {
  /** Variables beside those of the home. */
  readonly env?: Readonly<Record<string, string>>
  /** Another folder of a built app than this checkout. */
  readonly folder?: string
}

/** A Nodelab that runs: the real Electron, the real engine, the real page. */
export interface Nodelab {
  readonly app: ElectronApplication
  readonly page: Page
  readonly home: Home
  /** Whether its process runs. */
  isAlive(): boolean
  /** What its log says so far. */
  log(): Promise<string>
  /** Closes it as its author does, and waits for its end. */
  close(): Promise<void>
  /** Ends it at once, as a power cut does. */
  kill(): Promise<void>
}

export interface Fixtures {
  /** The folder of this test. */
  readonly home: Home
  /** Starts Nodelab in this test's home; a second call after a close is a restart. */
  readonly launch: (options?: LaunchOptions) => Promise<Nodelab>
  /** A Nodelab, started. */
  readonly nodelab: Nodelab
}

/** Starts Nodelab from a built folder and waits for its page. */
async function start(home: Home, options: LaunchOptions): Promise<Nodelab> {
  const { executable, args } = electronBinary()
  const folder = options.folder ?? process.env['NODELAB_TEST_APP'] ?? root
  const app = await _electron.launch({
    executablePath: executable,
    args: [...args, folder],
    env: homeEnvironment(home, options.env),
  })
  const child = app.process()
  let isAlive = child.exitCode === null && child.signalCode === null
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      isAlive = false
      resolve()
    })
  })
  const kill = async (): Promise<void> => {
    if (!isAlive) return
    child.kill('SIGKILL')
    await ended
  }
  try {
    const page = await app.firstWindow()
    await page.waitForFunction(() => 'nodelab' in window && document.readyState === 'complete')
    return {
      app,
      page,
      home,
      isAlive: () => isAlive,
      log: () => readFile(home.log, 'utf8').catch(() => ''),
      async close() {
        if (!isAlive) return
        await app.close()
        await ended
      },
      kill,
    }
  } catch (error) {
    await kill()
    throw error
  }
}

/** Puts what a failed test saw into its report; Playwright adds its trace by itself. */
async function attach(nodelab: Nodelab, info: TestInfo, index: number): Promise<void> {
  await info.attach(`log ${index}`, { body: await nodelab.log(), contentType: 'text/plain' })
  if (!nodelab.isAlive()) return
  const path = info.outputPath(`window-${index}.png`)
  try {
    await nodelab.page.screenshot({ path })
    await info.attach(`window ${index}`, { path, contentType: 'image/png' })
  } catch (error) {
    // A page that hangs or is gone may be the very failure: then the log alone tells of it.
    console.error(`no picture of window ${index}: ${String(error)}`)
  }
}

/** Playwright's `test` with a home and the way to start Nodelab in it. */
export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this very pattern: nothing.
  home: async ({}, provide) => {
    const home = await createHome()
    await provide(home)
    await home.remove()
  },

  launch: async ({ home }, provide, info) => {
    const started: Nodelab[] = []
    await provide(async (options = {}) => {
      const nodelab = await start(home, options)
      started.push(nodelab)
      return nodelab
    })
    const failed = info.status !== info.expectedStatus
    for (const [index, nodelab] of started.entries()) {
      if (failed) await attach(nodelab, info, index)
      await nodelab.close()
    }
  },

  nodelab: async ({ launch }, provide) => {
    await provide(await launch())
  },
})

export { expect }
