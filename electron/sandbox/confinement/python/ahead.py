# What is the same for all workers of a parent, made once by it: each fork finds it in its memory, and makes only what is its own.
import fcntl
import os

import nodelab.confine as confine
import nodelab.kernel as kernel
import nodelab.landlock as landlock

# Descriptors from here on are nobody's: a filter that names one of them is the same for all workers.
FREE_NUMBERS = 60


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
    import faulthandler  # noqa: F401

    paths = confine.readable_of(settings)
    if paths is not None:
        confine.made[confine.readable_key(settings)] = kept = needed(paths)
        landlock.files.update(path for path in kept if os.path.isfile(path))
    if confine.is_listened_to(settings) and kernel.architecture() is not None and confine.can_wait():
        confine.filter_of(settings, landlock.version() >= 6, True, FREE_NUMBERS)


def at_free_number(descriptor):
    # The same under a number that nothing else has; the old one is closed.
    own = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, FREE_NUMBERS)
    os.close(descriptor)
    return own
