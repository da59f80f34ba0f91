import { describe, expect, it } from 'vitest'
import { plainNode } from '../../../shared/model/plainNode'
import type { NodeCase } from '../../../shared/model/nodeCase'
import { createEditHistory } from './editHistory'

const named = (name: string): NodeCase => ({ name, inputs: {}, checks: [], error: null, targets: [] })
const withCases = (...names: readonly string[]) => ({ ...plainNode('n', 'python3'), cases: names.map(named) })

describe('steps of a list', () => {
  it('are one while an item of it is typed in, and another once one comes or goes, however soon', () => {
    const history = createEditHistory()
    const states = [withCases('one', 'a'), withCases('one', 'ab'), withCases('one', 'abc'), withCases('one')]
    for (const [at, next] of states.slice(1).entries()) {
      history.note(states[at] ?? next, { cases: next.cases }, null, 1000 + at)
    }
    expect(history.back(withCases('one'))?.part.cases?.map(({ name }) => name)).toEqual(['one', 'abc'])
    expect(history.back(withCases('one', 'abc'))?.part.cases?.map(({ name }) => name)).toEqual(['one', 'a'])
    expect(history.back(withCases('one', 'a'))).toBe(null)
  })

  it('are not made longer by what is typed behind an item that went', () => {
    const history = createEditHistory()
    history.note(withCases('one', 'two'), { cases: withCases('one').cases }, null, 1000)
    history.note(withCases('one'), { cases: withCases('first').cases }, null, 1001)
    expect(history.back(withCases('first'))?.part.cases?.map(({ name }) => name)).toEqual(['one'])
  })
})
