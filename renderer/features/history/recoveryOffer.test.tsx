import { answer } from '../run/testing/fakeBridge'
import { act } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import { useApp } from '../../app/stores/appStore'
import { render } from '../run/testing/render'
import { RecoveryOffer } from './RecoveryOffer'
import { useRecovery } from './recoveryStore'

beforeEach(() => {
  answer('recovery.list', () => [])
  act(() => {
    useRecovery.setState({ found: [] })
    useApp.setState({ page: 'library' })
  })
})

describe('the offer of work that was not saved', () => {
  it('is made on every page, and on none where there is no such work', async () => {
    const { page } = await render(<RecoveryOffer />)
    for (const where of ['library', 'search', 'history', 'settings'] as const) {
      act(() => useApp.setState({ page: where }))
      expect(page.textContent).toBe('')
    }
    act(() => useRecovery.setState({ found: [{ id: 'a', isGone: false, at: 1, disk: '', mine: 'x' }] }))
    expect(page.textContent).toContain('Work on a node was kept that is in no file')
  })
})
