# Where packages are imported in advance: a process of its own between the warm parent and its workers, which is held as a run is before any code of a
# package runs in it. Nothing of it comes back to the parent: its workers are the parent's children, which the kernel itself names to that.
import gc
import importlib
import os
import select
import signal
import socket
import struct
from json import dumps, loads

import nodelab.kernel as kernel
import nodelab.landlock as landlock
import nodelab.limits as limits
import nodelab.orphans as orphans
import nodelab.packages as packages
import nodelab.seccomp as seccomp
from nodelab.beyond import NOT_PERMITTED, sockets
from nodelab.confine import prepare, rehearse
from nodelab.preload import preload
from nodelab.script import nowhere
from nodelab.supervise import MOST_SAID, receive

# Seconds that one import may take.
PATIENCE = 60

# Tasks that may be started beside it before it can't fork any more: a worker has a limit of its own.
ROOM = 4000

# What is tried out first: what packages would have run at the start of the interpreter.
OF_SITE = "(site)"

# The call that makes a ring, by which sockets are made that no filter sees: the same number on every processor.
RING = 425


class Spoilt(Exception):
    """This environment can't have a nursery: what its packages run at a start is unfit to be shared."""


def forbid_sockets(confinement):
    """Forbids those that lead to other programs of this machine, as for a run. Nobody listens to it: the filters of workers lie on it."""
    unix = sockets(confinement)
    if unix:
        forbidden = {RING: seccomp.ERRNO | NOT_PERMITTED}
        seccomp.install(seccomp.Filter(seccomp.program(forbidden, seccomp.ALLOW, unix)), False)


def hold(settings):
    """What holds a process in which packages are imported: as a worker, but for the calls. Its streams lead nowhere."""
    for descriptor, flags in ((0, os.O_RDONLY), (1, os.O_WRONLY), (2, os.O_WRONLY)):
        nowhere(descriptor, flags)
    kernel.end_with_parent(settings["parent"])
    os.chdir(settings["root"])
    limits.bear_no_run()
    confinement = settings["confinement"]
    if confinement is None:
        return
    counted = dict(confinement.get("limits", {}))
    if "processes" in counted:
        counted["processes"] += ROOM
    limits.apply(counted)
    if kernel.architecture() is None:
        return
    try:
        kernel.forbid_new_privileges()
        forbid_sockets(confinement)
    except OSError:
        # This kernel has none: Landlock may still be had.
        pass
    try:
        readable = None if confinement.get("readable") is None else confinement["readable"] + packages.readable()
        # Rules nest: what a worker may write its nursery must be allowed as well. The one folder of all has those of the workers.
        writable = [settings["root"], os.devnull, *(path for path in confinement["writable"] if path != ".")]
        landlock.restrict(readable, writable, confinement["network"])
    except OSError:
        # As for a worker: what can't be had keeps nothing from running.
        return


def with_counted(settings):
    """The settings with the limit of processes as it is for now."""
    confinement = settings["confinement"]
    if confinement is None:
        return settings
    counted = prepare(confinement)
    for end in counted.get("dump", []):
        # Every worker has a pipe of its own.
        os.close(end)
    return {**settings, "confinement": {**confinement, "limits": counted.get("limits", {})}}


def is_let_through(name, settings):
    """Whether a module can be imported behind the filter: one that can't must meet its end in the run, at the author's line."""
    trial = os.fork()
    if trial == 0:
        # Nothing that it could be told by, or speak on.
        os.closerange(3, 1024)
        os.nice(10)
        hold(settings)
        signal.alarm(PATIENCE)
        try:
            packages.run_code()
            rehearse(settings["confinement"])
            importlib.import_module(name)
        except BaseException:
            os._exit(1)
        os._exit(0)
    return status_of(trial) == 0


def status_of(trial):
    """How a fork ended, which is ended where it takes too long."""
    handle = os.pidfd_open(trial)
    ends = select.poll()
    ends.register(handle, select.POLLIN)
    if not ends.poll((PATIENCE + 10) * 1000):
        os.kill(trial, signal.SIGKILL)
    os.close(handle)
    return os.waitpid(trial, 0)[1]


def imported(settings, names, first=None):
    """Imports modules; tells whether they are fit to be had in advance: none of them has left a process, not even one that has left its parents."""
    orphans.adopt()
    is_fit = preload(names, settings["never"], first) is None
    try:
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT | orphans.OF_ALL_KINDS)
    except ChildProcessError:
        # Workers that are forked here belong to the parent.
        orphans.adopt(False)
        return is_fit
    return False


def attempt(names, said, settings):
    """In a fork that is thrown away: imports one module after another, and asks each time whether it still has one thread."""
    os.nice(10)
    hold(settings)
    for name in names:
        said.send(name.encode())
        signal.alarm(PATIENCE)
        if not (imported(settings, [], packages.run_code) if name == OF_SITE else imported(settings, [name])):
            # What it has left may hold this line open.
            said.send(b"-")
            os._exit(0)
        # Some libraries end their threads before a fork, and need none until they are called again.
        again = os.fork()
        if again == 0:
            os._exit(0)
        os.waitpid(again, 0)
        said.send(b"?")
        said.recv(1)
    said.send(b"!")
    os._exit(0)


def try_out(names, settings):
    """Imports modules in a fork that is thrown away; gives back the first that is unfit to be had in advance, or None."""
    if not names:
        return None
    mine, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    trial = os.fork()
    if trial == 0:
        mine.close()
        attempt(names, its, settings)
    its.close()
    mine.settimeout(PATIENCE + 10)
    # The last name that it spoke of is the one that it did not get over, however it ended.
    last = names[0]
    try:
        while True:
            word = mine.recv(MOST_SAID).decode("utf-8", "replace")
            if word == "?" and len(os.listdir("/proc/%d/task" % trial)) == 1:
                mine.send(b".")
            elif word == "!":
                last = None
                break
            elif word in names:
                last = word
            else:
                break
    except OSError:
        # It took too long, or has ended.
        pass
    mine.close()
    os.kill(trial, signal.SIGKILL)
    os.waitpid(trial, 0)
    return last


def sorted_out(names, settings):
    """The modules that can be had in advance, and those that can't. Raises Spoilt."""
    wanted, unfit = list(names), []
    confinement = settings["confinement"]
    if confinement is not None and confinement["mode"] == "like-dify":
        unfit = [name for name in wanted if not is_let_through(name, settings)]
        wanted = [name for name in wanted if name not in unfit]
    # Without any of them each worker runs it for itself.
    first = [OF_SITE] if names and packages.have_code() else []
    while True:
        name = try_out(first + wanted, settings)
        if name is None:
            return wanted, unfit
        if name == OF_SITE:
            raise Spoilt()
        unfit.append(name)
        wanted.remove(name)


class Nursery:
    """The parent's end of it."""

    is_bare = False

    def __init__(self, pid, line):
        self.pid, self.line = pid, line

    def order(self, coming, told, handed):
        """Has a worker made, which gets the descriptors. Raises OSError."""
        socket.send_fds(self.line, [dumps(told).encode()], handed, socket.MSG_DONTWAIT)


def grow(names, settings):
    """Makes a nursery with these modules imported. Gives back the parent's end of it; in a worker, which is a fork of it, what it was ordered and the
    descriptors that it was handed. Raises Spoilt where it did not get so far."""
    mine, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    pid = os.fork()
    if pid == 0:
        mine.close()
        hold(settings)
        packages.run_code()
        if not imported(settings, names):
            its.send(b"-")
            os._exit(1)
        gc.collect()
        gc.freeze()
        its.send(b"up")
        return tend(its, settings["parent"])
    its.close()
    mine.settimeout(PATIENCE * (len(names) + 1))
    try:
        is_up = mine.recv(MOST_SAID) == b"up"
    except OSError:
        is_up = False
    if not is_up:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        raise Spoilt()
    mine.setblocking(True)
    return Nursery(pid, mine)


def tend(line, parent):
    """Forks a worker for each order; comes back in those alone."""
    while True:
        data, handed = receive(line)
        if not data:
            os._exit(0)
        try:
            between = os.fork()
        except OSError:
            # The machine has no room now. The parent hears the line of that worker end.
            between = None
        if between == 0:
            # A fork of a fork that is gone belongs to the parent, which made itself the next in line.
            own = os.getpid()
            if os.fork() > 0:
                os._exit(0)
            while os.getppid() == own:
                os.sched_yield()
            line.close()
            return loads(data), handed
        for descriptor in handed:
            os.close(descriptor)
        if between is not None:
            os.waitpid(between, 0)


def hear_of(descriptor):
    """The number of the worker at the other end, by the kernel's word, with which it says that it is there; None where none will come."""
    own = socket.socket(fileno=os.dup(descriptor))
    try:
        word, told, _, _ = own.recvmsg(16, socket.CMSG_SPACE(12))
    except OSError:
        return None
    finally:
        # What comes next brings a descriptor, for which there must be room.
        own.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 0)
        own.close()
    found = [struct.unpack("3i", data)[0] for _, kind, data in told if kind == socket.SCM_CREDENTIALS]
    return found[0] if word and found else None


def await_word(descriptor):
    """From now on whoever speaks at the other end is named; see `hear_of`."""
    own = socket.socket(fileno=os.dup(descriptor))
    own.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
    own.close()
