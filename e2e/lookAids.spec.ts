import { expect, test } from './support/nodelab'
import { glance, keep } from './support/pictures'

test('at twice the size, with the system’s colours, and without motion, all is there and says what is chosen', async ({
  nodelab,
}) => {
  const { page, app, code } = nodelab
  await expect(code).toContainText('pkg_resources')
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setContentSize(1440, 900)
    window?.webContents.setZoomFactor(2)
  })
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(720)
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
