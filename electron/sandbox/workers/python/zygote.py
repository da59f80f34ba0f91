# Where nothing is imported in advance: a process of its own that forks the workers, which are the warm parent's children all the same. A process that
# forks has all its memory shared by that, and whatever it writes then is copied first: the parent, which has much to do for each worker, forks none.
import ctypes
import os
import socket
from collections import deque
from json import dumps, loads

import nodelab.kernel as kernel
from nodelab.script import nowhere
from nodelab.supervise import receive

# Of clone(2): the new process has the same parent as this one, and its thread's number is put where the C library looks for it.
SAME_PARENT, SET_NUMBER, CLEAR_NUMBER, SIGNAL = 0x8000, 0x01000000, 0x00200000, 17
# PR_GET_TID_ADDRESS: that place. Not every kernel tells it.
WHERE_NUMBER = 40


class Zygote:
    """The parent's end of it."""

    # No code of a package has run in it: it is believed what it says.
    is_bare = True

    def __init__(self, pid, line):
        self.pid, self.line = pid, line
        # What was ordered and is not known to be there yet.
        self.ordered = deque()

    def order(self, coming, told, handed):
        """Has a worker made, which gets the descriptors. Raises OSError."""
        socket.send_fds(self.line, [dumps(told).encode()], handed, socket.MSG_DONTWAIT)
        self.ordered.append(coming)

    def hear(self, last=None):
        """Waits for what was ordered, up to one of them or all; gives back those that are there, which know their numbers then."""
        made = []
        while self.ordered and (last is None or last in self.ordered):
            word = self.line.recv(32)
            if not word:
                # It has ended.
                break
            coming = self.ordered.popleft()
            # 0: the machine had no room for it.
            coming.pid = int(word) or None
            if coming.pid is not None:
                made.append(coming)
        return made


def start(settings):
    """Starts one. Gives back the parent's end of it; in a worker what it was ordered and the descriptors that it was handed."""
    mine, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    pid = os.fork()
    if pid == 0:
        mine.close()
        kernel.end_with_parent(settings["parent"])
        for descriptor, flags in ((0, os.O_RDONLY), (1, os.O_WRONLY), (2, os.O_WRONLY)):
            nowhere(descriptor, flags)
        return tend(its)
    its.close()
    return Zygote(pid, mine)


def tend(line):
    """Forks a worker for each order, and tells its number; comes back in those alone."""
    place = where_number()
    while True:
        data, handed = receive(line)
        if not data:
            os._exit(0)
        pid = fork_beside(place) if place is not None else fork_twice(line)
        if pid == 0:
            line.close()
            return loads(data), handed
        if pid is not None:
            line.send(b"%d" % max(pid, 0))
        for descriptor in handed:
            os.close(descriptor)


def where_number():
    """Where the C library keeps the number of this thread; None where that can't be told, or this processor is not known."""
    facts, place = kernel.architecture(), ctypes.c_void_p()
    if facts is None or not hasattr(ctypes.pythonapi, "PyOS_BeforeFork"):
        return None
    if kernel.libc.prctl(WHERE_NUMBER, ctypes.byref(place), ctypes.c_ulong(0), ctypes.c_ulong(0), ctypes.c_ulong(0)) != 0:
        return None
    known = place.value is not None and ctypes.c_int.from_address(place.value).value == os.getpid()
    return place.value if known else None


def fork_beside(place):
    """Forks as `os.fork` does, but a child of this process's own parent; gives back -1 where there is no room for it."""
    facts, api = kernel.architecture(), ctypes.pythonapi
    zero, where = ctypes.c_long(0), ctypes.c_long(place)
    last = (where, zero) if facts["number_first"] else (zero, where)
    flags = ctypes.c_long(SAME_PARENT | SET_NUMBER | CLEAR_NUMBER | SIGNAL)
    # Called so that this thread keeps Python's lock meanwhile.
    api.PyOS_BeforeFork()
    pid = api.syscall(ctypes.c_long(facts["clone"]), flags, zero, zero, *last)
    if pid == 0:
        api.PyOS_AfterFork_Child()
    else:
        api.PyOS_AfterFork_Parent()
    return pid


def fork_twice(line):
    """The same where there is no other way: a fork of a fork that is gone belongs to the parent, which made itself the next in line. That one tells."""
    try:
        between = os.fork()
    except OSError:
        return -1
    if between > 0:
        os.waitpid(between, 0)
        return None
    own = os.getpid()
    try:
        pid = os.fork()
    except OSError:
        pid = -1
    if pid != 0:
        line.send(b"%d" % max(pid, 0))
        os._exit(0)
    while os.getppid() == own:
        os.sched_yield()
    return 0
