import { expect, it } from 'vitest'
import { createCrashLimit } from './crashLimit'

it('lets a page end now and then, but not again and again', () => {
  const limit = createCrashLimit(2, 1000)
  expect([0, 100, 200].map(limit.note)).toEqual([true, true, false])
  expect(limit.note(5000)).toBe(true)
  limit.note(5001)
  limit.note(5002)
  limit.forget()
  expect(limit.note(5003)).toBe(true)
})
