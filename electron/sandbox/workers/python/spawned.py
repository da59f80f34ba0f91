# A worker that was started for one script: it waits for that on standard input, and speaks on descriptor 3.
import json
import os
import sys

from nodelab.confine import confine, levels
from nodelab.preload import preload
from nodelab.script import nowhere, read_script, warm_up


def await_script(settings):
    try:
        # A copy, which child processes do not get.
        mark = os.dup(3)
        os.close(3)
    except OSError:
        # Where descriptors are not passed on, Nodelab hears of its end alone.
        mark = None

    def tell(line):
        try:
            if mark is not None:
                os.write(mark, line.encode() + b"\n")
        except OSError:
            # The script closed it.
            return

    if settings["standby"]:
        unfit = preload(settings["preloads"])
        if unfit is not None:
            # It has had its effects on this process, which is of no use any more.
            tell("unfit " + unfit)
            os._exit(0)
        kept = os.dup(1)
        nowhere(1, os.O_WRONLY)
        warm_up()
        os.dup2(kept, 1)
        os.close(kept)
    if settings["confinement"] is not None:
        confine(settings["confinement"])
    tell("ready " + json.dumps(levels()))
    header = sys.stdin.buffer.readline()
    if not header:
        os._exit(0)
    source = sys.stdin.buffer.read()
    # Nodes have no standard input in Dify: input() meets its end at once.
    nowhere(0, os.O_RDONLY)
    return read_script(header, source, tell)
