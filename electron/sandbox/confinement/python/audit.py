# Where no kernel can be asked (macOS, Windows, a Linux without a listener): watches Python's own audit events and wraps functions that have none. It
# is a simulation. It can't see: what native code calls (numpy's own calls, ctypes: an import of numpy is told by its name), uuid.uuid1, files that
# are read, and what a process does that the node started.
import functools
import os
import sys

# Not `threading`: each fork of an interpreter that has it makes it anew, which touches memory that forks else share.
from _thread import _local

# Audit event: the call that Linux makes for it.
EVENTS = {
    "os.remove": "unlink",
    "os.rename": "rename",
    "os.rmdir": "rmdir",
    "os.link": "link",
    "os.symlink": "symlink",
    "os.chmod": "chmod",
    "os.chown": "chown",
    "os.chdir": "chdir",
    "os.truncate": "truncate",
    "os.utime": "utimensat",
    "os.system": "clone3",
    "os.exec": "execve",
    "os.posix_spawn": "clone3",
    "os.spawn": "clone3",
    "os.startfile": "clone3",
    "os.forkpty": "clone",
    "os.kill": "kill",
    "os.setxattr": "setxattr",
    "os.getxattr": "getxattr",
    "os.listxattr": "listxattr",
    "subprocess.Popen": "pipe2",
    "_thread.start_new_thread": "clone3",
    "_thread.start_joinable_thread": "clone3",
    "resource.setrlimit": "prlimit64",
    "resource.prlimit": "prlimit64",
}
NETWORK_EVENTS = {"socket.__new__": "socket", "socket.getaddrinfo": "socket"}
UNIX = 1
# Module, function: the call. Those of os that others reach through it (os.path.abspath, tempfile) are caught here too.
FUNCTIONS = (
    ("os", "getcwd", "getcwd"),
    ("os", "getcwdb", "getcwd"),
    ("os", "geteuid", "geteuid"),
    ("os", "getegid", "getegid"),
    ("os", "getgid", "getgid"),
    ("os", "getgroups", "getgroups"),
    ("os", "access", "access"),
    ("os", "readlink", "readlink"),
    ("os", "umask", "umask"),
    ("os", "statvfs", "statfs"),
    ("os", "pipe", "pipe2"),
    ("os", "dup2", "dup2"),
    ("os", "times", "times"),
    ("os", "getrlimit", "prlimit64"),
    ("resource", "getrusage", "getrusage"),
    ("resource", "getrlimit", "prlimit64"),
    ("signal", "alarm", "alarm"),
    ("signal", "setitimer", "setitimer"),
    ("socket", "socketpair", "socketpair"),
)
# On Windows these ask the system by a way of their own.
ON_WINDOWS = (("ntpath", "abspath", "getcwd"), ("ntpath", "realpath", "getcwd"), ("shutil", "disk_usage", "statfs"))
# Before 3.12 Python told nothing of threads.
BEFORE_3_12 = (("threading", "_start_new_thread", "clone3"), ("_thread", "start_new_thread", "clone3"))
# What the sandbox answers with 0 and does not do.
SOFT = (("os", "mkdir", "mkdir", None), ("os", "fork", "clone", 0))
# Libraries whose native code makes refused calls as they are imported: seen by their names alone.
NATIVE = {"numpy": "mbind"}
MOST_KINDS = 300


class Audit:
    # `tell` is called with each event that is new: {"call": None, "name", "line", "stack", "count", "soft", "stops", "child"}.
    def __init__(self, settings, tell):
        self.stops, self.tell = settings["mode"] == "like-dify", tell
        self.code_file = settings.get("code_file", "<string>")
        self.events = dict(EVENTS)
        if not settings["network"]:
            self.events.update(NETWORK_EVENTS)
        self.inside = _local()
        self.seen = {}

    def frames(self):
        # From whoever called into the watched function to the outermost frame.
        found, frame = [], sys._getframe(1)
        while frame is not None:
            if frame.f_globals is not globals():
                found.append([frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name])
            frame = frame.f_back
        return found

    def meet(self, name, soft=False):
        # Only what the author's own code leads to: Python's start and end make such calls too.
        if getattr(self.inside, "now", False):
            return
        self.inside.now = True
        try:
            stack = self.frames()
            line = next((at for file, at, _ in stack if file == self.code_file), None)
            if line is None:
                return
            key = (name, line, stack[0][2])
            event = self.seen.get(key)
            if event is None and len(self.seen) < MOST_KINDS:
                event = {"call": None, "name": name, "line": line, "stack": stack, "count": 0, "soft": soft, "stops": not soft, "child": False}
                self.seen[key] = event
            if event is not None:
                event["count"] += 1
                if event["count"] == 1 or not soft and self.stops:
                    self.tell(dict(event))
            if self.stops and not soft:
                end()
        finally:
            self.inside.now = False

    def report(self):
        return [dict(event) for event in self.seen.values()]

    def hook(self, event, args):
        name = self.events.get(event)
        if name is None and event == "import":
            name = NATIVE.get(args[0])
        if name is not None:
            self.meet(name)

    def wrapped(self, own, name, soft=False, answer=None):
        @functools.wraps(own)
        def watched(*args, **kwargs):
            self.meet(name, soft)
            return answer if soft else own(*args, **kwargs)

        return watched

    def start(self):
        sys.addaudithook(self.hook)
        more = (ON_WINDOWS if os.name == "nt" else ()) + (BEFORE_3_12 if sys.version_info < (3, 12) else ())
        for module, function, name in FUNCTIONS + more:
            self.replace(module, function, lambda own, name=name: self.wrapped(own, name))
        for module, function, name, answer in SOFT:
            self.replace(module, function, lambda own, name=name, answer=answer: self.wrapped(own, name, True, answer))

    def replace(self, module, function, make):
        try:
            holder = __import__(module)
        except ImportError:
            # This system has no such module.
            return
        own = getattr(holder, function, None)
        if own is not None:
            setattr(holder, function, make(own))


def end():
    # As the kernel would: at once, with nothing flushed.
    if os.name == "posix":
        import signal

        try:
            signal.signal(signal.SIGSYS, signal.SIG_DFL)
        except ValueError:
            # Only the first thread may.
            pass
        os.kill(os.getpid(), signal.SIGSYS)
    os._exit(159)


def forbid_network():
    # Where no kernel can be asked: refuses what Python's own functions would open. Native code is not seen, so that the network is not told as off.
    def hook(event, args):
        if event in NETWORK_EVENTS and not (event == "socket.__new__" and args[1] == UNIX):
            raise PermissionError(13, "Permission denied: the network is off")

    sys.addaudithook(hook)


def watch(settings, tell):
    # Begins to watch this process; the last thing before the script. Returns what `report` can be asked of.
    audit = Audit(settings, tell)
    audit.start()
    return audit
