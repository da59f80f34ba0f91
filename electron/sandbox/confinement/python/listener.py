# Answers the calls of one worker that its filter does not let through, and finds the line of each. A call is seen twice: the first time its thread
# is sent a signal, on which faulthandler prints its frames; the call then begins anew, and the second notice means that the print is complete.
import ctypes
import os
import select
import struct
import time

import nodelab.dumps as dumps
import nodelab.notices as notices
from nodelab.beyond import Beyond
from nodelab.confine import signal_number
from nodelab.events import Events
from nodelab.living import Flood
from nodelab.kernel import architecture, libc

# A thread that did not come back by then has its call answered without a line.
PATIENCE = 0.25
# Prints asked for each call number, at most; further ones are only counted, since each costs more than the call.
MOST_PRINTS = 64
# Notices and pieces of the pipe that are taken in one turn: others wait for their turn too, and a script can make both without end. A whole pipe is
# read, however large the script has made it.
MOST_NOTICES, MOST_PIECES = 64, 17
# What a worker writes to its pipe right before the author's script begins.
ARMED = "armed\n"


class Listener:
    # `fd` is the listener's number in this process; `settings` are those of `prepare`.
    # `tell` hears of each call that is new, or whose line was found since, before the call is answered: an event as `report` has it. `has_scopes`:
    # whether the kernel itself keeps the worker from signalling others.
    # Whether its pipe is read as it fills. Else it is where a print is waited for: what came before a call lies there as its notice comes, and a worker that
    # meets no call wakes nobody.
    reads_always = False

    def __init__(self, fd, pid, settings, tell=lambda event: None, has_scopes=True, folder=None):
        self.fd, self.pid, self.settings = fd, pid, settings
        self.allowed, self.soft = set(settings["allowed"]), set(settings["soft"])
        self.is_free, self.stops = settings["mode"] == "free", settings["mode"] == "like-dify"
        self.events, self.beyond, self.flood = Events(settings, tell), Beyond(settings, pid, has_scopes, folder), Flood(pid)
        self.pipe = settings["dump"][0]
        self.signal = signal_number()
        self.facts = architecture()
        self.armed = self.ended = False
        # What waits: the notice whose dump was asked for, and those that came meanwhile.
        self.asked, self.queue = None, []
        self.text, self.printed = "", {}
        self.poll = select.epoll()
        self.timer = libc.timerfd_create(1, 0o2000000 | 0o4000)
        if self.timer >= 0:
            self.poll.register(self.timer, select.EPOLLIN)
        notices.wake_in_step(fd)
        self.poll.register(fd, select.EPOLLIN)
        self.reads, self.has_pipe = False, True
        self.read_where_needed()

    def fileno(self):
        # Readable when `serve` has something to do.
        return self.poll.fileno()

    def serve(self):
        # Answers what waits, without waiting itself. What the worker wrote before a call lies in the pipe before the call's notice does.
        ready = self.poll.poll(0)
        if not self.armed and self.reads and len(ready) == 1 and ready[0] == (self.fd, select.EPOLLIN):
            # An interpreter on its way to its script, which has said nothing yet: a hundred calls of a Node's start, one at a time.
            self.pass_one()
            return
        for number, what in ready:
            if number == self.fd:
                self.take(what)
            elif number == self.timer:
                self.reset_timer()
        self.read_dump()
        self.settle()
        self.read_where_needed()

    def read_where_needed(self):
        needs = self.has_pipe and (self.reads_always or self.asked is not None)
        if needs and not self.reads:
            self.poll.register(self.pipe, select.EPOLLIN)
        elif self.reads and not needs:
            self.poll.unregister(self.pipe)
        self.reads = needs

    def report(self):
        return self.events.report()

    def descriptors(self):
        return [number for number in (self.pipe, self.timer, self.fd, self.poll.fileno(), self.beyond.folder) if number >= 0]

    def leave(self):
        # In a fork: it is another worker's.
        for number in self.descriptors():
            os.close(number)

    def close(self):
        # After the worker's end. What still waits is nobody's any more.
        try:
            self.read_dump()
            self.late_end()
        except Exception:
            # What a script wrote where its prints are read costs its own account alone.
            pass
        finally:
            self.leave()

    def pass_one(self):
        notice = notices.receive(self.fd)
        if notice is None:
            return
        if self.beyond.holds(notice):
            self.beyond.answer(self.fd, notice)
        else:
            notices.answer(self.fd, notice, goes_on=True)

    def take(self, what):
        poll = select.poll()
        poll.register(self.fd, select.POLLIN)
        for _ in range(MOST_NOTICES):
            ready = poll.poll(0)
            if not ready or not ready[0][1] & select.POLLIN:
                break
            notice = notices.receive(self.fd)
            if notice is not None:
                self.meet(notice)
        if what & (select.EPOLLHUP | select.EPOLLERR) and not self.ended:
            # The last process behind the filter has ended.
            self.poll.unregister(self.fd)
            self.ended = True

    def meet(self, notice):
        if not self.armed:
            self.read_dump()
        is_allowed = self.is_free or not self.armed or notice.call in self.allowed
        if is_allowed and self.beyond.holds(notice):
            self.beyond.answer(self.fd, notice)
        elif is_allowed:
            notices.answer(self.fd, notice, goes_on=True)
        elif not self.is_own(notice):
            # A process that the worker started: a signal could end it, so its line is that of the call before. The worker may be waiting for it.
            self.finish(notice, self.events.last, child=True)
        elif self.asked is None:
            self.begin(notice)
        elif self.asked["notice"].task == notice.task:
            asked, self.asked = self.asked, None
            self.read_dump()
            frames = self.taken()
            if asked["notice"].call == notice.call and not asked["answered"]:
                self.finish(notice, frames, at=asked["event"])
            else:
                self.end_of(asked, frames)
                self.begin(notice)
            self.next()
        else:
            self.queue.append(notice)

    def is_own(self, notice):
        return os.path.isdir("/proc/%d/task/%d" % (self.pid, notice.task))

    def begin(self, notice):
        said = notices.status(notice.task)
        if not notices.has_signal(said, "SigCgt", self.signal) or self.printed.get(notice.call, 0) >= MOST_PRINTS:
            # It can't print, or printed often enough.
            self.finish(notice, [])
        elif notices.has_signal(said, "SigBlk", self.signal) and notice.call not in self.facts["forks"]:
            # A thread that is about to end never prints, nor does a script that blocks all signals.
            self.finish(notice, [])
        elif notices.has_signal(said, "SigBlk", self.signal):
            # Whoever starts a thread lets signals in again right after: the call is answered first, and the print comes then.
            self.ask(notice, self.note(notice, [], False), True)
            if self.ends(notice):
                notices.answer(self.fd, notice, error=notices.NOT_PERMITTED)
            else:
                self.let(notice)
        else:
            # A script that catches the signal itself gives the call up, and may go on to its end before it is ended: it is told by then.
            self.ask(notice, self.note(notice, [], False) if self.ends(notice) else None, False)

    def ask(self, notice, event, answered):
        self.asked = {"notice": notice, "event": event, "answered": answered, "at": time.monotonic()}
        self.text = ""
        self.printed[notice.call] = self.printed.get(notice.call, 0) + 1
        self.set_timer()
        # tgkill(2), which the standard library does not have.
        libc.syscall(ctypes.c_long(self.facts["tgkill"]), self.pid, notice.task, self.signal)

    def ends(self, notice):
        return self.stops and notice.call not in self.soft

    def let(self, notice):
        if notice.call in self.soft and notice.call not in self.allowed:
            notices.answer(self.fd, notice)
        elif self.beyond.holds(notice):
            self.beyond.answer(self.fd, notice)
        elif notice.call in self.facts["forks"] and self.flood.is_one():
            notices.answer(self.fd, notice, error=notices.TRY_AGAIN)
        else:
            notices.answer(self.fd, notice, goes_on=True)

    def finish(self, notice, frames, child=False, at=None):
        if not notices.is_valid(self.fd, notice):
            return
        if at is None:
            self.note(notice, frames, child)
        else:
            self.events.place(at, frames)
        if not self.ends(notice):
            self.let(notice)
        else:
            self.end(notice.task if child else self.pid)

    def end(self, task):
        said = notices.status(task)
        notices.end_process(int(said.get("Tgid", "0").strip() or 0) or task, said)

    def note(self, notice, frames, child):
        return self.events.note(notice.call, frames, child)

    def read_dump(self):
        try:
            for _ in range(MOST_PIECES):
                piece = os.read(self.pipe, 65536)
                if not piece:
                    self.has_pipe = False
                    break
                self.text = (self.text + piece.decode("utf-8", "replace"))[-200000:]
                self.hear()
        except BlockingIOError:
            # Nothing more now.
            pass

    def hear(self):
        # More came through the pipe: all that was not understood yet is in `text`.
        if not self.armed and ARMED in self.text:
            # From here on the list holds; before, every call goes on and none is told.
            self.armed, self.text = True, self.text.split(ARMED, 1)[1]

    def taken(self):
        frames, self.text = dumps.frames(self.text), ""
        return frames

    def settle(self):
        # A print that was asked for after its call's answer, and a thread that never came back.
        if self.asked is None:
            return
        overdue = time.monotonic() - self.asked["at"] > PATIENCE
        if self.asked["answered"]:
            frames = dumps.frames(self.text)
            is_whole = self.events.line_of(frames) is not None
            if not is_whole and not overdue:
                return
        elif not overdue:
            return
        asked, self.asked = self.asked, None
        self.end_of(asked, self.taken())
        self.next()

    def end_of(self, asked, frames):
        # A call that was answered before its print came, or that its thread gave up when it was interrupted.
        self.tell_of(asked, frames)
        if self.ends(asked["notice"]):
            self.end(self.pid)

    def tell_of(self, asked, frames):
        if asked["event"] is None:
            self.note(asked["notice"], frames, False)
        else:
            self.events.place(asked["event"], frames)

    def late_end(self):
        if self.asked is not None:
            asked, self.asked = self.asked, None
            # Its thread gave the call up, or ended, before it was seen again.
            self.tell_of(asked, self.taken())

    def next(self):
        while self.queue and self.asked is None:
            notice = self.queue.pop(0)
            if notices.is_valid(self.fd, notice):
                self.begin(notice)

    def set_timer(self):
        if self.timer >= 0:
            when = struct.pack("=qqqq", 0, 0, 0, int(PATIENCE * 1.1e9))
            libc.timerfd_settime(self.timer, 0, ctypes.create_string_buffer(when, len(when)), None)

    def reset_timer(self):
        try:
            os.read(self.timer, 8)
        except BlockingIOError:
            # It was set anew meanwhile.
            pass
