import { answer } from '../run/testing/fakeBridge'
import { act } from 'react'
import { expect, it } from 'vitest'
import type { Difference } from '../../../shared/model/nodeCase'
import { useApp } from '../../app/stores/appStore'
import { nodeWith, openNode } from '../run/testing/data'
import { render } from '../run/testing/render'
import { CheckList } from './CheckList'
import { useLessons } from './lessonStore'
import { lessonView } from './testing/lessonView'

const difference = (output: string, value: string, actual: string): Difference => ({
  output,
  path: '',
  kind: 'equals',
  value,
  within: '',
  actual,
  fault: null,
})

it('a check that failed names the output, and shows what differs however far behind it stands', async () => {
  useApp.setState({ language: 'en' })
  openNode('first', nodeWith({ code: 'def main():\n    return {}\n' }))
  answer('lessons.current', () => lessonView)
  await useLessons.getState().learn()
  const { page } = await render(<CheckList view={lessonView} />)
  const rows = Array.from({ length: 30 }, (_, at) => `"row ${at}"`)
  const differences = [
    difference('items', `[${rows.join()}]`, `[${rows.with(25, '"other"').join()}]`),
    difference('left_out', '15', '14'),
  ]
  const end = { at: 0, status: 'failed' as const, reason: 'outputs' as const, differences, error: null, problem: null }
  act(() => useLessons.setState({ ends: { 0: end }, checked: null }))
  const lines = [...page.querySelectorAll('.why .difference')].map((line) => line.textContent)
  expect(lines[0]).toMatch(/^items: expected …\S* ?.*"row 25".* got ….*"other"/)
  expect(lines[1]).toBe('left_out: expected 15 got 14')
})
