# A worker that the warm parent forked: it makes itself ready, confines itself, says so, and waits for its script.
import ctypes
import os
import signal
import socket
import sys
from json import dumps, loads

import nodelab.ahead as ahead
import nodelab.packages as packages
from nodelab.confine import arm, levels
from nodelab.script import read_script, warm_up
from nodelab.supervise import hand_over

SET_PARENT_DEATH_SIGNAL = 1
libc = ctypes.CDLL(None, use_errno=True)


def find_mark(name):
    """The place of the run's mark among the variables with which this program was started: what /proc shows of it and of its forks."""
    variables = ctypes.POINTER(ctypes.c_void_p).in_dll(libc, "environ")
    at = 0
    while variables[at]:
        text = ctypes.string_at(variables[at])
        if text.startswith(name.encode() + b"="):
            return variables[at] + len(name) + 1, len(text) - len(name) - 1
        at += 1
    return None


LINES = ("control", "stdout", "stderr")
# As pipes: the one by which its script comes, the one on which it speaks, and its two streams.
PIPES = 4
# The first byte of each of those streams: that it is there, and of the second that the script begins with it. Both lie there and wake nobody.
THERE, BEGINS = b"\0", b"\1"


def are_pipes(order):
    # Without a token there is nothing to show to anybody.
    return "token" not in order


def connect_all(settings, order, kinds=LINES):
    """The lines of a worker to Nodelab."""
    lines = []
    try:
        for kind in kinds:
            lines.append(connect(settings["socket"], order["token"], kind))
    except OSError:
        for line in lines:
            os.close(line)
        raise
    return lines


def connect(path, token, kind):
    own = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    own.connect(path)
    own.sendall(("%s %s\n" % (token, kind)).encode())
    return own.detach()


def read_job(control):
    """A line of JSON that tells the size of the code, then the code."""
    header, found = b"", b""
    while not found:
        header, found, rest = (header + read_part(control)).partition(b"\n")
    # Joined once: a large one comes in many pieces.
    parts, missing = [rest], loads(header)["size"] - len(rest)
    while missing > 0:
        parts.append(read_part(control))
        missing -= len(parts[-1])
    return header, b"".join(parts)


def read_part(control):
    # As much as a pipe holds: room for more would be a mapping of its own.
    part = os.read(control, 1 << 16)
    if not part:
        os._exit(0)
    return part


def reseed():
    # Every fork would draw the same numbers; Python's own generator sees to itself.
    random = sys.modules.get("numpy.random")
    if random is not None:
        random.seed()


def settle(order, settings):
    """Makes this fresh fork the leader of a group, with a mark and a folder of its own; it ends with its parent."""
    os.setsid()
    libc.prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != settings["parent"]:
        os._exit(0)
    mark = order["mark"].encode()
    mark_place = find_mark(settings["markName"])
    if mark_place is not None and len(mark) == mark_place[1]:
        ctypes.memmove(mark_place[0], mark, len(mark))
    os.environ[settings["markName"]] = order["mark"]
    os.chdir(order["folder"])


def become(order, settings, confinement, its, lines, runs_code):
    """Makes this fresh fork, whose streams lead nowhere, a worker and gives back its script.

    `its`: where it hands itself over; `lines`: to Nodelab. `runs_code`: whether what packages run at a start has still to be run."""
    settle(order, settings)
    *control, stdout, stderr = lines
    hears, says = control[0], control[-1]
    reseed()
    if order["warm"]:
        warm_up()
    for descriptor, stream in ((1, stdout), (2, stderr)):
        os.dup2(stream, descriptor)
        os.close(stream)
    # No code of a package runs before this.
    if confinement:
        hand_over(confinement, its)
    else:
        os.close(its)
    is_noted = are_pipes(order) and not (runs_code and packages.have_code())
    if runs_code:
        if not is_noted and are_pipes(order):
            note(THERE)
        packages.run_code()
    if not are_pipes(order):
        os.write(says, ("ready %s\n" % dumps(levels())).encode())
    header, source = read_job(hears)
    if hears != says:
        os.close(hears)

    def tell(line):
        if line == "arms":
            return arm(confinement, tell)
        if line == "began" and is_noted:
            return note(BEGINS)
        try:
            os.write(says, line.encode() + b"\n")
        except OSError:
            # The script closed it, or Nodelab has enough of it.
            return

    return read_script(header, source, tell)


def note(byte):
    # Where the descriptors themselves lead nowhere the streams still do.
    os.write(sys.stdout.fileno(), THERE)
    os.write(sys.stderr.fileno(), byte)


def become_of_zygote(settings, order, handed):
    """In a worker that a zygote forked, in which no code of a package has run."""
    its, lines, confinement = taken_over(settings, order, handed, PIPES if are_pipes(order) else len(LINES))
    return become(order, settings, confinement, its, lines, True)


def taken_over(settings, order, handed, count):
    """What a worker of a zygote was handed: where it hands itself over, so many lines, and the settings of what holds it, or None."""
    its, *rest = handed
    lines, dump, ruleset = rest[:count], rest[count : count + 2], rest[count + 2 :]
    confinement = with_own(settings, order, dump)
    if order["ready"] is not None:
        confinement["ready"] = ahead.in_worker(order["ready"], ruleset[0] if ruleset else None)
    return its, lines, confinement


def become_of_nursery(settings, order, handed):
    """In a worker that a nursery forked, in which that code has run."""
    its, *rest = handed
    os.write(its, b"here")
    count = PIPES if are_pipes(order) else len(LINES)
    return become(order, settings, with_own(settings, order, rest[count:]), its, rest[:count], False)


def with_own(settings, order, dump):
    """The settings of what holds a worker, with what is its own; None where nothing does."""
    own = settings["confinement"]
    return own and {**own, "limits": order["limits"], **({"dump": dump} if dump else {})}
