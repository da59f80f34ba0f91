import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { CodeNode } from '../../../shared/model/node'
import type { NodeFile } from '../../../shared/model/workspace'
import type { NodeCase } from '../../../shared/model/nodeCase'
import { emptyRun } from './testing/emptyRun'
import { renameVariable, retypeVariable } from '../variables/nodeEdits'
import { addCase, caseOfRun, freeName, plainCheck } from './caseEdits'
import { renamedInCases } from './renamedInCases'

const node: CodeNode = {
  title: 't',
  desc: '',
  code_language: 'python3',
  code: 'def main(a, key): pass',
  variables: [
    { variable: 'a', value_type: 'number', value_selector: [] },
    { variable: 'key', value_type: 'secret', value_selector: [] },
  ],
  outputs: [{ name: 'r', spec: { type: 'number', children: null } }],
  dependencies: [],
  target: null,
  samples: { a: '12345678901234567890', key: '"hush"' },
}

const bare: NodeCase = { name: 'one', inputs: {}, checks: [], error: null, targets: [] }

describe('a result that is kept as a case', () => {
  it('has the inputs, without secrets, and the very outputs', () => {
    const kept = caseOfRun(node, node, emptyRun({ status: 'succeeded', outputs: '{"r": 1.0}' }), 'case')
    expect(kept).toEqual({
      ...bare,
      name: 'case',
      inputs: { a: '12345678901234567890' },
      checks: [plainCheck('r', '1.0')],
    })
  })

  it('has what a failure comes down to, and is none where Dify has no words for it', () => {
    const failed = emptyRun({ error: 'Traceback\n  File "x"\nValueError: no\nerror: exit status 255\n' })
    expect(caseOfRun(node, node, failed, 'case')).toMatchObject({ error: 'ValueError: no', checks: [] })
    const ended = caseOfRun(node, node, emptyRun({ error: 'error: exit status 3\n' }), 'case')
    expect(ended).toMatchObject({ error: 'error: exit status 3' })
    expect(caseOfRun(node, node, emptyRun({}), 'case')).toBeNull()
  })

  it('has no secret, in whatever it stands', () => {
    const ran = { ...node, samples: { ...node.samples, key: '"hush é 🔑"' } }
    const outputs = '{"r": 1, "sent": {"to": "Bearer hush \\u00e9 \\ud83d\\udd11"}, "as": "aHVzaCDDqSDwn5SR"}'
    const kept = caseOfRun(ran, node, emptyRun({ status: 'succeeded', outputs }), 'case')
    expect(kept?.checks).toEqual([plainCheck('r', '1')])
    const failed = emptyRun({ error: 'Traceback\nValueError: no hush é 🔑\n' })
    expect(caseOfRun(ran, node, failed, 'case')).toMatchObject({ error: '', checks: [] })
  })
})

describe('the cases of a node that is edited', () => {
  const withCase = { ...node, ...addCase(node, { ...bare, inputs: { a: '1' }, checks: [plainCheck('r', '2')] }) }

  it('go with the new name of an input or an output', () => {
    expect(renameVariable(withCase, 0, 'b').cases?.[0]?.inputs).toEqual({ b: '1' })
    expect(renamedInCases(withCase, 'output', 'r', 's').cases?.[0]?.checks).toEqual([plainCheck('s', '2')])
  })

  it('lose the value of an input that becomes a secret', () => {
    expect(retypeVariable(withCase, 0, 'secret').cases?.[0]?.inputs).toEqual({})
  })

  it('have names of their own', () => {
    expect(freeName(withCase, 'one')).toBe('one 2')
    expect(freeName(withCase, 'two')).toBe('two')
  })
})

describe('the store of cases', () => {
  beforeEach(() => vi.resetModules())

  /** A page whose calls are kept, and whose events the test tells. */
  function begin() {
    const heard = new Map<string, (payload: unknown) => void>()
    const sent: unknown[] = []
    vi.stubGlobal('nodelab', {
      on: (name: string, listener: (payload: unknown) => void) => {
        heard.set(name, listener)
        return () => undefined
      },
      call: (name: string, input: unknown) => {
        if (name === 'cases.run') sent.push(input)
        return Promise.resolve({ ok: true, value: { batch: 'b' } })
      },
    })
    return { heard, sent }
  }

  it('takes ends as they come, and tells of the one that is of another version', async () => {
    const { heard, sent } = begin()
    const { useCases, standOf, casesIn } = await import('./caseStore')
    const { useWorkspace } = await import('../../app/stores/workspaceStore')
    const { documentOf } = await import('../../app/stores/documentsPart')
    const [first, second] = [bare, { ...bare, name: 'two', targets: ['dify-1.16', 'dify-0.11'] }]
    const whole = { ...node, cases: [first, second] }
    const file: NodeFile = { kind: 'node', id: 'n', node: whole, revision: '1', problems: [], draft: null }
    useWorkspace.setState({ documents: { n: documentOf(file) } })
    await useCases.getState().run('n')
    expect(sent).toMatchObject([{ node: { title: 't' }, cases: [first, second], targets: [] }])
    expect(sent[0]).not.toHaveProperty('node.cases')
    const state = (one: NodeCase, of: CodeNode = whole): string =>
      standOf(casesIn(useCases.getState(), 'n'), of, one, 'dify-1.16').state
    expect([state(first), state(second)]).toEqual(['running', 'running'])
    const report = { status: 'passed', reason: null, differences: [], outputs: null, error: null, problem: null, ms: 1 }
    const tell = (...reports: object[]): void => heard.get('cases.ended')?.({ batch: 'b', reports })
    tell({ ...report, place: 0, target: 'dify-1.16' }, { ...report, place: 1, target: 'dify-1.16' })
    expect([state(first), state(second)]).toEqual(['passed', 'running'])
    tell({ ...report, place: 1, target: 'dify-0.11', status: 'failed' })
    expect(casesIn(useCases.getState(), 'n').batch).toMatchObject({ all: 3, done: 3 })
    heard.get('cases.finished')?.({ batch: 'b', coverage: null })
    expect(state(second)).toBe('failed')
    expect(state(first, { ...whole, code: 'def main(): pass' })).toBe('old')
    expect(state({ ...first, error: '' })).toBe('old')
    const three = { ...bare, name: 'three' }
    const kept = { ...report, status: 'passed' as const, place: 2, target: 'dify-1.16' }
    expect(state(three)).toBe('none')
    useCases.getState().tell('n', whole, [{ of: three, report: kept }])
    expect(state(three)).toBe('passed')
  })

  it('tells what a case came to under its new name, and that it was another where more than its name is', async () => {
    begin()
    const { useCases, standOf, casesIn } = await import('./caseStore')
    const { useWorkspace } = await import('../../app/stores/workspaceStore')
    const { documentOf } = await import('../../app/stores/documentsPart')
    const { changeCase } = await import('./caseEdits')
    const whole = { ...node, cases: [bare, { ...bare, name: 'two' }] }
    const file: NodeFile = { kind: 'node', id: 'n', node: whole, revision: '1', problems: [], draft: null }
    useWorkspace.setState({ documents: { n: documentOf(file) } })
    const report = {
      status: 'passed' as const,
      reason: null,
      differences: [],
      outputs: null,
      error: null,
      problem: null,
    }
    const told = { of: bare, report: { ...report, place: 0, target: 'dify-1.16', ms: 1 } }
    useCases.getState().tell('n', whole, [told])
    const { edit, undo } = useWorkspace.getState()
    const states = () => {
      const now = useWorkspace.getState().documents['n']?.node ?? whole
      const of = casesIn(useCases.getState(), 'n')
      return (now.cases ?? []).map((one) => [one.name, standOf(of, now, one, 'dify-1.16').state])
    }
    edit('n', changeCase(whole, 0, { name: 'first' }))
    expect(states()).toEqual([
      ['first', 'passed'],
      ['two', 'none'],
    ])
    undo('n')
    expect(states()[0]).toEqual(['one', 'passed'])
    // One that takes the place of another is not the other.
    edit('n', { cases: [{ ...bare, name: 'three', error: '' }, whole.cases[1]!] })
    expect(states()[0]).toEqual(['three', 'none'])
  })

  it('asks for the lines that all cases reach where the author wants them, and keeps them beside their code', async () => {
    const { heard, sent } = begin()
    const { useCases, casesIn } = await import('./caseStore')
    const { useApp } = await import('../../app/stores/appStore')
    const { useWorkspace } = await import('../../app/stores/workspaceStore')
    const { documentOf } = await import('../../app/stores/documentsPart')
    const whole = { ...node, cases: [bare] }
    const file: NodeFile = { kind: 'node', id: 'n', node: whole, revision: '1', problems: [], draft: null }
    useWorkspace.setState({ documents: { n: documentOf(file) } })
    const coverage = { executable: [1, 2], reached: [1], silent: 0 }
    const ran = async (wanted: boolean, places: number[] | undefined, told: object | null): Promise<unknown> => {
      useApp.setState({ settings: { ...useApp.getState().settings, markLines: wanted } })
      await useCases.getState().run('n', places)
      heard.get('cases.finished')?.({ batch: 'b', coverage: told })
      return casesIn(useCases.getState(), 'n').covered
    }
    expect(await ran(false, undefined, null)).toBeNull()
    expect(await ran(true, undefined, coverage)).toEqual({ code: node.code, coverage })
    // A part of them says nothing new, and takes nothing back.
    expect(await ran(true, [0], null)).toEqual({ code: node.code, coverage })
    expect(await ran(true, undefined, null)).toBeNull()
    expect(sent.map((one) => (one as { takesLines: boolean }).takesLines)).toEqual([false, true, false, true])
  })
})
