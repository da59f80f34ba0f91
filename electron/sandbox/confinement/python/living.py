# How many processes and threads a checked worker has: limits say nothing to the system's administrator, and a check lets every start go on.
import os
import time

# More than this are told to try again later, as where a limit is met.
MOST_LIVING = 400
# Seconds between two looks at all processes, each of which takes milliseconds.
BETWEEN = 0.05


def living(worker):
    # Threads of the worker and of all that came of it, this process's other children among them: who loses his parent becomes its child.
    parents, counts = {}, {}
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            with open("/proc/%s/stat" % name, "rb", buffering=0) as file:
                said = file.read().rsplit(b") ", 1)[1].split()
        except (OSError, IndexError):
            # It ended between the two looks.
            continue
        parents[int(name)], counts[int(name)] = int(said[1]), 0 if said[0] in b"ZX" else int(said[17])
    own, count = {worker, os.getpid()}, -1

    def is_own(process):
        way = []
        while process not in own and process in parents:
            way.append(process)
            process = parents[process]
        if process in own:
            own.update(way)
        return process in own

    for process, threads in counts.items():
        if is_own(process):
            count += threads
    return count


class Flood:
    def __init__(self, worker):
        self.worker, self.started, self.looked = worker, 0, 0.0

    def is_one(self):
        # Counts one that is about to start; only where there may be too many is looked at how many live.
        self.started += 1
        if self.started > MOST_LIVING and time.monotonic() - self.looked > BETWEEN:
            self.started, self.looked = living(self.worker) + 1, time.monotonic()
        return self.started > MOST_LIVING
