# One confined worker and its supervisor, where no warm parent is at hand: this process forks, its child goes behind the filter and runs, and this one
# answers the child's calls, tells what was refused, and ends as the child ended.
import array
import ctypes
import os
import select
import signal
import socket
from _socket import socketpair as plain_pair
from json import dumps, loads

import nodelab.ahead as ahead
import nodelab.confine as confine
import nodelab.kernel as kernel
import nodelab.orphans as orphans
from nodelab.listener import Listener
from nodelab.places import PlaceListener
from nodelab.waiting import Waiting

# What those who hand workers over say to each other at most, and hand on with it; no program that a worker starts gets any of that.
MOST_SAID, MOST_HANDED = 1 << 14, 8


def tell(descriptor, word):
    # One line of JSON to whoever started this; it may have gone away.
    try:
        os.write(descriptor, (dumps(word) + "\n").encode())
    except OSError:
        pass


def hand_over(settings, number):
    # In the child, at its end of the pair: goes behind the filter, sends the listener over, and waits until it is served.
    own = socket.socket(fileno=ahead.at_free_number(number))
    found = confine.confine({**settings, "handover": own.fileno()})
    word = dumps({"listens": found is not None, "levels": confine.levels()}).encode()
    ancillary = [] if found is None else [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [found]))]
    own.sendmsg([word], ancillary)
    answer = os.read(own.fileno(), 4096)
    if settings.get("ready") is not None and answer:
        # The parent has limited it.
        confine.had.update(loads(answer))
    own.close()
    if found is not None:
        # With a copy of its own it would wait for ever where the parent is gone.
        os.close(found)


def listen(number, child, settings, tell_call, folder=None):
    # In the parent, at the other end: what the child says it is held by, and its listener, or None. With its own folder, open, a child that meets no call costs
    # no more; the folder is the listener's then, where there is one.
    try:
        word, taken, _, _ = socket.recv_fds(socket.socket(fileno=os.dup(number)), MOST_SAID, 1)
        said = loads(word)
    except (OSError, ValueError):
        # It ended on its way.
        return {}, None
    if not taken:
        return said["levels"], None
    own = (taken[0], child, settings, tell_call, bool(said["levels"].get("landlock-scopes")))
    if settings.get("language") == "nodejs":
        return said["levels"], PlaceListener(*own)
    return said["levels"], Listener(*own) if folder is None else Waiting(*own, folder)


def receive(line):
    # An order, and the descriptors that come with it: no program that is started gets any of them. (`recv_fds` takes flags, and leaves them out.)
    data, handed, _, _ = socket.recv_fds(line, MOST_SAID, MOST_HANDED)
    for number in handed:
        os.set_inheritable(number, False)
    return data, handed


def pair():
    # The two ends over which a child hands itself to its parent.
    # Two objects of Python's own around each take longer than the pair.
    return [end.detach() for end in plain_pair(socket.AF_UNIX, socket.SOCK_SEQPACKET)]


def wake_at_ends():
    # A descriptor that can be read when a child has ended, or what the run had left to this process.
    reads, writes = os.pipe()
    for end in (reads, writes):
        os.set_blocking(end, False)
    signal.set_wakeup_fd(writes, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    return reads


def watch(child, listener, handle):
    # Until the child has ended. Nodelab asks for that with SIGTERM where it needs no more of it: this process is to see to what is left.
    ends = wake_at_ends()
    signal.signal(signal.SIGTERM, lambda *_: orphans.kill(child))
    # PR_SET_PDEATHSIG: where Nodelab is killed it asks for nothing.
    kernel.libc.prctl(1, ctypes.c_ulong(signal.SIGTERM), ctypes.c_ulong(0), ctypes.c_ulong(0), ctypes.c_ulong(0))
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    poll.register(ends, select.POLLIN)
    if listener is not None:
        poll.register(listener.fileno(), select.POLLIN)
    while True:
        for number, _ in poll.poll():
            if listener is not None and number == listener.fileno():
                listener.serve()
            if number == ends:
                os.read(ends, 4096)
                orphans.bury(but=child)
            if number == handle:
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
                return os.waitpid(child, 0)[1]


def end_as(status):
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        if number not in (signal.SIGKILL, signal.SIGSTOP):
            signal.signal(number, signal.SIG_DFL)
        # The limits are the child's: this end is not to leave a dump of its memory, nor a report of a crash that was none.
        kernel.forbid_dumps()
        os.kill(os.getpid(), number)
    os._exit(os.WEXITSTATUS(status))


def supervised(settings, reports):
    # Returns in the child alone, with the settings that `confine.arm` needs. The parent tells on `reports` what the child is held by, then what was
    # refused to it, and ends as it does.
    settings = confine.prepare(settings)
    mine, its = pair()
    parent = os.getpid()
    orphans.adopt()
    child = os.fork()
    if child == 0:
        os.close(mine)
        os.close(reports)
        kernel.end_with_parent(parent)
        hand_over(settings, its)
        return settings
    os.close(its)
    confine.prepared(settings)
    handle = kernel.call(434, child, 0)
    levels, listener = listen(mine, child, settings, lambda event: tell(reports, {"call": event}))
    tell(reports, {"levels": levels})
    # What the script reads and writes is the child's alone: a pipe must end when the child lets it go.
    for number in {0, 1, 2, 3, 4} - {reports, mine, handle, *([] if listener is None else listener.descriptors())}:
        try:
            os.close(number)
        except OSError:
            # It was not passed on.
            continue
    try:
        os.write(mine, b".")
    except OSError:
        # The child has ended.
        pass
    os.close(mine)
    status = watch(child, listener, handle)
    orphans.end_all()
    if listener is not None:
        listener.close()
        tell(reports, {"refused": listener.report()})
    end_as(status)


def run_node(settings, reports, program):
    # Becomes a confined Node; `program` has its file, arguments, and the number at which its prelude writes places.
    own = supervised(settings, reports)
    for number in program.get("closed", ()):
        os.close(number)
    if "dump" in own:
        os.dup2(own["dump"][1], program["places"])
        os.set_inheritable(program["places"], True)
    os.execv(program["file"], [program["file"], *program["args"]])
