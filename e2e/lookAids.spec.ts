import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { root } from '../scripts/setup/folders.mjs'
import { expectAccessible } from './support/accessibility'
import { act, copy } from './support/byKeyboard'
import { expect, type Nodelab, startNodelab, test } from './support/nodelab'
import { nodeText } from './support/nodeText'
import { glance, keep } from './support/pictures'

/** Gives the window twice its size: 720 px of the page are left of 1440. */
async function enlarge({ page, app }: Nodelab): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setContentSize(1440, 900)
    window?.webContents.setZoomFactor(2)
  })
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(720)
}

test('at twice the size, with the system’s colours, and without motion, all is there and says what is chosen', async ({
  nodelab,
}) => {
  const { page, app, code } = nodelab
  await expect(code).toContainText('pkg_resources')
  await enlarge(nodelab)
  const places = [
    ['Library', page.locator('.runbar .btn.primary')],
    ['Search', page.getByRole('heading', { name: 'Search' })],
    ['Packages', page.getByRole('heading', { name: 'Packages', exact: true })],
    ['Lessons', page.getByRole('button', { name: 'Begin' })],
    ['History', page.getByRole('heading', { name: 'History', exact: true })],
    ['Settings', page.getByRole('heading', { name: 'Settings', exact: true })],
  ] as const
  for (const [name, part] of places) {
    await page.getByRole('button', { name, exact: true }).first().click()
    // In sight, and no wider than the window.
    await expect(part).toBeInViewport({ ratio: 1 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(720)
    await keep(page, `zoomed-${name.toLowerCase()}`, '-zoomed')
    await glance(page, `${name}, zoomed`)
  }
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1))
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(1440)
  await page.getByRole('button', { name: 'Library', exact: true }).click()

  const groundOf = (selector: string): Promise<string> =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).backgroundColor)
  await page.emulateMedia({ forcedColors: 'active' })
  await expect.poll(() => groundOf('.lib .row.on')).not.toBe(await groundOf('.lib .row:not(.on)'))
  await expect.poll(() => groundOf('.tab.on')).not.toBe(await groundOf('.tab:not(.on), .tabs'))
  await keep(page, 'system-colours', '-forced')
  await page.emulateMedia({ forcedColors: 'none' })

  const greyOf = (): Promise<string> =>
    page
      .locator('.status')
      .first()
      .evaluate((element) => getComputedStyle(element).color)
  const grey = await greyOf()
  await page.emulateMedia({ contrast: 'more' })
  await expect.poll(greyOf).not.toBe(grey)
  await page.emulateMedia({ contrast: 'no-preference', reducedMotion: 'reduce' })
  const longest = await page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll('*')]
        .filter((element) => element.closest('.monaco-editor') === null)
        .flatMap((element) => {
          const { transitionDuration, animationDuration } = getComputedStyle(element)
          return `${transitionDuration}, ${animationDuration}`.split(', ').map((span) => Number.parseFloat(span))
        }),
    ),
  )
  expect(longest).toBe(0)
  await nodelab.close()
})

/** A node with a fault of each severity that is found without a run. */
const faulty = nodeText({
  title: 'faulty',
  inputs: { text: 'string' },
  outputs: { result: 'string', length: 'number' },
  code: `import cgi
import os


async def main(text: str) -> dict:
    os.system("ls")
    return {"result": text, "more": 1}
`,
})

/** Each control of a part of the window comes into sight as it gets the focus, and all of it is seen. */
async function expectWithinReach(nodelab: Nodelab, name: string, part: Locator): Promise<void> {
  const { page } = nodelab
  expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(720)
  const controls = part.locator('button:enabled, input:enabled, select:enabled, [role=tab]').filter({ visible: true })
  expect(await controls.count(), name).toBeGreaterThan(0)
  for (let at = 0; at < (await controls.count()); at += 1) {
    await controls.nth(at).focus()
    await expect(controls.nth(at), name).toBeInViewport({ ratio: 1 })
  }
}

/** Has axe look at a screen with the system's colours. */
async function glanceForced(nodelab: Nodelab, name: string): Promise<void> {
  const { page } = nodelab
  await page.emulateMedia({ forcedColors: 'active' })
  await keep(page, name, '-forced')
  await expectAccessible(page, `${name}, with the system’s colours`)
  await page.emulateMedia({ forcedColors: 'none' })
}

test('at twice the size and with the system’s colours the palette, the problems, an app file and a lesson are whole', async ({
  author,
}) => {
  await mkdir(author.workspace, { recursive: true })
  await cp(join(root, 'e2e', 'support', 'customer-triage.yml'), join(author.workspace, 'customer-triage.yml'))
  await writeFile(author.nodeFile('faulty'), faulty)
  const nodelab = await startNodelab(author)
  const { page, app, code } = nodelab
  const panel = page.locator('.panel')
  const goTo = async (name: string): Promise<void> => {
    await page.keyboard.press('ControlOrMeta+p')
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
    await page.keyboard.type(name)
    await expect(page.locator('[role=option][aria-selected=true]')).toContainText(name)
    await page.keyboard.press('Enter')
    await page.locator('.tab.on', { hasText: name }).waitFor()
    await code.locator('.view-line').first().waitFor()
  }
  await expect(page.locator('.lib .row', { hasText: 'faulty' })).toBeVisible()
  await enlarge(nodelab)
  await goTo('faulty')

  await page.keyboard.press('ControlOrMeta+3')
  await expect(panel.locator('.prob').nth(2)).toBeVisible()
  await expectWithinReach(nodelab, 'the problems', panel)
  await keep(page, 'problems', '-zoomed')
  await glance(page, 'the problems, zoomed')
  await glanceForced(nodelab, 'problems')

  // The first and the last of all that can be done, and the field above them.
  await page.keyboard.press('ControlOrMeta+Shift+p')
  const palette = page.getByRole('dialog', { name: 'Do something by its name' })
  const chosen = palette.locator('[role=option][aria-selected=true]')
  await expect(palette).toBeInViewport({ ratio: 1 })
  for (const key of ['ArrowUp', 'ArrowDown']) {
    await page.keyboard.press(key)
    await expect(chosen, key).toBeInViewport({ ratio: 1 })
    await expect(palette.getByRole('combobox')).toBeInViewport({ ratio: 1 })
  }
  await keep(page, 'palette', '-zoomed')
  await glance(page, 'the palette, zoomed')
  await glanceForced(nodelab, 'palette')
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()

  await goTo('Parse ticket')
  await page.keyboard.press('ControlOrMeta+a')
  await copy(app, 'def main(ticket: str) -> dict:\n    return {"urgent": [], "score": 0.5}\n')
  await page.keyboard.press('ControlOrMeta+v')
  await expect(code).toContainText('0.5')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(panel.getByRole('button', { name: 'Save into app file' })).toBeVisible()
  await expectWithinReach(nodelab, 'the app file', panel)
  await keep(page, 'app-file', '-zoomed')
  await glance(page, 'the app file, zoomed')
  await glanceForced(nodelab, 'app-file')
  await expectWithinReach(nodelab, 'the inputs of the app file', page.locator('.vars'))
  await page.keyboard.press('ControlOrMeta+b')
  await expectWithinReach(nodelab, 'the library over it', page.locator('.side'))
  await page.keyboard.press('Escape')

  await act(page, 'Lessons')
  await page.getByRole('button', { name: 'Begin' }).click()
  const lesson = page.locator('.lessonpane')
  await expect(lesson.getByRole('heading', { name: 'The first node' })).toBeVisible()
  await lesson.getByRole('button', { name: 'Hint' }).click()
  await expect(lesson.locator('.hints li')).toHaveCount(1)
  await expectWithinReach(nodelab, 'a lesson', lesson)
  await expectWithinReach(nodelab, 'the tabs of a lesson', page.locator('.tabs'))
  await expectWithinReach(nodelab, 'the run bar of a lesson', page.locator('.runbar'))
  await keep(page, 'lesson', '-zoomed')
  await glance(page, 'a lesson, zoomed')
  await glanceForced(nodelab, 'lesson')
  await page.getByRole('button', { name: 'Inputs and outputs' }).click()
  await expectWithinReach(nodelab, 'the inputs of a lesson', page.locator('.vars'))
  await nodelab.close()
})
