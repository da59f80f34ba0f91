import { code, type HostileNode, refused, short } from './hostileNode'

const flood = { language: 'python3', heldBy: ['output'], ends: 'output-capped' } as const
const closing = { language: 'python3', heldBy: ['process'] } as const

/** Nodes that write without end, or take away what they write to. */
export const output: readonly HostileNode[] = [
  {
    ...flood,
    name: 'gigabyte-on-stdout',
    does: 'prints 1 GB',
    code: code`
      def main():
          for _ in range(1000):
              print(("x" * 99 + "\n") * 10000)
    `,
  },
  {
    ...flood,
    name: 'gigabyte-on-stderr',
    does: 'writes 1 GB to stderr',
    code: code`
      import sys
      def main():
          for _ in range(1000):
              sys.stderr.write(("x" * 99 + "\n") * 10000)
    `,
  },
  {
    ...flood,
    name: 'endless-line',
    does: 'prints one line without end',
    code: code`
      def main():
          while True:
              print("x" * 1000, end="")
    `,
    ends: 'output-one-line',
  },
  {
    ...flood,
    name: 'past-python',
    does: 'writes to the descriptor past sys.stdout, what is no text',
    bySandboxPy: 'run-timeout',
    code: code`
      import os
      def main():
          while True:
              os.write(1, b"\xff\x00\x1b]0;x\x07" * 1000 + b"\n")
    `,
  },
  {
    ...flood,
    name: 'child-floods',
    does: 'has a child print without end',
    bySandboxPy: 'run-timeout',
    code: code`
      import subprocess, sys
      def main():
          subprocess.run([sys.executable, "-c", "while True: print('x' * 1000)"])
    `,
    likeDify: refused,
    check: 'node-raised',
  },
  {
    ...flood,
    name: 'flood-at-exit',
    does: 'prints without end after its result',
    code: code`
      import atexit
      @atexit.register
      def flood():
          while True:
              print("x" * 1000)
      def main():
          return {"result": "x"}
    `,
  },
  {
    ...flood,
    name: 'gigabyte-js',
    does: 'logs without end, and lets Node write it',
    language: 'javascript',
    code: code`
      function main() {
        console.log('x'.repeat(1000))
        setImmediate(main)
      }
    `,
    // What a pipe has no room for is written in one call with what comes after it, which is not in Dify's list.
    likeDify: ['output-capped', refused],
    check: 'hangs-after-result',
  },
  {
    ...flood,
    name: 'endless-log-js',
    does: 'logs without end in one turn, so that Node keeps what a pipe has no room for',
    language: 'javascript',
    code: code`
      function main() {
        for (;;) console.log('x'.repeat(1000))
      }
    `,
    heldBy: ['time', 'output', 'limits'],
    ends: ['run-timeout', 'output-capped', 'memory-used-up'],
    seconds: short,
  },
  {
    ...flood,
    name: 'gigabyte-on-stderr-js',
    does: 'logs errors without end, and lets Node write them',
    language: 'javascript',
    code: code`
      function main() {
        console.error('x'.repeat(1000))
        setImmediate(main)
      }
    `,
    // What a pipe has no room for is written in one call with what comes after it, which is not in Dify's list.
    likeDify: ['output-capped', refused],
    check: 'hangs-after-result',
  },
  {
    ...closing,
    name: 'closes-stdout',
    does: 'closes sys.stdout before its result is printed',
    code: code`
      import sys
      def main():
          sys.stdout.close()
          return {"result": "x"}
    `,
    ends: 'raised-outside',
  },
  {
    ...closing,
    name: 'closes-every-descriptor',
    does: 'closes every descriptor, those to Nodelab too',
    bySandboxPy: 'exit-ends-server',
    code: code`
      import os
      def main():
          os.closerange(0, 4096)
          return {"result": "x"}
    `,
    ends: ['raised-outside', 'program-ended', 'result-missing', 'sandbox-failed'],
    likeDify: ['raised-outside', 'program-ended', 'result-missing', 'sandbox-failed', refused],
  },
  {
    ...closing,
    name: 'closes-every-descriptor-and-hangs',
    does: 'closes every descriptor and sleeps',
    code: code`
      import os, time
      def main():
          os.closerange(0, 4096)
          time.sleep(600)
    `,
    heldBy: ['time'],
    ends: 'run-timeout',
    likeDify: ['run-timeout', refused],
    seconds: short,
  },
  {
    ...closing,
    name: 'fills-every-descriptor',
    does: 'opens files until no descriptor is left',
    code: code`
      import os
      def main():
          kept = [os.open(os.__file__, os.O_RDONLY) for _ in range(200000)]
          return {"result": str(len(kept))}
    `,
    heldBy: ['limits'],
    ends: 'too-many-files',
  },
  {
    ...closing,
    name: 'turns-stdout-away',
    does: 'puts a pipe that nobody reads in the place of stdout',
    bySandboxPy: 'succeeded',
    code: code`
      import os
      def main():
          os.dup2(os.open("/dev/null", os.O_WRONLY), 1)
          return {"result": "x"}
    `,
    ends: 'result-missing',
    likeDify: ['result-missing', 'outside-refused', refused],
  },
  {
    ...closing,
    name: 'talks-to-nodelab',
    does: 'writes to every descriptor what a worker says to Nodelab',
    bySandboxPy: 'exit-ends-server',
    code: code`
      import os
      def main():
          for number in range(3, 64):
              try:
                  os.set_blocking(number, False)
                  os.write(number, b"began\nleft\ndone 0\nready {}\nunfit json\n" + b"x" * 20000)
              except OSError:
                  pass
          return {"result": "x"}
    `,
    heldBy: ['process', 'reading'],
    ends: ['succeeded', 'result-missing'],
    likeDify: ['succeeded', 'result-missing', refused],
    check: 'hangs-after-result',
  },
  {
    ...closing,
    name: 'says-done-and-stays',
    does: 'tells Nodelab that it has ended, and goes on',
    code: code`
      import os, time
      def main():
          print('<<RES' + 'ULT>>{"result": "x"}<<RES' + 'ULT>>', flush=True)
          for number in range(3, 64):
              try:
                  os.set_blocking(number, False)
                  os.write(number, b"done 0\n")
              except OSError:
                  pass
          while True:
              time.sleep(1)
    `,
    heldBy: ['time', 'group'],
    ends: ['succeeded', 'hangs-after-result'],
    likeDify: ['succeeded', 'hangs-after-result', refused],
    seconds: short,
  },
  {
    ...closing,
    name: 'closes-everything-js',
    does: 'closes every descriptor, those to Nodelab too',
    language: 'javascript',
    code: code`
      function main() {
        const fs = require('fs')
        for (let n = 0; n < 100; n += 1) try { fs.closeSync(n) } catch {}
        return { result: 'x' }
      }
    `,
    ends: ['worker-crashed', 'result-missing', 'program-ended', 'raised-outside', 'sandbox-failed', 'run-timeout'],
    seconds: short,
  },
]
