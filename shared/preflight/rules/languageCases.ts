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
    { code: `from __future__ import annotations\nimport __main__\n${main}`, fires: [] },
    { code: `from __future__ import annotations\n${main}`, target: '0.11', fires: [] },
    // Its sandbox ends a run that looks for a package in vain: to catch the failure does not help.
    {
      language: 'javascript',
      code: "let _\ntry { _ = require('lodash') } catch {}\nconst main = () => ({ result: '' })",
      fires: [2],
      severity: 'error',
    },
    {
      language: 'javascript',
      code: "function main() {\n  if (1 > 2) { try { require('lodash') } catch {} }\n  return { result: '' }\n}",
      fires: [2],
      severity: 'warning',
    },
    {
      language: 'javascript',
      code: "let _\ntry { _ = require('lodash') } catch {}\nconst main = () => ({ result: '' })",
      target: 'dify-sandbox-py',
      fires: [2],
      severity: 'info',
    },
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
