import type { RuleCase } from '../rule'

const main = 'def main():\n    return {"result": ""}\n'

/** Nodes on which the rules of the language must fire, and must not. */
export const languageCases = {
  'module-statement': [
    { language: 'javascript', code: "import fs from 'fs'\nfunction main() { return {} }", fires: [1] },
    { language: 'javascript', code: 'export function main() { return {} }', fires: [1] },
    { language: 'javascript', code: "const fs = require('fs')\nfunction main() { return {} }", fires: [] },
  ],
  'package-not-there': [
    { code: `import pandas\n${main}`, fires: [1] },
    { code: `import nowhere.at.all\n${main}`, fires: [1] },
    { code: `import cgi\n${main}`, fires: [1] },
    { code: `import cgi\n${main}`, target: '0.11', fires: [] },
    { code: `import requests, json\n${main}`, fires: [] },
    { language: 'javascript', code: "const _ = require('lodash')\nconst main = () => ({})", fires: [1] },
    { language: 'javascript', code: "const fs = require('node:fs')\nconst main = () => ({})", fires: [] },
  ],
  'package-lacks-name': [
    { code: `from jinja2 import Markup\n${main}`, fires: [1] },
    { code: `import requests\nx = requests.gett\n${main}`, fires: [2] },
    {
      code: `import requests\nfrom requests.adapters import HTTPAdapter\nx = requests.get, requests.adapters\n${main}`,
      fires: [],
    },
    { code: `from jinja2 import Template\n${main}`, fires: [] },
    { code: `import httpx\nx = httpx.get\n${main}`, fires: [] },
  ],
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
  'template-quotes': [
    { language: 'jinja2', code: "{{ a }}\n'''", target: '1.10', fires: [2] },
    { language: 'jinja2', code: "{{ a }}\n'''", fires: [] },
  ],
  'inputs-mark': [
    { code: 'def main():\n    return {"result": "{{inputs}}"}\n', fires: [2] },
    { code: 'def main():\n    # {{inputs}}\n    return {"result": "{{ inputs }}"}\n', fires: [] },
    { language: 'javascript', code: 'const main = () => ({ result: "{{inputs}}" })', fires: [1] },
  ],
} as const satisfies Readonly<Record<string, readonly RuleCase[]>>
