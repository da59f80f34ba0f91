import { afterEach, expect, it, vi } from 'vitest'
import { localDay, localMoment } from './localTime'

afterEach(() => vi.unstubAllEnvs())

it.each([
  ['America/St_Johns', '2026-11-26T03:29:59.000Z', '2026-11-25 23:59:59'],
  ['America/St_Johns', '2026-11-26T03:30:00.000Z', '2026-11-26 00:00:00'],
  ['Asia/Kathmandu', '2026-11-25T18:14:59.000Z', '2026-11-25 23:59:59'],
  ['Asia/Kathmandu', '2026-11-25T18:15:00.000Z', '2026-11-26 00:00:00'],
])('in %s the day begins at its own midnight: %s', (zone, at, local) => {
  vi.stubEnv('TZ', zone)
  expect(localMoment(at)).toBe(local)
  expect(localDay(Date.parse(at))).toBe(local.slice(0, 10))
})
