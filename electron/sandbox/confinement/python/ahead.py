# What a parent makes ahead of its workers: once what is the same for all, and for each fork what the parent, whose memory is warm, has at hand sooner
# than a fork, in which everything is touched for the first time.
import fcntl
import os

import nodelab.confine as confine
import nodelab.kernel as kernel
import nodelab.landlock as landlock

# Descriptors from here on are nobody's: a filter that names one of them is the same for all workers.
FREE_NUMBERS = 60

# Numbers that a parent keeps free for what each of its forks has there: the end over which it hands itself over, and the pipe of its prints.
kept = []


def needed(paths):
    # The same paths without folders that lie in another of them, for which that one's rule holds, and without what is not there. Of the system's settings
    # all files stay: those are replaced while it runs.
    folders = {os.path.realpath(path): path for path in paths if os.path.isdir(path)}
    outermost = [path for own, path in folders.items() if not any(lies_in(own, other) for other in folders)]
    files = [path for path in paths if not os.path.isdir(path) and (os.path.exists(path) or path.startswith("/etc/"))]
    return outermost + list(dict.fromkeys(files))


def lies_in(path, folder):
    return path != folder and path.startswith(folder.rstrip("/") + "/")


def make(settings):
    # In the parent, before it forks.
    if settings is None:
        return
    # Each fork would import it.
    import faulthandler

    paths = confine.readable_of(settings)
    if paths is not None:
        confine.made[confine.readable_key(settings)] = found = needed(paths)
        landlock.files.update(path for path in found if os.path.isfile(path))
    if confine.is_listened_to(settings) and kernel.architecture() is not None and confine.can_wait():
        nothing = os.open(os.devnull, os.O_WRONLY)
        kept.extend(fcntl.fcntl(nothing, fcntl.F_DUPFD_CLOEXEC, FREE_NUMBERS) for _ in range(2))
        os.close(nothing)
        confine.made["filter"] = confine.filter_of(settings, landlock.version() >= 6, True, kept[0])
        faulthandler.register(confine.signal_number(), file=kept[1], all_threads=False, chain=False)


def for_worker(settings, folder):
    # In the parent: the ruleset of a worker that sits in `folder`, which is open, or None, and what it is told of what is made for it; None where nothing is. Its limits
    # are the parent's to set then, before it lets the worker go on.
    if not kept:
        return None, None
    try:
        readable = confine.readable_of(settings)
        if readable is not None and landlock.version() > 0:
            landlock.hold(readable)
        writable = [folder if path == "." else path for path in settings["writable"]]
        ruleset, held = landlock.rules(readable, writable, settings["network"])
    except OSError:
        # The worker tries it, and tells.
        return None, {"held": None}
    return ruleset, {"held": held}


def in_worker(told, ruleset):
    # What the worker finds of that, for `confine`.
    has_scopes = landlock.version() >= 6
    return {**told, "ruleset": ruleset, "dumps": kept[1], "filter": confine.made.get("filter"), "filter_for": (has_scopes, True)}


def place(settings):
    # A descriptor of this process, by which it is tried whether Nodelab can open such; None where any run could open them too. Landlock keeps those that it
    # holds from looking into other processes: only from its sixth version on it holds runs without rules of files as well.
    is_apart = settings is not None and landlock.version() >= 6
    return kept[0] if kept and is_apart else None


def at_free_number(descriptor):
    # The same under a number that nothing else has; the old one is closed.
    if kept:
        own = os.dup2(descriptor, kept[0], False)
    else:
        own = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, FREE_NUMBERS)
    os.close(descriptor)
    return own
