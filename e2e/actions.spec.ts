import { expect, startNodelab, test } from './support/nodelab'

test('every action by its name in both languages, the recent ones first over a restart, and all keys on a screen', async ({
  nodelab,
  author,
}) => {
  const { page, code } = nodelab
  await expect(code).toContainText('pkg_resources')
  const palette = page.getByRole('dialog', { name: 'Do something by its name' })
  const items = palette.getByRole('option')
  await page.keyboard.press('ControlOrMeta+Shift+p')
  await expect(items.filter({ hasText: 'Copy to Dify' })).toContainText('Ctrl Shift C')
  await expect(items.filter({ hasText: 'Cancel the run' })).toContainText('nothing runs')
  await expect(items.filter({ hasText: 'Cancel the run' })).toHaveAttribute('aria-disabled', 'true')
  // In the other language than the window's.
  await page.keyboard.type('浅色')
  await expect(items.first()).toContainText('Change between light and dark')
  const before = await page.locator('html').getAttribute('data-theme')
  await page.keyboard.press('Enter')
  await expect(palette).toBeHidden()
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', before ?? '')
  await page.keyboard.press('ControlOrMeta+Shift+p')
  await page.keyboard.type('rename node')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Name of the node' })).toBeFocused()
  await page.keyboard.press('Escape')

  await page.keyboard.press('ControlOrMeta+Shift+p')
  await page.keyboard.type('all keys')
  await page.keyboard.press('Enter')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  await expect(keys.locator('.key-list > div')).not.toHaveCount(0)
  const count = await keys.locator('.key-list > div').count()
  expect(count).toBeGreaterThan(40)
  await keys.getByRole('searchbox').fill('ctrl+shift')
  await expect(keys.locator('.key-list > div')).toHaveCount(5)
  await keys.getByRole('searchbox').fill('运行')
  await expect(keys.locator('.key-list')).toContainText('Cancel the run')
  await page.keyboard.press('Escape')
  // The sign alone, where nothing is typed.
  await page.locator('.lib .row', { hasText: 'installed_packages' }).focus()
  await page.keyboard.press('?')
  await expect(keys).toBeVisible()
  await page.keyboard.press('Escape')

  await nodelab.close()
  const again = await startNodelab(author)
  await expect(again.code).toContainText('pkg_resources')
  await again.page.keyboard.press('ControlOrMeta+p')
  const first = again.page.getByRole('dialog').locator('[cmdk-group]', { hasText: 'Recent' }).getByRole('option')
  await expect(first).toHaveText([/^All keys/, /^Rename the node/, /^Change between light and dark/])
  await again.page.keyboard.press('Escape')
  // The keys of before the table, each still its own.
  await again.page.keyboard.press('ControlOrMeta+,')
  await expect(again.page.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible()
  await again.page.keyboard.press('ControlOrMeta+,')
  await again.page.keyboard.press('ControlOrMeta+3')
  await expect(again.panelTab('Problems')).toHaveAttribute('aria-selected', 'true')
  await again.page.keyboard.press('ControlOrMeta+n')
  await again.page.locator('.tab.on', { hasText: 'untitled' }).waitFor()
  await again.close()
})
