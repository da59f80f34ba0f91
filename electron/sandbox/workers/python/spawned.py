# A worker that was started for one script: it waits for that on standard input, and speaks on descriptor 3.
import os
import sys
from json import dumps

import nodelab.packages as packages
from nodelab.audit import NATIVE
from nodelab.confine import arm, confine, levels
from nodelab.preload import preload
from nodelab.script import read_script, warm_up

try:
    from nodelab.nursery import is_let_through, with_counted
    from nodelab.orphans import adopt, end_all
    from nodelab.supervise import supervised
except ImportError:
    # This system has no filters, nor supervisors.
    is_let_through = supervised = None

# The descriptor on which a supervisor tells what was refused.
REPORTS = 5


def is_beyond_watch(confinement):
    """Whether something was imported whose native code a watch of Python's functions can't see: the run itself must import it, where its name tells."""
    if confinement is None or confinement["mode"] == "free" or levels().get("listener"):
        return False
    return any(native in sys.modules for native in NATIVE)


def unfit_behind_filter(settings, tell):
    """The first module that the filter ends as it is imported, or None. Asked before anything holds this process: what does forbids a second filter."""
    confinement = settings["confinement"]
    if is_let_through is None or not settings["rehearses"] or confinement is None or confinement["mode"] != "like-dify":
        return None
    held = with_counted({**settings, "parent": os.getpid(), "root": os.getcwd()})
    adopt()
    try:
        for name in settings["preloads"]:
            # Told before, for what takes too long.
            tell("tries " + name)
            if not is_let_through(name, held):
                return name
    finally:
        # What packages have started meanwhile.
        end_all()
    return None


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
        if line == "arms":
            return arm(confinement, tell)
        try:
            if mark is not None:
                os.write(mark, line.encode() + b"\n")
        except OSError:
            # The script closed it.
            return

    packages.find()
    # What holds it may keep it from opening even this.
    nothing = os.open(os.devnull, os.O_RDWR)
    unfit = unfit_behind_filter(settings, tell) if settings["standby"] else None
    if unfit is not None:
        tell("unfit " + unfit)
        os._exit(0)
    # No code of a package runs in this process before this.
    confinement = hold(settings["confinement"])
    packages.run_code()
    if settings["standby"]:
        for name in settings["preloads"]:
            # Told before, for what ends the program.
            tell("tries " + name)
            if preload([name], settings["never"]) is not None or is_beyond_watch(settings["confinement"]):
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
