import type { CodeNode, OutputType, VariableType } from '../../model/node'
import type { RuleCase } from '../rule'

const node = (
  inputs: Readonly<Record<string, VariableType>>,
  outputs: Readonly<Record<string, OutputType>> = { result: 'string' },
): Partial<CodeNode> => ({
  variables: Object.entries(inputs).map(([variable, value_type]) => ({ variable, value_type, value_selector: [] })),
  outputs: Object.entries(outputs).map(([name, type]) => ({ name, spec: { type, children: null } })),
})
const text = node({ text: 'string' })
const main = (...lines: readonly string[]): string => `def main(text):\n${lines.map((one) => `    ${one}\n`).join('')}`

/** Nodes of which one needs to know of what type an input is, or what a result that is built step by step comes to. */
export const likelyCases = {
  'return-no-dict': [
    { code: main('return text'), node: text, fires: [2], severity: 'warning' },
    { code: 'def main(text: str):\n    return text\n', fires: [2], severity: 'warning' },
    { code: 'main = lambda text: text\n', node: text, fires: [1], severity: 'warning' },
    { code: main('return text'), node: node({ text: 'object' }), fires: [] },
    { code: main('return text'), fires: [] },
    {
      language: 'javascript',
      code: 'function main({ text }) { return text }',
      node: text,
      fires: [1],
      severity: 'warning',
    },
    { code: main('if isinstance(text, dict):', '    return text', 'return {"result": text}'), node: text, fires: [] },
    { code: main('text = dict(a=text)', 'return text'), node: text, fires: [] },
  ],
  'output-type-differs': [
    { code: main('return {"result": text.split(",")}'), node: text, fires: [2], severity: 'warning' },
    { code: main('words = text.split()', 'return {"result": words}'), node: text, fires: [3], severity: 'warning' },
    { code: main('return {"result": text.upper()}'), node: node({ text: 'string' }, { result: 'number' }), fires: [2] },
    { code: 'def main(n: int):\n    return {"result": n}\n', fires: [2], severity: 'warning' },
    { code: 'def main(n: int):\n    return {"result": n}\n', node: node({ n: 'string' }), fires: [] },
    { code: 'def main(n: int = 3):\n    return {"result": n}\n', fires: [] },
    { code: main('text = str(text)', 'return {"result": text}'), node: node({ text: 'number' }), fires: [] },
    {
      code: main('total = 0', 'for word in text.split():', '    total += len(word)', 'return {"result": total}'),
      node: text,
      fires: [5],
      severity: 'error',
    },
    {
      code: main('total = 0', 'for one in text:', '    total = str(one)', 'return {"result": total}'),
      node: text,
      fires: [],
    },
    {
      code: main('out = []', 'for word in text.split():', '    out.append((word, 1))', 'return {"result": out}'),
      node: node({ text: 'string' }, { result: 'array[object]' }),
      fires: [5],
      severity: 'warning',
    },
    {
      code: main('return {"result": [len(word) for word in text.split()]}'),
      node: node({ text: 'string' }, { result: 'array[string]' }),
      fires: [2],
      severity: 'warning',
    },
    {
      code: main('out = []', 'for word in text:', '    out.append(word)', 'return {"result": out}'),
      node: node({ text: 'string' }, { result: 'array[string]' }),
      fires: [],
    },
    { code: main('return {"result": round(3.5, 1)}'), fires: [2], severity: 'error' },
    { code: main('return {"result": text == "x"}'), node: text, fires: [2], severity: 'warning' },
    { code: main('return {"result": {"a": 1}["a"]}'), fires: [2], severity: 'error' },
    { code: main('return {"result": {"a": 1, **text}["a"]}'), fires: [] },
    { code: `import json\n${main('return {"result": json.loads("[1]")}')}`, fires: [3], severity: 'error' },
    { code: main('found = {}', 'found["result"] = 1', 'return found'), fires: [3], severity: 'error' },
    {
      language: 'javascript',
      code: 'function main({ text }) {\n  return { result: text.split(" ") }\n}',
      node: text,
      fires: [2],
      severity: 'warning',
    },
    { language: 'javascript', code: 'const main = (given) => ({ result: given.text.length })', node: text, fires: [1] },
    { language: 'javascript', code: 'const main = ({ text }) => ({ result: text })', node: text, fires: [] },
    {
      language: 'javascript',
      code: 'function main({ text }) {\n  text = String(text)\n  return { result: text }\n}',
      node: node({ text: 'number' }),
      fires: [],
    },
    {
      language: 'javascript',
      code: 'const main = ({ text }) => ({ result: typeof text === "number" ? text : "" })',
      node: node({ text: 'number' }),
      fires: [],
    },
    {
      code: main('found = {"result": 1}', 'if text:', '    found["result"] = "x"', 'return found'),
      fires: [],
    },
    { code: main('found = {"result": 1}', 'found.update(result="x")', 'return found'), fires: [] },
    { code: main('found = {"result": 1}', 'found[text] = "x"', 'return found'), fires: [] },
  ],
  'output-not-returned': [
    { code: main('found = {}', 'found["Result"] = text', 'return found'), fires: [4], severity: 'error' },
    {
      language: 'javascript',
      code: 'function main() {\n  const o = {}\n  o.Result = ""\n  return o\n}',
      fires: [4],
      severity: 'error',
    },
    {
      language: 'javascript',
      code: 'function main({ text }) {\n  const o = {}\n  if (text) o.other = ""\n  return o\n}',
      fires: [4],
      severity: 'warning',
    },
    ...[
      'if (1) o.result = ""',
      'o["result"] = ""',
      'o["res" + "ult"] = ""',
      'fill(o)',
      'for (const k of []) o[k] = ""',
    ].map((line): RuleCase => ({
      language: 'javascript',
      code: `function main() {\n  const o = {}\n  ${line}\n  return o\n}`,
      fires: [],
    })),
    {
      language: 'javascript',
      code: 'function main() {\n  const o = {}\n  const fill = () => { o.result = "" }\n  fill()\n  return o\n}',
      fires: [],
    },
    { code: main('found = {}', 'if text:', '    found["other"] = 1', 'return found'), fires: [5], severity: 'warning' },
    { code: main('found = {}', 'if text:', '    found["result"] = ""', 'return found'), fires: [] },
    { code: main('found = {}', 'for key in text:', '    found[key] = ""', 'return found'), fires: [] },
    { code: main('found = {}', 'fill(found)', 'return found'), fires: [] },
    {
      code: main('found = {}', 'try:', '    return found', 'finally:', '    found["result"] = ""'),
      fires: [],
    },
    {
      language: 'javascript',
      code: 'function main() {\n  const o = {}\n  try { return o } finally { o.result = "" }\n}',
      fires: [],
    },
    {
      code: main('found = {}', 'def fill():', '    found["result"] = ""', 'fill()', 'return found'),
      fires: [],
    },
  ],
  'output-not-declared': [
    { code: main('found = {"result": ""}', 'found["more"] = 1', 'return found'), fires: [3], severity: 'error' },
    {
      code: main('found = {"result": ""}', 'if text:', '    found["more"] = 1', 'return found'),
      fires: [4],
      severity: 'warning',
    },
    { code: main('found = {"result": ""}', 'found["more"] = 1', 'del found["more"]', 'return found'), fires: [] },
    { code: main('found = {"result": ""}', 'if text:', '    return found', 'found["more"] = 1'), fires: [] },
  ],
  'output-array-long': [
    {
      code: main('return {"result": [str(i) for i in range(100)]}'),
      node: node({ text: 'string' }, { result: 'array[string]' }),
      fires: [2],
      severity: 'error',
    },
    {
      code: main('return {"result": [str(i) for i in range(100) if i < 9]}'),
      node: node({ text: 'string' }, { result: 'array[string]' }),
      fires: [],
    },
  ],
  'output-nested-array': [
    {
      code: main('return {"result": {"rows": [line.split(",") for line in text.splitlines()]}}'),
      node: node({ text: 'string' }, { result: 'object' }),
      fires: [2],
      severity: 'warning',
    },
    {
      language: 'javascript',
      code: 'function main({ text }) {\n  return { result: { rows: text.split("\\n").map((l) => l.split(",")) } }\n}',
      node: node({ text: 'string' }, { result: 'object' }),
      fires: [2],
      severity: 'warning',
    },
    {
      code: main('rows = []', 'for at in range(3):', '    rows.append([at, 1])', 'return {"result": {"rows": rows}}'),
      node: node({ text: 'string' }, { result: 'object' }),
      fires: [5],
      severity: 'warning',
    },
  ],
  'value-not-json': [
    {
      code: `from decimal import Decimal\n${main('return {"result": Decimal("1") + Decimal(2)}')}`,
      fires: [3],
      severity: 'error',
    },
    {
      code: `from datetime import datetime, timedelta\n${main('return {"result": datetime.now() - timedelta(days=1)}')}`,
      fires: [3],
    },
    { code: main('return {"result": {"a": 1}.keys()}'), fires: [2], severity: 'error' },
    { code: main('return {"result": text.encode()}'), node: text, fires: [2], severity: 'warning' },
    {
      code: main('try:', '    return {"result": ""}', 'except ValueError as e:', '    return {"result": e}'),
      fires: [5],
      severity: 'warning',
    },
    { code: `import re\n${main('return {"result": re.search("a", text)}')}`, fires: [3], severity: 'warning' },
    { code: `class Point:\n    x = 1\n${main('return {"result": Point()}')}`, fires: [4], severity: 'error' },
    {
      code: `try:\n    from more import Point\nexcept ImportError:\n    class Point:\n        x = 1\n${main('return {"result": Point()}')}`,
      fires: [],
    },
    { code: `class Found(dict):\n    pass\n${main('return {"result": Found()}')}`, fires: [] },
    {
      code: `from enum import Enum\nclass Level(Enum):\n    LOW = 1\n${main('return {"result": Level.LOW}')}`,
      fires: [5],
      severity: 'error',
    },
    {
      code: `from enum import Enum\nclass Level(str, Enum):\n    LOW = "low"\n${main('return {"result": Level.LOW}')}`,
      fires: [],
    },
    {
      code: `async def helper(text):\n    return text\n${main('return {"result": helper(text)}')}`,
      fires: [4],
      severity: 'error',
    },
    { code: `def helper(text):\n    return text\n${main('return {"result": helper(text)}')}`, fires: [] },
  ],
  'key-not-text': [
    {
      code: main('found = {}', 'found[(1, 2)] = ""', 'return {"result": found}'),
      fires: [3],
      severity: 'error',
    },
    { code: main('found = {}', 'found[text] = ""', 'return {"result": found}'), fires: [] },
  ],
} as const satisfies Readonly<Record<string, readonly RuleCase[]>>
