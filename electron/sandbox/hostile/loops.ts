import { code, type HostileNode, patient, refused, short, shortest } from './hostileNode'

const endless = { language: 'python3', heldBy: ['time'], ends: 'run-timeout', seconds: shortest } as const
const endlessJs = { ...endless, language: 'javascript' } as const

/** Nodes that never end: in Python, in C, and in what is waited for. */
export const loops: readonly HostileNode[] = [
  {
    ...endless,
    name: 'endless-loop',
    does: 'loops in Python',
    code: code`
      def main():
          while True:
              pass
    `,
  },
  {
    ...endless,
    name: 'endless-loop-in-c',
    does: 'loops in C, where no signal of Python is looked at',
    code: code`
      import collections, itertools
      def main():
          collections.deque(itertools.repeat(1), maxlen=0)
    `,
  },
  {
    ...endless,
    name: 'endless-regex',
    does: 'matches a regular expression that takes for ever',
    code: code`
      import re
      def main():
          re.match(r"(a+)+$", "a" * 64 + "b")
    `,
  },
  {
    ...endless,
    name: 'huge-number',
    does: 'computes a number of 100 million digits',
    code: code`
      def main():
          x = 7 ** (10 ** 8)
          return {"result": str(x % 10)}
    `,
    ends: ['run-timeout', 'memory-used-up'],
  },
  {
    ...endless,
    name: 'sleeps-for-ever',
    does: 'sleeps for a week',
    code: code`
      import time
      def main():
          time.sleep(604800)
    `,
  },
  {
    ...endless,
    name: 'waits-for-itself',
    does: 'waits for a lock that it holds',
    code: code`
      import threading
      lock = threading.Lock()
      def main():
          lock.acquire()
          lock.acquire()
    `,
  },
  {
    ...endless,
    name: 'ignores-signals',
    does: 'ignores every signal that can be ignored, SIGTERM too, and loops',
    code: code`
      import signal
      def main():
          for number in range(1, 65):
              try:
                  signal.signal(number, signal.SIG_IGN)
              except (OSError, ValueError):
                  pass
          while True:
              pass
    `,
  },
  {
    ...endless,
    name: 'catches-everything',
    does: 'catches every exception that would end it',
    code: code`
      def main():
          while True:
              try:
                  raise SystemExit
              except BaseException:
                  pass
    `,
  },
  {
    ...endless,
    name: 'hash-collisions',
    does: 'fills a dict with keys that all collide',
    code: code`
      class Key:
          def __hash__(self):
              return 1
      def main():
          return {"result": str(len({Key(): n for n in range(10 ** 9)}))}
    `,
  },
  {
    ...endless,
    name: 'stops-itself',
    does: 'stops its own process with SIGSTOP',
    code: code`
      import os, signal
      def main():
          os.kill(os.getpid(), signal.SIGSTOP)
    `,
    ends: 'run-stopped',
    seconds: short,
    likeDify: refused,
  },
  {
    name: 'reads-input',
    does: 'asks for input, which no node has',
    language: 'python3',
    code: code`
      def main():
          return {"result": input("name? ")}
    `,
    heldBy: ['process'],
    ends: 'node-raised',
  },
  {
    ...endlessJs,
    name: 'endless-loop-js',
    does: 'loops in JavaScript',
    code: code`
      function main() {
        for (;;) {}
      }
    `,
  },
  {
    ...endlessJs,
    name: 'endless-regex-js',
    does: 'matches a regular expression that takes for ever',
    code: code`
      function main() {
        return { result: String(/^(a+)+$/.test('a'.repeat(64) + 'b')) }
      }
    `,
  },
  {
    ...endlessJs,
    name: 'endless-wait-js',
    does: 'blocks its thread in a wait that nobody ends',
    code: code`
      function main() {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
      }
    `,
  },
  {
    ...endlessJs,
    name: 'microtasks-js',
    does: 'starts a new microtask in each microtask, after its result',
    code: code`
      function again() {
        Promise.resolve().then(again)
      }
      function main() {
        again()
        return { result: 'x' }
      }
    `,
    ends: 'hangs-after-result',
    seconds: patient,
  },
  {
    ...endlessJs,
    name: 'interval-js',
    does: 'leaves an interval that keeps its process alive after its result',
    code: code`
      function main() {
        setInterval(() => {}, 1000)
        return { result: 'x' }
      }
    `,
    ends: 'hangs-after-result',
    seconds: patient,
  },
  {
    ...endlessJs,
    name: 'result-that-loops-js',
    does: 'returns a value whose toJSON never returns',
    code: code`
      function main() {
        return { result: { toJSON() { for (;;) {} } } }
      }
    `,
  },
]
