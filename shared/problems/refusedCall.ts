import { problem, type ProblemCode } from '.'
import type { RefusedCall } from '../model/confinement'
import type { Problem } from '../model/problem'

const families: Readonly<Record<string, string>> = {
  'refused-folder': 'getcwd chdir fchdir',
  'refused-files':
    'unlink unlinkat rmdir rename renameat renameat2 link linkat symlink symlinkat chmod fchmod fchmodat fchmodat2 chown fchown lchown fchownat truncate ftruncate creat utime utimensat utimes flock fsync fdatasync',
  'refused-process':
    'pipe pipe2 fork vfork execve execveat wait4 waitid close_range dup dup2 kill tkill setsid setpgid getpgid getpgrp set_tid_address arch_prctl',
  'refused-thread': 'clone clone3',
  'refused-event-loop':
    'socketpair epoll_wait epoll_create epoll_create1 epoll_pwait epoll_pwait2 eventfd2 signalfd4 timerfd_create timerfd_settime',
  'refused-native':
    'mbind pread64 pwrite64 readv writev get_mempolicy set_mempolicy sched_setaffinity prctl madvise mincore',
  'refused-identity': 'geteuid getegid getgid getresuid getresgid getgroups getsid',
  'refused-look':
    'access faccessat faccessat2 readlink readlinkat statx stat lstat fstat newfstatat getxattr lgetxattr',
  'refused-measure':
    'getrusage times sysinfo getrlimit setrlimit prlimit64 statfs fstatfs alarm setitimer getitimer getpriority setpriority clock_getres clock_settime',
  'refused-umask': 'umask',
  'refused-network':
    'socket connect bind listen accept accept4 sendto recvfrom sendmsg recvmsg sendmmsg recvmmsg getsockname getpeername setsockopt getsockopt shutdown ppoll poll uname',
  'refused-listing': 'getdents getdents64 getrandom',
}

const codeOf = new Map(
  Object.entries(families).flatMap(([code, calls]) => calls.split(' ').map((call) => [call, code as ProblemCode])),
)

/** Whether a problem is that of a refused call, whose `what` says which. */
export function isRefusedCall(code: string): boolean {
  return Object.hasOwn(families, code) || code === 'refused-other' || code === 'refused-nothing-done'
}

/** What a call is told by: its name, its number, and the library function that it came through. */
export function refusedWhat({ call, number, through }: Pick<RefusedCall, 'call' | 'number' | 'through'>): string {
  const named = number === null ? call : `${call} (${number})`
  return through === null ? named : `${named}, ${through}`
}

/** A refused call as a problem at the author's line: what Dify does there, and what to do instead. */
export function refusedCallProblem(
  call: RefusedCall,
  severity: Problem['severity'],
  difyText: string | null = null,
): Problem {
  // A file that Node looks for by its name and does not find: of all that it could be, a package is what authors ask for.
  const name = /^require (?!node:)([^./].*)$/.exec(call.through ?? '')?.[1]
  if (name !== undefined && call.call === 'statx') {
    return problem('node-module-missing', 'run', { severity, line: call.line, params: { name }, difyText })
  }
  const code = call.inDify === 'does-nothing' ? 'refused-nothing-done' : (codeOf.get(call.call) ?? 'refused-other')
  return problem(code, 'run', { severity, line: call.line, params: { what: refusedWhat(call) }, difyText })
}
