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

  it('is whole only where files are held too', () => {
    const [calls, whole] = [false, true].map((landlock) => {
      const held = createHeldBy()
      held.hearLevels(JSON.stringify({ limits: true, seccomp: true, listener: true, landlock }))
      return held.level
    })
    expect([calls, whole]).toEqual(['calls', 'full'])
  })

  it('keeps no more of a call than is looked at, whatever a script says', () => {
    const held = createHeldBy()
    const call = { call: 79, count: 1, stack: Array(5000).fill(['x'.repeat(20_000), 1, 'f']) }
    held.hearAll(Array(3000).fill(call))
    expect(held.refused.length).toBe(1000)
    expect(held.refused[0]?.stack.length).toBe(100)
    expect(held.refused[0]?.stack[0]?.[0].length).toBe(10_000)
  })

  it('is what the worker said first: a script can say more', () => {
    const held = createHeldBy()
    held.hearLevels('{"limits":true}')
    held.hearLevels('{"limits":true,"seccomp":true,"listener":true}')
    expect(held.level).toBe('limits')
  })
})
