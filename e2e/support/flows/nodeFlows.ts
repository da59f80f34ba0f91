import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { act, enter, expectFocusKept, press, walkTo } from '../byKeyboard'
import { expect } from '../nodelab'
import { answer, type Flow, goTo, input, text } from './flow'

export const ofNodes: readonly Flow[] = [
  {
    name: 'the palette goes to a node, and is left for the code',
    async walk({ page, code }) {
      await goTo(page, 'split_text')
      await expect(input(code)).toBeFocused()
      await page.keyboard.press('ControlOrMeta+Shift+p')
      await expect(page.getByRole('dialog')).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await expect(input(code)).toBeFocused()
    },
  },
  {
    name: 'a target is chosen by its release, and by the arrows',
    async walk({ page }) {
      const menu = page.getByRole('menu')
      const button = page.locator('.target-button')
      await act(page, 'Choose the target')
      await expect(menu).toBeVisible()
      await page.keyboard.type('0.11')
      await expect(menu).toContainText('Release 0.11: ')
      await expect(menu.getByRole('menuitemradio')).toHaveCount(1)
      await page.keyboard.press('Enter')
      await expect(button).toContainText('Dify 0.11')
      await expectFocusKept(page, 'a target was typed')
      await act(page, 'Choose the target')
      await press(page, menu.getByRole('menuitemradio', { name: /^Dify 1\.16 / }), 'ArrowDown', 30)
      await expect(button).toContainText('Dify 1.16')
      await expectFocusKept(page, 'a target was chosen')
    },
  },
  {
    name: 'a search leads to a line, and the editor replaces in it',
    async walk({ page, code }) {
      await act(page, 'Search in all code')
      await expect(page.getByRole('searchbox')).toBeFocused()
      await page.keyboard.type('working_set')
      const line = page.locator('.found-line').first()
      await expect(line).toBeVisible()
      await press(page, line, 'ArrowDown', 3)
      await page.locator('.tab.on', { hasText: 'installed_packages' }).waitFor()
      await expect(input(code)).toBeFocused()
      await expect(page.locator('.status')).toContainText('Ln')
      await page.keyboard.press('ControlOrMeta+h')
      const widget = page.locator('.find-widget')
      const field = (name: string): Locator => widget.getByRole('textbox', { name })
      await walkTo(page, field('Find'), 'Shift+Tab', 3)
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.type('working_set')
      await walkTo(page, field('Replace'), 'Tab', 3)
      await page.keyboard.type('entry_points')
      await page.keyboard.press('ControlOrMeta+Alt+Enter')
      await expect(code).toContainText('entry_points')
      await page.keyboard.press('Escape')
      await expect(input(code)).toBeFocused()
    },
  },
  {
    name: 'a template becomes a node, and a snippet goes into another',
    async walk({ page, code }) {
      await page.keyboard.press('ControlOrMeta+Shift+n')
      const gallery = page.getByRole('dialog', { name: 'New from template' })
      await press(page, gallery.getByRole('button', { name: 'Python', exact: true }))
      await walkTo(page, gallery.getByRole('combobox'), 'Shift+Tab')
      await page.keyboard.type('each item once')
      await expect(gallery.getByRole('option')).toHaveCount(1)
      await page.keyboard.press('Enter')
      await page.locator('.tab.on', { hasText: 'unique_items' }).waitFor()
      await expect(input(code)).toBeFocused()

      await page.keyboard.press('ControlOrMeta+n')
      await page.locator('.tab.on', { hasText: 'untitled' }).waitFor()
      await act(page, 'Insert snippet')
      const snippets = page.getByRole('dialog', { name: 'Insert snippet' })
      await expect(snippets.getByRole('combobox')).toBeFocused()
      await page.keyboard.type('each item once')
      await expect(snippets.locator('.gallery-shown')).toContainText('unique_items(items)')
      await press(page, snippets.getByRole('button', { name: 'Insert' }))
      await expect(snippets).toBeHidden()
      await expect(code).toContainText('unicodedata')
      await expect(input(code)).toBeFocused()
    },
  },
  {
    name: 'a node is saved as a file, and one is imported',
    async walk(nodelab) {
      const { page, author } = nodelab
      await goTo(page, 'split_text')
      const path = join(author.home, 'from_elsewhere.node.yml')
      await answer(nodelab, path)
      await enter(page, page.locator('.runbar'))
      await press(page, page.locator('.runbar').getByRole('button', { name: 'Export' }))
      const item = page.getByRole('menuitem', { name: 'Save as node file' })
      await press(page, item, 'ArrowDown', 6)
      await expect(page.locator('.runbar .exported')).toContainText('Saved as from_elsewhere.node.yml')
      await expectFocusKept(page, 'an export')
      await writeFile(path, (await text(path)).replaceAll('split_text', 'from_elsewhere'))
      await act(page, 'Import files')
      await page.locator('.tab.on', { hasText: 'from_elsewhere' }).waitFor()
    },
  },
]
