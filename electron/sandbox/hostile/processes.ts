import { code, type HostileNode, patient, refused, short } from './hostileNode'

const ofOthers = { language: 'python3', heldBy: ['scopes'], needs: ['scopes'], ends: 'outside-refused' } as const

/** Nodes that start processes and threads, leave them behind, or go for those of others. */
export const processes: readonly HostileNode[] = [
  {
    name: 'fork-bomb',
    does: 'forks as fast as it can; counts itself, so that it has an end where no limit holds it',
    language: 'python3',
    code: code`
      import mmap, os, struct, time
      count = mmap.mmap(-1, 8)
      def main():
          for turn in range(8):
              started = struct.unpack("q", count[:8])[0]
              if started >= 60:
                  break
              count[:8] = struct.pack("q", started + 1)
              try:
                  os.fork()
              except OSError:
                  break
          time.sleep(600)
    `,
    heldBy: ['limits', 'group'],
    // With Dify the call does nothing.
    ends: 'run-timeout',
    seconds: short,
  },
  {
    name: 'thread-bomb',
    does: 'starts threads without end',
    language: 'python3',
    code: code`
      import threading, time
      def main():
          for _ in range(1000):
              threading.Thread(target=time.sleep, args=(600,)).start()
    `,
    heldBy: ['limits', 'time'],
    // Where nothing limits them, it returns and waits for all of them.
    ends: ['too-many-processes', 'memory-used-up', 'hangs-after-result', 'run-timeout'],
    likeDify: refused,
    seconds: short,
  },
  {
    name: 'orphan-grandchild',
    does: 'leaves a grandchild in a session of its own, and returns',
    language: 'python3',
    code: code`
      import os, time
      def main():
          child = os.fork()
          if child == 0:
              os.setsid()
              if os.fork() == 0:
                  os.closerange(0, 64)
                  time.sleep(600)
              os._exit(0)
          os.waitpid(child, 0)
          return {"result": "x"}
    `,
    heldBy: ['group'],
    ends: 'succeeded',
    // The fork that does nothing answers 0, so that the only process takes itself for the child.
    likeDify: refused,
  },
  {
    name: 'child-holds-output',
    does: 'leaves a child that holds stdout and stderr',
    language: 'python3',
    code: code`
      import subprocess, sys
      def main():
          subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
          return {"result": "x"}
    `,
    heldBy: ['group'],
    ends: 'succeeded',
    likeDify: refused,
    check: 'node-raised',
  },
  {
    name: 'becomes-another',
    does: 'replaces itself by another program that never ends',
    language: 'python3',
    code: code`
      import os, sys
      def main():
          os.execv(sys.executable, [sys.executable, "-c", "import time; time.sleep(600)"])
    `,
    heldBy: ['time', 'group'],
    ends: 'run-timeout',
    likeDify: refused,
    check: 'node-raised',
    seconds: short,
  },
  {
    name: 'kills-its-group',
    does: 'kills its own process group',
    language: 'python3',
    code: code`
      import os, signal
      def main():
          os.kill(0, signal.SIGKILL)
    `,
    heldBy: ['process'],
    ends: 'worker-killed',
    likeDify: refused,
  },
  {
    ...ofOthers,
    name: 'kills-its-parent',
    does: 'kills the process that started it',
    code: code`
      import os, signal
      def main():
          os.kill(os.getppid(), signal.SIGKILL)
          return {"result": "killed"}
    `,
    likeDify: refused,
  },
  {
    ...ofOthers,
    name: 'kills-a-sibling',
    does: 'kills the process of another run',
    code: code`
      import os, signal
      def main():
          os.kill(@SIBLING@, signal.SIGKILL)
          return {"result": "killed"}
    `,
    likeDify: refused,
  },
  {
    ...ofOthers,
    name: 'traces-a-sibling',
    does: 'attaches to the process of another run with ptrace, which would stop it',
    code: code`
      import ctypes
      def main():
          libc = ctypes.CDLL(None, use_errno=True)
          failed = libc.ptrace(16, @SIBLING@, None, None)
          return {"result": "refused" if failed else "attached"}
    `,
    ends: 'succeeded',
    result: 'refused',
    likeDify: refused,
  },
  {
    ...ofOthers,
    name: 'reads-memory-of-a-sibling',
    does: 'opens the memory of the process of another run',
    code: code`
      def main():
          with open("/proc/@SIBLING@/mem", "rb") as memory:
              return {"result": str(memory.fileno())}
    `,
  },
  {
    ...ofOthers,
    heldBy: ['landlock'],
    needs: ['landlock'],
    name: 'reads-variables-of-its-parent',
    does: 'reads the variables of the process that started it, with all keys in them',
    code: code`
      def main():
          with open("/proc/self/stat") as file:
              parent = file.read().rsplit(")", 1)[1].split()[1]
          with open("/proc/%s/environ" % parent) as file:
              return {"result": file.read()}
    `,
  },
  {
    name: 'children-without-end-js',
    does: 'starts detached children that ignore their parent, and loops',
    language: 'javascript',
    code: code`
      function main() {
        const { spawn } = require('child_process')
        for (let n = 0; n < 3; n += 1) {
          spawn(process.execPath, ['-e', 'setTimeout(() => {}, 600000)'], { detached: true, stdio: 'ignore' }).unref()
        }
        for (;;) {}
      }
    `,
    heldBy: ['group', 'time'],
    ends: 'run-timeout',
    likeDify: refused,
    check: 'program-ended',
    seconds: short,
  },
  {
    name: 'threads-js',
    does: 'starts a worker thread that loops, and returns',
    language: 'javascript',
    code: code`
      function main() {
        const { Worker } = require('worker_threads')
        new Worker('for (;;) {}', { eval: true })
        return { result: 'x' }
      }
    `,
    heldBy: ['time'],
    ends: 'hangs-after-result',
    likeDify: refused,
    seconds: patient,
  },
]
