import { code, type HostileNode, refused } from './hostileNode'

const python = { language: 'python3', heldBy: ['process'] } as const
const javascript = { ...python, language: 'javascript' } as const

/** Nodes that end their own process in ways that no exception tells of. */
export const crashes: readonly HostileNode[] = [
  {
    ...python,
    name: 'segfault',
    does: 'reads address 0',
    code: code`
      import ctypes
      def main():
          ctypes.string_at(0)
    `,
    ends: 'worker-crashed',
  },
  {
    ...python,
    name: 'segfault-with-dump',
    does: 'asks for a dump of its memory, and crashes',
    code: code`
      import ctypes, resource
      def main():
          hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
          resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
          ctypes.string_at(0)
    `,
    ends: 'worker-crashed',
    likeDify: ['worker-crashed', refused],
  },
  {
    ...python,
    name: 'aborts',
    does: 'calls abort()',
    code: code`
      import os
      def main():
          os.abort()
    `,
    ends: 'worker-crashed',
    likeDify: ['worker-crashed', refused],
  },
  {
    ...python,
    name: 'leaves-at-once',
    does: 'ends its process with code 0 and without a result',
    bySandboxPy: 'exit-ends-server',
    code: code`
      import os
      def main():
          os._exit(0)
    `,
    ends: 'result-missing',
  },
  {
    ...python,
    name: 'leaves-at-once-with-code',
    does: 'ends its process with code 7',
    bySandboxPy: 'exit-ends-server',
    code: code`
      import os
      def main():
          os._exit(7)
    `,
    ends: 'program-ended',
  },
  {
    ...python,
    name: 'exits',
    does: 'raises SystemExit',
    bySandboxPy: 'exit-ends-server',
    code: code`
      import sys
      def main():
          sys.exit(3)
    `,
    ends: 'program-ended',
  },
  {
    ...python,
    name: 'kills-itself',
    does: 'sends itself SIGKILL',
    code: code`
      import os, signal
      def main():
          os.kill(os.getpid(), signal.SIGKILL)
    `,
    ends: 'worker-killed',
    likeDify: refused,
  },
  {
    ...python,
    name: 'terminates-itself',
    does: 'sends itself SIGTERM',
    code: code`
      import os, signal
      def main():
          os.kill(os.getpid(), signal.SIGTERM)
          while True:
              pass
    `,
    ends: 'ended-by-signal',
    likeDify: refused,
  },
  {
    ...python,
    name: 'recursion',
    does: 'calls itself without end',
    code: code`
      def main():
          return main()
    `,
    ends: 'recursion-too-deep',
  },
  {
    ...python,
    name: 'stack-overflow',
    does: 'lifts the limit of recursion and overflows the stack of C',
    code: code`
      import sys
      sys.setrecursionlimit(10 ** 6)
      class Loop:
          def __repr__(self):
              return repr(self)
      def main():
          return {"result": repr(Loop())}
    `,
    // Newer Pythons count their own calls of C.
    ends: ['worker-crashed', 'recursion-too-deep', 'memory-used-up'],
  },
  {
    ...python,
    name: 'breaks-its-heap',
    does: 'writes over an object that is in use',
    code: code`
      import ctypes
      def main():
          value = object()
          ctypes.memset(id(value), 255, 16)
          return {"result": str(value)}
    `,
    ends: 'worker-crashed',
  },
  {
    ...javascript,
    name: 'aborts-js',
    does: 'calls process.abort()',
    code: code`
      function main() {
        process.abort()
      }
    `,
    ends: 'worker-crashed',
    likeDify: ['worker-crashed', refused],
  },
  {
    ...javascript,
    name: 'exits-js',
    does: 'ends its process with code 7',
    code: code`
      function main() {
        process.exit(7)
      }
    `,
    ends: 'program-ended',
    bySandboxPy: 'result-missing',
  },
  {
    ...javascript,
    name: 'kills-itself-js',
    does: 'sends itself SIGKILL',
    code: code`
      function main() {
        process.kill(process.pid, 'SIGKILL')
      }
    `,
    ends: 'worker-killed',
    bySandboxPy: 'result-missing',
    likeDify: refused,
  },
  {
    ...javascript,
    name: 'recursion-js',
    does: 'calls itself without end',
    code: code`
      function main() {
        return main()
      }
    `,
    ends: 'recursion-too-deep',
  },
  {
    ...javascript,
    name: 'stack-overflow-js',
    does: 'lifts the limit of its stack and overflows it',
    code: code`
      require('v8').setFlagsFromString('--stack-size=65500')
      function main() {
        // A limit that is set late holds from the next script on.
        return { result: require('vm').runInNewContext('(function down(n) { return 1 + down(n + 1) })(1)') }
      }
    `,
    ends: ['worker-crashed', 'recursion-too-deep'],
    // Its stack is of code that names no line of the author's.
    bySandboxPy: ['worker-crashed', 'recursion-too-deep', 'result-too-deep'],
  },
]
