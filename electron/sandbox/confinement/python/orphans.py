# What a run started and then left to itself becomes a child of the nearest process above that adopts such: the supervisor of a worker, or the warm
# parent. There it can't hide, whatever it did to its variables, its folder and its session.
import ctypes
import os
import signal
import time

from nodelab.kernel import libc

# Seconds for which the end of all is waited for: what the kernel does not let go by then is left to it.
PATIENCE = 2


def adopt():
    # PR_SET_CHILD_SUBREAPER: for this process, not for those that it forks.
    libc.prctl(36, ctypes.c_ulong(1), ctypes.c_ulong(0), ctypes.c_ulong(0), ctypes.c_ulong(0))


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


def bury(but=None):
    # Buries the children that have ended; tells whether any is left. `but` is buried by who asks for its end.
    while True:
        try:
            found = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        except ChildProcessError:
            return False
        if found is None or found.si_pid == but:
            return True
        os.waitpid(found.si_pid, 0)


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
