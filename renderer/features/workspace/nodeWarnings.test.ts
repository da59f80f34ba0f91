import { describe, expect, it } from 'vitest'
import { problem } from '../../../shared/problems'
import { nodeWith } from '../run/testing/data'
import { nodeWarnings } from './nodeWarnings'

const variable = (name: string) => ({ variable: name, value_type: 'string' as const, value_selector: [] })
const warning = (code: 'name-refused' | 'name-twice', name: string) =>
  problem(code, 'workspace', { severity: 'warning', params: { name } })

describe('what a file was warned of', () => {
  it('goes when the node no longer has its cause, and comes back with it', () => {
    const told = [warning('name-twice', 'text'), warning('name-refused', '1a')]
    const twice = nodeWith({ variables: [variable('text'), variable('text'), variable('1a')] })
    expect(nodeWarnings(told, twice)).toEqual(told)
    expect(nodeWarnings(told, nodeWith({ variables: [variable('text'), variable('1a')] }))).toEqual([told[1]])
    expect(nodeWarnings(told, nodeWith({ variables: [variable('text'), variable('a1')] }))).toEqual([])
  })

  it('stays where it is of something else', () => {
    const told = [problem('alias-refused', 'workspace')]
    expect(nodeWarnings(told, nodeWith())).toEqual(told)
  })
})
