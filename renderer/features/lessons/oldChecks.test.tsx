import { answer } from '../run/testing/fakeBridge'
import { act } from 'react'
import { expect, it } from 'vitest'
import { useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { nodeWith, openNode } from '../run/testing/data'
import { render } from '../run/testing/render'
import { LessonPane } from './LessonPane'
import { useLessons } from './lessonStore'
import { lessonView } from './testing/lessonView'

const passed = { at: 0, status: 'passed' as const, reason: null, differences: [], error: null, problem: null }

it('a lesson that was passed before says so, and not that its code of now passes', async () => {
  useApp.setState({ language: 'en' })
  openNode('first', nodeWith({ code: 'def main():\n    return {}\n' }))
  answer('lessons.current', () => lessonView)
  await useLessons.getState().learn()
  const { page } = await render(<LessonPane />)
  const seen = () => ({
    old: page.querySelector('.checks.old .checks-old')?.textContent ?? null,
    banner: page.querySelector('.lesson-passed')?.textContent ?? null,
    count: page.querySelector('.panehead .limit .sr')?.textContent ?? null,
  })
  const earlier = 'Passed earlier. Check again to see how this code does.'
  expect(seen()).toEqual({ old: earlier, banner: null, count: earlier })

  // Checked, it says so; edited since, it does not.
  const checked = useWorkspace.getState().documents['first']?.node ?? null
  act(() => useLessons.setState({ ends: { 0: passed }, checked }))
  expect(seen()).toMatchObject({ old: null, count: '1 of 1 checks passed' })
  expect(seen().banner).not.toBeNull()
  act(() => openNode('first', nodeWith({ code: 'def main():\n    return 1\n' })))
  expect(seen()).toMatchObject({ old: 'You changed the node since. Check it again.', banner: null })
})
