import { describe, expect, it } from 'vitest'
import type { SeenCall } from '../../shared/dify/refusedCalls'
import { upToRefusal } from './afterRefusal'

const call: SeenCall = {
  call: 435,
  stack: [
    ['/lib/python3.13/threading.py', 973, 'start'],
    ['<fd3>', 4, '<module>'],
  ],
  count: 1,
  soft: false,
  child: false,
}
const ofCall = `Traceback (most recent call last):
  File "<fd3>", line 4, in <module>
    t.start()
  File "/lib/python3.13/threading.py", line 973, in start
    _start_new_thread(self._bootstrap, ())
RuntimeError: can't start new thread
`
const earlier = `Traceback (most recent call last):
  File "<fd3>", line 2, in <module>
ValueError: caught and shown
`

describe('what a script says after its refused call', () => {
  it('is left out, whatever it said before stays', () => {
    expect(upToRefusal(`warned\n${earlier}${ofCall}`, call)).toBe(`warned\n${earlier}`)
    expect(upToRefusal(`${ofCall}\nDuring handling:\n${earlier}`, call)).toBe('')
  })

  it('is all there where no traceback goes through the call, or its place is not known', () => {
    expect(upToRefusal(`warned\n${earlier}`, call)).toBe(`warned\n${earlier}`)
    expect(upToRefusal(ofCall, { ...call, stack: [] })).toBe(ofCall)
  })
})
