import { describe, expect, it } from 'vitest'
import { problem } from '../../../shared/problems'
import { nodeWarnings } from './nodeWarnings'

describe('what a file was warned of', () => {
  it('stands above its code, but for names: those are told at their fields as they are now', () => {
    const alias = problem('alias-refused', 'workspace')
    const name = problem('name-refused', 'workspace', { severity: 'warning', params: { name: '1a' } })
    expect(nodeWarnings([alias, name])).toEqual([alias])
  })
})
