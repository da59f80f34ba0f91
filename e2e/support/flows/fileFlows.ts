import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { root } from '../../../scripts/setup/folders.mjs'
import { act, enter, expectFocusKept, press, walkTo } from '../byKeyboard'
import { expect } from '../nodelab'
import { answer, type Flow, patience, rewrite, text } from './flow'

export const ofFiles: readonly Flow[] = [
  {
    name: 'an app file is opened, and a node of it runs, is edited, saved and taken back',
    async walk(nodelab) {
      const { page, author, code, verdict } = nodelab
      const outside = join(author.home, 'customer-triage.yml')
      await writeFile(outside, await readFile(join(root, 'e2e', 'support', 'customer-triage.yml'), 'utf8'))
      const file = join(author.workspace, 'customer-triage.yml')
      const row = (name: string): Locator => page.locator('.lib .row', { hasText: name }).first()
      await answer(nodelab, outside)
      await act(page, 'Open a Dify app file')
      await expect(row('customer-triage.yml')).toBeFocused()
      await expect(row('customer-triage.yml')).toHaveAttribute('aria-expanded', 'true')
      await page.keyboard.press('ArrowLeft')
      await expect(row('customer-triage.yml')).toHaveAttribute('aria-expanded', 'false')
      await page.keyboard.press('ArrowRight')
      await press(page, row('Parse ticket'), 'ArrowDown', 6)
      await page.locator('.tab.on', { hasText: 'Parse ticket' }).waitFor()

      await enter(page, page.locator('.vars'))
      await press(page, page.getByRole('button', { name: 'Take values from the app' }))
      await expect(page.locator('.vars')).toContainText('outage')
      await page.keyboard.press('ControlOrMeta+Enter')
      await expect(verdict).toContainText('OK', { timeout: 180_000 })

      const panel = page.locator('.panel')
      await rewrite(nodelab, (before) => before.replace('refund', 'broken'))
      await expect(page.locator('.status')).toContainText('Not saved')
      await page.keyboard.press('ControlOrMeta+s')
      await enter(page, panel)
      await press(page, panel.getByRole('button', { name: 'Save into app file' }))
      await expect.poll(() => text(file)).toContain('broken')
      await expect(panel).toContainText('Nothing to save')
      await expectFocusKept(page, 'the file was saved')
      await rewrite(nodelab, (before) => before.replace('broken', 'smoke'))
      await enter(page, panel)
      await press(page, panel.getByRole('button', { name: 'Discard' }))
      await expect(code).toContainText('broken')
      await expectFocusKept(page, 'the edit was discarded')
    },
  },
  {
    name: 'a node runs over the rows of a file, and a row that failed is kept as a case',
    async walk(nodelab) {
      const { page, author } = nodelab
      const rows = join(author.home, 'rows.csv')
      await writeFile(rows, 'word,result\nsun,SUN\nmoon,MOON!\n,EMPTY\n')
      await page.keyboard.press('ControlOrMeta+n')
      await page.locator('.tab.on', { hasText: 'untitled' }).waitFor()
      await rewrite(
        nodelab,
        () =>
          'def main(word: str):\n    if word == "":\n        raise ValueError("no word")\n    return {"result": word.upper()}\n',
      )
      await answer(nodelab, rows)
      await act(page, 'Run over a file of rows')
      const tab = page.locator('.cases-tab')
      await enter(page, page.locator('.panel'))
      await press(page, tab.getByRole('button', { name: 'Choose a file' }))
      const column = tab.getByLabel('What the column result is')
      await expect(column).toHaveValue('output:result')
      await expectFocusKept(page, 'a file was chosen')
      await walkTo(page, column, 'Shift+Tab')
      await page.keyboard.type('left')
      await expect(column).toHaveValue('nothing')
      await page.keyboard.press('End')
      await page.keyboard.press('ArrowUp')
      await expect(column).toHaveValue('output:result')
      await press(page, tab.getByRole('button', { name: 'Run over 3 rows' }))
      await expect(tab.getByRole('status')).toContainText('3 of 3 rows · 1 passed · 2 failed', patience)
      await expectFocusKept(page, 'the rows ran')
      const kinds = tab.getByLabel('Which failures')
      await enter(page, page.locator('.panel'))
      await walkTo(page, kinds)
      await page.keyboard.type('The node')
      await expect(kinds).toHaveValue('error')
      const failed = tab.getByRole('group', { name: 'Rows that failed' })
      await expect(failed.getByRole('listitem')).toHaveCount(1)
      await press(page, failed.getByRole('button', { name: 'Keep as a case' }))
      await expect(page.getByRole('region', { name: 'Cases' })).toContainText('1')
    },
  },
]
