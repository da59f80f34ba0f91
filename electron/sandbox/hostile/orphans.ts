import { code, type HostileNode, refused, short } from './hostileNode'

const left = { heldBy: ['group'], likeDify: refused, check: 'program-ended' } as const

/** Leaves a process that gave up its marks, and goes on with a line. */
const orphanThen = (line: string): string =>
  code`
  import os, sys, time
  def main():
      child = os.fork()
      if child == 0:
          os.setsid()
          if os.fork() == 0:
              os.chdir("/")
              os.closerange(0, 64)
              os.execve(sys.executable, [sys.executable, "-S", "-c", "import time; time.sleep(600)", "@TRACE@"], {})
          os._exit(0)
      os.waitpid(child, 0)
      @THEN@
`.replace('@THEN@', line)

/** Nodes that leave processes behind which have nothing of their run any more: no variables, no folder, no session, no parent. */
export const orphans: readonly HostileNode[] = [
  {
    ...left,
    name: 'orphan-without-marks',
    does: 'leaves a grandchild that became another program, in a session and a folder of its own and without variables',
    language: 'python3',
    code: orphanThen('return {"result": "x"}'),
    ends: 'succeeded',
  },
  {
    ...left,
    name: 'orphan-without-marks-at-the-time-limit',
    does: 'leaves such a grandchild, and never ends itself',
    language: 'python3',
    code: orphanThen('time.sleep(600)'),
    ends: 'run-timeout',
    seconds: short,
  },
  {
    ...left,
    name: 'orphan-of-another-number',
    does: 'leaves such grandchildren which try to bear the numbers of runs before it, so that they are taken for theirs',
    language: 'python3',
    code: code`
      import os, resource, sys
      def main():
          number = resource.getrlimit(10)[1]
          for less in range(4):
              child = os.fork()
              if child == 0:
                  os.setsid()
                  if os.fork() == 0:
                      try:
                          resource.setrlimit(10, (number - less, number - less))
                      except ValueError:
                          pass
                      os.chdir("/")
                      os.closerange(0, 64)
                      os.execve(sys.executable, [sys.executable, "-S", "-c", "import time; time.sleep(600)", "@TRACE@"], {})
                  os._exit(0)
              os.waitpid(child, 0)
          return {"result": "x"}
    `,
    ends: 'succeeded',
  },
  {
    ...left,
    name: 'orphans-that-start-anew',
    does: 'leaves a process without marks which starts its successor and ends, again and again',
    language: 'python3',
    code: code`
      import os, sys
      text = """
      import os, sys, time
      until = time.monotonic() + 60
      while time.monotonic() < until:
          if os.fork() != 0:
              os._exit(0)
          os.setsid()
          time.sleep(0.01)
      """.replace("\n      ", "\n")
      def main():
          if os.fork() == 0:
              os.setsid()
              os.chdir("/")
              os.closerange(0, 64)
              os.execve(sys.executable, [sys.executable, "-S", "-c", text, "@TRACE@"], {})
          return {"result": "x"}
    `,
    ends: 'succeeded',
  },
  {
    ...left,
    name: 'orphan-without-marks-js',
    does: 'leaves a detached grandchild in a folder of its own and without variables',
    language: 'javascript',
    code: code`
      function main() {
        const { spawnSync } = require('child_process')
        const last = 'setTimeout(() => {}, 600000)'
        const first =
          'require("child_process").spawn(process.execPath, ["-e", ' + JSON.stringify(last) + ', "@TRACE@"], ' +
          '{ detached: true, stdio: "ignore", cwd: "/", env: {} }); process.exit()'
        spawnSync(process.execPath, ['-e', first], { cwd: '/', env: {} })
        return { result: 'x' }
      }
    `,
    ends: 'succeeded',
  },
]
