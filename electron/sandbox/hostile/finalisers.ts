import { code, type HostileNode, patient, refused, short } from './hostileNode'

const hangs = { language: 'python3', heldBy: ['time'], ends: 'hangs-after-result', seconds: short } as const

/** Nodes that do their harm after their result. */
export const finalisers: readonly HostileNode[] = [
  {
    ...hangs,
    name: 'hangs-at-exit',
    does: 'registers an exit function that never returns',
    code: code`
      import atexit, time
      atexit.register(time.sleep, 600)
      def main():
          return {"result": "x"}
    `,
  },
  {
    ...hangs,
    name: 'hangs-in-a-finaliser',
    does: 'leaves an object whose __del__ never returns',
    code: code`
      class Last:
          def __del__(self):
              while True:
                  pass
      last = Last()
      def main():
          return {"result": "x"}
    `,
  },
  {
    ...hangs,
    name: 'thread-that-stays',
    does: 'leaves a thread that never ends, and that its interpreter waits for',
    code: code`
      import threading, time
      def main():
          threading.Thread(target=time.sleep, args=(600,)).start()
          return {"result": "x"}
    `,
    likeDify: refused,
  },
  {
    ...hangs,
    name: 'hangs-at-exit-js',
    does: 'registers an exit handler that never returns',
    language: 'javascript',
    code: code`
      process.on('exit', () => { for (;;) {} })
      function main() {
        return { result: 'x' }
      }
    `,
    seconds: patient,
  },
  {
    name: 'daemon-thread',
    does: 'leaves a daemon thread that loops',
    language: 'python3',
    code: code`
      import threading
      def loop():
          while True:
              pass
      def main():
          threading.Thread(target=loop, daemon=True).start()
          return {"result": "x"}
    `,
    heldBy: ['process'],
    ends: 'succeeded',
    likeDify: refused,
  },
  {
    name: 'timer-before-return',
    does: 'sets a timer whose signal comes after its result',
    language: 'python3',
    code: code`
      import atexit, signal, time
      def main():
          signal.setitimer(signal.ITIMER_REAL, 0.1)
          atexit.register(time.sleep, 600)
          return {"result": "x"}
    `,
    heldBy: ['process'],
    ends: 'ended-by-signal',
    likeDify: refused,
    check: 'hangs-after-result',
  },
  {
    name: 'timer-that-raises',
    does: 'sets a timer whose handler raises while the interpreter ends',
    language: 'python3',
    code: code`
      import atexit, signal, time
      def late(*args):
          raise RuntimeError("late")
      def main():
          signal.signal(signal.SIGALRM, late)
          signal.setitimer(signal.ITIMER_REAL, 0.1)
          atexit.register(time.sleep, 600)
          return {"result": "x"}
    `,
    heldBy: ['process'],
    ends: 'stderr-fails',
    likeDify: refused,
  },
  {
    name: 'exits-otherwise-at-exit',
    does: 'ends its process with a code of its own after its result',
    bySandboxPy: 'exit-ends-server',
    language: 'python3',
    code: code`
      import atexit, os
      atexit.register(os._exit, 9)
      def main():
          return {"result": "x"}
    `,
    heldBy: ['process'],
    ends: 'program-ended',
  },
  {
    name: 'forks-at-exit',
    does: 'starts a process when its interpreter ends',
    language: 'python3',
    code: code`
      import atexit, os, time
      @atexit.register
      def stay():
          if os.fork() == 0:
              os.setsid()
              time.sleep(600)
      def main():
          return {"result": "x"}
    `,
    heldBy: ['group'],
    ends: 'succeeded',
    likeDify: refused,
    check: 'hangs-after-result',
  },
]
