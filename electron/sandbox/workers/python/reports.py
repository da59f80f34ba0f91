# What the warm parent tells Nodelab: a line of JSON each time.
import json
import os

from nodelab.script import nowhere

# Where reports go: from the start no longer descriptor 1, into which anything that is imported can write.
place = [1]


def report(**told):
    os.write(place[0], json.dumps(told).encode() + b"\n")


def keep_reports():
    # Moves them to a descriptor that no other program is given, and no fork keeps.
    place[0] = os.dup(1)
    nowhere(1, os.O_WRONLY)
    os.register_at_fork(after_in_child=forget)


def forget():
    # The forks of a fork have none to forget.
    while place:
        os.close(place.pop())
