import type { CodeNode, OutputType } from '../../model/node'
import type { RuleCase } from '../rule'
import { likelyCases } from './likelyCases'

const outputs = (types: Readonly<Record<string, OutputType>>): Partial<CodeNode> => ({
  outputs: Object.entries(types).map(([name, type]) => ({ name, spec: { type, children: null } })),
})
const main = (returned: string): string => `def main():\n    return ${returned}\n`
const returning = (...lines: readonly string[]): string =>
  `def main():\n${lines.map((line) => `    ${line}\n`).join('')}`

/** Nodes on which the rules of outputs must fire, and must not. */
export const outputCases = {
  'return-no-dict': [
    { code: main('"text"'), fires: [2] },
    { code: main('[{"result": "x"}]'), fires: [2] },
    { code: main('{"result": ""}, 200'), fires: [2] },
    { code: returning('if 1 > 2:', '    return', 'return {"result": ""}'), fires: [3] },
    { code: main('None'), fires: [2] },
    ...likelyCases['return-no-dict'],
    { code: main('helper()') + 'def helper():\n    return 1\n', fires: [] },
    { code: 'def other():\n    return 1\ndef main():\n    return {"result": ""}\n', fires: [] },
    { language: 'javascript', code: 'function main() { return "text" }', fires: [1] },
    { language: 'javascript', code: 'const main = () => ({ result: "" })', fires: [] },
  ],
  'return-never': [
    { code: 'def main():\n    print(1)\n', fires: [1] },
    { code: 'def main():\n    raise ValueError("x")\n', fires: [] },
    { code: 'def main():\n    while True:\n        print(1)\n', fires: [] },
    { code: 'def main():\n    return {"result": ""}\n', fires: [] },
    { language: 'javascript', code: 'function main() {\n  ({ result: "" })\n}', fires: [1] },
    { code: 'def main():\n    return\n', fires: [2] },
    { code: 'def main(a=1):\n    if a:\n        return\n    raise ValueError()\n', fires: [3] },
    { code: 'def main(a=1):\n    if a:\n        return\n    print(1)\n', fires: [1] },
    { language: 'javascript', code: 'function main() {\n  return\n  { result: "" }\n}', fires: [2] },
    { language: 'javascript', code: 'function main() {\n  return\n}', fires: [2] },
  ],
  'path-without-return': [
    { code: 'def main(a=1):\n    if a:\n        return {"result": ""}\n', fires: [1] },
    { code: 'def main(a=1):\n    for x in a:\n        return {"result": ""}\n', fires: [1] },
    {
      code: 'def main(a=1):\n    try:\n        return {"result": ""}\n    except ValueError:\n        pass\n',
      fires: [1],
    },
    {
      code: 'def main(a=1):\n    if a:\n        return {"result": ""}\n    else:\n        raise ValueError()\n',
      fires: [],
    },
    {
      code: 'def main(a=1):\n    match a:\n        case 1:\n            return {"result": "1"}\n        case _:\n            return {"result": ""}\n',
      fires: [],
    },
    { code: 'def main(a=1):\n    with a:\n        return {"result": ""}\n', fires: [] },
    {
      code: 'def main(a=1):\n    while True:\n        if a:\n            break\n        return {"result": ""}\n',
      fires: [1],
    },
    { language: 'javascript', code: 'function main({a}) {\n  if (a) return { result: "" }\n}', fires: [1] },
    {
      language: 'javascript',
      code: 'function main({a}) {\n  switch (a) {\n    case 1: return { result: "" }\n    default: throw new Error()\n  }\n}',
      fires: [],
    },
    {
      code: 'def main(a=1):\n    if a:\n        return {"result": ""}\n    else:\n        assert False, "x"\n',
      fires: [],
    },
    {
      code: 'def fail(why):\n    if why:\n        raise ValueError(why)\n    raise ValueError()\ndef main(a=1):\n    if a:\n        return {"result": ""}\n    fail("x")\n',
      fires: [],
    },
    {
      code: 'def warn(why):\n    print(why)\ndef main(a=1):\n    if a:\n        return {"result": ""}\n    warn("x")\n',
      fires: [3],
    },
    {
      language: 'javascript',
      code: 'function fail() { throw new Error() }\nfunction main({a}) {\n  if (a) return { result: "" }\n  fail()\n}',
      fires: [],
    },
  ],
  'output-not-returned': [
    { code: main('{}'), fires: [2], fixed: main('{"result": None}') },
    {
      code: main('{"Result": ""}'),
      fires: [2],
      fixed: main('{"result": ""}'),
      offers: [{ kind: 'rename-output', from: 'result', to: 'Result' }],
    },
    { code: returning('if 1 > 2:', '    return {"result": "a"}', 'return {"other": 1}'), fires: [4] },
    { code: main('{**more}'), fires: [] },
    { code: returning('found = {}', 'found["result"] = "x"', 'return found'), fires: [] },
    ...likelyCases['output-not-returned'],
    { code: returning('name = "result"', 'return {name: "x"}'), fires: [] },
    { language: 'javascript', code: 'function main() { return { other: 1 } }', fires: [1] },
    { language: 'javascript', code: 'function main({result}) { return { result } }', fires: [] },
    // Changed by way of what it was put into.
    {
      code: returning('out = {"a": ""}', 'wrap = {"x": out}', 'wrap["x"]["result"] = "1"', 'return out'),
      fires: [],
    },
    { code: returning('out = {"a": ""}', 'copy = {"x": len(out)}', 'return out'), fires: [4] },
    {
      language: 'javascript',
      code: 'function main() { const out = { a: 1 }\n  const wrap = { x: out }\n  wrap.x.result = ""\n  return out }',
      fires: [],
    },
    { language: 'javascript', code: 'function main() { const out = { a: 1 }\n  return out }', fires: [2] },
  ],
  'output-not-declared': [
    {
      code: main('{"result": "", "extra": 1}'),
      fires: [2],
      offers: [{ kind: 'add-output', name: 'extra', type: 'number' }],
    },
    { code: main('dict(result="", extra=1)'), fires: [2] },
    {
      code: returning('parts = "a b".split()', 'return {"results": parts}'),
      fires: [3],
      params: { key: 'results', wanted: 'result' },
      fixed: returning('parts = "a b".split()', 'return {"result": parts}'),
      offers: [
        { kind: 'rename-output', from: 'result', to: 'results' },
        { kind: 'add-output', name: 'results', type: 'array[string]' },
      ],
    },
    {
      code: 'def main(text: str, count: int):\n    parts = [text] * count\n    return {"results": parts}\n',
      fires: [3],
      offers: [
        { kind: 'rename-output', from: 'result', to: 'results' },
        { kind: 'add-output', name: 'results', type: 'array[string]' },
      ],
    },
    { code: main('{**found, "extra": 1}'), fires: [2] },
    ...likelyCases['output-not-declared'],
    { code: main('{"result": ""}'), fires: [] },
    { language: 'javascript', code: 'const main = () => ({\n  result: "",\n  extra: 1,\n})', fires: [3] },
    { language: 'javascript', code: 'const main = () => ({ result: "", extra: undefined })', fires: [] },
  ],
  'output-type-differs': [
    { code: main('{"result": 1}'), fires: [2], offers: [{ kind: 'retype-output', name: 'result', type: 'number' }] },
    { code: main('{"result": ["a"]}'), fires: [2] },
    { code: main('{"result": len("abc")}'), fires: [2] },
    { code: returning('count = 3', 'return {"result": count}'), fires: [3] },
    { code: returning('count = 3', 'count += 1', 'return {"result": count}'), fires: [4], severity: 'error' },
    { code: returning('count = 3', 'count = text_of()', 'return {"result": count}'), fires: [] },
    ...likelyCases['output-type-differs'],
    { code: main('{"result": None}'), fires: [] },
    { code: main('{"result": str(1)}'), fires: [] },
    { code: main('{"n": "1"}'), node: outputs({ n: 'number' }), fires: [2] },
    { code: main('{"n": True, "b": "anything"}'), node: outputs({ n: 'number', b: 'boolean' }), fires: [] },
    { code: main('{"a": ["x", 1]}'), node: outputs({ a: 'array[string]' }), fires: [2] },
    { code: main('{"a": [x.name for x in y]}'), node: outputs({ a: 'array[string]' }), fires: [] },
    { code: main('{"a": ("x", "y")}'), node: outputs({ a: 'array[string]' }), fires: [] },
    { code: main('{"o": [1]}'), node: outputs({ o: 'object' }), fires: [2] },
    { code: main('{"a": [{"x": 1}, "y"]}'), node: outputs({ a: 'array[object]' }), fires: [2] },
    { language: 'javascript', code: 'const main = () => ({ result: 1 + 2 })', fires: [1] },
    { language: 'javascript', code: 'const main = () => ({ result: `${1}` })', fires: [] },
    { language: 'javascript', code: 'const main = ({ a }) => ({ result: a.map((x) => x) })', fires: [] },
    // What is spread behind it goes before it.
    { code: main('{"result": 5, **{"result": "a"}}'), fires: [] },
    { code: main('{**found, "result": 5}'), fires: [2] },
    { language: 'javascript', code: 'const main = ({ a }) => ({ result: 5, ...a })', fires: [] },
    { language: 'javascript', code: 'const main = ({ a }) => ({ ...a, result: 5 })', fires: [1] },
    // Dify makes a number of it before it looks.
    { code: main('{"n": "1e-05"}'), node: outputs({ n: 'number' }), fires: [] },
    { code: main('{"n": "1e-05"}'), node: outputs({ n: 'number' }), target: '1.4', fires: [2] },
    { code: main('{"n": "1e-05 m"}'), node: outputs({ n: 'number' }), fires: [2] },
  ],
  'output-text-becomes-number': [
    { code: main('{"result": "1e-05"}'), fires: [2] },
    { code: main('{"result": "1e-05"}'), target: '1.4', fires: [] },
    { code: main('{"result": "1e5"}'), fires: [] },
    { code: main('{"o": {"a": "1e-05"}}'), node: outputs({ o: 'object' }), fires: [] },
    { code: main('{"a": ["x", "2E+3"]}'), node: outputs({ a: 'array[string]' }), fires: [2] },
  ],
  'output-text-long': [
    { code: main('{"result": "x" * 400001}'), fires: [2] },
    { code: main('{"result": "x" * 400000}'), fires: [] },
    { code: main('{"result": "x" * 90000}'), target: '0.11', fires: [2] },
    { code: main('{"result": "x" * 90000}'), fires: [] },
    { code: main('{"result": "x" * 200}'), serverEnv: 'CODE_MAX_STRING_LENGTH=100', fires: [2] },
  ],
  'output-array-long': [
    { code: main('{"a": ["x"] * 31}'), node: outputs({ a: 'array[string]' }), fires: [2] },
    { code: main('{"a": ["x"] * 30}'), node: outputs({ a: 'array[string]' }), fires: [] },
    ...likelyCases['output-array-long'],
    { code: main('{"a": [{"x": 1}] * 31}'), node: outputs({ a: 'array[object]' }), fires: [2], severity: 'error' },
    { code: main('{"a": [{"x": 1}] * 30}'), node: outputs({ a: 'array[object]' }), fires: [] },
    { code: main('{"a": list(range(1001))}'), node: outputs({ a: 'array[number]' }), fires: [2] },
    { code: main('{"a": [0] * 1001}'), node: outputs({ a: 'array[boolean]' }), fires: [] },
    {
      code: main('{"a": ["x"] * 31}'),
      node: outputs({ a: 'array[string]' }),
      serverEnv: 'CODE_MAX_STRING_ARRAY_LENGTH=50',
      fires: [],
    },
  ],
  'output-out-of-range': [
    { code: main('{"n": 9223372036854775808}'), node: outputs({ n: 'number' }), fires: [2] },
    { code: main('{"n": -9223372036854775808}'), node: outputs({ n: 'number' }), fires: [] },
    { language: 'javascript', code: 'const main = () => ({ n: 1e300 })', node: outputs({ n: 'number' }), fires: [1] },
  ],
  'output-too-precise': [
    { code: main('{"n": 1e-21}'), node: outputs({ n: 'number' }), fires: [2] },
    { code: main('{"n": 1e-20}'), node: outputs({ n: 'number' }), fires: [] },
  ],
  'output-too-deep': [
    { code: main('{"o": {"a": {"b": {"c": {"d": {"e": 1}}}}}}'), node: outputs({ o: 'object' }), fires: [2] },
    { code: main('{"o": {"a": {"b": {"c": {"d": 1}}}}}'), node: outputs({ o: 'object' }), fires: [] },
  ],
  'output-nested-array': [
    { code: main('{"o": {"rows": [[1, 2], [3]]}}'), node: outputs({ o: 'object' }), fires: [2] },
    { code: main('{"o": {"rows": [1, 2]}}'), node: outputs({ o: 'object' }), fires: [] },
    ...likelyCases['output-nested-array'],
    { code: main('{"a": [{"rows": [[1]]}]}'), node: outputs({ a: 'array[object]' }), fires: [2] },
  ],
  'output-mixed-array': [
    { code: main('{"o": {"row": [1, "a"]}}'), node: outputs({ o: 'object' }), fires: [2] },
    { code: main('{"o": {"row": [1, None, 2.5]}}'), node: outputs({ o: 'object' }), fires: [] },
  ],
  'output-member-differs': [
    {
      code: main('{"o": {"a": "x"}}'),
      node: {
        outputs: [
          { name: 'o', spec: { type: 'object', children: [{ name: 'b', spec: { type: 'string', children: null } }] } },
        ],
      },
      fires: [2],
    },
    {
      code: main('{"o": {"b": x, **more}}'),
      node: {
        outputs: [
          {
            name: 'o',
            spec: {
              type: 'object',
              children: [
                { name: 'b', spec: { type: 'string', children: null } },
                { name: 'c', spec: { type: 'string', children: null } },
              ],
            },
          },
        ],
      },
      fires: [],
    },
  ],
} as const satisfies Readonly<Record<string, readonly RuleCase[]>>
