import { createServer, type Server } from 'node:http'
import { createServer as createSilent } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { explain, explanationText } from '../../shared/explain/explain'
import { explanations } from '../../shared/explain/table'
import type { CodeNode } from '../../shared/model/node'
import type { RunRequest, RunResult } from '../../shared/model/run'
import type { Engine } from '../engine'
import { startTestEngine } from '../testing/testEngine'

let engine: Engine
let end: () => Promise<void>
let pages: Server
/** It takes connections and says nothing. */
const silent = createSilent(() => undefined)
const portOf = (server: { address(): unknown }): number => (server.address() as AddressInfo).port
beforeAll(async () => {
  pages = createServer((_, response) => response.writeHead(404).end('no'))
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve))
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  ;({ engine, end } = await startTestEngine())
  // A busy machine must not make an import of pandas meet Dify's 15 seconds.
  engine.limitTime(90)
})
afterAll(async () => {
  await end?.()
  pages.closeAllConnections()
  pages.close()
  silent.close()
})

/** An error of each kind: what raises it, and what of it stands in the paragraph. The body of `main`, unless it begins at the margin. */
type Case = readonly [
  id: string,
  code: string,
  says: string,
  how?: Partial<RunRequest> & { readonly packages?: string; readonly without?: string },
]

const free = { mode: 'free' } as const

const python: readonly Case[] = [
  ['key-error', 'return {"a": 1}["name"]', "'name'"],
  ['key-error', 'return {"1": 1}[1]', 'key 1 '],
  [
    'key-error-pandas',
    'import pandas\n    return pandas.DataFrame({"a": [1]})["b"]',
    "'b'",
    { ...free, packages: 'pandas' },
  ],
  ['index-error', 'return [1][3]', 'a list'],
  ['index-error', 'return "abc"[9]', 'a string'],
  ['empty-pop', 'return [].pop()', 'empty'],
  ['empty-pop', 'return {}.popitem()', 'empty'],
  ['int-text', 'return int("12 apples")', "'12 apples'"],
  ['float-text', 'return float("1,5")', "'1,5'"],
  ['unpack-count', 'a, b = "x:y:z".split(":")', 'has 2 names'],
  ['unpack-count', 'a, b, c = "x:y".split(":")', 'has 3 names'],
  ['date-text', 'import datetime\n    return datetime.datetime.strptime("1/2", "%Y")', 'date'],
  ['date-text', 'import datetime\n    return datetime.date.fromisoformat("monday")', 'date'],
  ['not-in-list', 'return [1].index(2)', '`in`'],
  ['not-in-list', 'return "abc".index("z")', '`in`'],
  [
    'truth-ambiguous',
    'import pandas\n    return 1 if pandas.Series([1, 2]) else 2',
    'Series',
    { ...free, packages: 'pandas' },
  ],
  ['json-decode', 'import json\n    return json.loads("{\'a\': 1}")', 'line 1, column 2'],
  ['unicode-decode', 'return b"\\xd6\\xd0".decode("utf-8")', 'utf-8'],
  ['unicode-encode', 'return "\\u4e2d".encode("ascii")', 'ascii'],
  ['zero-division', 'return 1 / 0', 'zero'],
  ['stop-iteration', 'return next(iter([]))', 'next'],
  ['none-input', 'def main(order):\n    return order.strip()\n', 'no value for `order`', { without: 'order' }],
  ['none-input', 'def main(order):\n    return order[0]\n', 'no value for `order`', { without: 'order' }],
  ['none-attribute', 'import re\n    return re.search("a", "b").group(0)', '`.group`'],
  [
    'none-attribute',
    'def main(order):\n    import re\n    return re.search("a", "b").group(0)\n',
    '`.group`',
    { without: 'order' },
  ],
  ['none-argument', 'import re\n    return re.findall("a", None)', 'sample'],
  ['attribute-error', 'return {"a": 1}.name', 'is a dict'],
  ['module-attribute', 'import json\n    return json.read("x")', 'named read'],
  ['none-subscript', 'return {}.get("a")["b"]', 'None'],
  ['none-subscript', 'for x in None: pass', 'None'],
  ['not-subscriptable', 'return (5)[0]', 'x is a int'],
  ['text-plus-other', 'return "a" + 1', 'str and a int'],
  ['operand-types', 'return 1 + "a"', 'int and a str'],
  ['text-times', 'return "2" * 1.5', 'multiplied by a float'],
  ['compare-types', 'return sorted([1, "a"])', 'compared by `<`'],
  ['not-callable', 'list = [1]\n    return list("a")', 'calls a list'],
  ['not-iterable', 'for x in 5: pass', 'a int'],
  ['not-iterable', 'return 1 in 5', 'a int'],
  ['index-type', 'return "{}"["a"]', 'a string'],
  ['index-type', 'return [{}]["a"]', 'a list'],
  ['unhashable', 'return {[1]: 2}', 'A list'],
  ['unhashable', 'return set([{}])', 'A dict'],
  ['arguments', 'def main(text):\n    return {}\n', '`main`'],
  ['arguments', 'return int.from_bytes(b"a", nope=1) if 0 else (lambda a: a)(1, 2)', '`main.<locals>.<lambda>`'],
  ['not-json-value', 'return {"result": {1, 2}}', 'type set'],
  ['json-loads-type', 'import json\n    return json.loads({})', 'a dict'],
  ['number-of-none', 'return int(None)', 'NoneType'],
  ['can-not-change', 'text = "abc"\n    text[0] = "x"', 'a str'],
  ['name-error', 'return wrod', 'named wrod'],
  ['unbound-local', 'if False: x = 1\n    return x', 'variable x'],
  ['module-setuptools', 'import pkg_resources', 'importlib.metadata'],
  ['module-not-found', 'import nowhere_at_all', 'nowhere_at_all'],
  ['import-name', 'from json import nothing', 'named nothing'],
  ['recursion', 'return main()', 'thousand'],
  ['memory', 'return [0] * 10**13', 'memory'],
  ['permission', 'open("/proc/sys/kernel/ostype", "w")', 'refused', free],
  ['file-not-found', 'open("data.csv")', "'data.csv'", free],
  [
    'no-thread',
    'import resource, threading\n    resource.setrlimit(resource.RLIMIT_AS, (1 << 20, resource.getrlimit(resource.RLIMIT_AS)[1]))\n    threading.Thread(target=print).start()',
    'thread',
    free,
  ],
  ['changed-while-read', 'd = {1: 1}\n    for k in d: d[k + 1] = 1', 'dictionary'],
  ['requests-timeout', 'import requests\n    requests.get("http://127.0.0.1:SILENT", timeout=0.2)', 'within the time'],
  ['requests-ssl', 'import requests\n    requests.get("https://127.0.0.1:PAGES")', 'certificate'],
  ['requests-connection', 'import requests\n    requests.get("http://127.0.0.1:1")', 'connection'],
  ['requests-connection', 'import httpx\n    httpx.get("http://127.0.0.1:1")', 'connection'],
  ['http-status', 'import requests\n    requests.get("http://127.0.0.1:PAGES").raise_for_status()', 'status 404'],
  ['os-error', 'import os\n    os.read(99, 1)', 'Bad file descriptor'],
  ['no-input', 'return input()', 'type'],
  ['indentation', 'def main():\nreturn 1\n', 'further'],
  ['python-syntax', 'return (1', 'bracket'],
  ['assertion', 'assert 1 == 2', 'assert'],
]

const javascript: readonly Case[] = [
  ['js-read-undefined', 'return {}.a.b', '`.b`'],
  ['js-read-undefined', 'let x = null; x.y = 1', 'null'],
  ['js-destructure', 'const { a } = undefined', 'take a out'],
  ['js-not-function', 'return {}.map(1)', 'map'],
  ['js-not-iterable', 'for (const x of {}) {}', '`{}`'],
  ['js-not-constructor', 'const f = () => 1; return new f()', '`new f`'],
  ['js-constant', 'const a = 1; a = 2', 'const'],
  ['js-bigint-mixed', 'return 1n + 1', 'BigInt'],
  ['js-bigint-result', 'return { result: 1n }', 'JSON'],
  ['js-circular', 'const a = {}; a.a = a; return { result: a }', 'itself'],
  ['js-stack', 'return main()', 'deep'],
  ['js-range', 'return new Array(-1)', 'Invalid array length'],
  ['js-range', 'return new Date("x").toISOString()', 'Invalid time value'],
  ['js-before-declared', 'const a = b; let b = 1', 'b is used'],
  ['js-reference', 'return nowhere', 'named nowhere'],
  ['js-json-parse', 'return JSON.parse("hello")', 'hello'],
  ['js-regexp', 'return new RegExp("(")', 'regular expression'],
  ['js-module-syntax', 'import fs from "fs"\nfunction main() {}\n', 'modules'],
  ['js-syntax', 'return (1', 'nothing of it ran'],
  ['js-module-missing', 'return require("lodash")', 'lodash', free],
  ['js-uri', 'return decodeURIComponent("%")', 'address'],
  [
    'js-fetch',
    'async function go() { await fetch("http://127.0.0.1:1") }\ngo()\nfunction main() { return {} }\n',
    'server',
  ],
  ['js-rejected', 'function main() { Promise.reject("why"); return {} }\n', 'promise'],
]

/** Errors that only look like one of the table. */
const others: readonly (readonly [CodeNode['code_language'], string])[] = [
  ['python3', 'class MyKeyError(KeyError): pass\ndef main():\n    raise MyKeyError("name")\n'],
  ['python3', 'raise TypeError("the list is not what it was")'],
  ['python3', 'raise ValueError("invalid")'],
  ['python3', 'raise AttributeError("no attribute")'],
  ['python3', 'raise RuntimeError("thread")'],
  ['javascript', 'throw new TypeError("own words")'],
  ['javascript', 'throw new Error("not defined")'],
  ['javascript', 'throw "text"'],
]

function codeOf(language: CodeNode['code_language'], body: string): string {
  const filled = body.replace('SILENT', String(portOf(silent))).replace('PAGES', String(portOf(pages)))
  if (/^(def|class|import fs|async function|function)\b/.test(filled)) return filled
  return language === 'python3' ? `def main():\n    ${filled}\n` : `function main() {\n  ${filled}\n}\n`
}

async function run(language: CodeNode['code_language'], [, body, , how = {}]: Case): Promise<RunResult> {
  const { packages, without, ...request } = how
  const node: CodeNode = {
    title: 'test',
    desc: '',
    code_language: language,
    code: codeOf(language, body),
    variables: without === undefined ? [] : [{ variable: without, value_type: 'string', value_selector: [] }],
    outputs: [],
    dependencies: packages === undefined ? [] : [{ name: packages, version: '' }],
    target: null,
    samples: {},
  }
  return engine.runNode({ node, inputs: {}, target: 'dify-1.16', ...request }, '')
}

describe.each([
  ['python3' as const, python],
  ['javascript' as const, javascript],
])('an error of %s', (language, cases) => {
  it.each(cases.map((one) => ({ one, name: one[0], code: one[1] })))('$name: $code', async ({ one }) => {
    const [id, , says] = one
    const result = await run(language, one)
    const without = one[3]?.without
    const found = explain(result, language, without === undefined ? [] : [without])
    expect([found?.id, result.error]).toEqual([id, result.error])
    const text = found === null ? '' : explanationText(found, 'en')
    expect(text).toContain(says)
    expect(text).not.toMatch(/…`?\.(?:\w|$)/)
  })
})

it.each(others)('what only looks like one is none: %s, %s', async (language, code) => {
  const result = await run(language, ['', code, ''])
  expect(result.status).toBe('failed')
  expect(explain(result, language)).toBe(null)
})

it('each entry of the two languages has such a case', () => {
  const named = explanations.flatMap(({ id, of }) => (of === 'dify' ? [] : [id]))
  expect([...new Set([...python, ...javascript].map(([id]) => id))].sort()).toEqual([...new Set(named)].sort())
})
