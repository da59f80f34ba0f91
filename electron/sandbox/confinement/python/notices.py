# One notice of the kernel: a thread waits for the answer to a call that its filter does not let through.
import fcntl
import os
import struct

RECEIVE, SEND, IS_VALID, SET_FLAGS = 0xC0502100, 0xC0182101, 0x40082102, 0x40082104
CONTINUE = 1
NOT_PERMITTED, TRY_AGAIN, INVALID = 1, 11, 22


# Named once: a Node makes a hundred such calls on its way.
HEAD, ARGS, ANSWER = struct.Struct("=QIIi"), struct.Struct("=6Q"), struct.Struct("=QqiI")


class Notice:
    # `task` is the thread, as this process numbers it.
    __slots__ = ("id", "task", "call", "args")

    def __init__(self, packed):
        self.id, self.task, _, self.call = HEAD.unpack_from(packed)
        self.args = ARGS.unpack_from(packed, 32)


def receive(listener):
    # The next notice; None where its thread has ended meanwhile. Call it only where poll says that there is one: it would wait.
    packed = bytearray(80)
    try:
        fcntl.ioctl(listener, RECEIVE, packed)
    except OSError:
        return None
    return Notice(packed)


def answer(listener, notice, error=0, goes_on=False):
    # The call returns 0, fails, or is made after all. A thread that has ended or was interrupted hears nothing.
    try:
        fcntl.ioctl(listener, SEND, ANSWER.pack(notice.id, 0, -error, CONTINUE if goes_on else 0))
    except OSError:
        return False
    return True


def is_valid(listener, notice):
    try:
        fcntl.ioctl(listener, IS_VALID, struct.pack("=Q", notice.id))
    except OSError:
        return False
    return True


def wake_in_step(listener):
    # Linux 6.6 and later: the two threads hand over to each other on one processor, which takes a quarter of the time.
    try:
        fcntl.ioctl(listener, SET_FLAGS, 1)
    except OSError:
        # Older: it only takes longer.
        pass


def status(task):
    # What the kernel says of a thread, by name; {} where it is gone.
    try:
        with open("/proc/%d/status" % task, "rb") as file:
            text = file.read().decode("ascii", "replace")
    except OSError:
        return {}
    return dict(line.split(":\t", 1) for line in text.split("\n") if ":\t" in line)


def has_signal(said, name, number):
    # Whether a signal is in one of a thread's sets (SigCgt, SigBlk, SigIgn).
    return bool(int(said.get(name, "0"), 16) >> (number - 1) & 1)


def end_process(process, said):
    # As the kernel would by itself: SIGSYS, where the program does not catch, block or ignore it.
    import signal

    kept = any(has_signal(said, name, signal.SIGSYS) for name in ("SigCgt", "SigBlk", "SigIgn"))
    try:
        os.kill(process, signal.SIGKILL if kept else signal.SIGSYS)
    except ProcessLookupError:
        # It has ended by itself.
        pass
