import { join } from 'node:path'
import { act, enter, expectFocusKept, press, walkTo } from '../byKeyboard'
import { writeClass } from '../classFiles'
import { expect } from '../nodelab'
import { answer, type Flow, patience, text } from './flow'

export const ofLessons: readonly Flow[] = [
  {
    name: 'a lesson shows its solution after hints and tries, and begins again',
    async walk({ page, code }) {
      await act(page, 'Lessons')
      await press(page, page.getByRole('button', { name: 'Begin' }))
      const lesson = page.locator('.lessonpane')
      await expect(lesson.getByRole('heading', { name: 'The first node' })).toBeVisible()
      await enter(page, lesson)
      for (let seen = 1; seen <= 3; seen += 1) {
        await press(page, lesson.getByRole('button', { name: /^(Hint|Next hint)/ }))
        await expect(lesson.locator('.hints li')).toHaveCount(seen)
      }
      await expectFocusKept(page, 'the last hint')
      for (let tries = 1; tries <= 3; tries += 1) {
        await press(page, lesson.getByRole('button', { name: 'Check', exact: true }))
        await expect(lesson.locator('.checks .mk.danger')).toHaveCount(3, patience)
        await expect(lesson.getByRole('button', { name: 'Check', exact: true })).toBeVisible()
      }
      await press(page, lesson.getByRole('button', { name: 'Solution' }))
      await expect(lesson.getByRole('heading', { name: 'Solution' })).toBeInViewport()
      await expectFocusKept(page, 'the solution')
      await press(page, lesson.getByRole('button', { name: 'Put it into the editor' }))
      await expect(code).toContainText('"Hello, " + name')
      await press(page, lesson.getByRole('button', { name: 'Check', exact: true }))
      await expect(lesson.locator('.lesson-passed')).toContainText('Passed')
      await enter(page, page.locator('.tabs'))
      await press(page, page.getByRole('button', { name: 'Start over' }))
      await expect(code).not.toContainText('"Hello, " + name')
      await enter(page, lesson)
      await press(page, lesson.getByRole('button', { name: 'All lessons' }), 'Shift+Tab')
      await expect(page.getByRole('heading', { name: 'Lessons', exact: true })).toBeVisible()
    },
  },
  {
    name: 'results are handed in, and those of a class are a table',
    async walk(nodelab) {
      const { page, author } = nodelab
      const shows = page.getByRole('group', { name: 'What is shown' })
      const mine = join(author.home, 'mine.nodelab-results.json')
      await answer(nodelab, mine)
      await enter(page, page.locator('.lessons-head'))
      await press(page, shows.getByRole('button', { name: 'My results' }))
      await walkTo(page, page.getByLabel('Your name'))
      await page.keyboard.type('Grace')
      await walkTo(page, page.getByRole('switch', { name: 'With the code that I wrote' }))
      await page.keyboard.press('Space')
      await press(page, page.getByRole('button', { name: 'Save my results…' }))
      await expect.poll(() => text(mine)).toContain('"pupil": "Grace"')

      await answer(nodelab, await writeClass(author.home))
      await act(page, 'Results of a class')
      await enter(page, page.locator('.lessons-body'))
      await press(page, page.getByRole('button', { name: 'Open results…' }))
      const table = page.locator('.class-table')
      await expect(table.locator('tbody tr')).toHaveCount(4)
      await expectFocusKept(page, 'a class was opened')
      await walkTo(page, page.getByLabel('Filter by lesson'))
      await page.keyboard.press('End')
      await expect(table.locator('tbody tr')).toHaveCount(3)
      await press(page, table.getByRole('button', { name: 'Passed' }))
      await expect(table.getByRole('columnheader', { name: 'Passed' })).toHaveAttribute('aria-sort', 'descending')
      const pupil = table.locator('tbody button').first()
      await press(page, pupil)
      await expect(pupil).toHaveAttribute('aria-expanded', 'true')
      const csv = join(author.home, 'class.csv')
      await answer(nodelab, csv)
      await press(page, page.getByRole('button', { name: 'Save as CSV…' }), 'Shift+Tab')
      await expect.poll(() => text(csv)).toContain('Pupil,')
    },
  },
]
