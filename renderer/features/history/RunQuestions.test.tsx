import '../run/testing/fakeBridge'
import { act } from 'react'
import { expect, it } from 'vitest'
import { render } from '../run/testing/render'
import { RunQuestions } from './RunQuestions'
import { useRuns } from './runsStore'

it('a question goes with the list that it is of, and does not come up with another', async () => {
  useRuns.setState({ selected: 1 })
  const { update } = await render(<RunQuestions />)
  act(() => useRuns.setState({ asks: 'remove' }))
  expect(document.querySelector('[role=alertdialog]')).not.toBeNull()
  await update(<p />)
  expect(useRuns.getState().asks).toBeNull()
})
