import { networkCalls } from '../../../shared/dify/allowedCalls'
import { callNumber, lastCall, type Processor } from '../../../shared/dify/callNames'

/**
 * What no list and no mode lets a run do while its files are held: calls by which a script reaches past the rules of files, signals and calls. Python's
 * `beyond.py` answers them.
 */
export interface BeyondCalls {
  /** Alter what a file is said to be, which Landlock does not hold: made for files of the run's own folder, by whoever supervises it. */
  readonly attributes: Readonly<Record<string, number>>
  /** Alter another process: made for the run's own ones, but for the limit by whose number they are found. */
  readonly processes: Readonly<Record<string, number>>
  /** Signals, where the kernel itself does not hold them (Landlock's scopes, Linux 6.12): made for the run's own processes. */
  readonly signals: Readonly<Record<string, number>>
  /** Never made. */
  readonly never: readonly number[]
  /** Open a way to other machines: not made where the network is off. */
  readonly network: readonly number[]
  /** Opens a socket of any kind. */
  readonly socket: number
  /** The last call that this version knows: of a later one nobody can say what it reaches. */
  readonly last: number
}

const attributes = `chmod fchmod fchmodat fchmodat2 chown fchown lchown fchownat utime utimes futimesat utimensat
  setxattr lsetxattr fsetxattr removexattr lremovexattr fremovexattr`
const processes =
  'prlimit64 setrlimit setpriority ioprio_set sched_setaffinity sched_setscheduler sched_setparam sched_setattr'
const signals = 'kill tkill tgkill rt_sigqueueinfo rt_tgsigqueueinfo pidfd_send_signal'
/** Rings make calls that no filter sees; the others reach into processes, the kernel, mounts, keys, clocks, and what programs share by number. */
const never = `io_uring_setup io_uring_enter io_uring_register
  ptrace process_vm_readv process_vm_writev process_madvise process_mrelease pidfd_getfd kcmp migrate_pages move_pages
  bpf perf_event_open userfaultfd kexec_load kexec_file_load init_module finit_module delete_module
  reboot swapon swapoff acct quotactl quotactl_fd syslog vhangup iopl ioperm modify_ldt uselib nfsservctl
  mount umount2 pivot_root chroot unshare setns open_tree move_mount fsopen fsconfig fsmount fspick mount_setattr
  name_to_handle_at open_by_handle_at fanotify_init fanotify_mark inotify_add_watch
  add_key request_key keyctl
  settimeofday clock_settime adjtimex clock_adjtime sethostname setdomainname
  shmget shmat shmctl semget semop semtimedop semctl msgget msgsnd msgrcv msgctl mq_open mq_unlink`
function named(names: string, processor: Processor): Readonly<Record<string, number>> {
  const numbers = names.split(/\s+/).map((name) => [name, callNumber(name, processor)] as const)
  return Object.fromEntries(numbers.filter((one): one is readonly [string, number] => one[1] !== null))
}

/** By the numbers of a processor. */
export function beyondCalls(processor: Processor): BeyondCalls {
  return {
    attributes: named(attributes, processor),
    processes: named(processes, processor),
    signals: named(signals, processor),
    never: Object.values(named(never, processor)),
    network: networkCalls(processor),
    socket: callNumber('socket', processor) ?? -1,
    last: lastCall,
  }
}
