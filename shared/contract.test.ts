import { describe, expect, it } from 'vitest'
import { commandNames, eventNames } from './contract'

describe('contract', () => {
  it('names every command once; a rename shows here before it breaks a window', () => {
    expect(commandNames).toMatchInlineSnapshot()
  })

  it('names every event once', () => {
    expect(eventNames).toMatchInlineSnapshot()
  })
})
