import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { CodeLanguage } from '../model/node'
import type { Traceback } from '../model/run'
import { nodeScriptName } from './sandboxPaths'
import { onSandboxPy, targets } from './targets'
import { dify0_11, dify1_16 } from './targets/records'
import type { Target } from './targets/target'
import { errorLine, readTraceback } from './traceback'
import { wrap } from './wrap'

/** One target for each way in which a script is wrapped and run: what else differs is not to be seen in a traceback. */
const kinds = [
  ...new Map(
    targets.map((target) => [
      JSON.stringify([target.wrappers, target.sandbox.codeFile, target.sandbox.javascript]),
      target,
    ]),
  ).values(),
]

const folder = mkdtempSync(join(tmpdir(), 'nodelab-traceback-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What the sandbox's bootstrap does about errors: the interpreter's own report, then exit code -1. */
const pythonBootstrap = `
import sys, traceback
def excepthook(kind, value, tb):
    sys.stderr.write("".join(traceback.format_exception(kind, value, tb)))
    sys.exit(-1)
sys.excepthook = excepthook
exec(compile(sys.stdin.read(), sys.argv[1], "exec"))
`

function stderrOf(target: Target, language: CodeLanguage, script: string): string {
  const { codeFile, javascript } = target.sandbox
  const file = join(folder, nodeScriptName)
  const bootstrap = join(folder, 'bootstrap.py')
  writeFileSync(bootstrap, pythonBootstrap)
  if (javascript.runs === 'eval')
    writeFileSync(file, "const code = require('fs').readFileSync(0, 'utf8')\neval(code)\n")
  else writeFileSync(file, '\n'.repeat(javascript.linesBefore) + script)
  const ended =
    language === 'python3'
      ? spawnSync('python3', [bootstrap, codeFile], { input: script, encoding: 'utf8' })
      : spawnSync(process.execPath, [file], { input: script, encoding: 'utf8' })
  expect(ended.status).toBe(language === 'python3' ? 255 : 1)
  return ended.stderr
}

/** Wraps and runs a node that fails, and reads its traceback. */
function failureOf(target: Target, language: CodeLanguage, code: string): Traceback {
  const wrapped = wrap(target, language, code, new Map())
  const traceback = readTraceback(target, language, stderrOf(target, language, wrapped.code), { ...wrapped, code })
  if (traceback === null) throw new Error('no traceback was found')
  return traceback
}

/** Lines of the own frames with the names of their functions. */
const ownCalls = (traceback: Traceback): unknown[] =>
  traceback.frames.filter((frame) => frame.own).map((frame) => [frame.line, frame.function])

const ownFrames = (traceback: Traceback): unknown[] =>
  traceback.frames.filter((frame) => frame.own).map((frame) => [frame.line, frame.function, frame.text])

describe.each(kinds)('a Python traceback on $name', (target) => {
  const read = (code: string): Traceback => failureOf(target, 'python3', code)

  it('has the editor’s lines, outermost call first, without bootstrap and wrapper', () => {
    const traceback = read('def deep(x):\n    return 1 / x\n\ndef main():\n    return {"a": deep(0)}\n')
    expect(traceback.frames).toEqual([
      { own: true, line: 5, function: 'main', text: 'return {"a": deep(0)}', file: '' },
      { own: true, line: 2, function: 'deep', text: 'return 1 / x', file: '' },
    ])
    expect(traceback).toMatchObject({ summary: 'ZeroDivisionError: division by zero', errorClass: 'ZeroDivisionError' })
    expect(errorLine(traceback)).toBe(2)
  })

  it('keeps the calls into a library, with the library’s own lines', () => {
    const traceback = read('import json\ndef main():\n    return json.loads("{")\n')
    expect(ownFrames(traceback)).toEqual([[3, 'main', 'return json.loads("{")']])
    expect(traceback.frames.at(-1)).toMatchObject({ own: false, file: expect.stringMatching(/json.decoder\.py$/) })
    expect(traceback.errorClass).toBe('json.decoder.JSONDecodeError')
    expect(errorLine(traceback)).toBe(3)
  })

  it('shows the error that ended a chain, and keeps the whole chain as written', () => {
    const code =
      'def main():\n    try:\n        {}["k"]\n    except KeyError as e:\n        raise ValueError("a\\nb") from e\n'
    const traceback = read(code)
    expect(ownFrames(traceback)).toEqual([[5, 'main', 'raise ValueError("a\\nb") from e']])
    expect(traceback.summary).toBe('ValueError: a\nb')
    expect(traceback.raw).toMatch(/^Traceback[^]*KeyError: 'k'[^]*direct cause[^]*ValueError: a\nb$/)
  })

  it.each([
    ['def main():\n    x = [1,\n    return 3\n', 2, 'x = [1,'],
    ['def main():\n  a = 1\n   b = 2\n', 3, 'b = 2'],
    // Python blames the wrapper's first line for the missing body.
    ['def main():\n\n', 1, 'def main():'],
    ['return 1\n', 1, 'return 1'],
  ])('points at a syntax error: %j', (code, line, text) => {
    const traceback = read(code)
    expect(ownFrames(traceback)).toEqual([[line, '', text]])
    expect(traceback.errorClass).toMatch(/^(SyntaxError|IndentationError)$/)
  })

  it.each([
    ['x = 1\n', 'NameError', "NameError: name 'main' is not defined"],
    ['def main():\n    return {"a": {1}}\n', 'TypeError', 'TypeError: Object of type set is not JSON serializable'],
  ])('blames no line for what only the wrapper did: %j', (code, errorClass, summary) => {
    const traceback = read(code)
    expect(traceback).toMatchObject({ frames: [], errorClass })
    expect(traceback.summary.split('\n')[0]).toBe(summary)
    expect(errorLine(traceback)).toBeNull()
  })

  it('does not repeat what Python has counted', () => {
    const traceback = read('def main():\n    return main()\n')
    expect(traceback.errorClass).toBe('RecursionError')
    expect(ownFrames(traceback).length).toBeLessThan(10)
  })

  it('understands Windows line ends', () => {
    const traceback = read('def main():\r\n    x = 1\r\n    raise KeyError(x)\r\n')
    expect(ownFrames(traceback)).toEqual([[3, 'main', 'raise KeyError(x)']])
  })
})

describe('a Python traceback', () => {
  const place = { code: 'def main():\n    a()\n    b()\n', linesBefore: 0, userLines: 4 }

  it('of an exception group shows the group, not a member', () => {
    const text = [
      '  + Exception Group Traceback (most recent call last):',
      '  |   File "/tmp/x.py", line 35, in <module>',
      '  |   File "<fd3>", line 9, in <module>',
      '  |   File "<fd3>", line 3, in main',
      '  | ExceptionGroup: many (1 sub-exception)',
      '  +-+---------------- 1 ----------------',
      '    | Traceback (most recent call last):',
      '    |   File "<fd3>", line 2, in main',
      '    | ValueError: x',
      '    +------------------------------------',
    ].join('\n')
    const traceback = readTraceback(dify1_16, 'python3', `a log line\n${text}\n`, place)
    expect(traceback).toMatchObject({ summary: 'ExceptionGroup: many (1 sub-exception)', errorClass: 'ExceptionGroup' })
    expect(traceback?.frames).toEqual([{ own: true, line: 3, function: 'main', text: 'b()', file: '' }])
  })

  it('ends before what the sandbox adds', () => {
    const text =
      'Traceback (most recent call last):\n  File "<fd3>", line 2, in main\nValueError\nerror: exit status 255\n'
    expect(readTraceback(dify1_16, 'python3', text, place)).toMatchObject({
      summary: 'ValueError',
      errorClass: 'ValueError',
    })
  })

  it('is not seen where there is none', () => {
    expect(readTraceback(dify1_16, 'python3', 'DeprecationWarning: x\n  File "a.py", line 3\n', place)).toBeNull()
    expect(errorLine(null)).toBeNull()
  })
})

describe.each(kinds)('a Node error on $name', (target) => {
  const read = (code: string): Traceback => failureOf(target, 'javascript', code)

  it('has the editor’s lines, outermost call first', () => {
    const traceback = read(
      'function deep() {\n  throw new RangeError("far\\naway")\n}\nfunction main() {\n  return [1].map(() => deep())\n}\n',
    )
    expect(ownFrames(traceback)).toEqual([
      [5, 'main', 'return [1].map(() => deep())'],
      [5, expect.any(String), 'return [1].map(() => deep())'],
      [2, 'deep', 'throw new RangeError("far\\naway")'],
    ])
    expect(traceback).toMatchObject({ summary: 'RangeError: far\naway', errorClass: 'RangeError' })
    expect(errorLine(traceback)).toBe(2)
  })

  it('points at a syntax error', () => {
    const traceback = read('function main() {\n  const a = 1\n  const a = 2\n}\n')
    expect(ownFrames(traceback)).toEqual([[3, '', 'const a = 2']])
    expect(traceback.errorClass).toBe('SyntaxError')
  })

  it('tells the line of a thrown value that is no error', () => {
    const traceback = read('function main() {\n  throw { a: 1 }\n}\n')
    expect(ownFrames(traceback)).toEqual([[2, '', 'throw { a: 1 }']])
    expect(traceback).toMatchObject({ summary: expect.stringContaining('{ a: 1 }'), errorClass: '' })
  })

  it('blames no line for what only the wrapper did', () => {
    expect(read('const other = 1\n')).toMatchObject({ frames: [], errorClass: 'ReferenceError' })
    expect(read('function main() {\n  return 10n\n}\n')).toMatchObject({
      frames: [],
      summary: 'TypeError: Do not know how to serialize a BigInt',
    })
  })

  it('shows an error with a cause once', () => {
    const traceback = read('function main() {\n  throw new TypeError("late", { cause: new Error("early") })\n}\n')
    expect(traceback.summary).toBe('TypeError: late')
    expect(ownFrames(traceback)).toEqual([[2, 'main', expect.stringContaining('late')]])
  })

  it('sees through a rejected promise', () => {
    const traceback = read('async function main() {\n  await null\n  throw new TypeError("late")\n}\n')
    expect(errorLine(traceback)).toBe(3)
  })
})

describe.each([dify0_11, dify1_16, onSandboxPy(dify1_16)])('the place of a Node error on $name', (target) => {
  const read = (code: string): Traceback => failureOf(target, 'javascript', code)

  it('of unfinished code is its last line', () => {
    const traceback = read('function main() {\n  return { a: 1 }\n')
    expect(ownFrames(traceback)).toEqual([[2, '', 'return { a: 1 }']])
    expect(traceback.summary).toBe('SyntaxError: Unexpected end of input')
  })

  it.each(['JSON.parse("{")', 'JSON.parse("")', 'new RegExp("(")', 'eval("1 +")', 'new Function("1 +")'])(
    'of %s is its call',
    (expression) => {
      const traceback = read(`function main() {\n  const x = 1\n  return { result: ${expression} }\n}\n`)
      expect(ownFrames(traceback)).toEqual([[3, 'main', `return { result: ${expression} }`]])
      expect(traceback.errorClass).toBe('SyntaxError')
    },
  )

  it('in what the code evaluates itself is the line that evaluates', () => {
    const traceback = read('function main() {\n\n\n  return eval("1;\\n\\nnull.x")\n}\n')
    expect(ownCalls(traceback)).toEqual([[4, 'main']])
  })

  it('has no name for nameless functions, and its top level is the module', () => {
    const traceback = read(';(() => () => {\n  null.x\n})()()\nfunction main() {}\n')
    expect(ownCalls(traceback)).toEqual([
      [3, '<module>'],
      [2, ''],
    ])
    const later = read('function main() {\n  setTimeout(() => {\n    null.x\n  })\n}\n')
    expect(ownCalls(later)).toEqual([[3, 'Timeout._onTimeout']])
  })

  it('of a thrown text has no class, and says nothing of how to start Node', () => {
    const traceback = read('function main() {\n  throw "Error: no"\n}\n')
    expect(traceback).toMatchObject({ summary: 'Error: no', errorClass: '' })
    expect(errorLine(traceback)).toBe(2)
  })
})

describe('a Node error', () => {
  it('is not seen in ordinary words', () => {
    expect(readTraceback(dify0_11, 'javascript', 'a warning\n', { code: '', linesBefore: 2, userLines: 1 })).toBeNull()
  })
})
