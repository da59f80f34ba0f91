import type { CodeLanguage } from '../model/node'
import type { CallFact } from './facts/codeFacts'

/** A table of functions by the system calls that they need: `call call: name name`, a line a set. */
function table(lines: string): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {}
  for (const line of lines.trim().split('\n')) {
    const [calls = '', names = ''] = line.trim().split(': ')
    for (const name of names.split(' ')) found[name] = calls.split(' ')
  }
  return found
}

/**
 * The system calls that functions of a library need beside those that every script makes, measured with Nodelab's own check (`nodelab run --mode check`,
 * x86-64, Python 3.13 and 3.10, Node 20) on the lists of dify-sandbox 0.2.15 and 0.2.10. What a target's list lets through is no finding.
 */
const libraryCalls: Readonly<Record<CodeLanguage, Readonly<Record<string, readonly string[]>>>> = {
  python3: table(`
    getcwd: os.getcwd os.getcwdb os.path.abspath os.path.realpath os.path.relpath pathlib.Path.resolve pathlib.Path.absolute pathlib.Path.cwd logging.FileHandler
    getcwd unlink: tempfile.NamedTemporaryFile tempfile.TemporaryFile tempfile.mkstemp tempfile.mktemp tempfile.gettempdir
    getcwd mkdir unlink: tempfile.mkdtemp tempfile.TemporaryDirectory
    chdir: os.chdir
    access: os.access
    readlink: os.readlink
    mkdir: os.mkdir os.makedirs pathlib.Path.mkdir
    unlink: os.remove os.unlink pathlib.Path.unlink
    rename: os.rename os.replace shutil.move pathlib.Path.rename
    rmdir: os.rmdir
    chmod: os.chmod pathlib.Path.chmod
    access arch_prctl close_range execve pipe2 pread64 prlimit64 set_tid_address vfork wait4: subprocess.run subprocess.Popen subprocess.call subprocess.check_call subprocess.check_output subprocess.getoutput subprocess.getstatusoutput
    access arch_prctl clone3 execve getcwd getegid geteuid getgid pread64 prlimit64 set_tid_address wait4: os.system
    access arch_prctl clone3 close_range dup2 execve getcwd getegid geteuid getgid pipe2 pread64 prlimit64 set_tid_address wait4: os.popen
    clone: os.fork
    getcwd pipe2 prlimit64: multiprocessing.Process.start multiprocessing.Pool concurrent.futures.ProcessPoolExecutor multiprocessing.Queue multiprocessing.Manager
    kill: os.kill
    clone3 madvise: threading.Thread.start threading.Timer.start concurrent.futures.ThreadPoolExecutor multiprocessing.pool.ThreadPool
    epoll_wait socketpair: asyncio.run asyncio.get_event_loop.run_until_complete asyncio.new_event_loop.run_until_complete
    socketpair: asyncio.new_event_loop asyncio.get_event_loop
    pipe2: os.pipe platform.platform
    umask: os.umask uuid.uuid1 uuid.getnode
    sched_getaffinity: os.cpu_count os.sched_getaffinity multiprocessing.cpu_count
    geteuid: os.geteuid
    getgid: os.getgid
    getegid: os.getegid
    getrusage: resource.getrusage
    prlimit64: resource.setrlimit resource.getrlimit
    times: os.times
    alarm: signal.alarm
    setitimer: signal.setitimer
    statfs: os.statvfs shutil.disk_usage
  `),
  javascript: table(`
    getcwd: process.cwd path.resolve path.relative
    access arch_prctl dup2 execve pipe2 pread64 prlimit64 set_tid_address socketpair: child_process.execSync child_process.exec child_process.spawn child_process.spawnSync child_process.fork child_process.execFile child_process.execFileSync
    mkdir: fs.mkdirSync fs.mkdtempSync
    getdents64: fs.readdirSync
    unlink: fs.unlinkSync fs.rmSync
    rename: fs.renameSync
    access: fs.existsSync fs.accessSync
    statx: fs.statSync fs.lstatSync
    geteuid: os.userInfo
    capget getegid geteuid getgid: os.tmpdir
    sysinfo: os.freemem os.totalmem
    kill: process.kill
    getrusage: process.cpuUsage
    umask: process.umask
    chdir: process.chdir
    epoll_create1 eventfd2 pipe2 sysinfo: worker_threads.Worker
    getrandom: dns.lookup dns.promises.lookup dns/promises.lookup
    clone3: fs.readFile fs.writeFile fs.appendFile fs.open fs.stat fs.lstat fs.readdir fs.mkdir fs.unlink fs.rename fs.copyFile fs.access fs.rm fs.exists fs.createReadStream fs.createWriteStream
    clone3: zlib.gzip zlib.gunzip zlib.deflate zlib.inflate zlib.deflateRaw zlib.inflateRaw zlib.unzip zlib.brotliCompress zlib.brotliDecompress
    clone3: crypto.scrypt crypto.pbkdf2 crypto.hkdf crypto.generateKeyPair crypto.randomFill crypto.subtle.digest crypto.subtle.sign crypto.subtle.verify crypto.subtle.encrypt crypto.subtle.decrypt crypto.subtle.importKey
  `),
}

/** What packages need as they are imported, measured in the same way. */
export const importCalls: Readonly<Record<string, readonly string[]>> = table(`
  sched_getaffinity mbind clone3: numpy pandas matplotlib scipy sklearn seaborn statsmodels
`)

/** What looks a machine up by its name, which Node leaves to a thread; one that is named by its address needs none. */
const lookingUp = /^(?:fetch|https?\.(?:get|request))$/
const byAddress = /^\w+:\/\/(?:\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:]+\])(?:[:/?#]|$)/i
/** What takes a path, which is made whole by it; a stream in its place, or a database in memory, is not. */
const byPath = new Set(['tarfile.open', 'sqlite3.connect'])

/** What a table has of a name, which the code may take from anywhere. */
function inTable(of: Readonly<Record<string, readonly string[]>>, name: string): readonly string[] {
  return Object.hasOwn(of, name) ? (of[name] ?? []) : []
}

/** The system calls that a call in the code needs beside those that every script makes; none where it is of no known function. */
export function callsFor(language: CodeLanguage, { name, args }: CallFact): readonly string[] {
  if (name === null) return []
  const [first] = args
  if (language === 'python3') {
    const isPath = byPath.has(name) && first?.kind === 'str' && first.text !== ':memory:'
    return isPath ? ['getcwd'] : inTable(libraryCalls.python3, name)
  }
  if (/^fs[./]promises\./.test(name) || (name === 'crypto.randomBytes' && args.length > 1)) return ['clone3']
  if (lookingUp.test(name) && first?.text !== undefined && !byAddress.test(first.text)) return ['clone3']
  return inTable(libraryCalls.javascript, name)
}
