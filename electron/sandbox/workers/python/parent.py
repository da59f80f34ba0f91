# The warm parent of an environment: it has imported what scripts will ask for, forks workers, and tells how each of them ended. It has one
# thread and one loop. Standard input brings a line of JSON a command, standard output takes a line a report.
import gc
import importlib
import json
import os
import select
import signal

from nodelab.child import become, find_mark, libc
from nodelab.confine import prepare, prepared, rehearse
from nodelab.limits import number_in
from nodelab.orphans import Orphans, adopt
from nodelab.preload import preload
from nodelab.reports import keep_reports, report
from nodelab.script import nowhere, warm_up
from nodelab.supervise import hand_over, listen, pair

SET_PARENT_DEATH_SIGNAL = 1

# More numbers than this are not asked for one by one.
MOST_LOOKED_AT = 3000

# Seconds that one import may take.
PATIENCE = 60


def threads():
    return len(os.listdir("/proc/self/task"))


def try_out(names):
    """Imports modules in a fork that is thrown away; gives back the first that is unfit to be had in advance, or None."""
    if not names:
        return None
    here, there = os.pipe()
    trial = os.fork()
    if trial == 0:
        os.nice(10)
        libc.prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
        for name in names:
            os.write(there, name.encode() + b"\n")
            signal.alarm(PATIENCE)
            if preload([name]) is not None:
                os._exit(0)
            # Some libraries end their threads before a fork, and need none until they are called again.
            again = os.fork()
            if again == 0:
                os._exit(0)
            os.waitpid(again, 0)
            if threads() > 1:
                os._exit(0)
        os.write(there, b"\n")
        os._exit(0)
    os.close(there)
    said = b""
    while True:
        part = os.read(here, 4096)
        if not part:
            break
        said += part
    os.close(here)
    os.waitpid(trial, 0)
    if said.endswith(b"\n\n"):
        return None
    # The last name that it spoke of is the one that it did not get over, however it ended.
    return said.split(b"\n")[-2].decode() if said else names[0]


def is_let_through(name, confinement):
    """Whether a module can be imported behind the filter: one that can't must meet its end in the run, at the author's line."""
    trial = os.fork()
    if trial == 0:
        os.nice(10)
        libc.prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
        for descriptor in (1, 2):
            nowhere(descriptor, os.O_WRONLY)
        signal.alarm(PATIENCE)
        try:
            rehearse(confinement)
            importlib.import_module(name)
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.waitpid(trial, 0)[1] == 0


def load(names, confinement):
    wanted = list(names)
    unfit = []
    if confinement is not None and confinement["mode"] == "like-dify":
        unfit = [name for name in wanted if not is_let_through(name, confinement)]
        wanted = [name for name in wanted if name not in unfit]
    while True:
        name = try_out(wanted)
        if name is None:
            break
        unfit.append(name)
        wanted.remove(name)
    preload(wanted)
    return wanted, unfit


def own_ends(mine, confinement):
    """What the parent keeps of a fork that has not handed itself over yet."""
    return [mine, *confinement.get("dump", [])[:1]] if confinement else []


def last_number():
    """The number of the process that this machine started last."""
    with open("/proc/loadavg", "rb", buffering=0) as file:
        return int(file.read().split()[-1])


def remove(folder):
    """Removes a worker's folder where that is empty; tells whether something is left of it."""
    try:
        os.rmdir(folder)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


class Parent:
    def __init__(self, settings):
        self.settings = {**settings, "parent": os.getpid()}
        self.mark_place = find_mark(settings["markName"])
        self.poll = select.poll()
        self.poll.register(0, select.POLLIN)
        self.workers = {}
        # By descriptor: what a fork that hands itself over says, and the listeners of those that have.
        self.coming, self.listeners = {}, {}
        self.heard = b""
        self.orphans = Orphans(lambda: self.workers.values())

    def serve(self):
        """Serves until Nodelab is gone; comes back in a fork alone, with its script."""
        while True:
            for descriptor, _ in self.poll.poll(self.orphans.patience()):
                if descriptor == 0:
                    script = self.hear()
                    if script is not None:
                        return script
                elif descriptor in self.coming:
                    self.take(descriptor)
                elif descriptor in self.listeners:
                    self.listeners[descriptor].serve()
                elif descriptor in self.workers:
                    self.bury(descriptor)
            self.orphans.end()

    def hear(self):
        data = os.read(0, 65536)
        if not data:
            os._exit(0)
        *lines, self.heard = (self.heard + data).split(b"\n")
        for line in lines:
            script = self.fork(json.loads(line))
            if script is not None:
                return script
        return None

    def fork(self, order):
        confinement = self.settings["confinement"] and prepare(self.settings["confinement"])
        mine, its = pair() if confinement else (None, None)
        try:
            pid = os.fork()
        except OSError as error:
            report(id=order["id"], refused=str(error))
            pid = None
        if pid == 0:
            return self.become(order, confinement, mine, its)
        if confinement:
            os.close(its)
            prepared(confinement)
        if pid is None:
            for descriptor in own_ends(mine, confinement):
                os.close(descriptor)
            return None
        descriptor = os.pidfd_open(pid)
        self.workers[descriptor] = (order["id"], pid, order["folder"], number_in(order["mark"]))
        self.poll.register(descriptor, select.POLLIN)
        report(id=order["id"], pid=pid)
        if confinement:
            self.coming[mine] = (order["id"], pid, confinement)
            self.poll.register(mine, select.POLLIN)
        return None

    def become(self, order, confinement, mine, its):
        """In the fork: nothing of the other workers is left to it."""
        for listener in self.listeners.values():
            listener.leave()
        for other, (_, _, settings) in self.coming.items():
            for descriptor in own_ends(other, settings):
                os.close(descriptor)
        for descriptor in self.workers:
            os.close(descriptor)

        def held():
            if confinement:
                os.close(mine)
                hand_over(confinement, its)
            return confinement

        return become(order, self.settings, self.mark_place, held)

    def take(self, descriptor):
        """A fork is behind its filter, or has ended on the way there."""
        name, pid, confinement = self.coming.pop(descriptor)
        self.poll.unregister(descriptor)
        _, listener = listen(descriptor, pid, confinement, lambda event: report(id=name, call=event))
        if listener is not None:
            listener.name = name
            self.listeners[listener.fileno()] = listener
            self.poll.register(listener.fileno(), select.POLLIN)
        elif "dump" in confinement:
            os.close(confinement["dump"][0])
        try:
            os.write(descriptor, b".")
        except OSError:
            # It has ended.
            pass
        os.close(descriptor)

    def refused(self, name):
        """What was refused to a worker that has ended."""
        for descriptor, listener in list(self.listeners.items()):
            if listener.name == name:
                del self.listeners[descriptor]
                self.poll.unregister(descriptor)
                listener.close()
                return listener.report()
        return None

    def has_left(self, first):
        """
        Whether there may be anything that a worker has left behind: it has become a child of this process by now, and was started after the worker,
        whose number is `first`.
        """
        last = last_number()
        is_near = first <= last <= first + MOST_LOOKED_AT
        return self.orphans.find(range(first + 1, last + 1) if is_near else None)

    def bury(self, descriptor):
        name, pid, folder, _ = self.workers.pop(descriptor)
        self.poll.unregister(descriptor)
        os.close(descriptor)
        _, status, usage = os.wait4(pid, 0)
        killer = os.WTERMSIG(status) if os.WIFSIGNALED(status) else None
        code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else None
        used = {"cpu": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss, "refused_calls": self.refused(name)}
        report(id=name, exit=code, signal=killer, left=self.has_left(pid), full=remove(folder), **used)


def await_script(settings):
    libc.prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    adopt()
    keep_reports()
    if os.getppid() != settings["owner"]:
        os._exit(0)
    warm_up()
    loaded, unfit = load(settings["preloads"], settings["confinement"])
    gc.collect()
    gc.freeze()
    report(loaded=loaded, unfit=unfit)
    return Parent(settings).serve()
