import { code, type HostileNode, patient, refused } from './hostileNode'

const beyond = {
  language: 'python3',
  heldBy: ['seccomp'],
  needs: ['landlock', 'seccomp'],
  ends: 'outside-refused',
  likeDify: refused,
} as const

/** Nodes that reach past the rules of files, signals and calls, or past the account of what was refused to them. */
export const escapes: readonly HostileNode[] = [
  {
    ...beyond,
    name: 'opens-a-file-to-all',
    does: 'lets everybody read and write a file of the author: no rule of files holds who may',
    code: code`
      import os
      def main():
          os.chmod("@OUTSIDE@/secret.txt", 0o777)
          return {"result": "opened"}
    `,
  },
  {
    ...beyond,
    name: 'ages-a-file',
    does: 'alters the times of a file of the author, by a link in its own folder',
    code: code`
      import os
      def main():
          os.symlink("@OUTSIDE@/secret.txt", "link")
          os.utime("link", (1, 1))
          return {"result": "aged"}
    `,
  },
  {
    ...beyond,
    name: 'limits-another',
    does: 'takes the processor from another run by its limits',
    code: code`
      import resource
      def main():
          resource.prlimit(@SIBLING@, resource.RLIMIT_CPU, (1, 1))
          return {"result": "limited"}
    `,
  },
  {
    ...beyond,
    name: 'rings',
    does: 'makes a ring, whose calls no filter sees',
    code: code`
      import ctypes, os
      def main():
          libc = ctypes.CDLL(None, use_errno=True)
          if libc.syscall(425, 8, ctypes.create_string_buffer(120)) < 0:
              raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
          return {"result": "made"}
    `,
  },
  {
    ...beyond,
    name: 'asks-the-desktop',
    does: 'asks a service of this machine over its socket in the file system, which would do anything for the author',
    code: code`
      import socket
      def main():
          with socket.socket(socket.AF_UNIX) as one:
              one.connect("@OUTSIDE@/bus")
          return {"result": "asked"}
    `,
    likeDify: 'outside-refused',
  },
  {
    name: 'hides-its-call',
    does: 'catches the signal on which the line of a refused call is printed, and swallows the error',
    language: 'python3',
    code: code`
      import os, signal
      def main():
          signal.signal(int(signal.SIGRTMIN) + 13, lambda *a: None)
          try:
              os.getcwd()
          except OSError:
              pass
          return {"result": "x"}
    `,
    heldBy: ['seccomp'],
    ends: 'succeeded',
    likeDify: refused,
  },
  {
    name: 'spoils-its-last-print',
    does: 'prints what are no frames where the line of a call that Dify refuses is read, and ends before that call is seen again',
    language: 'python3',
    code: code`
      import os, signal, stat
      frames = b'  File "\\Uffffffff\\ud800", line 99999999999999999999999 in \\Uffffffff\n'
      def spoil(*_):
          for number in range(3, 200):
              try:
                  if stat.S_ISFIFO(os.fstat(number).st_mode):
                      os.write(number, frames)
              except OSError:
                  pass
          os._exit(0)
      def main():
          signal.signal(int(signal.SIGRTMIN) + 13, spoil)
          os.getcwd()
          spoil()
    `,
    heldBy: ['reading'],
    ends: ['result-missing', 'program-ended'],
    // What it writes may be its own stderr, which is told first.
    bySandboxPy: ['exit-ends-server', 'stderr-fails'],
    likeDify: [refused, 'result-missing', 'program-ended', 'worker-killed'],
  },
  {
    name: 'floods-the-account-js',
    does: 'makes refused calls at places without end, and writes those places itself',
    language: 'javascript',
    code: code`
      function main() {
        const fs = require('fs')
        for (let i = 0; i < 500; i += 1) {
          const place = JSON.stringify(['x'.repeat(9000) + i, i + 'y'.repeat(9000)]) + '\n'
          try { fs.writeSync(6, place) } catch {}
          process.seteuid(process.getuid())
        }
        return { result: 'x' }
      }
    `,
    heldBy: ['reading'],
    // Where nobody looks at places, that number is one of Node's own pipes, which it fills and then waits for.
    ends: ['succeeded', 'run-timeout'],
    seconds: patient,
    likeDify: refused,
  },
]
