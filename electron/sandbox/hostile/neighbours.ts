import { code, type HostileNode, patient, refused } from './hostileNode'

const javascript = { language: 'javascript', heldBy: ['process'], ends: 'succeeded' } as const
const beyond = { ...javascript, heldBy: ['seccomp'], needs: ['landlock', 'seccomp'] } as const

/** Nodes that go for the processes beside theirs: what launched them, other runs, and what the system has for all of a user's programs. */
export const neighbours: readonly HostileNode[] = [
  {
    ...javascript,
    name: 'signals-others-js',
    does: 'stops and kills what launched it, with its group, and another run, and has that open its inspector',
    code: code`
      function main() {
        const reached = []
        for (const pid of [@SIBLING@, process.ppid, -process.ppid, -@SIBLING@]) {
          for (const signal of ['SIGUSR1', 'SIGSTOP', 'SIGKILL']) {
            try { process.kill(pid, signal); reached.push(pid + ' ' + signal) } catch {}
          }
        }
        return { result: 'reached: ' + (reached.join(', ') || 'none') }
      }
    `,
    heldBy: ['scopes'],
    needs: ['scopes'],
    result: 'reached: none',
    // What launched it may lead the group that it is in itself: then it stops itself with that.
    ends: ['succeeded', 'run-stopped'],
    seconds: patient,
    likeDify: refused,
  },
  {
    ...javascript,
    name: 'reads-others-js',
    does: 'opens the memory, the descriptors and the folders of another run and of Nodelab, by which all are started',
    code: code`
      const fs = require('fs')
      function main() {
        const opened = []
        for (const pid of [@SIBLING@, @APP@]) {
          for (const name of ['mem', 'fd/0', 'fd/1', 'fd/3', 'root/etc/passwd', 'cwd/nodelab-prelude.cjs']) {
            for (const flags of ['r', 'r+']) {
              const path = '/proc/' + pid + '/' + name
              try { fs.closeSync(fs.openSync(path, flags)); opened.push(path) } catch {}
            }
          }
        }
        return { result: 'opened: ' + (opened.join(' ') || 'none') }
      }
    `,
    heldBy: ['scopes'],
    needs: ['scopes'],
    result: 'opened: none',
  },
  {
    ...javascript,
    name: 'reads-variables-of-others-js',
    does: 'reads the variables of another run and of Nodelab, and where their memory lies: to an administrator Linux refuses that by rules of files alone',
    code: code`
      const fs = require('fs')
      function main() {
        const opened = []
        for (const pid of [@SIBLING@, @APP@]) {
          for (const name of ['environ', 'maps', 'status', 'cmdline']) {
            try { opened.push(name + fs.readFileSync('/proc/' + pid + '/' + name).length) } catch {}
          }
        }
        return { result: 'opened: ' + (opened.join(' ') || 'none') }
      }
    `,
    heldBy: ['landlock'],
    needs: ['landlock'],
    result: 'opened: none',
    likeDify: ['succeeded', refused],
  },
  {
    ...javascript,
    name: 'reads-its-launcher-js',
    does: 'opens the memory, the orders and the reports of what launched it',
    code: code`
      const fs = require('fs')
      function main() {
        const opened = []
        for (const name of ['mem', ...Array.from({ length: 40 }, (_, number) => 'fd/' + number)]) {
          for (const flags of ['r', 'r+']) {
            const path = '/proc/' + process.ppid + '/' + name
            try { fs.closeSync(fs.openSync(path, flags)); opened.push(path) } catch {}
          }
        }
        return { result: 'opened: ' + (opened.join(' ') || 'none') }
      }
    `,
    heldBy: ['scopes'],
    needs: ['scopes'],
    result: 'opened: none',
    likeDify: refused,
  },
  {
    ...javascript,
    name: 'visits-others-js',
    does: 'looks for the folders of other runs beside its own, and puts files into them',
    code: code`
      const fs = require('fs')
      function main() {
        for (const name of fs.readdirSync('..')) {
          try { fs.writeFileSync('../' + name + '/nodelab-prelude.cjs', 'process.reallyExit(77)') } catch {}
        }
        return { result: 'x' }
      }
    `,
    heldBy: ['landlock'],
    needs: ['landlock'],
    ends: 'outside-refused',
  },
  {
    ...beyond,
    name: 'slows-others-js',
    does: 'takes the processor from what launched it, and from another run',
    code: code`
      const os = require('os')
      function main() {
        const slowed = []
        for (const pid of [@SIBLING@, process.ppid]) try { os.setPriority(pid, 19); slowed.push(pid) } catch {}
        return { result: 'slowed: ' + (slowed.join(' ') || 'none') }
      }
    `,
    result: 'slowed: none',
    likeDify: refused,
  },
  {
    ...beyond,
    name: 'is-last-to-go-js',
    does: 'has the kernel end others before it where memory is used up, and leaves its group of limits',
    code: code`
      const fs = require('fs')
      function main() {
        const written = []
        const files = ['/proc/self/oom_score_adj', '/proc/' + process.ppid + '/oom_score_adj', '/sys/fs/cgroup/cgroup.procs', '/proc/self/comm', '/proc/self/timerslack_ns']
        for (const file of files) try { fs.writeFileSync(file, '0'); written.push(file) } catch {}
        return { result: 'written: ' + (written.join(' ') || 'none') }
      }
    `,
    heldBy: ['landlock'],
    result: 'written: none',
    likeDify: ['succeeded', refused],
  },
  {
    ...javascript,
    name: 'asks-at-a-terminal-js',
    does: 'opens the terminal of whoever started Nodelab',
    code: code`
      const fs = require('fs')
      function main() {
        return { result: String(fs.openSync('/dev/tty', 'r+')) }
      }
    `,
    ends: ['outside-refused', 'node-raised'],
  },
  {
    ...javascript,
    name: 'kills-its-group-js',
    does: 'kills its own process group',
    code: code`
      function main() {
        process.kill(0, 'SIGKILL')
      }
    `,
    ends: 'worker-killed',
    bySandboxPy: ['worker-killed', 'result-missing'],
    likeDify: refused,
  },
]
