import type { Locator, Page } from '@playwright/test'
import { expect, type Nodelab, test } from './support/nodelab'
import { resize } from './support/pictures'

async function drag(page: Page, divider: Locator, by: { x?: number; y?: number }): Promise<void> {
  const box = await divider.boundingBox()
  if (box === null) throw new Error('the divider is not on screen')
  const from = { x: box.x + Math.min(box.width, 400) / 2, y: box.y + box.height / 2 }
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + (by.x ?? 0) / 2, from.y + (by.y ?? 0) / 2)
  await page.mouse.move(from.x + (by.x ?? 0), from.y + (by.y ?? 0))
  await page.mouse.up()
}

const widthOf = async (part: Locator): Promise<number> => Math.round((await part.boundingBox())?.width ?? 0)
const heightOf = async (part: Locator): Promise<number> => Math.round((await part.boundingBox())?.height ?? 0)

async function opened(nodelab: Nodelab): Promise<void> {
  await expect(nodelab.code).toContainText('pkg_resources')
  await resize(nodelab, 'wide')
}

test('every divider drags, keeps what its neighbours need, and goes back by a double click', async ({ nodelab }) => {
  const { page } = nodelab
  await opened(nodelab)
  const side = page.locator('.side')
  const sideDivider = page.getByRole('separator', { name: 'Width of the sidebar' })
  await expect.poll(() => widthOf(side)).toBe(232)
  await drag(page, sideDivider, { x: 68 })
  await expect.poll(() => widthOf(side)).toBe(300)
  await drag(page, sideDivider, { x: 600 })
  await expect.poll(() => widthOf(side)).toBe(420)
  await sideDivider.focus()
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => widthOf(side)).toBe(404)
  await sideDivider.dblclick()
  await expect.poll(() => widthOf(side)).toBe(232)

  const vars = page.locator('.vars')
  const varsDivider = page.getByRole('separator', { name: 'Width of the variables' })
  await expect.poll(() => widthOf(vars)).toBe(320)
  await drag(page, varsDivider, { x: -80 })
  await expect.poll(() => widthOf(vars)).toBe(400)
  await varsDivider.dblclick()
  await expect.poll(() => widthOf(vars)).toBe(320)

  const panel = page.locator('.panel')
  const panelDivider = page.getByRole('separator', { name: 'Height of the panel' })
  const drawn = await heightOf(panel)
  expect(drawn).toBeLessThanOrEqual(450)
  await drag(page, panelDivider, { y: -700 })
  await expect.poll(() => heightOf(panel)).toBeLessThanOrEqual(450)
  await expect.poll(() => heightOf(page.locator('.editor-region'))).toBeGreaterThanOrEqual(180)
  await drag(page, panelDivider, { y: 150 })
  await expect.poll(() => heightOf(panel)).toBeLessThan(drawn - 50)
  await panelDivider.dblclick()
  await expect.poll(() => heightOf(panel)).toBe(drawn)
  await resize(nodelab, 'small')
  await expect.poll(() => heightOf(panel)).toBeLessThanOrEqual(350)
  await expect.poll(() => heightOf(page.locator('.editor-region'))).toBeGreaterThanOrEqual(180)
  await expect.poll(() => widthOf(vars)).toBe(288)
})

test('going to a node by key leaves the caret in its code, and each tab keeps its own caret', async ({ nodelab }) => {
  const { page } = nodelab
  await opened(nodelab)
  await nodelab.code.click()
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('.status')).toContainText('Ln 3, Col 1')
  await page.keyboard.press('ControlOrMeta+p')
  await page.keyboard.type('split')
  await page.keyboard.press('Enter')
  await page.locator('.tab.on', { hasText: 'split_text' }).waitFor()
  await expect(page.locator('.editor-region :focus')).toHaveCount(1)
  await page.keyboard.type('# typed at once')
  await expect(nodelab.code).toContainText('# typed at once')
  await nodelab.openNode('installed_packages')
  await expect(page.locator('.status')).toContainText('Ln 3, Col 1')
  // The code that comes in the place of one that is closed goes on with its keys.
  await nodelab.openNode('split_text')
  await nodelab.code.click()
  await page.keyboard.press('ControlOrMeta+w')
  await page.locator('.tab.on', { hasText: 'installed_packages' }).waitFor()
  await expect(page.locator('.editor-region :focus')).toHaveCount(1)
  await expect(page.locator('.status')).toContainText('Ln 3, Col 1')
})

test('in a narrow window the sidebar goes once a node is chosen, by Escape and by a press outside', async ({
  nodelab,
}) => {
  const { page } = nodelab
  await opened(nodelab)
  await resize(nodelab, 'small')
  const list = page.locator('.lib')
  const toggle = page.getByRole('button', { name: 'Show or hide the sidebar' })
  await expect(list).toBeHidden()
  await toggle.click()
  await page.locator('.lib .row', { hasText: 'split_text' }).click()
  await expect(list).toBeHidden()
  await toggle.click()
  await expect(list).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await toggle.click()
  await page.locator('.vars').click({ position: { x: 200, y: 500 } })
  await expect(list).toBeHidden()
  await toggle.click()
  await expect(list).toBeVisible()
  await resize(nodelab, 'wide')
  await expect(list).toBeVisible()
})
