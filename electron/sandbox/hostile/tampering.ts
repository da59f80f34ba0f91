import { code, type HostileNode, refused, short } from './hostileNode'

const python = { language: 'python3', heldBy: ['process'] } as const
const javascript = { ...python, language: 'javascript' } as const
/** What breaks the wrapper shows wherever that breaks first. */
const broken = ['raised-outside', 'node-raised', 'program-ended', 'sandbox-failed', 'worker-crashed', 'result-missing']

/** Nodes that change what runs them: the next run would meet it if anything of this one were left. */
export const tampering: readonly HostileNode[] = [
  {
    ...python,
    name: 'alters-json',
    does: 'has json.dumps write a result of its own',
    code: code`
      import json
      json.dumps = lambda *args, **names: '{"result": "forged"}'
      json.JSONEncoder.encode = json.dumps
      def main():
          return {"result": "x"}
    `,
    ends: 'succeeded',
    result: 'forged',
  },
  {
    ...python,
    name: 'alters-print',
    does: 'takes print away',
    bySandboxPy: 'exit-ends-server',
    code: code`
      import builtins
      builtins.print = lambda *args, **names: None
      def main():
          return {"result": "x"}
    `,
    ends: 'result-missing',
  },
  {
    ...python,
    name: 'clears-builtins',
    does: 'takes all builtins away',
    code: code`
      import builtins
      def main():
          builtins.__dict__.clear()
          return {"result": "x"}
    `,
    ends: broken,
  },
  {
    ...python,
    name: 'no-stdout',
    does: 'has no sys.stdout any more',
    bySandboxPy: 'exit-ends-server',
    code: code`
      import sys
      def main():
          sys.stdout = None
          return {"result": "x"}
    `,
    ends: 'result-missing',
  },
  {
    ...python,
    name: 'false-stdout',
    does: 'puts an object in the place of sys.stdout and of sys.stderr',
    bySandboxPy: 'exit-ends-server',
    code: code`
      import sys
      class Nothing:
          def __getattr__(self, name):
              raise RuntimeError("nothing here")
      def main():
          sys.stdout = sys.stderr = Nothing()
          return {"result": "x"}
    `,
    ends: ['program-ended', 'raised-outside', 'sandbox-failed'],
  },
  {
    ...python,
    name: 'alters-the-excepthook',
    does: 'has errors handled by a hook that never returns',
    code: code`
      import sys
      def hook(*args):
          while True:
              pass
      sys.excepthook = hook
      def main():
          raise ValueError("x")
    `,
    heldBy: ['time'],
    ends: 'run-timeout',
    seconds: short,
  },
  {
    ...python,
    name: 'clears-modules',
    does: 'takes all modules away',
    code: code`
      import sys
      def main():
          sys.modules.clear()
          return {"result": "x"}
    `,
    ends: ['succeeded', 'stderr-fails', ...broken],
    likeDify: ['succeeded', 'stderr-fails', refused, ...broken],
    check: 'hangs-after-result',
  },
  {
    ...python,
    name: 'imports-that-hang',
    does: 'has every import after it hang',
    code: code`
      import sys
      class Finder:
          def find_spec(self, name, path=None, target=None):
              while True:
                  pass
      sys.meta_path.insert(0, Finder())
      for name in [name for name in sys.modules if name.split(".")[0] in ("json", "base64")]:
          del sys.modules[name]
      def main():
          import json
    `,
    heldBy: ['time'],
    ends: 'run-timeout',
    seconds: short,
  },
  {
    ...python,
    name: 'alters-its-callers',
    does: 'takes away the names that all its callers read',
    code: code`
      import sys
      def main():
          frame = sys._getframe(1)
          while frame is not None:
              for name in list(frame.f_globals):
                  if not name.startswith("__") and name not in ("main", "sys"):
                      frame.f_globals[name] = None
              frame = frame.f_back
          return {"result": "x"}
    `,
    ends: broken,
  },
  {
    ...python,
    name: 'finds-its-supervisor',
    does: 'goes through all objects for what belongs to the sandbox, and closes it',
    bySandboxPy: 'exit-ends-server',
    code: code`
      import gc, io, socket
      def main():
          for found in gc.get_objects():
              try:
                  if isinstance(found, (socket.socket, io.IOBase)) and found.fileno() > 2:
                      found.close()
              except Exception:
                  pass
          return {"result": "x"}
    `,
    ends: ['succeeded', 'raised-outside', 'result-missing', 'program-ended'],
    likeDify: ['succeeded', 'raised-outside', 'result-missing', 'program-ended', refused],
  },
  {
    ...python,
    name: 'blocks-the-dump',
    does: 'turns off every signal and faulthandler, by which the line of a call is found, then makes a call that Dify refuses',
    code: code`
      import faulthandler, os, signal
      def main():
          signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
          for number in signal.valid_signals():
              try:
                  faulthandler.unregister(number)
                  signal.signal(number, signal.SIG_IGN)
              except (OSError, ValueError, RuntimeError):
                  pass
          return {"result": str(os.getcwd() != "")}
    `,
    heldBy: ['seccomp'],
    ends: 'succeeded',
    likeDify: refused,
  },
  {
    ...javascript,
    name: 'alters-json-js',
    does: 'has JSON.stringify write a result of its own',
    code: code`
      JSON.stringify = () => '{"result": "forged"}'
      function main() {
        return { result: 'x' }
      }
    `,
    ends: 'succeeded',
    result: 'forged',
  },
  {
    ...javascript,
    name: 'alters-console-js',
    does: 'takes console.log and stdout away',
    code: code`
      console.log = () => {}
      process.stdout.write = () => true
      function main() {
        return { result: 'x' }
      }
    `,
    ends: 'result-missing',
  },
  {
    ...javascript,
    name: 'alters-everything-js',
    does: 'alters what all objects, arrays, functions and texts have',
    code: code`
      for (const kind of [Object, Array, Function, Promise, String]) {
        for (const name of Object.getOwnPropertyNames(kind.prototype)) {
          if (name !== 'constructor') try { kind.prototype[name] = () => { throw new Error('altered') } } catch {}
        }
      }
      function main() {
        return { result: 'x' }
      }
    `,
    ends: ['succeeded', 'run-timeout', ...broken],
    seconds: short,
  },
]
