import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CodeNode } from '../../shared/model/node'
import type { RunRequest, RunResult } from '../../shared/model/run'
import type { Engine } from '../engine'
import { input, nodesIn, runWithLocals } from '../testing/localsNodes'
import { inFrames, record, shown } from '../testing/shownLocals'
import { startTestEngine } from '../testing/testEngine'

let engine: Engine
let end: () => Promise<void>
beforeAll(async () => {
  ;({ engine, end } = await startTestEngine())
})
afterAll(() => end?.())

const nodeOf = nodesIn('python3')
const run = (node: CodeNode, how?: Partial<RunRequest>, takesLocals?: boolean): Promise<RunResult> =>
  runWithLocals(engine, node, how, takesLocals)

const ordinary = `import json
LIMIT = 3
class Row:
    def __init__(self): self.value = 1
def pick(rows, wanted):
    big = rows * 5000
    found = [row for row in rows if row["id"] == wanted]
    return found[0]["name"], big
def main(text: str, count: int):
    rows = [{"id": 1, "deep": {"a": [[[[1]]]]}}, {"id": 2, 3: None}]
    own = Row()
    print("before")
    return {"result": pick(rows, count)}
`
const variables = [input('text', 'string'), input('count', 'number')]
const samples = { text: '"é \\ud83d\\ude00"', count: '2' }

describe('the variables of the frames of an error', () => {
  it.each(['dify-0.11', 'dify-1.16', 'dify-sandbox-py'])(
    'are those of each call on %s, and nothing of the record differs for them',
    async (target) => {
      const node = nodeOf(ordinary, { variables, samples })
      const found = await run(node, { target })
      expect(inFrames(found)).toEqual({
        '13 main': {
          text: 'str é 😀 3',
          count: 'int 2',
          rows: {
            list: {
              0: { dict: { '"id"': 'int 1', '"deep"': { dict: expect.anything(), size: 1 } }, size: 2 },
              1: { dict: { '"id"': 'int 2', 3: 'NoneType None' }, size: 2 },
            },
            size: 2,
          },
          own: 'Row',
        },
        '8 pick': {
          rows: expect.anything(),
          wanted: 'int 2',
          big: { list: expect.anything(), size: 10000, cut: true },
          found: { list: { 0: { dict: { '"id"': 'int 2', 3: 'NoneType None' }, size: 2 } }, size: 1 },
        },
      })
      const plain = await run(node, { target }, false)
      expect(plain.traceback?.frames.map(({ locals }) => locals)).toEqual([undefined, undefined])
      expect(record(found)).toEqual(record(plain))
    },
  )

  it('call nothing of the script: a hanging, raising or printing repr, len, iterator or comparison does not run', async () => {
    const code = `import builtins, gc, json, sys, time
class Kind(type):
    def __eq__(cls, other): print("eq"); return True
    __hash__ = None
    def __instancecheck__(cls, other): print("instance"); return True
class Hangs(metaclass=Kind):
    def __repr__(self):
        print("repr", flush=True)
        while True: pass
    __str__ = __len__ = __iter__ = __bool__ = __hash__ = __repr__
    def __getattribute__(self, name): print("got"); return 1
    @property
    def __class__(self): print("class"); return dict
class Texts(str):
    def __getitem__(self, at): print("item"); return "x"
    __len__ = __str__ = __repr__ = __getitem__
class Many(dict):
    def items(self): print("items"); return []
    __len__ = __iter__ = __repr__ = items
def gone(*args): print("patched"); raise SystemExit(7)
def main():
    hangs, texts, many = Hangs(), Texts("plain"), Many(a=1)
    kind = Hangs
    hollow = [hangs, many, texts]
    keyed = {texts: 1}
    builtins.complex = gone
    json.encoder.encode_basestring_ascii = gone
    return {}["missing"]
`
    const node = nodeOf(code)
    const found = await run(node)
    expect(inFrames(found)).toEqual({
      '28 main': {
        hangs: 'Hangs',
        texts: 'Texts plain 5',
        many: { Many: { '"a"': 'int 1' }, size: 1 },
        kind: 'Kind',
        hollow: { list: { 0: 'Hangs', 1: { Many: { '"a"': 'int 1' }, size: 1 }, 2: 'Texts plain 5' }, size: 3 },
        keyed: { dict: { '<Texts>': 'int 1' }, size: 1 },
      },
    })
    expect(record(found)).toEqual(record(await run(node, {}, false)))
  })

  it('are the last ones of a recursion, and bounded whatever they are', async () => {
    const code = `def deeper(level, load):
    text = "x" * 1_000_000
    number = 10 ** 100_000
    nested = []
    for _ in range(10_000): nested = [nested]
    table = {str(n): {str(m): "é" * 100 for m in range(50)} for n in range(50)}
    return deeper(level + 1, load) if level < 60 else table["none"]
def main():
    return deeper(0, [["y" * 500] * 500] * 500)
`
    const found = await run(nodeOf(code))
    const own = found.traceback?.frames.filter((frame) => frame.own) ?? []
    expect(own.map(({ line }) => line)).toEqual([9, 7, 7, 7])
    const json = JSON.stringify(own)
    expect(json.length).toBeLessThan(100_000)
    expect(shown(own[3]?.locals)).toMatchObject({ text: `str ${'x'.repeat(300)} 1000000 true`, number: 'int true' })
  })

  it('of the top level are those that the code itself has made', async () => {
    const found = await run(nodeOf('rate = 2\nnames = ["a"]\ndef main():\n    return {}\nnames[rate]\n'))
    expect(inFrames(found)).toEqual({ '5 <module>': { rate: 'int 2', names: { list: { 0: 'str a 1' }, size: 1 } } })
  })

  it('never hold a secret input, whole, in part, renamed, cut or as bytes', async () => {
    const code = `import base64
def main(api_key: str, pin: int, login: dict, text: str):
    copied = api_key
    header = {"Authorization": "Bearer " + api_key, api_key: 1, "pin": pin}
    data = api_key.encode()
    coded = base64.b64encode(data)
    long = "z" * 290 + api_key
    pins = [pin, str(pin), 7]
    name = login["user"]
    return {"result": text[99]}
`
    const node = nodeOf(code, {
      variables: [
        input('api_key', 'string'),
        input('pin', 'secret'),
        input('login', 'secret'),
        input('text', 'string'),
      ],
      samples: { api_key: '"sk-中文-1234567890"', pin: '4711', login: '{"user": "root-of-all"}', text: '"sk"' },
    })
    const found = await run(node)
    expect(JSON.stringify(found.traceback?.frames)).not.toMatch(/sk-|中文|123456|4711|root-of|c2st/)
    expect(inFrames(found)).toEqual({
      '10 main': {
        api_key: 'hidden',
        pin: 'hidden',
        login: 'hidden',
        text: 'str sk 2',
        copied: 'hidden',
        header: { dict: { '"Authorization"': 'str Bearer •••', '"•••"': 'int 1', '"pin"': 'hidden' }, size: 3 },
        data: 'hidden',
        coded: "bytes b'•••'",
        long: `str ${'z'.repeat(290)}••• true`,
        pins: { list: { 0: 'hidden', 1: 'hidden', 2: 'int 7' }, size: 3 },
        name: 'hidden',
      },
    })
  })

  it('need no call that a sandbox refuses: a check finds none that the same run without them has not', async () => {
    const node = nodeOf(
      'import sys\ndef main():\n    rows = [{"a": [1.5, b"x", {2}, None]}] * 300\n    return rows[0]["b"]\n',
    )
    const seen = async (takesLocals: boolean) => (await run(node, { mode: 'check' }, takesLocals)).confinement?.refused
    const [found, plain] = [await seen(true), await seen(false)]
    expect(found).toEqual(plain)
    // The killing filter itself, in a worker that was started for the run and in one that stood by.
    for (const isCold of [true, false]) {
      const result = await run(node, { mode: 'like-dify', isCold })
      expect(inFrames(result)).toEqual({ '4 main': { rows: expect.objectContaining({ size: 300 }) } })
      expect(result.error).toMatch(/KeyError: 'b'\n/)
    }
  })

  it('are nothing where the run ends well, is ended, or is a template', async () => {
    const ends: Partial<CodeNode>[] = [
      { code: 'def main():\n    return {}\n' },
      { code: 'import os\ndef main():\n    os._exit(3)\n' },
      { code: 'def main(:\n' },
      { code_language: 'jinja2', code: '{{ 1 / 0 }}' },
    ]
    for (const change of ends) {
      const { traceback } = await run(nodeOf('', change))
      expect((traceback?.frames ?? []).filter(({ locals }) => locals !== undefined)).toEqual([])
    }
  })
})
