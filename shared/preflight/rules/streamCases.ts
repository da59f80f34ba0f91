import type { RuleCase } from '../rule'

const main = (line: string, before = ''): string => `${before}def main():\n    ${line}\n    return {"result": ""}\n`

/** Nodes on which the rules of streams must fire, and must not. */
export const streamCases = {
  'stderr-written': [
    { code: main('print("x", file=sys.stderr)', 'import sys\n'), fires: [3], severity: 'error' },
    { code: main('if 1 > 2: print("x", file=sys.stderr)', 'import sys\n'), fires: [3], severity: 'warning' },
    { code: main('print("x")'), fires: [] },
    { code: main('logging.warning("x")', 'import logging\n'), fires: [3] },
    { code: main('logging.info("x")', 'import logging\n'), fires: [] },
    {
      code: 'import logging\nlog = logging.getLogger(__name__)\ndef main():\n    log.error("x")\n    return {"result": ""}\n',
      fires: [4],
    },
    {
      code: 'import logging, sys\nlogging.basicConfig(stream=sys.stdout)\ndef main():\n    logging.error("x")\n    return {"result": ""}\n',
      fires: [],
    },
    { code: main('logging.info("x")', 'import logging\nlogging.basicConfig(level=logging.INFO)\n'), fires: [4] },
    { code: main('logging.info("x")', 'import logging\nlogging.basicConfig(level="INFO")\n'), fires: [4] },
    {
      code: main('logging.error("x")', 'import logging, sys\nlogging.basicConfig(stream=sys.stderr)\n'),
      fires: [4],
    },
    {
      code: main(
        'log.info("x")',
        'import logging\nlog = logging.getLogger("a")\nlog.addHandler(logging.StreamHandler())\nlog.setLevel(20)\n',
      ),
      fires: [6],
    },
    {
      code: main(
        'log.error("x")',
        'import logging, sys\nlog = logging.getLogger("a")\nlog.addHandler(logging.StreamHandler(sys.stdout))\n',
      ),
      fires: [],
    },
    { code: main('warnings.warn("x")', 'import warnings\n'), fires: [3] },
    { code: main('traceback.print_exc()', 'import traceback\n'), fires: [3] },
    {
      language: 'javascript',
      code: 'function main() { console.error(1); console.log(2); return { result: "" } }',
      fires: [1],
      severity: 'error',
    },
    {
      language: 'javascript',
      code: 'function main() { if (1) console.error(1); return { result: "" } }',
      fires: [1],
      severity: 'warning',
    },
  ],
  'compile-warning': [
    { code: 'def main():\n    return {"result": "\\d"}\n', target: 'dify-1.16', fires: [2] },
    { code: 'def main():\n    return {"result": r"\\d"}\n', fires: [] },
    { code: 'def main(a=1):\n    return {"result": "" if a is 1 else "x"}\n', fires: [2] },
  ],
  'result-tag-printed': [
    { code: main('print("<<RESULT>>")'), fires: [2] },
    { code: main('# <<RESULT>>'), fires: [] },
    { language: 'javascript', code: 'const main = () => ({ result: `<<RESULT>>` })', fires: [1] },
  ],
  'input-asked': [
    { code: main('x = input("name")'), fires: [2] },
    { code: main('breakpoint()'), fires: [2] },
    { code: 'def main(input):\n    return {"result": input}\n', fires: [] },
  ],
  'loop-without-end': [
    { code: main('while True:\n        pass'), fires: [2] },
    { code: main('while True:\n        break'), fires: [] },
    { code: main('while True:\n        next(x)'), fires: [] },
    { code: main('while 1:\n        time.sleep(1)', 'import time\n'), fires: [3] },
    { language: 'javascript', code: 'function main() {\n  for (;;) {}\n}', fires: [2] },
    { language: 'javascript', code: 'function main() {\n  while (true) { if (a) return {} }\n}', fires: [] },
  ],
  'wait-too-long': [
    { code: main('time.sleep(60)', 'import time\n'), fires: [3] },
    { code: main('time.sleep(1)', 'import time\n'), fires: [] },
    { code: main('time.sleep(10 * 60)', 'import time\n'), fires: [3] },
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
  ],
} as const satisfies Readonly<Record<string, readonly RuleCase[]>>
