import { describe, expect, it } from 'vitest'
import type { Variable } from '../../../shared/model/node'
import { problem } from '../../../shared/problems'
import { nodeWith } from '../run/testing/data'
import { nodeWarnings } from './nodeWarnings'

describe('what a file was warned of', () => {
  it('stands above its code, but for names: those are told at their fields as they are now', () => {
    const alias = problem('alias-refused', 'workspace')
    const name = problem('name-refused', 'workspace', { severity: 'warning', params: { name: '1a' } })
    expect(nodeWarnings([alias, name], null, false)).toEqual([alias])
  })

  it('names no output or input in a case that the node has by now', () => {
    const output = problem('case-output-unknown', 'workspace', { params: { name: 'count', names: '–' } })
    const input = problem('case-input-unknown', 'workspace', { params: { name: 'text', names: '–' } })
    const bare = nodeWith({ variables: [], outputs: [] })
    expect(nodeWarnings([output, input], bare, false)).toEqual([output, input])
    const count = nodeWith({ variables: [], outputs: [{ name: 'count', spec: { type: 'number', children: null } }] })
    expect(nodeWarnings([output, input], count, false)).toEqual([input])
    const text: Variable = { variable: 'text', value_type: 'string', value_selector: [] }
    expect(nodeWarnings([output, input], { ...count, variables: [text] }, false)).toEqual([])
  })

  it('lets the cases of a lesson name what its task is to add', () => {
    const output = problem('case-output-unknown', 'workspace', { params: { name: 'count', names: '–' } })
    const twice = problem('case-twice', 'workspace')
    expect(nodeWarnings([output, twice], nodeWith({ outputs: [] }), true)).toEqual([twice])
  })
})
