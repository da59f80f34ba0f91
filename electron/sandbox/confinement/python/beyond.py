# What no list lets a run do while its files are held: reach past the rules of files, of signals and of calls themselves. A call that alters a file of
# the run's own folder is made by whoever supervises the run, which copies its arguments once: nobody can change them between the look and the call.
import ctypes
import os
import struct

import nodelab.notices as notices
from nodelab.kernel import architecture, call, libc
from nodelab.limits import NUMBER
from nodelab.seccomp import ALLOW, ERRNO, NOTIFY, forbidden_calls, own_calls, passing, program

NOT_PERMITTED, NO_SUCH_PROCESS, REFUSED, NOT_VALID, NOT_THERE, NOT_SUPPORTED = 1, 3, 13, 22, 38, 95
SET_SECCOMP, SET_DUMPABLE = 22, 4
UNIX = 1
OPENAT2 = 437
BENEATH_ALONE = 0x08 | 0x02
HERE = -100
NOW, LEFT_OUT = (1 << 30) - 1, (1 << 30) - 2
# The answer that the call is made by the kernel after all.
GOES_ON = -1


def are_files_held(settings):
    return settings.get("readable") is not None


def numbers_of(settings, has_scopes):
    # The calls that are never simply let through.
    known = settings.get("beyond")
    if known is None:
        return set()
    found = set() if settings["network"] else set(known["network"])
    if are_files_held(settings):
        found |= {*known["never"], *known["attributes"].values(), *known["processes"].values()}
        if not has_scopes:
            found |= set(known["signals"].values())
    elif not settings["network"]:
        # A ring makes a socket that no filter sees.
        found |= set(known["never"])
    return found


def sockets(settings):
    # A socket of this machine's programs, which the rules of files do not hold, leads to the desktop's services and whatever they do for the user.
    known = settings.get("beyond")
    return [] if known is None or not are_files_held(settings) else [(known["socket"], UNIX, ERRNO | REFUSED)]


def own_state(settings):
    # What a process may not make of itself: a filter over this one, or what hides its open files from whoever counts them, and its arguments from whoever
    # makes its calls.
    refused = (SET_SECCOMP, SET_DUMPABLE) if are_files_held(settings) else ()
    return [(architecture()["prctl"], one, ERRNO | NOT_PERMITTED) for one in refused]


def filter_of(settings, has_scopes, listens, handover):
    # The instructions of a worker's filter; None where it needs none. Where nobody listens, what is beyond fails at once, and no list is looked at.
    known, beyond = settings.get("beyond"), numbers_of(settings, has_scopes)
    unix = sockets(settings)
    lists_rule = settings["mode"] != "free" and listens
    if lists_rule:
        handed = [] if handover is None else [(architecture()["sendmsg"], handover, ALLOW)]
        later = set() if known is None else {number for number in settings["allowed"] if number > known["last"]}
        passed = set(settings["allowed"]) - beyond - later
        # Where the list has no socket at all, one of this machine ends the run like any other.
        return program(passing(passed), NOTIFY, handed + [one for one in unix if one[0] in passed])
    if known is None or not (beyond or unix):
        return None
    off = set() if settings["network"] else set(known["network"])
    decided = {number: ERRNO | (REFUSED if number in off else NOT_PERMITTED) for number in beyond | {architecture()["seccomp"]}}
    if listens:
        asked = beyond - off - set(known["never"])
        decided.update({number: NOTIFY for number in asked})
    else:
        # A program ends itself by a signal, too.
        decided = {number: action for number, action in decided.items() if number not in known["signals"].values()}
    decided.update({number: ALLOW for number in own_calls()})
    # Nobody can say what a later call reaches.
    decided.update({number: ERRNO | NOT_THERE for number in range(known["last"] + 1, known["last"] + 200)})
    return program(decided, ALLOW, unix + own_state(settings))


def signed(value):
    return ctypes.c_int32(value & 0xFFFFFFFF).value


def process_of(task):
    # The process that a thread is of; None where it is gone.
    said = notices.status(task).get("Tgid")
    return None if said is None else int(said)


def descends(task, worker):
    # Whether a process or thread is the worker or came of it.
    for _ in range(100):
        if task == worker:
            return True
        said = notices.status(task)
        process = int(said.get("Tgid", "0"))
        task = process if process != task else int(said.get("PPid", "0"))
        if task <= 1:
            return False
    return False


def bears_number(limit):
    # Whether a limit is the one that bears a run's number: with another, what the run leaves behind could not be told from another run's.
    return limit & 0xFFFFFFFF == NUMBER


class Beyond:
    # For one worker, in the process that holds its listener. `folder`: its own folder, open; left out where this is made before the author's script begins: then
    # the worker sits in it.
    def __init__(self, settings, worker, has_scopes, folder=None):
        self.worker, self.known = worker, settings.get("beyond") or {}
        self.numbers = numbers_of(settings, has_scopes)
        self.off = set() if settings["network"] else set(self.known.get("network", ()))
        self.refused = {SET_SECCOMP, *(first for _, first, _ in own_state(settings))}
        self.unix = [(number, kind) for number, kind, _ in sockets(settings)]
        self.names = {number: name for kind in ("attributes", "processes", "signals") for name, number in self.known.get(kind, {}).items()}
        self.last = self.known.get("last", 1 << 31)
        self.filtering = forbidden_calls()
        try:
            self.folder = os.open("/proc/%d/cwd" % worker, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC) if folder is None else folder
            self.path = os.readlink("/proc/self/fd/%d" % self.folder)
        except OSError:
            # It has ended, or must not be looked at: nothing is its own.
            self.folder, self.path = -1, None

    def holds(self, notice):
        if notice.call in self.filtering:
            return notice.call == architecture()["seccomp"] or notice.args[0] & 0xFFFFFFFF in self.refused
        return notice.call in self.numbers or notice.call > self.last or self.is_unix(notice)

    def is_unix(self, notice):
        return (notice.call, notice.args[0] & 0xFFFFFFFF) in self.unix

    def answer(self, listener, notice):
        error = self.decide(notice)
        notices.answer(listener, notice, error=max(error, 0), goes_on=error == GOES_ON)

    def decide(self, notice):
        # The number of the error, 0 where it has been done, or GOES_ON.
        name, args = self.names.get(notice.call), notice.args
        if notice.call in self.off or self.is_unix(notice):
            return REFUSED
        if notice.call > self.last:
            return NOT_THERE
        if name is None:
            return NOT_PERMITTED
        if name == "pidfd_send_signal":
            # Between a look at the descriptor and the call it could become another's.
            return NOT_PERMITTED
        if name in self.known["attributes"]:
            return self.altered(name, notice.task, args)
        if name == "setrlimit":
            return NOT_PERMITTED if bears_number(args[0]) else GOES_ON
        if name == "prlimit64" and bears_number(args[1]) and args[2] != 0:
            return NOT_PERMITTED
        if name in ("setpriority", "ioprio_set"):
            # Of one process, not of a group or of all of the user's.
            return self.of_process(signed(args[1]), notice.task) if args[0] == (name == "ioprio_set") else NOT_PERMITTED
        if name == "kill" and signed(args[0]) <= 0:
            return self.of_group(-signed(args[0]), notice.task)
        return self.of_process(signed(args[0]), notice.task)

    def of_process(self, number, task):
        if number == 0 or descends(number, self.worker):
            return GOES_ON
        return NOT_PERMITTED if process_of(number) is not None else NO_SUCH_PROCESS

    def of_group(self, group, task):
        try:
            return GOES_ON if group == 0 or group == os.getpgid(task) and group != 1 else NOT_PERMITTED
        except ProcessLookupError:
            return NO_SUCH_PROCESS

    def altered(self, name, task, args):
        if "xattr" in name:
            return NOT_SUPPORTED
        try:
            file = self.file_of(name, task, args)
        except OSError as error:
            return error.errno if error.errno not in (18, 40) else NOT_PERMITTED
        if file is None:
            return NOT_PERMITTED
        try:
            return alter("/proc/self/fd/%d" % file, name, task, args)
        except OSError as error:
            return error.errno
        except (OverflowError, struct.error):
            # Times that there are none of, or that end where memory does.
            return NOT_VALID
        finally:
            os.close(file)

    def file_of(self, name, task, args):
        # The file of the run's own folder that a call names, held by a descriptor; None for any other. Raises OSError.
        if name in ("fchmod", "fchown") or name == "utimensat" and args[1] == 0:
            file = os.open("/proc/%d/fd/%d" % (task, signed(args[0])), os.O_PATH | os.O_CLOEXEC)
            if self.path is not None and (os.readlink("/proc/self/fd/%d" % file) + "/").startswith(self.path + "/"):
                return file
            os.close(file)
            return None
        has_base = name.endswith(("at", "at2"))
        base, text = signed(args[0]) if has_base else HERE, text_at(task, args[1 if has_base else 0])
        begun = os.readlink("/proc/%d/%s" % (task, "cwd" if base == HERE else "fd/%d" % base))
        whole = os.path.join(begun, text)
        if self.path is None or text == "" or not (whole + "/").startswith(self.path + "/"):
            return None
        # Whatever links and ways up are in it, it stays beneath.
        inside = os.fsencode(whole[len(self.path) :].strip("/") or ".")
        how = struct.pack("=QQQ", os.O_PATH | os.O_CLOEXEC, 0, BENEATH_ALONE)
        return call(OPENAT2, self.folder, ctypes.create_string_buffer(inside), ctypes.create_string_buffer(how, 24), 24)


def read_at(task, address, size):
    # Of another process's memory; raises OSError where that must not be looked at, or nothing lies there.
    into = ctypes.create_string_buffer(size)
    own, its = (struct.pack("=QQ", where, size) for where in (ctypes.addressof(into), address))
    libc.process_vm_readv.restype = ctypes.c_ssize_t
    read = libc.process_vm_readv(task, own, ctypes.c_ulong(1), its, ctypes.c_ulong(1), ctypes.c_ulong(0))
    if read < 0:
        raise OSError(ctypes.get_errno(), "process_vm_readv")
    return into.raw[:read]


def text_at(task, address):
    # Up to a page at a time: what lies behind its end may not be there.
    found = b""
    while b"\0" not in found and len(found) < 4096:
        part = read_at(task, address + len(found), 4096 - (address + len(found)) % 4096)
        if not part:
            break
        found += part
    return os.fsdecode(found.split(b"\0")[0])


def alter(path, name, task, args):
    at = args[1:] if name.endswith(("at", "at2")) else args
    if "chmod" in name:
        if at[1] & 0o6000:
            return NOT_PERMITTED
        os.chmod(path, at[1] & 0o1777)
    elif "chown" in name:
        own = all(signed(wanted) in (-1, now) for wanted, now in zip(at[1:3], (os.getuid(), os.getgid())))
        return 0 if own else NOT_PERMITTED
    elif name == "utimensat":
        times(path, None if args[2] == 0 else struct.unpack("=4q", read_at(task, args[2], 32)))
    else:
        return NOT_PERMITTED
    return 0


def times(path, given):
    if given is None:
        os.utime(path)
        return
    import time

    was, now = os.stat(path), time.time_ns()
    wanted = [
        now if part == NOW else before if part == LEFT_OUT else whole * 10**9 + part
        for whole, part, before in ((given[0], given[1], was.st_atime_ns), (given[2], given[3], was.st_mtime_ns))
    ]
    os.utime(path, ns=(wanted[0], wanted[1]))
