# The warm parent of an environment: it has workers forked, and tells how each of them ended. It has one thread and one loop. Standard input brings a line
# of JSON a command, standard output takes a line a report. No code of a package runs in it: where any is to be had in advance, a nursery has it and forks
# the workers, else a zygote does.
import gc
import json
import os
import select
import signal

import nodelab.ahead as ahead
import nodelab.packages as packages
from nodelab.child import LINES, are_pipes, become_of_nursery, become_of_zygote, connect_all, libc
from nodelab.coming import Coming, close_all
from nodelab.confine import prepare, prepared
from nodelab.lasting import keep_all
from nodelab.limits import number_in
from nodelab.nursery import Spoilt, await_word, grow, hear_of, sorted_out, with_counted
from nodelab.orphans import OF_ALL_KINDS, Orphans, adopt, end_all
from nodelab.reports import keep_reports, report, report_soon, soonest, tell_overdue
from nodelab.script import warm_up
from nodelab.supervise import listen, pair
from nodelab.waiting import Waiting
from nodelab.zygote import start

SET_PARENT_DEATH_SIGNAL = 1


class Parent:
    # The lines of each of its workers to Nodelab.
    lines = LINES
    is_of_python = True

    def __init__(self, settings, nursery):
        self.settings, self.nursery = settings, nursery
        self.poll = select.poll()
        # Descriptors that came while a turn was under way: what is left of that tells nothing of them, though others had their numbers before.
        self.fresh = set()
        self.watch(0)
        self.watched = os.pidfd_open(nursery.pid)
        self.watch(self.watched)
        self.workers = {}
        # By descriptor: what a fork that hands itself over says, and the listeners of those that have.
        self.coming, self.listeners = {}, {}
        # The same listeners by their workers' names, until those are buried.
        self.listening = {}
        self.heard = b""
        # By worker: Nodelab's ends of its lines. They stay until it knows that the worker is gone: it may still be about to open them.
        self.ends = {}
        self.orphans = Orphans(self.own, self.numbers, self.awaits_word)

    def serve(self):
        """Serves until Nodelab is gone. Whatever ends it, such as a report that nobody takes any more, all that is below ends first."""
        # Its end is heard from now on.
        libc.prctl(SET_PARENT_DEATH_SIGNAL, 0)
        try:
            self.take_turns()
        finally:
            end_all()
            os._exit(1)

    def take_turns(self):
        while True:
            self.fresh.clear()
            for descriptor, what in self.poll.poll(soonest(self.orphans.patience(), tell_overdue())):
                if descriptor in self.fresh:
                    continue
                if descriptor == 0:
                    self.hear()
                elif descriptor in self.coming:
                    self.take(descriptor)
                elif descriptor in self.listeners:
                    self.answer(descriptor, what)
                elif descriptor in self.workers:
                    self.bury(descriptor)
                elif descriptor == self.watched:
                    # None can come any more, and what the workers have in common is gone.
                    end_all()
                    os._exit(0)
            self.orphans.end()

    def watch(self, descriptor):
        self.poll.register(descriptor, select.POLLIN)
        self.fresh.add(descriptor)

    def answer(self, descriptor, what):
        listener = self.listeners[descriptor]
        try:
            if isinstance(listener, Waiting):
                self.poll.unregister(descriptor)
                del self.listeners[descriptor]
                if not what & select.POLLIN:
                    # All that is behind the filter has ended, without a question.
                    return
                listener = listener.awake()
                self.attend(listener)
            listener.serve()
        except Exception:
            # What a script has its listener fail over costs that script, and none beside it.
            os.kill(listener.pid, signal.SIGKILL)

    def attend(self, listener):
        self.listening[listener.name] = self.listeners[listener.fileno()] = listener
        self.watch(listener.fileno())

    def hear(self):
        data = os.read(0, 65536)
        if not data:
            end_all()
            os._exit(0)
        *lines, self.heard = (self.heard + data).split(b"\n")
        for line in lines:
            self.order(json.loads(line))

    def order(self, order):
        """Has a worker made, unless it can't be."""
        for gone in order.get("gone", ()):
            close_all(self.ends.pop(gone, ()))
        confinement = self.settings["confinement"] and prepare(self.settings["confinement"])
        coming = Coming(order, confinement)
        mine, its = pair()
        try:
            coming.open_folder(self.is_of_python)
            self.have_made(coming, mine, its)
        except OSError as error:
            report(id=order["id"], refused=str(error))
            close_all(coming.own_ends(mine))
        else:
            self.coming[mine] = coming
            self.watch(mine)
        os.close(its)
        if confinement:
            prepared(confinement)

    def have_made(self, coming, mine, its):
        """Whoever forks the workers of this environment is told and handed all that a worker is to have."""
        confinement = coming.confinement or {}
        own = coming.open_pipes() if are_pipes(coming.order) else connect_all(self.settings, coming.order, self.lines)
        handed = [its, *own, *confinement.get("dump", [])]
        told = {**coming.order, "limits": confinement.get("limits"), "ready": None}
        try:
            if not self.nursery.is_bare:
                await_word(mine)
            elif confinement:
                ruleset, told["ready"] = ahead.for_worker(confinement, coming.order["folder"] if coming.folder is None else coming.folder)
                handed += [] if ruleset is None else [ruleset]
                own += [] if ruleset is None else [ruleset]
                coming.is_limited_here = told["ready"] is not None
            self.nursery.order(coming, told, handed)
        finally:
            close_all(own)

    def meet(self, last=None):
        """Has those that a zygote was asked for be known, up to one of them or all: that is at work on them already, and can do nothing else."""
        if self.nursery.is_bare:
            for coming in self.nursery.hear(last):
                self.begun(coming)

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
        if coming.ends:
            self.ends[order["id"]] = coming.ends
        self.watch(descriptor)
        if not (are_pipes(order) and self.nursery.is_bare):
            # Else it is told with what holds it.
            report(id=order["id"], pid=coming.pid)
        return True

    def take(self, descriptor):
        """A worker says that it is there, or is behind its filter, or has ended on the way there."""
        coming = self.coming[descriptor]
        self.meet(coming)
        if coming.pid is None and not self.nursery.is_bare:
            coming.pid = hear_of(descriptor)
            if coming.pid is not None and self.begun(coming) and coming.confinement:
                return
        self.poll.unregister(descriptor)
        del self.coming[descriptor]
        if coming.pid is None:
            report(id=coming.order["id"], refused="It ended before it was there.")
            self.sweep()
            close_all(coming.own_ends(descriptor))
        elif coming.confinement:
            self.listen(descriptor, coming)
        else:
            os.close(descriptor)

    def listen(self, descriptor, coming):
        name, confinement = coming.order["id"], coming.confinement
        levels, listener = listen(descriptor, coming.pid, confinement, lambda event: report(id=name, call=event), coming.folder)
        if listener is not None:
            listener.name = name
            self.attend(listener)
        else:
            close_all(coming.for_listener())
        word = coming.limit()
        try:
            coming.end_unless_apart(levels)
            os.write(descriptor, word)
        except OSError:
            # It has ended.
            pass
        os.close(descriptor)
        self.held(coming, {**levels, **({} if word == b"." else json.loads(word))})

    def held(self, coming, levels):
        """Hears what holds a worker that goes on now. Where its lines are no pipes it tells Nodelab itself."""
        if are_pipes(coming.order):
            report(id=coming.order["id"], pid=coming.pid, levels=levels, ends=coming.ends)

    def own(self):
        """The children that are known."""
        return {self.nursery.pid, *(pid for _, pid, _, _ in self.workers.values())}

    def numbers(self):
        """The numbers of the runs that live."""
        return {number for _, _, _, number in self.workers.values()}

    def awaits_word(self):
        """Whether there may be a worker among the children that has not said yet that it is one."""
        self.meet()
        return not self.nursery.is_bare and any(coming.pid is None for coming in self.coming.values())

    def sweep(self):
        """Buries what ended before it was known."""
        self.meet()
        while True:
            ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT | OF_ALL_KINDS)
            if ended is None or ended.si_pid in self.own():
                return
            os.waitpid(ended.si_pid, OF_ALL_KINDS)

    def refused(self, name):
        """What was refused to a worker that has ended."""
        listener = self.listening.pop(name, None)
        if listener is None:
            return None
        if self.listeners.pop(listener.fileno(), None) is not None:
            self.poll.unregister(listener.fileno())
        listener.close()
        return listener.report()

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
        left, full = self.orphans.has_left(pid), self.remove(folder)
        # Of one that has said its last word nobody waits for the end.
        tell = report_soon if code == 0 and not left and not full else report
        tell(id=name, exit=code, signal=killer, left=left, full=full, **used)


def await_script(settings):
    libc.prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    adopt()
    keep_reports()
    if os.getppid() != settings["owner"]:
        os._exit(0)
    settings = {**settings, "parent": os.getpid()}
    packages.find()
    # Often enough that the interpreter has fitted its code to what it meets: a fork that does so copies the memory which that lies in.
    for _ in range(12):
        warm_up()
    ahead.make(settings["confinement"])
    keep_all()
    counted = with_counted(settings)
    try:
        loaded, unfit = sorted_out(settings["preloads"], counted)
        # What packages have left as they were tried out, before there is any worker.
        end_all()
        gc.collect()
        gc.freeze()
        nursery = grow(loaded, counted) if loaded else start(settings)
    except Spoilt:
        # Then its workers are started one by one.
        end_all()
        os._exit(0)
    if isinstance(nursery, tuple):
        return (become_of_nursery if loaded else become_of_zygote)(settings, *nursery)
    report(loaded=loaded, unfit=unfit, nursery=nursery.pid, place=ahead.place(settings["confinement"]))
    return Parent(settings, nursery).serve()
