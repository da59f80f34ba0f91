import type { RuleCase } from '../rule'
import { loopCases } from './loopCases'

const main = (line: string, before = ''): string => `${before}def main():\n    ${line}\n    return {"result": ""}\n`

/** Nodes on which the rules of streams must fire, and must not. */
export const streamCases = {
  'compile-warning': [
    { code: 'def main():\n    return {"result": "\\d"}\n', target: 'dify-1.16', fires: [2] },
    { code: 'def main():\n    return {"result": r"\\d"}\n', fires: [] },
    { code: 'def main():\n    return {"result": "\\d"}\n', target: 'dify-sandbox-py', fires: [2], severity: 'error' },
    { code: 'def main(a=1):\n    return {"result": "" if a is 1 else "x"}\n', fires: [2] },
  ],
  'run-warning': [
    {
      code: main('datetime.utcnow()', 'from datetime import datetime\n'),
      fires: [3],
      severity: 'error',
      params: { what: 'datetime.datetime.utcnow', runtime: 'Python 3.14' },
    },
    { code: main('datetime.datetime.utcfromtimestamp(0)', 'import datetime\n'), fires: [3] },
    { code: main('datetime.now()', 'from datetime import datetime\n'), fires: [] },
    // It came with Python 3.12, and is told to `__main__` alone.
    { code: main('datetime.utcnow()', 'from datetime import datetime\n'), target: '0.11', fires: [] },
    { code: main('datetime.utcnow()', 'from datetime import datetime\n'), target: 'dify-sandbox-py', fires: [] },
    {
      code: main(
        'datetime.utcnow()',
        'import warnings\nfrom datetime import datetime\nwarnings.filterwarnings("ignore")\n',
      ),
      fires: [],
    },
    {
      code: main(
        'datetime.utcnow()',
        'import warnings\nfrom datetime import datetime\nwarnings.filterwarnings(action="ignore")\n',
      ),
      fires: [],
    },
    { code: main('datetime.strptime("200", "%j")', 'from datetime import datetime\n'), fires: [] },
    {
      code: main(
        'pass',
        'from datetime import datetime\ntry:\n    t = 1\nexcept ImportError:\n    t = datetime.utcnow()\n',
      ),
      fires: [5],
      severity: 'warning',
    },
    {
      code: main('if 1 > 2: datetime.utcnow()', 'from datetime import datetime\n'),
      fires: [3],
      severity: 'warning',
    },
    { code: main('re.sub("a", "b", "c", 1)', 'import re\n'), fires: [3] },
    { code: main('re.sub("a", "b", "c", count=1)', 'import re\n'), fires: [] },
    { code: main('datetime.strptime("31/12", "%d/%m")', 'from datetime import datetime\n'), fires: [3] },
    { code: main('datetime.strptime("31/12/26", "%d/%m/%y")', 'from datetime import datetime\n'), fires: [] },
    { code: main('pass', 'import imp\n'), target: '0.11', fires: [1] },
    { code: main('threading.currentThread()', 'import threading\n'), target: '0.11', fires: [3] },
    {
      code: main('requests.get("https://a.example", verify=False)', 'import requests\n'),
      fires: [3],
      severity: 'error',
      params: { difyText: 'InsecureRequestWarning' },
    },
    { code: main('requests.get("https://a.example")', 'import requests\n'), fires: [] },
    {
      code: main(
        'requests.get("https://a.example", verify=False)',
        'import requests, urllib3\nurllib3.disable_warnings()\n',
      ),
      fires: [],
    },
    { language: 'javascript', code: 'const main = () => ({ result: String(new Buffer("a")) })', fires: [1] },
    {
      language: 'javascript',
      code: 'const main = () => ({ result: String(new Buffer("a")) })',
      target: 'dify-sandbox-py',
      fires: [],
    },
    { language: 'javascript', code: 'const main = () => ({ result: String(Buffer.from("a")) })', fires: [] },
  ],
  'result-tag-printed': [
    { code: main('print("<<RESULT>>")'), fires: [2], severity: 'error' },
    { code: main('print(f"<<RESULT>> {1}")'), fires: [2], severity: 'error' },
    { code: 'def main():\n    return {"result": ["<<RESULT>>" + "x"]}\n', fires: [2], severity: 'error' },
    {
      code: 'def main(text="a"):\n    return {"result": text.replace("<<RESULT>>", "")}\n',
      fires: [2],
      severity: 'info',
    },
    { code: 'def main(text="a"):\n    return {"result": str("<<RESULT>>" in text)}\n', fires: [2], severity: 'info' },
    { code: main('mark = "<<RESULT>>"'), fires: [2], severity: 'info' },
    { code: main('# <<RESULT>>'), fires: [] },
    {
      language: 'javascript',
      code: 'const main = () => ({ result: `<<RESULT>>` })',
      fires: [1],
      severity: 'error',
    },
    {
      language: 'javascript',
      code: 'function main() {\n  console.log("a", "<<RESULT>>")\n  return { result: "" }\n}',
      fires: [2],
      severity: 'error',
    },
    {
      language: 'javascript',
      code: 'function main({ text }) {\n  return { result: text.replaceAll("<<RESULT>>", "") }\n}',
      fires: [2],
      severity: 'info',
    },
  ],
  'input-asked': [
    { code: main('x = input("name")'), fires: [2] },
    { code: main('breakpoint()'), fires: [2] },
    { code: main('ask()', 'def ask():\n    return input()\n'), fires: [2], severity: 'error' },
    { code: main('pass', 'def ask():\n    return input()\n'), fires: [2], severity: 'warning' },
    { code: 'def main(input):\n    return {"result": input}\n', fires: [] },
    { code: main('if 1 > 2:\n        input("x")'), fires: [3], severity: 'warning' },
  ],
  'script-ended': [
    { code: main('sys.exit()', 'import sys\n'), fires: [3], severity: 'error' },
    { code: main('print("x")\n    exit(0)'), fires: [3], severity: 'error' },
    { code: main('os._exit(0)', 'import os\n'), fires: [3], severity: 'error' },
    { code: main('if 1 > 2: quit(1)'), fires: [2], severity: 'warning' },
    { code: main('fail()', 'import sys\ndef fail():\n    sys.exit("x")\n'), fires: [3], severity: 'error' },
    { code: main('pass', 'import sys\ndef fail():\n    sys.exit("x")\n'), fires: [] },
    { code: main('try: sys.exit()\n    except SystemExit: pass', 'import sys\n'), fires: [] },
    { code: main('try: sys.exit()\n    except ValueError: pass', 'import sys\n'), fires: [3], severity: 'warning' },
    { code: main('pass', 'def exit():\n    pass\nexit()\n'), fires: [] },
    { code: 'def main(exit=str):\n    exit(1)\n    return {"result": ""}\n', fires: [] },
    {
      code: 'import sys\ndef main():\n    return {"result": ""}\nif __name__ == "__main__":\n    sys.exit(main())\n',
      target: 'dify-sandbox-py',
      fires: [],
    },
    { language: 'javascript', code: 'function main() { process.exit(0) }', fires: [1], severity: 'error' },
    {
      language: 'javascript',
      code: 'function main({ a }) { if (a) process.exit(0)\n  return { result: "" } }',
      fires: [1],
      severity: 'warning',
    },
    { language: 'javascript', code: 'function main() { return { result: "process.exit()" } }', fires: [] },
  ],
  'loop-without-end': [
    { code: main('while True:\n        pass'), fires: [2] },
    { code: main('while True:\n        break'), fires: [] },
    { code: main('while True:\n        next(x)'), fires: [] },
    { code: main('while 1:\n        time.sleep(1)', 'import time\n'), fires: [3] },
    { code: main('spin()', 'def spin():\n    while True: pass\n'), fires: [2], severity: 'error' },
    { code: main('pass', 'def spin():\n    while True: pass\n'), fires: [2], severity: 'warning' },
    { language: 'javascript', code: 'function main() {\n  for (;;) {}\n}', fires: [2], severity: 'error' },
    {
      language: 'javascript',
      code: 'function spin() {\n  for (;;) {}\n}\nfunction main() {\n  spin()\n}',
      fires: [2],
      severity: 'error',
    },
    {
      language: 'javascript',
      code: 'const spin = () => {\n  for (;;) {}\n}\nfunction main() {\n  return { result: "" }\n}',
      fires: [2],
      severity: 'warning',
    },
    { language: 'javascript', code: 'function main() {\n  while (true) { if (a) return {} }\n}', fires: [] },
    ...loopCases['loop-without-end'],
  ],
  'wait-too-long': [
    { code: main('time.sleep(60)', 'import time\n'), fires: [3] },
    { code: main('time.sleep(1)', 'import time\n'), fires: [] },
    { code: main('time.sleep(10 * 60)', 'import time\n'), fires: [3] },
    {
      code: main('asyncio.run(wait())', 'import asyncio\nasync def wait():\n    await asyncio.sleep(60)\n'),
      target: 'dify-sandbox-py',
      fires: [3],
      severity: 'error',
    },
    {
      code: main('pass', 'import asyncio\nasync def wait():\n    await asyncio.sleep(60)\n'),
      fires: [3],
      severity: 'warning',
    },
    {
      code: main('asyncio.run(wait())', 'import asyncio\nasync def wait():\n    await asyncio.sleep(1)\n'),
      fires: [],
    },
    { code: main('threading.Event().wait()', 'import threading\n'), fires: [3] },
    { code: main('threading.Event().wait(1)', 'import threading\n'), fires: [] },
    { code: main('queue.Queue().get()', 'import queue\n'), fires: [3] },
    {
      language: 'javascript',
      code: 'function main() {\n  setInterval(() => {}, 10)\n  return { result: "" }\n}',
      fires: [2],
      severity: 'warning',
    },
    {
      language: 'javascript',
      code: 'function main() {\n  clearInterval(setInterval(() => {}, 10))\n  return { result: "" }\n}',
      fires: [],
    },
    {
      language: 'javascript',
      code: 'function main() {\n  setTimeout(() => {}, 100000)\n  return { result: "" }\n}',
      fires: [2],
      severity: 'warning',
    },
    {
      language: 'javascript',
      code: 'function main() {\n  setTimeout(() => {}, 10)\n  return { result: "" }\n}',
      fires: [],
    },
    { code: main('time.sleep(3)', 'import time\n'), serverEnv: 'SANDBOX_WORKER_TIMEOUT=2', fires: [3] },
    ...loopCases['wait-too-long'],
    { code: main('if 1 > 2:\n        time.sleep(30)', 'import time\n'), fires: [4], severity: 'warning' },
    {
      code: main('try:\n        x = 1\n    except Exception:\n        time.sleep(60)', 'import time\n'),
      fires: [6],
      severity: 'warning',
    },
    { code: main('for x in [1]:\n        x = 2\n    time.sleep(30)', 'import time\n'), fires: [5], severity: 'error' },
  ],
} as const satisfies Readonly<Record<string, readonly RuleCase[]>>
