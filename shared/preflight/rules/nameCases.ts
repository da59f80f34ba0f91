import type { RuleCase } from '../rule'

const main = 'def main():\n    return {"result": ""}\n'

/** Nodes on which the rules of names must fire, and must not. */
export const nameCases = {
  'name-not-bound': [
    {
      code: 'def main():\n    return {"result": re.sub("a", "b", "c")}\n',
      fires: [2],
      fixed: 'import re\ndef main():\n    return {"result": re.sub("a", "b", "c")}\n',
    },
    {
      code: 'def main():\n    return {"result": missing}\n',
      fires: [2],
      offers: [{ kind: 'make-input', name: 'missing', type: 'string' }],
    },
    {
      code: 'def main(text: str):\n    return {"result": "".join([text] * count)}\n',
      fires: [2],
      offers: [{ kind: 'make-input', name: 'count', type: 'number' }],
    },
    { code: 'def main():\n    return {"result": missing(1)}\n', fires: [2], offers: [] },
    { code: 'def other():\n    return missing\ndef main():\n    return {"result": ""}\n', fires: [2], offers: [] },
    {
      language: 'javascript',
      code: 'function main({ text }) {\n  return { result: text.repeat(1 * count) }\n}',
      fires: [2],
      offers: [{ kind: 'make-input', name: 'count', type: 'number' }],
    },
    { language: 'javascript', code: 'function main() {\n  return { result: _.uniq([1]).join() }\n}', fires: [2] },
    {
      language: 'javascript',
      code: 'function main() {\n  return { result: window.name + toString }\n}',
      fires: [2, 2],
    },
    {
      language: 'javascript',
      code: 'const { a: { b }, ...rest } = JSON.parse("{}")\nclass K { m() { return this.x } }\nfunction main({ n = 1 }) {\n  for (const i of [n]) late = i\n  const f = (g, ...h) => [g, h, i2]\n  var i2 = typeof absent\n  out: while (n) break out\n  try { return { result: gone } } catch ({ message }) { return { result: [message, b, rest, K, late, f].join() } }\n}',
      fires: [],
    },
    { language: 'javascript', code: 'eval("var a = 1")\nfunction main() { return { result: a } }', fires: [] },
    { code: 'def main():\n    return {"result": json.dumps(1)}\n', fires: [] },
    { code: 'from helper import *\ndef main():\n    return {"result": missing}\n', fires: [] },
    {
      code: 'def main():\n    try:\n        return {"result": unicode(1)}\n    except NameError:\n        return {"result": ""}\n',
      fires: [],
    },
    {
      code: 'def main(a=1):\n    match a:\n        case {"x": y, **rest}:\n            return {"result": str([y, rest, __name__])}\n    return {"result": [z for z in "a"][0]}\n',
      fires: [],
    },
    {
      code: 'def main(text=""):\n    if not text:\n        exit()\n    if text == "a":\n        quit(1)\n    return {"result": text}\n',
      fires: [],
    },
    // What an annotation names is looked up by nobody: in the body of a function, behind `from __future__`, and from Python 3.14 on.
    { code: 'def main():\n    x: Foo = 1\n    return {"result": ""}\n', target: '0.11', fires: [] },
    {
      code: 'from __future__ import annotations\nlimit: Count = 1\nclass A:\n    b: Text\ndef main(x: pd.DataFrame = None) -> Dict[str, Any]:\n    return {"result": ""}\n',
      target: '0.11',
      fires: [],
    },
    {
      code: 'limit: Count = 1\ndef main(x: pd.DataFrame = None) -> Dict[str, Any]:\n    return {"result": ""}\n',
      fires: [],
    },
    {
      code: 'limit: Count = 1\ndef main(x: pd.DataFrame = None) -> Dict[str, int]:\n    return {"result": ""}\n',
      target: '0.11',
      fires: [1, 2, 2],
    },
    { code: 'def main(x=missing) -> dict:\n    return {"result": ""}\n', fires: [1] },
    {
      code: 'type Row = Later\ndef first[T: Bound](x: T) -> T:\n    return x\ndef main():\n    return {"result": ""}\n',
      fires: [],
    },
    // A name of one function is none of another's.
    {
      code: 'def helper():\n    return text.upper()\ndef main(text=""):\n    return {"result": helper()}\n',
      fires: [2],
    },
    { code: 'print(f"{text}")\ndef main(text=""):\n    return {"result": text}\n', fires: [1] },
    {
      code: 'def main(text=""):\n    def helper():\n        return text.upper()\n    return {"result": helper()}\n',
      fires: [],
    },
    {
      code: 'def read():\n    global text\n    text = "x"\ndef helper():\n    return text\ndef main():\n    read()\n    return {"result": helper()}\n',
      fires: [],
    },
    {
      code: 'class Row:\n    size = 1\n    def half(self):\n        return [n for n in [self]] and (lambda m: m)(1)\ndef main():\n    if (found := 1):\n        pass\n    return {"result": str([found, Row.size])}\n',
      fires: [],
    },
    {
      code: 'def other():\n    return missing\ndef main():\n    return {"result": ""}\n',
      fires: [2],
      severity: 'warning',
    },
    {
      language: 'javascript',
      code: 'function helper() { return text.trim() }\nfunction main({ text }) { return { result: helper() } }',
      fires: [1],
    },
    {
      language: 'javascript',
      code: 'function main({ text, ...more }) {\n  const helper = () => text.trim() + late()\n  function late() { return seen + more.a }\n  for (var seen of [1]) { count = seen }\n  return { result: helper() + seen + other() }\n}\nfunction other() { return count }',
      fires: [],
    },
    {
      language: 'javascript',
      code: "function main() {\n  const w = typeof window === 'undefined' ? null : window\n  if (typeof document !== 'undefined') { document.title = '' }\n  return { result: String(w) }\n}",
      fires: [],
    },
    {
      language: 'javascript',
      code: 'function main() {\n  return { result: navigator.userAgent + new WebSocket("ws://a") + Iterator.from([]) }\n}',
      fires: [2, 2, 2],
    },
    {
      language: 'javascript',
      code: 'function main() {\n  return { result: String([CustomEvent, PerformanceEntry, crypto, fetch, ReadableStreamBYOBReader, arguments]) }\n}',
      fires: [],
    },
  ],
  'name-of-wrapper': [
    {
      code: 'def main():\n    return {"result": json.dumps(1)}\n',
      fires: [2],
      fixed: 'import json\ndef main():\n    return {"result": json.dumps(1)}\n',
    },
    { language: 'javascript', code: 'function main() {\n  return { result: output_json }\n}', fires: [2] },
    { code: `CONFIG = json.loads("{}")\n${main}`, fires: [1] },
    { code: 'def main():\n    return {"result": os.linesep}\n', fires: [2] },
    { code: 'def main():\n    import json\n    return {"result": json.dumps(1)}\n', fires: [] },
  ],
  'builtin-covered': [
    { code: 'def main(str):\n    return {"result": str(1)}\n', fires: [2] },
    { code: 'def main():\n    str = "x"\n    return {"result": str(1)}\n', fires: [3] },
    {
      code: 'def main():\n    str = make()\n    return {"result": str(1)}\n\ndef make():\n    return repr\n',
      fires: [],
    },
    { code: 'def main(list, text):\n    return {"result": text + str(len(list))}\n', fires: [] },
  ],
  'name-reserved-here': [
    { language: 'javascript', code: 'const result = 1\nfunction main() { return { result } }', fires: [1] },
    { language: 'javascript', code: 'function main() { const result = ""; return { result } }', fires: [] },
    { language: 'javascript', code: 'var fs = 1\nfunction main() { return { result: "" } }', fires: [1] },
    { language: 'javascript', code: "const fs = require('fs')\nfunction main() { return { result: '' } }", fires: [] },
  ],
} as const satisfies Readonly<Record<string, readonly RuleCase[]>>
