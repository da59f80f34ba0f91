import type { RuleCase } from '../rule'

const main = 'def main():\n    return {"result": ""}\n'

/** Nodes on which the rules of the language must fire, and must not. */
export const languageCases = {
  'code-not-readable': [
    { code: 'def main(:\n    return {}\n', fires: [1] },
    { code: 'def main():\n    if True:\n    return {}\n', fires: [3] },
    { code: 'def main():\n    x = (1,\n    return {}\n', fires: [2] },
    { code: 'return 1\n', fires: [1] },
    { code: `type Name = str\n${main}`, target: '0.11', fires: [1] },
    { code: `type Name = str\n${main}`, target: 'dify-sandbox-py', fires: [] },
    { code: main, fires: [] },
    { language: 'javascript', code: 'function main() {\n  return {\n}', fires: [3] },
    { language: 'javascript', code: 'function main() { return await 1 }', fires: [1] },
    { language: 'javascript', code: 'const main = ({ a }) => ({ result: a?.b ?? "" })', fires: [] },
  ],
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
  'python-lacks-name': [
    { code: `from datetime import UTC\n${main}`, target: '0.11', fires: [1] },
    { code: `from datetime import UTC\n${main}`, fires: [] },
    {
      code: `import itertools\ndef main():\n    return {"result": str(list(itertools.batched([1], 1)))}\n`,
      target: '0.11',
      fires: [3],
    },
    { code: `from collections import Mapping\n${main}`, fires: [1] },
    { code: `from collections.abc import Mapping\n${main}`, fires: [] },
    { code: `try:\n    from collections import Mapping\nexcept ImportError:\n    Mapping = dict\n${main}`, fires: [] },
    { code: `import os\nx = os.path.join("a")\n${main}`, fires: [] },
    { code: `import ssl\nx = ssl.wrap_socket\n${main}`, fires: [2] },
    { code: `import ssl\nx = ssl.wrap_socket\n${main}`, target: '0.11', fires: [] },
    { code: `from configparser import SafeConfigParser\n${main}`, fires: [1] },
    { code: `from configparser import ConfigParser\n${main}`, fires: [] },
    {
      code: `from http import HTTPMethod\n${main}`,
      target: '0.11',
      fires: [1],
      severity: 'error',
      params: { difyText: "ImportError: cannot import name 'HTTPMethod' from 'http'" },
    },
    {
      code: `import http\nx = http.HTTPMethod\n${main}`,
      target: '0.11',
      fires: [2],
      params: { difyText: "AttributeError: module 'http' has no attribute 'HTTPMethod'" },
    },
    { code: `from http import HTTPMethod, HTTPStatus\n${main}`, fires: [] },
    { code: `import typing.io\n${main}`, fires: [1] },
    { code: `from typing.io import TextIO\n${main}`, fires: [1] },
    { code: `from typing.io import TextIO\n${main}`, target: '0.11', fires: [] },
    { code: `import platform\nx = platform.linux_distribution()\n${main}`, fires: [2] },
    { code: `import xml.etree.fastTree as tree\n${main}`, fires: [1] },
    { code: `import xml.etree.ElementTree as tree\nimport concurrent.futures, os.path\n${main}`, fires: [] },
    { code: `try:\n    import typing.io\nexcept ImportError:\n    pass\n${main}`, fires: [] },
    {
      code: `import urllib.request, email.message\nx = urllib.request.urlopen, email.message.Message\n${main}`,
      fires: [],
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
