import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { type CommandName, commandNames } from '../../shared/contract'
import { problem, ProblemError } from '../../shared/problems'
import { answer, type AnswerOptions, type Handlers } from './answer'
import { plainNode } from '../../shared/model/plainNode'

let called: CommandName[] = []
let lines: string[] = []
beforeEach(() => {
  called = []
  lines = []
})

/** Handlers that note their call; `own` replaces some. */
function options(
  own: Partial<Record<CommandName, (input: unknown) => unknown>> = {},
  checkOutputs = false,
): AnswerOptions {
  const noting = commandNames.map((name) => [
    name,
    (input: unknown): unknown => {
      called.push(name)
      return own[name]?.(input)
    },
  ])
  return { handlers: Object.fromEntries(noting) as Handlers, checkOutputs, log: (text) => lines.push(text) }
}

const refused = { ok: false, problem: { code: 'request-refused' } }

describe('answer', () => {
  it('gives the handler the checked input and returns its value', async () => {
    const reply = await answer('run.cancel', { runId: 'a', more: 1 }, options({ 'run.cancel': (input) => input }))
    expect(reply).toEqual({ ok: true, value: { runId: 'a' } })
  })

  it('does nothing more for the page once the data folder moves', async () => {
    let isClosed = false
    const closing = { ...options(), isClosed: () => isClosed }
    expect(await answer('window.flushed', null, closing)).toMatchObject({ ok: true })
    isClosed = true
    expect(await answer('dataFolder.state', null, closing)).toMatchObject(refused)
    expect(called).toEqual(['window.flushed'])
    expect(lines).toEqual(['refused dataFolder.state: Nodelab ends'])
  })

  it('refuses a name that is no command, and says so in the log', async () => {
    for (const name of [
      'files.read',
      '__proto__',
      'constructor',
      '',
      5,
      null,
      undefined,
      { toString: 1 },
      Symbol('x'),
    ]) {
      expect(await answer(name, null, options())).toMatchObject(refused)
    }
    expect(called).toEqual([])
    expect(lines[0]).toBe('refused an unknown command: files.read')
  })

  it('refuses an input that the contract does not allow, naming the place', async () => {
    const reply = await answer('settings.update', { timeoutSeconds: 'long' }, options())
    expect(reply).toMatchObject({ problem: { params: { reason: expect.stringContaining('timeoutSeconds') } } })
    expect(called).toEqual([])
  })

  it('refuses a session of another shape: what was remembered must not be wiped by it', async () => {
    const session = { workspace: '/ws', open: ['a'], active: null, layout: {} }
    expect(await answer('session.update', session, options())).toEqual({ ok: true, value: undefined })
    for (const wrong of [{ open: 5 }, { active: 1 }, { layout: { left: 'x' } }, { open: undefined }]) {
      expect(await answer('session.update', { ...session, ...wrong }, options())).toMatchObject(refused)
    }
    expect(called).toEqual(['session.update'])
  })

  it('passes a handler’s problem on whole', async () => {
    const told = problem('file-missing', 'workspace', { params: { path: 'x' }, line: 3 })
    const failing = options({
      'library.list': () => {
        throw new ProblemError(told)
      },
    })
    expect(await answer('library.list', null, failing)).toEqual({ ok: false, problem: told })
    expect(lines).toEqual([])
  })

  it('makes an unexpected problem of any other error, and logs where it came from', async () => {
    const failing = options({ 'library.list': () => Promise.reject(new Error('boom')) })
    const reply = await answer('library.list', null, failing)
    expect(reply).toMatchObject({ ok: false, problem: { code: 'unexpected', params: { reason: 'boom' } } })
    expect(lines[0]).toMatch(/^library\.list: Error: boom\n\s+at /)
  })

  it('finds an output that breaks the contract where it is asked to look', async () => {
    const own = { 'run.start': () => ({ runId: 7 }) }
    expect(await answer('run.start', startInput, options(own))).toMatchObject({ ok: true })
    const reply = await answer('run.start', startInput, options(own, true))
    expect(reply).toMatchObject({ ok: false, problem: { code: 'unexpected' } })
    expect(lines[0]).toContain('run.start answered against the contract: runId')
  })

  it('answers anything at all', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constantFrom(...commandNames), fc.anything()),
        fc.anything(),
        async (name, input) => {
          const reply = await answer(name, input, options())
          expect(reply.ok || reply.problem.code === 'request-refused').toBe(true)
        },
      ),
    )
  })
})

const startInput = {
  node: plainNode('a', 'python3'),
  inputs: {},
  target: 'dify-1.16',
}
