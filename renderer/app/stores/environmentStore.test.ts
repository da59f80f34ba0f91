import { calls, emit } from '../../features/run/testing/fakeBridge'
import { expect, it } from 'vitest'
import type { Build } from '../../../shared/model/environment'
import { defaultSettings } from '../../../shared/model/defaultSettings'
import { build } from '../../features/packages/testing/environment'
import { followBuilds, useEnvironment } from './environmentStore'

it('a build that failed is tried again once packages come from elsewhere, and only then', () => {
  followBuilds()
  const show = (status: Build['status']): void =>
    useEnvironment.setState({ builds: { one: { ...build, id: 'one', status } }, current: 'one' })
  const own = { id: 'one', anew: false, allowed: false }
  const retries = (): number => calls.filter(({ name }) => name === 'environment.retry').length
  show('failed')
  emit('settings.changed', defaultSettings)
  emit('settings.changed', { ...defaultSettings, fontSize: 20 })
  expect(retries()).toBe(0)
  emit('settings.changed', { ...defaultSettings, indexUrl: 'https://mirror.example/simple' })
  expect(retries()).toBe(1)
  show('ready')
  emit('settings.changed', defaultSettings)
  expect(retries()).toBe(1)
  // One that had begun with the settings of before is, once it fails; then no more.
  show('building')
  emit('settings.changed', { ...defaultSettings, proxyUrl: 'http://proxy.example' })
  expect(retries()).toBe(1)
  emit('environment.changed', { ...build, id: 'one', status: 'failed' })
  emit('environment.changed', { ...build, id: 'one', status: 'failed' })
  expect(retries()).toBe(2)
  // No click of the author, so no word of his that code of packages may run.
  const asked = calls.filter(({ name }) => name === 'environment.retry').map(({ input }) => input)
  expect(asked).toEqual([own, own])
})
