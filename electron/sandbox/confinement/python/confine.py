# Confines a worker as a Dify sandbox confines it. `prepare` runs in the parent before it forks, `confine` in the child as the last thing before
# it waits for its job; `levels` says what could really be had.
import os
import re
import sys
from json import dumps

import nodelab.audit as audit
import nodelab.limits as limits
import nodelab.packages as packages

try:
    import nodelab.kernel as kernel
    import nodelab.landlock as landlock
    import nodelab.seccomp as seccomp
    import nodelab.beyond as beyond
except Exception:
    # No system whose kernel could be asked: the limits are all there is.
    kernel = landlock = seccomp = beyond = None

had = {}
counted = [None, 0.0]
# What a parent has made ahead for all its forks, by what it was made from.
made = {}


def signal_number():
    # A real-time signal that neither Python nor a C library uses.
    import signal

    return int(signal.SIGRTMIN) + 13


def is_listened_to(settings):
    # Whether there are calls that wait for an answer: those that are not in a list, and those by which a file or a process is altered.
    return settings["mode"] != "free" or settings.get("readable") is not None


def prepare(settings):
    # Adds to the settings what a child and its listener share: the pipe of the dumps, and how many tasks the user has. Call `prepared` after the fork.
    import time

    if is_listened_to(settings) and kernel is not None and kernel.architecture() is not None:
        settings = {**settings, "dump": list(os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC))}
    if settings.get("limits", {}).get("processes") is not None and os.path.isdir("/proc/self"):
        # Looking at all processes takes milliseconds; the number is only to leave room for what the user runs beside.
        if counted[0] is None or time.monotonic() - counted[1] > 10:
            counted[:] = [limits.tasks_of_user(), time.monotonic()]
        more = {**settings["limits"], "processes": settings["limits"]["processes"] + counted[0]}
        settings = {**settings, "limits": more}
    return settings


def prepared(settings):
    # In the parent after the fork: only the child may hold the writing end.
    if "dump" in settings:
        os.close(settings["dump"][1])


def catch_dumps(settings):
    ready = settings.get("ready")
    if ready is not None:
        # Its parent has seen to the signal: the prints go to a number that is kept free for them.
        os.dup2(settings["dump"][1], ready["dumps"], False)
        os.close(settings["dump"][1])
        settings["dump"][1] = ready["dumps"]
        return
    import faulthandler

    faulthandler.register(signal_number(), file=settings["dump"][1], all_threads=False, chain=False)


def readable_of(settings):
    # Where it imports from is readable too, such as the folder of a package that is developed elsewhere. None: files are not looked at.
    if settings.get("readable") is None:
        return None
    return made.get(readable_key(settings)) or settings["readable"] + packages.readable()


def readable_key(settings):
    return ("readable", *settings["readable"], *sys.path)


def filter_of(settings, has_scopes, listens, handover):
    # See `beyond.filter_of`. The key has all that it looks at; the calls beyond are the same for all workers of a processor.
    look = (settings["mode"], settings["network"], settings.get("readable") is None, settings.get("beyond") is None)
    key = (has_scopes, listens, handover, *look, *settings["allowed"])
    if key not in made:
        instructions = beyond.filter_of(settings, has_scopes, listens, handover)
        made[key] = None if instructions is None else seccomp.Filter(instructions)
    return made[key]


def can_wait():
    # Before Linux 5.5 a call that waits could not go on: every worker would hang at its first.
    if "waits" not in made:
        made["waits"] = tuple(int(part) for part in re.findall(r"\d+", os.uname().release)[:2]) >= (5, 5)
    return made["waits"]


def put_filter(settings, listens):
    if listens and not can_wait():
        return None
    ready = settings.get("ready")
    if ready is not None and ready["filter_for"] == (had["landlock-scopes"], listens):
        own = ready["filter"]
    else:
        own = filter_of(settings, had["landlock-scopes"], listens, settings.get("handover"))
    if own is None:
        return None
    found = seccomp.install(own, listens)
    had["seccomp"], had["listener"] = True, listens
    had["network-off"] = not settings["network"]
    return found


def attempt(name, action):
    # Runs one step and notes whether it is in force: what can't be had must not keep a worker from running, and is told.
    try:
        result = action()
    except Exception:
        had[name] = False
        return None
    had[name] = bool(result) if result is not None else True
    return result


def confine(settings):
    # Returns the number of the listener's descriptor, which the parent takes and the child then closes; None where there is none.
    had.clear()
    had.update(dict.fromkeys(("limits", "no-new-privileges", "landlock", "seccomp", "listener", "network-off"), False))
    # What the parent has made for this worker: see `ahead.in_worker`.
    ready = settings.get("ready")
    if ready is None:
        limit_by(lambda: limits.apply(settings.get("limits", {})), limits.bear_number)
    if kernel is None or kernel.architecture() is None:
        had["audit-hook"] = settings["mode"] != "free"
        return None
    attempt("no-new-privileges", kernel.forbid_new_privileges)
    if "dump" in settings:
        os.close(settings["dump"][0])
        attempt("dumps", lambda: catch_dumps(settings))
    # Also a worker whose files are left alone signals nobody outside, and traces no other process.
    held = attempt("landlock", lambda: hold_files(settings, ready)) or []
    had["landlock"] = "files" in held
    for part in ("network", "scopes"):
        had["landlock-" + part] = part in held
    # Without anybody to answer, a filter that asks would let the worker wait for ever.
    found = attempt_filter(settings, True) if "dump" in settings and "handover" in settings else None
    if not had["listener"]:
        # Inside another sandbox with a listener, or in a container that forbids it: what must not be is refused by the kernel alone.
        attempt_filter(settings, False)
    had["audit-hook"] = settings["mode"] != "free" and not had["listener"]
    return found


def limit_by(apply, bear_number):
    # Notes the limits that `apply` has set. Not among them is the number of a run: whoever takes limits on for many workers has none, and none could be put
    # over it.
    done = attempt("limits", apply) or []
    attempt("run-number", bear_number)
    had["limits-memory"] = limits.holds_memory(done)
    had["limits-processes"] = limits.holds_processes(done)
    return had


def hold_files(settings, ready):
    if ready is None or ready["ruleset"] is None:
        return landlock.restrict(readable_of(settings), settings["writable"], settings["network"])
    landlock.enter(ready["ruleset"])
    return ready["held"]


def attempt_filter(settings, listens):
    try:
        return put_filter(settings, listens)
    except Exception:
        # This kernel, or what this runs in, does not have it.
        had["seccomp"] = had["listener"] = False
        return None


def rehearse(settings):
    # In a fork that is thrown away: from now on a call that the list does not have ends it, with nobody to ask.
    hide_machine()
    # Behind the filter nothing is written beside the modules, and nothing is renamed.
    sys.dont_write_bytecode = True
    try:
        kernel.forbid_new_privileges()
        instructions = seccomp.program(seccomp.passing(settings["allowed"] + settings["soft"]), seccomp.KILL)
        seccomp.install(seccomp.Filter(instructions), False)
    except OSError:
        # Where there are no filters, nothing will be refused either.
        pass


def nobody(user):
    raise KeyError("getpwuid(): uid not found: %s" % user)


def nobody_named(name):
    raise KeyError("getpwnam(): name not found: %r" % name)


def hide_machine():
    # What a library asks of the machine as it is imported (sysconfig does), and would get another answer to in the sandbox, whose folders hold neither
    # Python's program nor any users: here the answers would come by calls that are never made there.
    for place in ("/usr/local/bin/python3", "/opt/python/bin/python3", "/var/sandbox/python3"):
        if not os.path.lexists(place):
            sys.executable = sys._base_executable = place
            break
    try:
        import pwd
    except ImportError:
        # This system has no such users.
        return
    pwd.getpwuid, pwd.getpwnam, pwd.getpwall = nobody, nobody_named, list


def arm(settings, tell):
    # In the worker, right before the script: what it calls from now on is the author's. Where the kernel does not look, Python's functions are
    # watched; `tell` then hears a line for each call that is found.
    if settings is None:
        return
    if settings["mode"] != "free":
        hide_machine()
        if had.get("listener"):
            os.write(settings["dump"][1], b"armed\n")
        else:
            audit.watch(settings, lambda event: tell("refused " + dumps(event)))
    # After the watch, which tells of it, or ends the script there.
    if not settings["network"] and not had.get("network-off"):
        audit.forbid_network()


def levels():
    # Each means of confinement, and whether it is in force in this process, or will be when it is armed.
    return dict(had)
