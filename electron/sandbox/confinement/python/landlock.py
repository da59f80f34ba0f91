# Landlock: which files a worker may read and write, and, on newer kernels, whom it may signal and connect to.
import ctypes
import errno
import os
import struct
import time

from nodelab.kernel import call, libc

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1, 2, 4, 8
TRUNCATE, IOCTL_DEV = 1 << 14, 1 << 15
# What can be said of a file that is no folder.
OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV
BIND_TCP, CONNECT_TCP = 1, 2
ABSTRACT_SOCKETS, SIGNALS = 1, 2
# Named once: each fork would else make a type of its own.
RULE, ATTRIBUTES = ctypes.c_char * 12, ctypes.c_char * 24
# Paths that were no folders when the parent looked: only a first guess, which saves each worker the look.
files = set()
asked_version = []
# Rules that are the same for many rulesets, by path and what they allow, with what they are of, held open; None for what is not there. Only in a process that
# none is forked from. They are looked at anew: the system's settings are replaced while it runs.
held, held_since = {}, [None]
HELD_FOR = 1
# Called for each rule of each worker: with the types of its arguments told once it takes a third of the time.
put_rule = ctypes.CFUNCTYPE(ctypes.c_long, ctypes.c_long, ctypes.c_int, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint, use_errno=True)(("syscall", libc))


def version():
    # The kernel's Landlock; 0 where there is none. It is the same as long as a process lives, and for its forks.
    if not asked_version:
        try:
            asked_version.append(call(CREATE_RULESET, None, 0, 1))
        except OSError:
            asked_version.append(0)
    return asked_version[0]


def handled_files(abi):
    # All accesses that this version knows: what a ruleset does not handle stays allowed.
    bits = 13 if abi < 2 else 14 if abi < 3 else 15 if abi < 5 else 16
    return (1 << bits) - 1


def add_path(ruleset, path, allowed):
    # False where there is no such path. A path of /proc or /dev may be missing in a container. A number is that of an open folder.
    if (path, allowed) in held:
        rule = held[path, allowed]
        if rule is not None:
            put(ruleset, rule[0])
        return rule is not None
    if isinstance(path, int):
        add_rule(ruleset, path, allowed)
        return True
    try:
        folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        try:
            add_rule(ruleset, folder, allowed & OF_FILES if path in files else allowed)
        except OSError as error:
            # The kernel takes nothing for a file that can be said of folders alone.
            if error.errno != errno.EINVAL:
                raise
            add_rule(ruleset, folder, allowed & OF_FILES)
    finally:
        os.close(folder)
    return True


def add_rule(ruleset, descriptor, allowed):
    rule = RULE()
    struct.pack_into("=Qi", rule, 0, allowed, descriptor)
    put(ruleset, rule)


def put(ruleset, rule):
    if put_rule(ADD_RULE, ruleset, 1, ctypes.addressof(rule), 0) != 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))


def hold(paths):
    # Has paths that may be read held open for rulesets that are made soon.
    now, allowed = time.monotonic(), to_read(version())
    if held_since[0] is not None and now - held_since[0] < HELD_FOR:
        return
    held_since[0] = now
    let_go()
    for path in paths:
        held[path, allowed] = None
        try:
            found = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except OSError:
            continue
        rule = RULE()
        struct.pack_into("=Qi", rule, 0, allowed if os.path.isdir(path) else allowed & OF_FILES, found)
        held[path, allowed] = rule, found


def let_go():
    for rule in held.values():
        if rule is not None:
            os.close(rule[1])
    held.clear()


def to_read(abi):
    return (EXECUTE | READ_FILE | READ_DIR) & handled_files(abi)


def restrict(readable, writable, network):
    # Restricts this thread and all that it starts; see `rules`. Returns what is in force. Raises OSError.
    ruleset, held = rules(readable, writable, network)
    if ruleset is not None:
        enter(ruleset)
    return held


def enter(ruleset):
    # The ruleset is closed.
    try:
        call(RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)


def rules(readable, writable, network):
    # Makes a ruleset; where `readable` is None, files are left alone. Returns its descriptor, or None where there is nothing to hold, and what is in force
    # behind it: of "files", "network", "scopes". Raises OSError.
    abi = version()
    if abi == 0:
        return None, []
    files = 0 if readable is None else handled_files(abi)
    ports = 0 if network or abi < 4 else BIND_TCP | CONNECT_TCP
    scopes = ABSTRACT_SOCKETS | SIGNALS if abi >= 6 else 0
    if not (files or ports or scopes):
        return None, []
    # The structure grew: an older kernel refuses the fields that it does not know.
    fields = (files,) if abi < 4 else (files, ports) if abi < 6 else (files, ports, scopes)
    attributes = ATTRIBUTES()
    struct.pack_into("=%dQ" % len(fields), attributes, 0, *fields)
    ruleset = call(CREATE_RULESET, attributes, 8 * len(fields), 0)
    try:
        for path in readable or []:
            add_path(ruleset, path, to_read(abi))
        for path in writable if files else []:
            add_path(ruleset, path, files & ~EXECUTE if abi < 5 else files & ~(EXECUTE | IOCTL_DEV))
    except BaseException:
        os.close(ruleset)
        raise
    return ruleset, (["files"] if files else []) + (["network"] if ports else []) + (["scopes"] if scopes else [])
