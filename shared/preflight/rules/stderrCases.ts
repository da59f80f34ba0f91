import type { RuleCase } from '../rule'

const main = (line: string, before = ''): string => `${before}def main():\n    ${line}\n    return {"result": ""}\n`

/** Nodes on which the rule of what is written to stderr must fire, and must not. */
export const stderrCases = {
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
    { code: main('traceback.print_exc(file=sys.stdout)', 'import sys, traceback\n'), fires: [] },
    { code: main('traceback.print_exception(error)', 'import traceback\nerror = ValueError()\n'), fires: [4] },
    { code: main('traceback.print_tb(error.__traceback__)', 'import traceback\nerror = ValueError()\n'), fires: [4] },
    { code: main('traceback.format_exc()', 'import traceback\n'), fires: [] },
    { code: main('os.write(2, b"x")', 'import os\n'), fires: [3], severity: 'error' },
    { code: main('os.write(1, b"x")', 'import os\n'), fires: [] },
    // What goes past `sys.stderr` is lost to the server there.
    { code: main('os.write(2, b"x")', 'import os\n'), target: 'dify-sandbox-py', fires: [] },
    { code: main('sys.__stderr__.write("x")', 'import sys\n'), target: 'dify-sandbox-py', fires: [] },
    { code: main('sys.__stderr__.write("x")', 'import sys\n'), fires: [3] },
    { code: main('sys.__stdout__.write("x")', 'import sys\n'), fires: [] },
    { code: main('print("x", file=sys.__stderr__)', 'import sys\n'), fires: [3] },
    { code: main('warnings.warn("x", DeprecationWarning)', 'import warnings\n'), fires: [3] },
    // Outside of `__main__` Python keeps a deprecation to itself.
    {
      code: main('warnings.warn("x", DeprecationWarning)', 'import warnings\n'),
      target: 'dify-sandbox-py',
      fires: [],
    },
    { code: main('warnings.warn("x", category=ResourceWarning)', 'import warnings\n'), fires: [] },
    { code: main('warnings.warn("x")', 'import warnings\nwarnings.simplefilter("ignore")\n'), fires: [] },
    {
      code: main(
        'with redirect_stderr(io.StringIO()):\n        traceback.print_exc()',
        'import io, traceback\nfrom contextlib import redirect_stderr\n',
      ),
      fires: [],
    },
    {
      code: main(
        'with contextlib.redirect_stderr(io.StringIO()):\n        sys.__stderr__.write("x")\n        logging.error("x")',
        'import contextlib, io, logging, sys\n',
      ),
      fires: [4, 5],
      severity: 'warning',
    },
    {
      code: main('print("x", file=sys.stderr)', 'import io, sys\nsys.stderr = io.StringIO()\n'),
      fires: [4],
      severity: 'warning',
    },
    {
      code: main('pass', 'import sys\nDEBUG = False\nif DEBUG: print("x", file=sys.stderr)\n'),
      fires: [3],
      severity: 'warning',
    },
    // It takes what Python writes there for the error as well, and drops what Node writes.
    { code: main('print("x", file=sys.stderr)', 'import sys\n'), target: 'dify-sandbox-py', fires: [3] },
    {
      language: 'javascript',
      code: 'function main() { console.error(1); return { result: "" } }',
      target: 'dify-sandbox-py',
      fires: [],
    },
    {
      language: 'javascript',
      code: 'function main() {\n  process.emitWarning("x")\n  console.assert(true)\n  return { result: "" }\n}',
      fires: [2],
    },
    {
      language: 'javascript',
      code: 'function main({ ok }) {\n  console.assert(ok)\n  return { result: "" }\n}',
      fires: [2],
      severity: 'warning',
    },
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
} as const satisfies Readonly<Record<string, readonly RuleCase[]>>
