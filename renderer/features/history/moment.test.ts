import { afterEach, describe, expect, it, vi } from 'vitest'
import { dayText, momentWithin, shortMomentText, timeText } from './moment'

afterEach(() => vi.unstubAllEnvs())

/** What the history calls a moment, seen from another one. */
function seen(zone: string, at: string, now: string): string {
  vi.stubEnv('TZ', zone)
  return dayText(Date.parse(at), 'en', Date.parse(now))
}

describe('a moment where its reader is', () => {
  it.each([
    // Half an hour and three quarters beside the hour.
    ['America/St_Johns', '2026-11-26T03:29:00Z', '2026-11-26T03:31:00Z', 'Yesterday'],
    ['America/St_Johns', '2026-11-26T03:31:00Z', '2026-11-26T23:00:00Z', 'Today'],
    ['Asia/Kathmandu', '2026-11-25T18:14:00Z', '2026-11-25T18:16:00Z', 'Yesterday'],
    ['Asia/Kathmandu', '2026-11-25T18:16:00Z', '2026-11-26T18:14:00Z', 'Today'],
    ['Asia/Kathmandu', '2026-11-24T18:00:00Z', '2026-11-25T18:16:00Z', 'November 24'],
    // A day of 25 hours, seen in its last one, and one of 23 hours, seen in the first of the next.
    ['America/St_Johns', '2026-10-31T12:00:00Z', '2026-11-02T03:00:00Z', 'Yesterday'],
    ['America/St_Johns', '2026-03-08T15:00:00Z', '2026-03-09T02:45:00Z', 'Yesterday'],
    ['America/St_Johns', '2026-12-31T12:00:00Z', '2027-01-01T12:00:00Z', 'Yesterday'],
    ['America/St_Johns', '2026-12-30T12:00:00Z', '2027-01-01T12:00:00Z', 'December 30, 2026'],
  ])('in %s: %s, seen at %s', (zone, at, now, words) => {
    expect(seen(zone, at, now)).toBe(words)
  })

  it('is written small within a sentence', () => {
    vi.stubEnv('TZ', 'Asia/Kathmandu')
    const at = Date.parse('2026-11-25T18:20:07Z')
    expect(momentWithin(at, 'en', at + 1000)).toBe('today 00:05:07')
    expect(momentWithin(at, 'en', at + 86_400_000 * 3)).toBe('November 26 00:05:07')
    expect(momentWithin(at, 'zh-CN', at + 1000)).toBe('今天 00:05:07')
  })

  it.each(['en', 'zh-CN'] as const)('counts the hour after midnight as 0 in %s', (language) => {
    vi.stubEnv('TZ', 'Asia/Kathmandu')
    const at = Date.parse('2026-11-25T18:20:07Z')
    expect(timeText(at, language)).toBe('00:05:07')
    expect(shortMomentText(at, language, at + 1000)).toBe('00:05:07')
  })
})
