import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { act, enter, expectFocusKept, press, walkTo } from '../byKeyboard'
import { expect } from '../nodelab'
import { type Flow, patience, text } from './flow'

/** Goes along a list of versions to one of them. */
async function chooseVersion(page: Page, version: string): Promise<void> {
  const list = page.locator('.version-list')
  await expect(list).toBeFocused()
  const chosen = list.locator('[role=option][aria-selected=true] .mono')
  for (let presses = 0; (await chosen.textContent()) !== version; presses += 1) {
    expect(presses, `${version} within 20 presses`).toBeLessThan(20)
    await page.keyboard.press('ArrowDown')
  }
}

export const ofPackages: readonly Flow[] = [
  {
    name: 'a package is added, gets another version, is removed and comes back',
    async walk({ page, author }) {
      const file = (): Promise<string> => text(join(author.workspace, 'python-requirements.txt'))
      const strip = page.locator('.change-strip')
      const list = page.locator('.packages-list')
      const row = list.locator('[data-row]', { has: page.getByRole('gridcell', { name: 'tabulate', exact: true }) })
      const field = page.getByRole('textbox', { name: 'Add a package' })
      const onRow = async (item: string): Promise<void> => {
        await enter(page, list)
        await walkTo(page, list.locator('[data-row][tabindex="0"]'))
        await page.keyboard.press('Home')
        await walkTo(page, row, 'ArrowDown', 40)
        await page.keyboard.press('Enter')
        await press(page, page.getByRole('menuitem', { name: item }), 'ArrowDown', 10)
        await enter(page, strip)
      }

      await act(page, 'Add a package')
      await expect(field).toBeFocused()
      await page.keyboard.type('tabulate')
      await expect(strip.getByRole('option').first()).toBeVisible(patience)
      await page.keyboard.press('ArrowDown')
      await chooseVersion(page, '0.8.10')
      await page.keyboard.press('Enter')
      await expect.poll(file, patience).toContain('tabulate==0.8.10\n')
      await expect(field).toBeFocused()
      await expect(row).toContainText('Own', patience)

      await onRow('Change version…')
      await walkTo(page, strip.getByRole('listbox'))
      await chooseVersion(page, '0.9.0')
      await press(page, strip.getByRole('button', { name: 'Change', exact: true }))
      await expect.poll(file).toContain('tabulate==0.9.0\n')
      await expectFocusKept(page, 'another version')
      await expect(row).toContainText('0.9.0', patience)

      await onRow('Remove')
      await expect(strip.getByRole('button', { name: 'Remove' })).toBeEnabled(patience)
      await press(page, strip.getByRole('button', { name: 'Remove' }))
      await expect.poll(file).not.toContain('tabulate')
      const toast = page.locator('[data-sonner-toast]', { hasText: 'tabulate was removed' })
      await expect(toast).toBeVisible()
      await page.keyboard.press('Alt+t')
      await press(page, toast.getByRole('button', { name: 'Undo' }), 'Tab', 8)
      await expect.poll(file).toContain('tabulate==0.9.0\n')
    },
  },
]
