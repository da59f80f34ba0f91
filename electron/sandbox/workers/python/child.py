# A worker that the warm parent forked: it makes itself ready, confines itself, says so, and waits for its script.
import ctypes
import os
import signal
import socket
import sys
from json import dumps, loads

import nodelab.packages as packages
from nodelab.confine import arm, levels
from nodelab.script import nowhere, read_script, warm_up
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


def connect_all(settings, order, kinds=("control", "stdout", "stderr")):
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
    part = os.read(control, 1 << 20)
    if not part:
        os._exit(0)
    return part


def reseed():
    # Every fork would draw the same numbers; Python's own generator sees to itself.
    random = sys.modules.get("numpy.random")
    if random is not None:
        random.seed()


def settle(order, settings, mark_place):
    """Makes this fork the leader of a group, with a mark and a folder of its own; it ends with its parent."""
    os.setsid()
    libc.prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != settings["parent"]:
        os._exit(0)
    mark = order["mark"].encode()
    if mark_place is not None and len(mark) == mark_place[1]:
        ctypes.memmove(mark_place[0], mark, len(mark))
    os.environ[settings["markName"]] = order["mark"]
    os.mkdir(order["folder"], 0o700)
    os.chdir(order["folder"])


def become(order, settings, mark_place, held, lines=None):
    """Makes this fresh fork a worker and gives back its script; the caller has closed what is the parent's.

    `held` puts it behind what holds a worker, and gives back the settings for `arm`. `lines`: where somebody else has connected it."""
    settle(order, settings, mark_place)
    control, *streams = lines or connect_all(settings, order)
    nowhere(0, os.O_RDONLY)
    for descriptor in (1, 2):
        nowhere(descriptor, os.O_WRONLY)
    reseed()
    if order["warm"]:
        warm_up()
    for descriptor, stream in zip((1, 2), streams):
        os.dup2(stream, descriptor)
        os.close(stream)
    # No code of a package runs before this.
    confinement = held()
    if lines is None:
        # What packages run at a start. In a worker of a nursery that has been.
        packages.run_code()
    os.write(control, ("ready %s\n" % dumps(levels())).encode())
    header, source = read_job(control)

    def tell(line):
        if line == "arms":
            return arm(confinement, tell)
        try:
            os.write(control, line.encode() + b"\n")
        except OSError:
            # The script closed it, or Nodelab has enough of it.
            return

    return read_script(header, source, tell)


def become_of_nursery(settings, order, handed):
    """In a worker that a nursery forked."""
    # A nursery can have no such socket made: its workers' parent has connected them.
    its, *rest = handed
    lines, dump = rest[:3], rest[3:]
    confinement = settings["confinement"] and {**settings["confinement"], "limits": order["limits"], **({"dump": dump} if dump else {})}
    os.write(its, b"here")

    def held():
        if confinement:
            hand_over(confinement, its)
        else:
            os.close(its)
        return confinement

    return become(order, settings, find_mark(settings["markName"]), held, lines)
