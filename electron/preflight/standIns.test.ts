import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findTarget } from '../../shared/dify/targets'
import type { CodeNode } from '../../shared/model/node'
import { namesCameWith } from '../../shared/packages/stdlib/nameData'
import { lookForPython, minorOf, type Python } from '../environments/findPython'
import { createPreflight, type Preflight } from './preflight'

const main = 'def main():\n    return {"result": ""}\n'
const rest = 'def main():\n    return {"result": 1}\n'

/** Code, a target, and what is found in it whichever Python reads it. */
const cases: readonly (readonly [what: string, target: string, code: string, found: readonly string[]])[] = [
  ['what 3.10 reads', '0.11', main, []],
  [
    'f-strings of 3.12 on 3.10',
    '0.11',
    `d = {}\nx = f"{d["a"]} {d["b"]}"\n${main}`,
    ['syntax-of-newer-python error 2', 'syntax-of-newer-python error 2'],
  ],
  ['f-strings of 3.12 on 3.14', '1.16', `d = {}\nx = f"{d["周"]}" + '周'\n${main}`, []],
  ['f-strings beside others on 3.14', '1.16', `d = {}\nx = ("a" f"{d["a"]}"\n     f'{1}' "b")\n${main}`, []],
  [
    '`except A, B` on 3.14',
    '1.16',
    `try:\n    pass\nexcept KeyError, NameError:\n    x = missing\n${main}`,
    ['name-not-bound error 4'],
  ],
  [
    '`except A, B` on 3.10',
    '0.11',
    `try:\n    pass\nexcept KeyError, NameError:\n    pass\n${main}`,
    ['syntax-of-newer-python error 3'],
  ],
  [
    'a name that it catches on 3.14',
    '1.16',
    `try:\n    x = missing\nexcept KeyError, NameError:\n    pass\n${main}`,
    [],
  ],
  [
    'a statement of 3.12 on 3.10',
    '0.11',
    `type Name = str\n${rest}`,
    ['syntax-of-newer-python error 1', 'output-type-differs error 3'],
  ],
  [
    'type parameters on 3.14',
    '1.16',
    `def first[T](items: list[T]) -> T:\n    item: T = items[0]\n    return item\nclass Box[T = int]: pass\n${main}`,
    [],
  ],
  [
    'a t-string on 3.14',
    '1.16',
    `def main():\n    name = ""\n    return {"result": t"{name} and {missing}"}\n`,
    ['value-not-json error 3', 'name-not-bound error 3'],
  ],
  [
    '`except*` on 3.10',
    '0.11',
    `try:\n    pass\nexcept* ValueError:\n    pass\n${main}`,
    ['syntax-of-newer-python error 3'],
  ],
  ['a group of errors on 3.10', '0.11', `x = ExceptionGroup("", [])\n${main}`, ['python-lacks-name error 1']],
  ['a group of errors on 3.14', '1.16', `x = ExceptionGroup, PythonFinalizationError\n${main}`, []],
  ['a name of the author on 3.14', '1.16', `x = sentinel\n${main}`, ['name-not-bound error 1']],
  ['a mistake of the author on 3.14', '1.16', `def main(:\n    return {"result": ""}\n`, ['code-not-readable error 1']],
  [
    'a mistake beside what is newer than the target',
    '0.11',
    `d = {}\nx = f"{d["a"]}"\ndef main(:\n    pass\n`,
    ['syntax-of-newer-python error 2', 'code-not-readable error 3'],
  ],
  [
    'a name of 3.14 on 3.14',
    '1.16',
    `from datetime import date\nfrom uuid import uuid7\nx = date.strptime("", ""), uuid7()\n${main}`,
    [],
  ],
  [
    'a name of 3.14 on 3.12',
    'dify-sandbox-py',
    `from datetime import date\nfrom uuid import uuid7\nx = date.strptime("", "")\n${main}`,
    ['python-lacks-name error 2', 'python-lacks-name error 3'],
  ],
  [
    'a name that 3.14 has not any more',
    '1.16',
    `import ast, pkgutil\nx = ast.Num\ny = pkgutil.find_loader("x")\n${main}`,
    ['python-lacks-name error 2', 'python-lacks-name error 3'],
  ],
  ['a name that 3.10 had', '0.11', `from inspect import getargspec\n${main}`, []],
  [
    'a name that is asked for first',
    '0.11',
    `import datetime\nif hasattr(datetime, "UTC"):\n    x = datetime.UTC\n${main}`,
    [],
  ],
  [
    'what a type checker alone comes to',
    '0.11',
    `from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from typing import Self\nif not TYPE_CHECKING:\n    Self = str\n${main}`,
    [],
  ],
  [
    'what runs where no type checker comes',
    '0.11',
    `from typing import TYPE_CHECKING\nif not TYPE_CHECKING:\n    from typing import Self\n${main}`,
    ['python-lacks-name error 3'],
  ],
  [
    'a name that an expression asks for first',
    '0.11',
    `import datetime, itertools\nUTC = datetime.UTC if hasattr(datetime, "UTC") else datetime.timezone.utc\nx = hasattr(itertools, "batched") and itertools.batched([1], 1)\n${main}`,
    [],
  ],
  [
    'a name that an expression asks for behind it',
    '0.11',
    `import itertools\nx = itertools.batched([1], 1) and hasattr(itertools, "batched")\n${main}`,
    ['python-lacks-name error 2'],
  ],
  [
    'a failure that is suppressed',
    '0.11',
    `import contextlib\nwith contextlib.suppress(ImportError):\n    from enum import StrEnum\n${main}`,
    [],
  ],
  [
    'another failure that is suppressed',
    '0.11',
    `import contextlib\nwith contextlib.suppress(KeyError):\n    from enum import StrEnum\n${main}`,
    ['python-lacks-name error 3'],
  ],
  [
    'a name that holds the answer',
    '0.11',
    `import math, sys\nNEW = sys.version_info >= (3, 11)\nif NEW:\n    from enum import StrEnum\n    import tomllib\nroot = getattr(math, "cbrt", None)\nif root:\n    x = math.cbrt(8)\n${main}`,
    [],
  ],
  [
    'a module of a later Python where that runs',
    '0.11',
    `import sys\nif sys.version_info >= (3, 11):\n    import tomllib\n${main}`,
    [],
  ],
  [
    'a module of a later Python under another condition',
    '0.11',
    `import sys\nif sys.argv:\n    import tomllib\n${main}`,
    ['package-not-there warning 3'],
  ],
  [
    'a function that nothing calls',
    '0.11',
    `import itertools\ndef never():\n    from enum import StrEnum\n    return itertools.batched([1], 1), map(max, [1], strict=True), ExceptionGroup\n${main}`,
    [
      'python-lacks-name warning 3',
      'python-lacks-name warning 4',
      'python-lacks-parameter warning 4',
      'python-lacks-name warning 4',
    ],
  ],
  [
    'a class of 3.12 in another script',
    '1.16',
    `class 类[T]:\n    pass\ndef 函数[T](x: T) -> T:\n    return x\n${main}`,
    [],
  ],
  [
    'a text that goes on behind a Windows line',
    '0.11',
    `S = 'a\\\r\n type X = int'\r\nT = f'{S}\\\r\n type X = int'\r\n${main}`,
    [],
  ],
  ['a text alone in a line', '1.16', `def f(d):\n    f"{'\\n'.join(d)}"\n${main}`, []],
  [
    'a parameter of 3.14 on 3.10',
    '0.11',
    `x = map(max, [1], strict=True)\n${main}`,
    ['python-lacks-parameter error 1'],
  ],
  [
    'a way out of finally on 3.14',
    '1.16',
    `def f():\n    try:\n        pass\n    finally:\n        return 1\n${main}`,
    ['compile-warning error 5'],
  ],
  [
    'a loop within finally on 3.14',
    '1.16',
    `def f():\n    try:\n        pass\n    finally:\n        for x in "a":\n            break\n${main}`,
    [],
  ],
  [
    'a way out of finally on 3.10',
    '0.11',
    `def f():\n    try:\n        pass\n    finally:\n        return 1\n${main}`,
    [],
  ],
  ['an escape on 3.14', '1.16', `x = "\\d"\n${main}`, ['compile-warning error 1']],
  ['an escape on 3.10', '0.11', `x = "\\d"\n${main}`, []],
]

let pythons: readonly Python[]
let preflight: Preflight
beforeAll(async () => {
  preflight = createPreflight({ environments: '', facts: () => Promise.resolve([]) })
  const looked = await Promise.all([10, 11, 12, 13, 14, 15].map((minor) => lookForPython(`3.${minor}`, process.env)))
  pythons = looked.filter((python) => python !== null)
  expect(pythons.length).toBeGreaterThan(0)
})
afterAll(() => preflight?.close())

function nodeOf(code: string): CodeNode {
  const outputs: CodeNode['outputs'] = [{ name: 'result', spec: { type: 'string', children: null } }]
  const fields = { title: 'n', desc: '', variables: [], outputs, dependencies: [], target: null, samples: {} }
  return { ...fields, code_language: 'python3', code }
}

describe('whichever Python reads a node, of the target is told', () => {
  it.each(cases)('%s', async (_, id, code, wanted) => {
    const target = findTarget(id)
    if (target === null) throw new Error(`There is no target ${id}`)
    for (const python of pythons) {
      const findings = await preflight.check({
        node: nodeOf(code),
        target,
        environment: null,
        python,
        requirements: '',
      })
      const told = (findings ?? []).map(({ rule, problem: { severity, line } }) => `${rule} ${severity} ${line}`)
      expect({ python: minorOf(python.version), told }).toEqual({ python: minorOf(python.version), told: wanted })
    }
  })

  it('a mistake beside what is newer is told for sure by those alone that read all the rest', async () => {
    const target = findTarget('1.16')
    if (target === null) throw new Error('There is no target 1.16')
    const code = `d = {}\nx = f"{d["a"]}"\ndef main(:\n    return {"result": ""}\n`
    for (const python of pythons) {
      const asked = { node: nodeOf(code), target, environment: null, python, requirements: '' }
      const [first] = (await preflight.check(asked)) ?? []
      const isOld = Number(python.version.split('.')[1]) < 12
      expect(first).toMatchObject({
        rule: 'code-not-readable',
        problem: {
          code: isOld ? 'syntax-of-stand-in' : 'code-not-readable',
          severity: isOld ? 'warning' : 'error',
          line: 3,
        },
      })
    }
  })

  it('every name that a Python built in after 3.10 is missed by one that has it', async () => {
    const target = findTarget('0.11')
    if (target === null) throw new Error('There is no target 0.11')
    const late = Object.values(namesCameWith).flatMap((text) => {
      const words = text.trim().split(/\s+/)
      const at = words.indexOf('builtins:')
      const end = words.findIndex((word, index) => index > at && word.endsWith(':'))
      return at < 0 ? [] : words.slice(at + 1, end < 0 ? undefined : end).filter((word) => /^\w+$/.test(word))
    })
    expect(late).toContain('ExceptionGroup')
    for (const python of pythons) {
      for (const name of late) {
        const asked = { node: nodeOf(`x = ${name}\n${main}`), target, environment: null, python, requirements: '' }
        const told = (await preflight.check(asked)) ?? []
        expect([name, told.map(({ problem: { severity, line } }) => `${severity} ${line}`)]).toEqual([
          name,
          ['error 1'],
        ])
      }
    }
  })
})
