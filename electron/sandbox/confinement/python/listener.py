# Answers the calls of one worker that its filter does not let through, and finds the line of each. A call is seen twice: the first time its thread
# is sent a signal, on which faulthandler prints its frames; the call then begins anew, and the second notice means that the print is complete.
import ctypes
import os
import select
import struct
import time

import nodelab.dumps as dumps
import nodelab.notices as notices
from nodelab.confine import signal_number
from nodelab.kernel import architecture, libc

# A thread that did not come back by then has its call answered without a line.
PATIENCE = 0.25
# Prints asked for each call number, at most; further ones are only counted, since each costs more than the call.
MOST_PRINTS = 64
# Processes that a checked worker may start before it is told to try again later: limits say nothing to the system's administrator.
MOST_STARTED = 400
SET_SECCOMP = 22
# What a worker writes to its pipe right before the author's script begins.
ARMED = "armed\n"


class Listener:
    # `fd` is the listener's number in this process; `settings` are those of `prepare`.
    # `tell` hears of each call that is new, or whose line was found since, before the call is answered: an event as `report` has it.
    def __init__(self, fd, pid, settings, tell=lambda event: None):
        self.fd, self.pid, self.settings, self.tell = fd, pid, settings, tell
        self.allowed, self.soft = set(settings["allowed"]), set(settings["soft"])
        self.stops = settings["mode"] == "like-dify"
        self.pipe = settings["dump"][0]
        self.signal = signal_number()
        self.facts = architecture()
        self.armed = self.ended = False
        # What waits: the notice whose dump was asked for, and those that came meanwhile.
        self.asked, self.queue = None, []
        self.text, self.last = "", []
        self.events, self.started, self.printed = [], 0, {}
        self.poll = select.epoll()
        self.poll.register(self.pipe, select.EPOLLIN)
        self.timer = libc.timerfd_create(1, 0o2000000 | 0o4000)
        if self.timer >= 0:
            self.poll.register(self.timer, select.EPOLLIN)
        notices.wake_in_step(fd)
        self.poll.register(fd, select.EPOLLIN)

    def fileno(self):
        # Readable when `serve` has something to do.
        return self.poll.fileno()

    def serve(self):
        # Answers what waits, without waiting itself. What the worker wrote before a call lies in the pipe before the call's notice does.
        for number, what in self.poll.poll(0):
            if number == self.fd:
                self.take(what)
            elif number == self.timer:
                self.reset_timer()
        self.read_dump()
        self.settle()

    def report(self):
        # All that was refused so far, in the order of its first time: {"at", "call", "line", "stack", "count", "soft", "stops", "child"}.
        return [dict(event) for event in self.events]

    def descriptors(self):
        return [number for number in (self.pipe, self.timer, self.fd, self.poll.fileno()) if number >= 0]

    def leave(self):
        # In a fork: it is another worker's.
        for number in self.descriptors():
            os.close(number)

    def close(self):
        # After the worker's end. What still waits is nobody's any more.
        self.read_dump()
        self.late_end()
        self.leave()

    def take(self, what):
        poll = select.poll()
        poll.register(self.fd, select.POLLIN)
        while True:
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
        if not self.armed or self.is_let_through(notice):
            notices.answer(self.fd, notice, goes_on=True)
        elif notice.call == self.facts["seccomp"] and notice.call in self.allowed:
            # Dify's sandbox lets it be called where its operator does; a second listener there can't be.
            notices.answer(self.fd, notice, error=notices.INVALID)
        elif not self.is_own(notice):
            # A process that the worker started: a signal could end it, so its line is that of the call before. The worker may be waiting for it.
            self.finish(notice, self.last, child=True)
        elif self.asked is None:
            self.begin(notice)
        elif self.asked["notice"].task == notice.task:
            asked, self.asked = self.asked, None
            self.read_dump()
            frames = self.taken()
            if asked["notice"].call == notice.call and asked["event"] is None:
                self.finish(notice, frames)
            else:
                self.end_of(asked, frames)
                self.begin(notice)
            self.next()
        else:
            self.queue.append(notice)

    def is_let_through(self, notice):
        return notice.call == self.facts["prctl"] and notice.call in self.allowed and notice.args[0] != SET_SECCOMP

    def is_own(self, notice):
        return os.path.isdir("/proc/%d/task/%d" % (self.pid, notice.task))

    def begin(self, notice):
        said = notices.status(notice.task)
        if not notices.has_signal(said, "SigCgt", self.signal) or self.printed.get(notice.call, 0) >= MOST_PRINTS:
            # It can't print, or printed often enough.
            self.finish(notice, [])
        elif notices.has_signal(said, "SigBlk", self.signal):
            # The print comes when the thread lets signals in again, so the call is answered first.
            self.asked = {"notice": notice, "event": self.note(notice, [], False), "at": time.monotonic()}
            self.ask(notice)
            if self.ends(notice):
                notices.answer(self.fd, notice, error=notices.NOT_PERMITTED)
            else:
                self.let(notice)
        else:
            self.asked = {"notice": notice, "event": None, "at": time.monotonic()}
            self.ask(notice)

    def ask(self, notice):
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
        elif notice.call in self.facts["forks"] and self.is_flood():
            notices.answer(self.fd, notice, error=notices.TRY_AGAIN)
        else:
            notices.answer(self.fd, notice, goes_on=True)

    def is_flood(self):
        self.started += 1
        return self.started > MOST_STARTED

    def finish(self, notice, frames, child=False):
        if not notices.is_valid(self.fd, notice):
            return
        self.note(notice, frames, child)
        if not self.ends(notice):
            self.let(notice)
        else:
            self.end(notice.task if child else self.pid)

    def end(self, task):
        said = notices.status(task)
        notices.end_process(int(said.get("Tgid", "0").strip() or 0) or task, said)

    def note(self, notice, frames, child):
        if frames:
            self.last = frames
        line = dumps.own_line(frames, self.settings.get("code_file", "<string>"))
        for at, event in enumerate(self.events):
            same = event["call"] == notice.call and event["child"] == child
            if same and (event["line"] == line or (line is None and not frames)):
                event["count"] += 1
                return at
        return self.add(notice.call, line, frames, child)

    def add(self, call, line, frames, child):
        soft, at = call in self.soft, len(self.events)
        self.events.append(
            {"at": at, "call": call, "line": line, "stack": frames, "count": 1, "soft": soft, "stops": not soft, "child": child}
        )
        self.tell(self.events[at])
        return at

    def read_dump(self):
        try:
            while True:
                piece = os.read(self.pipe, 65536)
                if not piece:
                    self.poll.unregister(self.pipe)
                    break
                self.text = (self.text + piece.decode("utf-8", "replace"))[-200000:]
                self.hear()
        except (BlockingIOError, FileNotFoundError, ValueError):
            # Nothing more now, or the end was met before.
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
        if self.asked["event"] is not None:
            frames = dumps.frames(self.text)
            is_whole = dumps.own_line(frames, self.settings.get("code_file", "<string>")) is not None
            if not is_whole and not overdue:
                return
        elif not overdue:
            return
        asked, self.asked = self.asked, None
        self.end_of(asked, self.taken())
        self.next()

    def end_of(self, asked, frames):
        # A call that was answered before its print came, or that its thread gave up when it was interrupted.
        if asked["event"] is None:
            self.note(asked["notice"], frames, False)
        else:
            self.add_frames(asked["event"], frames)
        if self.ends(asked["notice"]):
            self.end(self.pid)

    def add_frames(self, at, frames):
        event = self.events[at]
        line = dumps.own_line(frames, self.settings.get("code_file", "<string>"))
        self.last = frames or self.last
        if not frames:
            return
        if event["line"] is None and event["count"] == 1:
            event["line"], event["stack"] = line, frames
        elif line != event["line"] and event["count"] > 1:
            event["count"] -= 1
            self.add(event["call"], line, frames, event["child"])
        self.tell(event)
        for begun in self.events:
            if begun["child"] and not begun["stack"]:
                # What it started came before its own print.
                begun["line"], begun["stack"] = line, frames
                self.tell(begun)

    def late_end(self):
        if self.asked is not None:
            asked, self.asked = self.asked, None
            if asked["event"] is None:
                # Its thread gave the call up, or ended, before it was seen again.
                self.note(asked["notice"], self.taken(), False)
            else:
                self.add_frames(asked["event"], self.taken())

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
