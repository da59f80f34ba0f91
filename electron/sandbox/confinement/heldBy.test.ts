import { describe, expect, it } from 'vitest'
import { createHeldBy } from './heldBy'

const watched = JSON.stringify({ limits: true, seccomp: false, listener: false, 'audit-hook': true })

describe('how a worker is held', () => {
  it('is approximate where only the functions of Python are watched', () => {
    const held = createHeldBy()
    held.hearLevels(watched)
    expect([held.level, held.means]).toEqual(['approximate', ['limits', 'audit-hook']])
  })

  it('is by limits alone where that is said of a Node, in which nothing is watched so', () => {
    const held = createHeldBy(false)
    held.hearLevels(watched)
    expect([held.level, held.means]).toEqual(['limits', ['limits']])
  })

  it('is what the worker said first: a script can say more', () => {
    const held = createHeldBy()
    held.hearLevels('{"limits":true}')
    held.hearLevels('{"limits":true,"seccomp":true,"listener":true}')
    expect(held.level).toBe('limits')
  })
})
