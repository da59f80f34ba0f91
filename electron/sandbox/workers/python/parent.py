# The warm parent of an environment: it forks workers, and tells how each of them ended. It has one thread and one loop. Standard input brings a line of
# JSON a command, standard output takes a line a report. No code of a package runs in it: where any is to be had in advance, a nursery has it.
import gc
import json
import os
import select
import signal

import nodelab.ahead as ahead
import nodelab.packages as packages
from nodelab.child import become, become_of_nursery, connect_all, find_mark, libc
from nodelab.confine import prepare, prepared
from nodelab.lasting import keep_all
from nodelab.limits import number_in
from nodelab.nursery import Spoilt, await_word, grow, hear_of, sorted_out, with_counted
from nodelab.orphans import OF_ALL_KINDS, Orphans, adopt, end_all
from nodelab.reports import keep_reports, report
from nodelab.script import warm_up
from nodelab.supervise import hand_over, listen, pair

SET_PARENT_DEATH_SIGNAL = 1


def own_ends(mine, confinement):
    """What the parent keeps of a fork that has not handed itself over yet."""
    return [mine, *confinement.get("dump", [])[:1]] if confinement else []


class Coming:
    """A worker that has not handed itself over yet; `pid` is None where a nursery makes it and it has not said that it is there."""

    def __init__(self, order, pid, confinement):
        self.order, self.pid, self.confinement = order, pid, confinement


class Parent:
    def __init__(self, settings, nursery):
        self.settings, self.nursery = settings, nursery
        self.mark_place = find_mark(settings["markName"])
        self.poll = select.poll()
        self.poll.register(0, select.POLLIN)
        self.watched = None
        if nursery is not None:
            self.watched = os.pidfd_open(nursery.pid)
            self.poll.register(self.watched, select.POLLIN)
        self.workers = {}
        # By descriptor: what a fork that hands itself over says, and the listeners of those that have.
        self.coming, self.listeners = {}, {}
        self.heard = b""
        self.orphans = Orphans(self.own, self.numbers, self.awaits_word)

    def serve(self):
        """Serves until Nodelab is gone; comes back in a fork alone, with its script. Whatever ends it, all that is below ends first."""
        # Its end is heard from now on.
        libc.prctl(SET_PARENT_DEATH_SIGNAL, 0)
        own = os.getpid()
        try:
            return self.take_turns()
        except BaseException:
            if os.getpid() == own:
                # Such as a report that nobody takes any more.
                end_all()
                os._exit(1)
            raise

    def take_turns(self):
        while True:
            for descriptor, _ in self.poll.poll(self.orphans.patience()):
                if descriptor == 0:
                    script = self.hear()
                    if script is not None:
                        return script
                elif descriptor in self.coming:
                    self.take(descriptor)
                elif descriptor in self.listeners:
                    self.answer(self.listeners[descriptor])
                elif descriptor in self.workers:
                    self.bury(descriptor)
                elif descriptor == self.watched:
                    # None can come any more, and what the workers have in common is gone.
                    end_all()
                    os._exit(0)
            self.orphans.end()

    def answer(self, listener):
        try:
            listener.serve()
        except Exception:
            # What a script has its listener fail over costs that script, and none beside it.
            os.kill(listener.pid, signal.SIGKILL)

    def hear(self):
        data = os.read(0, 65536)
        if not data:
            end_all()
            os._exit(0)
        *lines, self.heard = (self.heard + data).split(b"\n")
        for line in lines:
            script = self.obey(json.loads(line))
            if script is not None:
                return script
        return None

    def obey(self, order):
        """Does what a command asks for: a worker, and nothing else."""
        return self.fork(order)

    def fork(self, order):
        confinement = self.settings["confinement"] and prepare(self.settings["confinement"])
        has_line = bool(confinement or self.nursery)
        mine, its = pair() if has_line else (None, None)
        coming = Coming(order, None, confinement)
        try:
            if self.nursery is not None:
                self.have_made(coming, mine, its)
            else:
                coming.pid = os.fork()
        except OSError as error:
            report(id=order["id"], refused=str(error))
            coming = None
        if coming is not None and coming.pid == 0:
            return self.become(order, confinement, mine, its)
        if has_line:
            os.close(its)
        if confinement:
            prepared(confinement)
        if coming is None:
            for descriptor in own_ends(mine, confinement) if has_line else []:
                os.close(descriptor)
            return None
        if coming.pid is not None:
            self.begun(coming)
        if has_line:
            self.coming[mine] = coming
            self.poll.register(mine, select.POLLIN)
        return None

    def have_made(self, coming, mine, its):
        """Has the nursery make a worker. What it hands over is closed by whoever called."""
        await_word(mine)
        limits = coming.confinement and coming.confinement.get("limits")
        lines = connect_all(self.settings, coming.order)
        try:
            self.nursery.order({**coming.order, "limits": limits}, [its, *lines, *(coming.confinement or {}).get("dump", [])])
        finally:
            for line in lines:
                os.close(line)

    def begun(self, coming):
        """From now on it is a worker; tells whether it still is there."""
        try:
            descriptor = os.pidfd_open(coming.pid)
        except ProcessLookupError:
            # Ended after its first word, and buried with what ended before it was known.
            coming.pid = None
            return False
        order = coming.order
        self.workers[descriptor] = (order["id"], coming.pid, order["folder"], number_in(order["mark"]))
        self.poll.register(descriptor, select.POLLIN)
        report(id=order["id"], pid=coming.pid)
        return True

    def become(self, order, confinement, mine, its):
        """In the fork: makes it a worker, and gives back its script."""
        self.forget_others()

        def held():
            if confinement:
                os.close(mine)
                hand_over(confinement, its)
            return confinement

        return become(order, self.settings, self.mark_place, held)

    def forget_others(self):
        """In a fork: nothing of the other workers is left to it."""
        for listener in self.listeners.values():
            listener.leave()
        for other, coming in self.coming.items():
            for descriptor in own_ends(other, coming.confinement):
                os.close(descriptor)
        for descriptor in self.workers:
            os.close(descriptor)

    def take(self, descriptor):
        """A worker says that it is there, or is behind its filter, or has ended on the way there."""
        coming = self.coming[descriptor]
        if coming.pid is None:
            coming.pid = hear_of(descriptor)
            if coming.pid is not None and self.begun(coming) and coming.confinement:
                return
        self.poll.unregister(descriptor)
        del self.coming[descriptor]
        if coming.pid is None:
            report(id=coming.order["id"], refused="It ended before it was there.")
            self.sweep()
            for own in own_ends(descriptor, coming.confinement):
                os.close(own)
        elif coming.confinement:
            self.listen(descriptor, coming)
        else:
            os.close(descriptor)

    def listen(self, descriptor, coming):
        name, confinement = coming.order["id"], coming.confinement
        levels, listener = listen(descriptor, coming.pid, confinement, lambda event: report(id=name, call=event))
        self.held(name, levels)
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

    def held(self, name, levels):
        """Hears what holds a worker, which it tells Nodelab itself."""

    def own(self):
        """The children that are known."""
        nursery = set() if self.nursery is None else {self.nursery.pid}
        return nursery | {pid for _, pid, _, _ in self.workers.values()}

    def numbers(self):
        """The numbers of the runs that live."""
        return {number for _, _, _, number in self.workers.values()}

    def awaits_word(self):
        """Whether there may be a worker among the children that has not said yet that it is one."""
        return any(coming.pid is None for coming in self.coming.values())

    def sweep(self):
        """Buries what ended before it was known."""
        while True:
            ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT | OF_ALL_KINDS)
            if ended is None or ended.si_pid in self.own():
                return
            os.waitpid(ended.si_pid, OF_ALL_KINDS)

    def refused(self, name):
        """What was refused to a worker that has ended."""
        for descriptor, listener in list(self.listeners.items()):
            if listener.name == name:
                del self.listeners[descriptor]
                self.poll.unregister(descriptor)
                listener.close()
                return listener.report()
        return None

    def remove(self, folder):
        """Removes a worker's folder where that is empty; tells whether something is left of it."""
        try:
            os.rmdir(folder)
        except OSError as error:
            return not isinstance(error, FileNotFoundError)
        return False

    def bury(self, descriptor):
        name, pid, folder, _ = self.workers.pop(descriptor)
        self.poll.unregister(descriptor)
        os.close(descriptor)
        _, status, usage = os.wait4(pid, 0)
        killer = os.WTERMSIG(status) if os.WIFSIGNALED(status) else None
        code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else None
        used = {"cpu": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss, "refused_calls": self.refused(name)}
        report(id=name, exit=code, signal=killer, left=self.orphans.has_left(pid), full=self.remove(folder), **used)


def await_script(settings):
    libc.prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    adopt()
    keep_reports()
    if os.getppid() != settings["owner"]:
        os._exit(0)
    settings = {**settings, "parent": os.getpid()}
    packages.find()
    warm_up()
    ahead.make(settings["confinement"])
    keep_all()
    counted = with_counted(settings)
    try:
        loaded, unfit = sorted_out(settings["preloads"], counted)
        # What packages have left as they were tried out, before there is any worker.
        end_all()
        nursery = grow(loaded, counted) if loaded else None
    except Spoilt:
        # Then its workers are started one by one.
        end_all()
        os._exit(0)
    if isinstance(nursery, tuple):
        return become_of_nursery(settings, *nursery)
    gc.collect()
    gc.freeze()
    report(loaded=loaded, unfit=unfit, nursery=nursery and nursery.pid)
    return Parent(settings, nursery).serve()
