import { describe, expect, it } from 'vitest'
import { hasDisplay } from './display.mjs'

describe('hasDisplay', () => {
  it('asks Linux for X11 or Wayland', () => {
    expect(hasDisplay({}, 'linux')).toBe(false)
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true)
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
  })

  it('takes an empty name for none', () => {
    expect(hasDisplay({ DISPLAY: '', WAYLAND_DISPLAY: '' }, 'linux')).toBe(false)
  })

  it.each(['darwin', 'win32'] as const)('takes for granted that %s has one', (platform) => {
    expect(hasDisplay({}, platform)).toBe(true)
  })
})
