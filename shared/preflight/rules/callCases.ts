import type { RuleCase } from '../rule'

const main = (line: string, before = ''): string => `${before}def main():\n    ${line}\n    return {"result": ""}\n`

/** Nodes on which the rules of the sandbox must fire, and must not. */
export const callCases = {
  'sandbox-refuses': [
    { code: main('os.getcwd()', 'import os\n'), fires: [3] },
    { code: main('abspath("x")', 'from os.path import abspath\n'), fires: [3] },
    { code: main('Path("x").resolve()', 'from pathlib import Path\n'), fires: [3] },
    { code: main('sp.run(["ls"])', 'import subprocess as sp\n'), fires: [3] },
    {
      code: main('with ThreadPoolExecutor() as pool: pass', 'from concurrent.futures import ThreadPoolExecutor\n'),
      fires: [3],
    },
    { code: main('asyncio.run(f())', 'import asyncio\nasync def f():\n    pass\n'), fires: [5] },
    { code: main('np.array([1])', 'import numpy as np\n'), fires: [1] },
    { code: main('np.array([1])', 'import numpy as np\n'), target: 'dify-sandbox-py', fires: [] },
    { code: main('tempfile.mkdtemp()', 'import tempfile\n'), fires: [3] },
    { code: main('os.getcwd()', 'import os\n'), target: 'dify-sandbox-py', fires: [] },
    { code: main('os.getcwd()', 'import os\n'), serverEnv: 'ALLOWED_SYSCALLS=0,1,79', fires: [] },
    { code: main('os.path.join("a", "b")', 'import os\n'), fires: [] },
    {
      language: 'javascript',
      code: "const { execSync } = require('child_process')\nfunction main() { return { result: String(execSync('ls')) } }",
      fires: [2],
    },
    { language: 'javascript', code: 'function main() { return { result: process.cwd() } }', fires: [1] },
    {
      language: 'javascript',
      code: "const p = require('node:path')\nfunction main() { return { result: p.join('a', 'b') } }",
      fires: [],
    },
  ],
  'sandbox-may-refuse': [
    { code: main('os.mkdir("x")', 'import os\n'), fires: [3] },
    { code: main('os.mkdir("x")', 'import os\n'), target: 'dify-sandbox-py', fires: [] },
  ],
  'file-written': [
    { code: main('open("x.txt", "w").write("a")'), fires: [2] },
    { code: main('Path("x").write_text("a")', 'from pathlib import Path\n'), fires: [3] },
    { code: main('open("x.txt").read()'), fires: [] },
    { code: main('Path("x").open("w")', 'from pathlib import Path\n'), fires: [3] },
    { code: main('Path("x").open()', 'from pathlib import Path\n'), fires: [] },
    { code: 'def main(table):\n    table.to_csv("x.csv")\n    return {"result": ""}\n', fires: [2] },
    { code: 'def main(table):\n    return {"result": table.to_csv()}\n', fires: [] },
    { code: main('open("x.txt", "w")'), target: 'dify-sandbox-py', fires: [] },
    {
      language: 'javascript',
      code: "const fs = require('fs')\nfunction main() { fs.writeFileSync('x', ''); return { result: '' } }",
      fires: [2],
    },
  ],
  'network-is-off': [
    {
      code: main('requests.get("https://example.com")', 'import requests\n'),
      serverEnv: 'SANDBOX_ENABLE_NETWORK=false',
      fires: [1],
    },
    { code: main('requests.get("https://example.com")', 'import requests\n'), fires: [] },
    { code: main('len("a")'), serverEnv: 'SANDBOX_ENABLE_NETWORK=false', fires: [] },
  ],
} as const satisfies Readonly<Record<string, readonly RuleCase[]>>
