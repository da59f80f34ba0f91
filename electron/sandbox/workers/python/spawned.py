# A worker that was started for one script: it waits for that on standard input, and speaks on descriptor 3.
import importlib
import os
import sys
from json import dumps

import nodelab.packages as packages
from nodelab.audit import NATIVE
from nodelab.confine import arm, confine, levels, rehearse
from nodelab.preload import preload
from nodelab.script import read_script, warm_up

try:
    from nodelab.supervise import supervised
except ImportError:
    # This system has no supervisors.
    supervised = None

# The descriptor on which a supervisor tells what was refused.
REPORTS = 5


def is_beyond_watch(confinement):
    """Whether something was imported whose native code a watch of Python's functions can't see: the run itself must import it, where its name tells."""
    if confinement is None or confinement["mode"] == "free" or levels().get("listener"):
        return False
    return any(native in sys.modules for native in NATIVE)


def is_let_through(name, confinement, nothing):
    """Whether a module can be imported behind the filter: one that can't must meet its end in the run, at the author's line."""
    if confinement is None or confinement["mode"] != "like-dify" or supervised is None:
        return True
    trial = os.fork()
    if trial == 0:
        for descriptor in (1, 2):
            os.dup2(nothing, descriptor)
        try:
            rehearse(confinement)
            importlib.import_module(name)
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.waitpid(trial, 0)[1] == 0


def hold(confinement):
    """Puts this worker behind what holds it, under a supervisor where this system can have one; gives back the settings for `arm`."""
    if confinement is None:
        return None
    if supervised is not None:
        return supervised(confinement, REPORTS)
    confine(confinement)
    return confinement


def await_script(settings):
    try:
        # A copy, which child processes do not get.
        mark = os.dup(3)
        os.close(3)
    except OSError:
        # Where descriptors are not passed on, Nodelab hears of its end alone.
        mark = None

    confinement = None

    def tell(line):
        if line == "began":
            arm(confinement, tell)
        try:
            if mark is not None:
                os.write(mark, line.encode() + b"\n")
        except OSError:
            # The script closed it.
            return

    packages.find()
    # What holds it may keep it from opening even this.
    nothing = os.open(os.devnull, os.O_RDWR)
    # No code of a package runs before this.
    confinement = hold(settings["confinement"])
    packages.run_code()
    if settings["standby"]:
        for name in settings["preloads"]:
            # Told before, for what ends the program.
            tell("tries " + name)
            is_fit = not settings["rehearses"] or is_let_through(name, confinement, nothing)
            if not is_fit or preload([name], settings["never"]) is not None or is_beyond_watch(settings["confinement"]):
                # It has had its effects on this process, which is of no use any more.
                tell("unfit " + name)
                os._exit(0)
        kept = os.dup(1)
        os.dup2(nothing, 1)
        warm_up()
        os.dup2(kept, 1)
        os.close(kept)
    tell("ready " + dumps(levels()))
    header = sys.stdin.buffer.readline()
    if not header:
        os._exit(0)
    source = sys.stdin.buffer.read()
    # Nodes have no standard input in Dify: input() meets its end at once.
    os.dup2(nothing, 0)
    os.close(nothing)
    return read_script(header, source, tell)
