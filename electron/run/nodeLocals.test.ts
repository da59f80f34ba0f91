import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findTarget } from '../../shared/dify/targets'
import type { CodeNode } from '../../shared/model/node'
import type { RunRequest, RunResult } from '../../shared/model/run'
import type { Engine } from '../engine'
import { input, nodesIn, runWithLocals } from '../testing/localsNodes'
import { inFrames, record, shown } from '../testing/shownLocals'
import { startTestEngine } from '../testing/testEngine'

let engine: Engine
let end: () => Promise<void>
beforeAll(async () => {
  ;({ engine, end } = await startTestEngine({ nodesTellValues: true }))
})
afterAll(() => end?.())

const nodeOf = nodesIn('javascript')
const run = (node: CodeNode, how?: Partial<RunRequest>, takesLocals?: boolean): Promise<RunResult> =>
  runWithLocals(engine, node, how, takesLocals)

const ordinary = `const LIMIT = 3
class Row { constructor(value) { this.value = value }
  read(at) {
    const found = [undefined, null, -0, 7n, true, 'é😀', Symbol('s'), /a+/g, new Date(0), Math.max]
    return found[at].value.deep
  } }
function pick(rows, { wanted }) {
  for (const row of rows) {
    let inner = row.id
    if (inner === wanted) return new Row(rows).read(0)
  }
}
function main({ text, count }) {
  const rows = [{ id: 1, get lazy() { console.log('asked') } }, { id: 2, more: new Map([['a', new Set([1])], [2, 0]]) }]
  const bytes = Buffer.from(text)
  console.log('before')
  return { result: pick(rows, { wanted: count }) }
}
`
const variables = [input('text', 'string'), input('count', 'number')]
const samples = { text: '"abc"', count: '2' }

describe('the variables of the frames of an error in JavaScript', () => {
  it.each(['dify-0.11', 'dify-1.16', 'dify-sandbox-py'])(
    'are those of each call on %s, and nothing of the record differs for them',
    async (target) => {
      const node = nodeOf(ordinary, { variables, samples })
      const found = await run(node, { target })
      const second = {
        Object: {
          '"id"': 'number 2',
          '"more"': { Map: { '"a"': { Set: { 0: 'number 1' }, size: 1 }, 2: 'number 0' }, size: 2 },
        },
        size: 2,
      }
      const rows = { Array: { 0: { Object: { '"id"': 'number 1', '"lazy"': 'getter' }, size: 2 }, 1: second }, size: 2 }
      expect(Object.values(inFrames(found)).filter((of) => Object.keys(of as object).length > 0)).toEqual([
        { text: 'string abc 3', count: 'number 2', rows, bytes: 'Buffer 3' },
        { rows, wanted: 'number 2', row: second, inner: 'number 2' },
        {
          at: 'number 0',
          found: {
            Array: {
              0: 'undefined undefined',
              1: 'null null',
              2: 'number -0',
              3: 'bigint 7n',
              4: 'boolean true',
              5: 'string é😀 3',
              6: 'symbol Symbol(s)',
              7: 'RegExp /a+/',
              8: 'Date 1970-01-01T00:00:00.000Z',
              9: 'function max',
            },
            size: 10,
          },
        },
      ])
      expect(record(found)).toEqual(record(await run(node, { target }, false)))
    },
  )

  it('call nothing of the script, whatever it has put in the place of what the language has', async () => {
    const code = `const { writeSync } = require('fs')
const say = (word) => () => { writeSync(1, word); return 1 }
class Odd { get [Symbol.toStringTag]() { say('tag')() } toString() { say('text')() } toJSON() { say('json')() } }
const traps = new Proxy({}, { get: (_, name) => say('trap ' + String(name)) })
function main() {
  const odd = new Odd()
  const proxy = new Proxy({ a: 1 }, traps)
  const below = Object.create(new Proxy({}, traps))
  const list = [1]
  list[Symbol.iterator] = say('iterator')
  for (const own of [Map.prototype, Set.prototype, String.prototype]) own[Symbol.iterator] = own.entries = say('iterator')
  Array.prototype.push = Array.prototype.map = String.prototype.slice = say('patched')
  JSON.stringify = Reflect.ownKeys = Object.getOwnPropertyDescriptor = Reflect.apply = say('patched')
  require('inspector').Session.prototype.post = require('inspector').Session.prototype.emit = say('patched')
  return list.at(7).name
}
`
    const node = nodeOf(code)
    const found = await run(node, { mode: 'free' })
    expect(inFrames(found)).toEqual({
      '15 main': {
        odd: { Odd: {}, size: 0 },
        proxy: 'Proxy',
        below: { Object: {}, size: 0 },
        list: { Array: { 0: 'number 1' }, size: 1 },
      },
    })
    expect(record(found)).toEqual(record(await run(node, { mode: 'free' }, false)))
    // Where all objects have a property more there are none.
    const polluted = await run(
      nodeOf(`function main() { Object.prototype.toJSON = () => { console.log('asked') }\n  nowhere() }`),
    )
    expect([polluted.prints, shown(polluted.traceback?.frames[0]?.locals)]).toEqual(['', {}])
  })

  it('are those of a promise that nobody waits for too, and bounded whatever they are', async () => {
    // Of a function that runs hot V8 keeps only what is still needed: the loop is in one of its own.
    const code = `function nest(list) { for (let at = 0; at < 1e4; at += 1) list = [list]; return list }
async function deeper(level) {
  const text = 'x'.repeat(1e6), number = 10n ** 400n, list = Array.from({ length: 1e6 }, (_, at) => at)
  const nested = nest([])
  const table = Object.fromEntries(list.slice(0, 5000).map((at) => ['é' + at, 'é'.repeat(500)]))
  if (level < 2) return deeper(level + 1)
  throw new Error('none')
}
function main() { deeper(0); return {} }
`
    const found = await run(nodeOf(code))
    const own = found.traceback?.frames.filter((frame) => frame.own) ?? []
    expect(own.map(({ line }) => line)).toEqual([9, 6, 6, 7])
    expect(JSON.stringify(own).length).toBeLessThan(100_000)
    expect(shown(own[3]?.locals)).toMatchObject({
      level: 'number 2',
      text: `string ${'x'.repeat(300)} 1000000 true`,
      number: 'bigint true',
    })
  })

  it('keep no script that goes on after each error', async () => {
    const code = `async function fails(at) { const many = Array(1000).fill({ at }); throw new Error('no') }
async function main() {
  const all = []
  for (let at = 0; at < 2000; at += 1) all.push(fails(at))
  await Promise.allSettled(all)
}
`
    const found = await run(nodeOf(code))
    expect(found.error).toBe(null)
    const passed = await run(nodeOf('function main() {\n  debugger\n  try { null.x } catch { return {} }\n}\n'))
    expect(passed.status).toBe('succeeded')
  })

  it('never hold a secret input, whole, in part, renamed or as bytes', async () => {
    const code = `function main({ api_key, pin, text }) {
  const header = { Authorization: 'Bearer ' + api_key, [api_key]: 1, pin }
  const [copied, data, coded] = [api_key, Buffer.from(api_key), btoa(api_key)]
  const long = 'z'.repeat(290) + api_key
  const map = new Map([[api_key, pin]])
  return text.at(9).at(0)
}
`
    const node = nodeOf(code, {
      variables: [input('api_key', 'string'), input('pin', 'secret'), input('text', 'string')],
      samples: { api_key: '"sk-1234567890"', pin: '4711', text: '"sk"' },
    })
    const found = await run(node)
    expect(JSON.stringify(found.traceback?.frames)).not.toMatch(/sk-|123456|4711|c2st/)
    expect(inFrames(found)).toEqual({
      '6 main': {
        api_key: 'hidden',
        pin: 'hidden',
        text: 'string sk 2',
        header: { Object: { '"Authorization"': 'string Bearer •••', '"•••"': 'number 1', '"pin"': 'hidden' }, size: 3 },
        copied: 'hidden',
        data: 'Buffer 13',
        coded: 'hidden',
        long: `string ${'z'.repeat(290)}••• true`,
        map: { Map: { '"•••"': 'hidden' }, size: 1 },
      },
    })
  })

  it('need no call that a sandbox refuses, of a Node that was started for the run and of one that stood by', async () => {
    const node = nodeOf('function main() {\n  const rows = Array(300).fill({ a: 1 })\n  return rows[300].a\n}\n')
    const seen = async (takesLocals: boolean) => (await run(node, { mode: 'check' }, takesLocals)).confinement?.refused
    expect(await seen(true)).toEqual(await seen(false))
    const isSeen = (result: RunResult): void =>
      expect(inFrames(result)).toEqual({ '3 main': { rows: expect.objectContaining({ size: 300 }) } })
    isSeen(await run(node, { mode: 'like-dify', isCold: true }))
    let warm: RunResult | null = null
    await expect
      .poll(async () => {
        warm = await run(node, { mode: 'like-dify' })
        return warm.isWarm
      })
      .toBe(true)
    if (warm !== null) isSeen(warm)
  })

  it('are not those of another error than the one that ended the script', async () => {
    // Both pass through the same line: the first is caught in the end, the second is thrown after the debugger has spent its time.
    const code = `async function fails(at) { const many = Array(1000).fill({ at }); throw new Error('no ' + at) }
async function main() {
  const all = []
  for (let at = 0; at < 2000; at += 1) all.push(fails(at))
  await Promise.allSettled(all)
  await fails('last')
}
`
    const found = await run(nodeOf(code))
    expect(found.error).toContain('no last')
    expect((found.traceback?.frames ?? []).filter(({ locals }) => locals !== undefined)).toEqual([])
    // Of a class without a name of its own, with a message over lines.
    const named = await run(
      nodeOf(`class Odd extends Error {}\nfunction main() {\n  const at = 1\n  throw new Odd('one\\ntwo: é')\n}\n`),
    )
    expect(inFrames(named)).toEqual({ '4 main': { at: 'number 1' } })
  })

  it('are kept ready for the runs that show them alone', async () => {
    const node = nodeOf('function main() {\n  return {}\n}\n')
    const target = findTarget('dify-1.16')
    if (target === null) throw new Error('The target is not there.')
    const wish = { target, interpreter: 'node', requirements: '', dependencies: [] } as const
    const build = await engine.environments.wait(wish, new AbortController().signal)
    expect(await engine.standBy(build, node)).toBe(true)
    expect((await run(node, { mode: 'like-dify' }, false)).isWarm).toBe(false)
    expect((await run(node)).isWarm).toBe(true)
  })

  it('are nothing where the run ends well, ends itself, or does not begin', async () => {
    for (const code of [
      'function main() {\n  return {}\n}\n',
      'function main() { process.exit(3) }',
      'function main( {',
    ]) {
      const { traceback } = await run(nodeOf(code))
      expect((traceback?.frames ?? []).filter(({ locals }) => locals !== undefined)).toEqual([])
    }
  })
})
