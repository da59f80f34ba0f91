# What the warm parent tells Nodelab: a line of JSON each time.
import json
import os
import time

from nodelab.script import nowhere

# Where reports go: from the start no longer descriptor 1, into which anything that is imported can write.
place = [1]


# Reports that nobody waits for, and since when: each write wakes Nodelab, so they go with the next one that is waited for, or soon.
kept, since = [], [0.0]
SOON = 0.005


def report(**told):
    kept.append(json.dumps(told).encode() + b"\n")
    tell_kept()


def report_soon(**told):
    if not kept:
        since[0] = time.monotonic()
    kept.append(json.dumps(told).encode() + b"\n")


def tell_kept():
    told = b"".join(kept)
    kept.clear()
    os.write(place[0], told)


def tell_overdue():
    """Tells what was kept for long enough; gives back the milliseconds until there is more to tell, or None."""
    if not kept:
        return None
    if time.monotonic() - since[0] < SOON:
        return SOON * 1000
    tell_kept()
    return None


def soonest(*waits):
    """The least of them; None where all are."""
    return min((one for one in waits if one is not None), default=None)


def keep_reports():
    # Moves them to a descriptor that no other program is given, and no fork keeps.
    place[0] = os.dup(1)
    nowhere(1, os.O_WRONLY)
    os.register_at_fork(after_in_child=forget)


def forget():
    # The forks of a fork have none to forget.
    while place:
        os.close(place.pop())
