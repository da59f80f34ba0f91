import { answer } from '../run/testing/fakeBridge'
import { expect, it } from 'vitest'
import { useApp } from '../../app/stores/appStore'
import { showEnvironment } from '../packages/testing/environment'
import { render } from '../run/testing/render'
import { RecoveryOffer } from './RecoveryOffer'
import { useRecovery } from './recoveryStore'

it.each(['library', 'packages', 'settings', 'history'] as const)(
  'offers nothing where nothing is: %s',
  async (page) => {
    answer('recovery.list', () => [])
    showEnvironment('')
    useApp.setState({ page })
    useRecovery.setState({ found: [], workspace: '' })
    const { page: shown } = await render(<RecoveryOffer />)
    expect(shown.textContent).toBe('')
  },
)
