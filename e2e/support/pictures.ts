import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import type { Bridge } from '../../shared/contract'
import { root } from '../../scripts/setup/folders.mjs'
import { expectAccessible } from './accessibility'
import { expect, type Nodelab } from './nodelab'

/** Pictures go beside the other results; `npm run pictures` renews those of the documentation. */
const folder = join(root, 'test-results', 'pictures')
mkdirSync(folder, { recursive: true })
const documentation = join(root, 'docs', 'pictures')
/** The looks that the documentation keeps of each screen. */
const kept = new Set(['', '-dark', '-zh', '-1024'])

/** Takes the window as it is. */
export async function keep(page: Page, name: string, look: string): Promise<void> {
  const screenshot = await page.screenshot({ path: join(folder, `${name}${look}.png`), animations: 'disabled' })
  if (process.env['NODELAB_PICTURES'] !== '1' || !kept.has(look)) return
  mkdirSync(documentation, { recursive: true })
  const { keepPicture } = await import('../../scripts/setup/keepPicture.mjs')
  await keepPicture(screenshot, join(documentation, `${name}${look}.webp`))
}

const sizes = { wide: { width: 1440, height: 900 }, small: { width: 1024, height: 700 } } as const

/** Gives the window one of the sizes. */
export async function resize(nodelab: Nodelab, size: keyof typeof sizes): Promise<void> {
  const { width, height } = sizes[size]
  await nodelab.app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [
    width,
    height,
  ] as const)
  await expect.poll(() => nodelab.page.evaluate(() => window.innerWidth)).toBe(width)
}

/** Gives the window a theme and a language. */
export async function look(page: Page, theme: Look[0], language: Look[1]): Promise<void> {
  await page.evaluate((change) => (window as unknown as { nodelab: Bridge }).nodelab.call('settings.update', change), {
    theme,
    language,
  } as const)
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}

const themes = ['light', 'dark'] as const
const languages = ['en', 'zh-CN'] as const
type Look = readonly [theme: (typeof themes)[number], language: (typeof languages)[number], size: keyof typeof sizes]

const every: readonly Look[] = themes.flatMap((theme) =>
  languages.flatMap((language) => [[theme, language, 'wide'] as const, [theme, language, 'small'] as const]),
)
/** Each theme, language and size once, which is where faults lie; all of them together are looked at where pictures are renewed. */
const each: readonly Look[] = [
  ['light', 'en', 'wide'],
  ['dark', 'zh-CN', 'small'],
]
const looks = process.env['NODELAB_PICTURES'] === '1' ? every : each

/** Has axe look at a screen as it is, in both themes. */
export async function glance(page: Page, screen: string): Promise<void> {
  const inTheme = async (theme: Look[0]): Promise<void> => {
    await page.evaluate((to) => (window as unknown as { nodelab: Bridge }).nodelab.call('settings.update', to), {
      theme,
    })
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
  }
  for (const theme of themes) {
    await inTheme(theme)
    await expectAccessible(page, `${screen}, ${theme}`)
  }
  await inTheme('light')
}

/** Takes a screen in its looks, and has axe look at each. */
export async function picture(nodelab: Nodelab, name: string): Promise<void> {
  const { page } = nodelab
  for (const [theme, language, size] of looks) {
    await look(page, theme, language)
    await resize(nodelab, size)
    const ends = [theme === 'dark' ? '-dark' : '', language === 'en' ? '' : '-zh', size === 'wide' ? '' : '-1024']
    await keep(page, name, ends.join(''))
    await expectAccessible(page, `${name} ${theme} ${language} ${size}`)
  }
  await look(page, 'light', 'en')
  await resize(nodelab, 'wide')
}

/** Looks at a screen at 200 %: nothing of it is wider than the window, and each of the parts is brought into sight as its focus brings it. */
export async function atTwiceTheSize(nodelab: Nodelab, name: string, parts: readonly Locator[]): Promise<void> {
  const { page, app } = nodelab
  const zoom = async (factor: number): Promise<void> => {
    await app.evaluate(
      ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to),
      factor,
    )
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(sizes.wide.width / factor)
  }
  await zoom(2)
  expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(
    sizes.wide.width / 2,
  )
  await keep(page, name, '-zoomed')
  for (const part of parts) {
    await part.focus()
    await expect(part, name).toBeInViewport({ ratio: 1 })
  }
  await zoom(1)
}
