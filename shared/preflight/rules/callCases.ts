import type { RuleCase } from '../rule'

const main = (line: string, before = ''): string => `${before}def main():\n    ${line}\n    return {"result": ""}\n`

const ranking: RuleCase['packages'] = [
  { name: 'ranks', version: '1', neededBy: [], requires: ['sums'] },
  { name: 'sums', version: '1', neededBy: ['ranks'], requires: ['numpy'] },
  { name: 'words', version: '1', neededBy: [], requires: ['ranks-data'] },
]

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
    { code: main('pass', 'from sklearn.cluster import KMeans\n'), fires: [1], severity: 'error' },
    { code: main('pass', 'import matplotlib.pyplot as plt\n'), fires: [1], severity: 'error' },
    // What brings numpy may put off importing it.
    { code: main('pass', 'import ranks\n'), packages: ranking, fires: [1], severity: 'warning' },
    { code: main('pass', 'import ranks\n'), packages: ranking, target: 'dify-sandbox-py', fires: [] },
    { code: main('pass', 'import words\n'), packages: ranking, fires: [] },
    {
      code: main('threading.Thread(target=print).start()', 'import threading\n'),
      fires: [3],
      severity: 'error',
      params: { calls: 'clone3 (435), madvise (28)' },
    },
    { code: main('threading.Lock()', 'import threading\n'), fires: [] },
    { code: main('job = Process()\n    job.start()', 'from multiprocessing import Process\n'), fires: [4] },
    { code: main('multiprocessing.Pool(2)', 'import multiprocessing\n'), fires: [3] },
    { code: main('tempfile.mkdtemp()', 'import tempfile\n'), fires: [3] },
    { code: main('os.getcwd()', 'import os\n'), target: 'dify-sandbox-py', fires: [] },
    { code: main('os.getcwd()', 'import os\n'), serverEnv: 'ALLOWED_SYSCALLS=0,1,79', fires: [] },
    // The whole line, as the operator writes it: what is let through already, and what this needs.
    {
      code: main('os.getcwd()', 'import os\n'),
      serverEnv: 'ALLOWED_SYSCALLS=0,1,3',
      fires: [3],
      params: { what: 'os.getcwd', calls: 'getcwd (79)', numbers: '0,1,3,79' },
    },
    { code: main('os.path.join("a", "b")', 'import os\n'), fires: [] },
    {
      language: 'javascript',
      code: "const { execSync } = require('child_process')\nfunction main() { return { result: String(execSync('ls')) } }",
      fires: [2],
    },
    { language: 'javascript', code: 'function main() { return { result: process.cwd() } }', fires: [1] },
    {
      language: 'javascript',
      code: "const dns = require('dns')\nfunction main() { dns.lookup('example.com', () => {}); return { result: '' } }",
      fires: [2],
    },
    {
      language: 'javascript',
      code: "const p = require('node:path')\nfunction main() { return { result: p.join('a', 'b') } }",
      fires: [],
    },
    { code: main('if 1 > 2:\n        os.getcwd()', 'import os\n'), fires: [4], severity: 'warning' },
    { code: main('if 1 > 2:\n        pass\n    os.getcwd()', 'import os\n'), fires: [5], severity: 'error' },
    {
      code: main('if 1 > 2:\n        return {"result": "x"}\n    os.getcwd()', 'import os\n'),
      fires: [5],
      severity: 'warning',
    },
    { code: main('here()', 'import os\ndef here():\n    return os.getcwd()\n'), fires: [3], severity: 'error' },
    {
      code: main('here()', 'import os\ndef here(x=1):\n    return x or os.getcwd()\n'),
      fires: [3],
      severity: 'warning',
    },
    {
      code: main('lambda: here()', 'import os\ndef here():\n    return os.getcwd()\n'),
      fires: [3],
      severity: 'warning',
    },
    { code: main('here()', 'import os\ndef here():\n    yield os.getcwd()\n'), fires: [3], severity: 'warning' },
    {
      language: 'javascript',
      code: 'function main({ text }) {\n  if (!text) { process.cwd() }\n  return { result: text }\n}',
      fires: [2],
      severity: 'warning',
    },
    {
      language: 'javascript',
      code: 'const here = () => process.cwd()\nfunction main({ text }) {\n  if (!text) { text = "a" }\n  return { result: here() }\n}',
      fires: [1],
      severity: 'error',
    },
  ],
  'sandbox-may-refuse': [
    { code: main('os.mkdir("x")', 'import os\n'), fires: [3] },
    { code: main('os.mkdir("x")', 'import os\n'), target: 'dify-sandbox-py', fires: [] },
  ],
  'file-written': [
    { code: main('open("x.txt", "w").write("a")'), fires: [2], severity: 'error' },
    { code: main('with open("x.txt", "w") as file:\n        file.write("a")'), fires: [2], severity: 'error' },
    { code: main('file = open("x.txt", "w")'), fires: [2], severity: 'error' },
    { code: main('if 1 > 2:\n        open("x.txt", "w")'), fires: [3], severity: 'warning' },
    {
      code: main('try:\n        open("x.txt", "w")\n    except OSError:\n        pass'),
      fires: [3],
      severity: 'warning',
    },
    { code: main('pass', 'open("x.txt", "w")\n'), fires: [1], severity: 'error' },
    {
      code: main('pass', 'try:\n    open("x.txt", "w")\nexcept OSError:\n    pass\n'),
      fires: [2],
      severity: 'warning',
    },
    { code: main('plt.savefig("x.png")', 'import matplotlib.pyplot as plt\n'), fires: [3] },
    { code: main('plt.savefig(io.BytesIO())', 'import io\nimport matplotlib.pyplot as plt\n'), fires: [] },
    { code: main('image = Image.new("L", (1, 1))\n    image.save("x.png")', 'from PIL import Image\n'), fires: [4] },
    { code: main('Image.new("L", (1, 1)).save(io.BytesIO(), "png")', 'import io\nfrom PIL import Image\n'), fires: [] },
    { code: main('zipfile.ZipFile("x.zip", "w")', 'import zipfile\n'), fires: [3] },
    { code: main('zipfile.ZipFile("x.zip")', 'import zipfile\n'), fires: [] },
    { code: main('zipfile.ZipFile(io.BytesIO(), "w")', 'import io, zipfile\n'), fires: [] },
    // Packed in memory.
    {
      code: main('with io.BytesIO() as buf:\n        zipfile.ZipFile(buf, "w")', 'import io, zipfile\n'),
      fires: [],
    },
    { code: main('gzip.GzipFile(fileobj=io.BytesIO(), mode="wb")', 'import gzip, io\n'), fires: [] },
    { code: main('zipfile.ZipFile(buf, "w")', 'import io, zipfile\nbuf = io.BytesIO()\n'), fires: [] },
    { code: main('shutil.copy("a", "b")', 'import shutil\n'), fires: [3], severity: 'error' },
    { code: main('Path("x").write_text("a")', 'from pathlib import Path\n'), fires: [3] },
    { code: main('open("x.txt").read()'), fires: [] },
    { code: main('Path("x").open("w")', 'from pathlib import Path\n'), fires: [3] },
    { code: main('Path("x").open()', 'from pathlib import Path\n'), fires: [] },
    { code: 'def main(table):\n    table.to_csv("x.csv")\n    return {"result": ""}\n', fires: [2] },
    { code: 'def main(table):\n    return {"result": table.to_csv()}\n', fires: [] },
    { code: main('open("x.txt", "w")'), target: 'dify-sandbox-py', fires: [] },
    // It never comes to that: see `thread-never-starts`.
    {
      language: 'javascript',
      code: "const fs = require('fs')\nfunction main() { fs.promises.writeFile('x', ''); return { result: '' } }",
      fires: [],
    },
    {
      language: 'javascript',
      code: "const fs = require('fs')\nfunction main() { try { fs.writeFileSync('x', '') } catch {} return { result: '' } }",
      fires: [2],
      severity: 'warning',
    },
    {
      language: 'javascript',
      code: "const fs = require('fs')\nfunction main() { fs.writeFileSync('x', ''); return { result: '' } }",
      fires: [2],
      severity: 'error',
    },
  ],
  'thread-never-starts': [
    {
      language: 'javascript',
      code: "const fs = require('fs')\nfunction main() { fs.promises.readFile('x'); return { result: '' } }",
      fires: [2],
      severity: 'error',
    },
    {
      language: 'javascript',
      code: "const { writeFile } = require('node:fs/promises')\nfunction main() { writeFile('x', ''); return { result: '' } }",
      fires: [2],
    },
    {
      language: 'javascript',
      code: "const zlib = require('zlib')\nfunction main() { zlib.gzip('x', () => {}); return { result: '' } }",
      fires: [2],
    },
    {
      language: 'javascript',
      code: "const zlib = require('zlib')\nfunction main() { return { result: zlib.gzipSync('x').toString('base64') } }",
      fires: [],
    },
    {
      language: 'javascript',
      code: "const fs = require('fs')\nfunction main() { fs.promises.readFile('x'); return { result: '' } }",
      target: 'dify-sandbox-py',
      fires: [],
    },
    {
      language: 'javascript',
      code: "const fs = require('fs')\nfunction other() { fs.promises.readFile('x') }\nfunction main() { return { result: '' } }",
      fires: [2],
      severity: 'warning',
    },
  ],
  'network-is-off': [
    {
      code: main('requests.get("https://example.com")', 'import requests\n'),
      serverEnv: 'SANDBOX_ENABLE_NETWORK=false',
      fires: [0],
      severity: 'error',
    },
    // Dify asks for the network with every run, and such a server refuses them all.
    { code: main('len("a")'), serverEnv: 'SANDBOX_ENABLE_NETWORK=false', fires: [0] },
    {
      language: 'javascript',
      code: 'const main = () => ({ result: "" })',
      serverEnv: 'ENABLE_NETWORK=false',
      fires: [0],
    },
    { language: 'jinja2', code: '{{ a }}', serverEnv: 'ENABLE_NETWORK=false', fires: [0] },
    { code: '', serverEnv: 'ENABLE_NETWORK=false', fires: [] },
    { code: main('len("a")'), serverEnv: 'ENABLE_NETWORK=false', target: 'dify-sandbox-py', fires: [] },
    { code: main('requests.get("https://example.com")', 'import requests\n'), fires: [] },
  ],
} as const satisfies Readonly<Record<string, readonly RuleCase[]>>
