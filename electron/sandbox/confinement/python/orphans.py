# What a run started and then left to itself becomes a child of the nearest process above that adopts such: the supervisor of a worker, or the warm
# parent. There it can't hide, whatever it did to its variables, its folder and its session.
import ctypes
import os
import signal
import time

from nodelab.kernel import libc
from nodelab.limits import UNNUMBERED, number_of

# Seconds for which the end of all is waited for: what the kernel does not let go by then is left to it.
PATIENCE = 2

# More numbers than this are not asked for one by one.
MOST_LOOKED_AT = 3000

# __WALL, which Python does not name: also a child that tells its parent nothing of its end, such as clone(2) makes without a signal.
OF_ALL_KINDS = 0x40000000


def adopt(does=True):
    # PR_SET_CHILD_SUBREAPER: for this process, not for those that it forks.
    libc.prctl(36, ctypes.c_ulong(does), ctypes.c_ulong(0), ctypes.c_ulong(0), ctypes.c_ulong(0))


def children():
    # The numbers of all processes whose parent this one is.
    own, found = str(os.getpid()).encode(), []
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            with open("/proc/%s/stat" % name, "rb") as file:
                # The parent follows the state, and that the name, which may hold anything.
                if file.read().rpartition(b")")[2].split()[1] == own:
                    found.append(int(name))
        except (OSError, IndexError):
            # It ended between the two looks.
            continue
    return found


def last_number():
    # The number of the process that this machine started last.
    with open("/proc/loadavg", "rb", buffering=0) as file:
        return int(file.read().split()[-1])


def bury(but=None):
    # Buries the children that have ended; tells whether any is left. `but` is buried by who asks for its end.
    while True:
        try:
            found = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT | OF_ALL_KINDS)
        except ChildProcessError:
            return False
        if found is None or found.si_pid == but:
            return True
        os.waitpid(found.si_pid, OF_ALL_KINDS)


def kill(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except OSError:
        # It has ended, or became another user's program: then nobody here may end it.
        pass


def end_all():
    # Ends all that is below this process: what one of them started becomes a child when that one has ended.
    until = time.monotonic() + PATIENCE
    while bury() and time.monotonic() < until:
        for pid in children():
            kill(pid)
        time.sleep(0.001)


def lives(pid):
    # Whether a process is a child of this one, and lives; one that has ended is buried.
    try:
        return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | OF_ALL_KINDS) is None
    except ChildProcessError:
        return False


class Orphans:
    # Those of many workers below one parent. `known` gives the children that are none, `numbers` those of the runs that live, and `awaits_word` tells
    # whether some child has still to say what it is: none may be taken for an orphan then.
    def __init__(self, known, numbers, awaits_word):
        self.known, self.numbers, self.awaits_word = known, numbers, awaits_word
        self.all, self.ending = set(), set()
        # What packages that were imported in advance have left is there before any worker.
        self.is_to_look = True

    def patience(self):
        # Milliseconds until they are looked at again: those that are being ended leave others.
        return 10 if self.ending or self.is_to_look else 500 if self.all else None

    def find(self, numbers=None):
        # Looks for them among some numbers, or all; tells whether there are any, or may be.
        if self.awaits_word():
            self.is_to_look = True
            return True
        known = self.known()
        self.all.update(pid for pid in (children() if numbers is None else numbers) if pid not in known and lives(pid))
        return len(self.all) > 0

    def has_left(self, first):
        # Whether there may be anything that a worker has left behind: it has become a child of this process by now, and was started after the worker,
        # whose number is `first`.
        last = last_number()
        is_near = first <= last <= first + MOST_LOOKED_AT
        return self.find(range(first + 1, last + 1) if is_near else None)

    def end(self):
        # Ends those whose worker has ended, which they can't deny: they bear its number.
        if not (self.all or self.is_to_look) or self.awaits_word():
            return
        left = {pid for pid in self.all if lives(pid)}
        if left != self.all or self.is_to_look:
            # What one that has ended had started itself.
            self.all, self.is_to_look = left, False
            self.find()
        living = self.numbers()
        if living:
            # A process that can't be asked, or bears no number, may be of one of these.
            living = {*living, None, UNNUMBERED}
        self.ending = {pid for pid in self.all if number_of(pid) not in living}
        for pid in self.ending:
            kill(pid)
