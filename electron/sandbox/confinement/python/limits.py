# The limits of a worker: what it may take of the machine, whatever it is allowed to call.
import os

try:
    import resource
except ImportError:
    # Windows has none of them.
    resource = None

# Name in the settings, name of the limit.
NAMES = (
    ("address_space", "RLIMIT_AS"),
    ("cpu_seconds", "RLIMIT_CPU"),
    ("processes", "RLIMIT_NPROC"),
    ("file_size", "RLIMIT_FSIZE"),
    ("open_files", "RLIMIT_NOFILE"),
    ("core", "RLIMIT_CORE"),
)


def tasks_of_user():
    # Processes and threads that this user has now: RLIMIT_NPROC counts them all, so a worker's own share comes on top.
    user, count = os.getuid(), 0
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            if os.stat("/proc/" + name).st_uid == user:
                count += len(os.listdir("/proc/%s/task" % name))
        except OSError:
            # It ended between the two looks.
            continue
    return count


def apply(limits):
    # Sets each limit as far as this system has it and allows it; returns the names of those in force.
    if resource is None:
        return []
    done = []
    for name, constant in NAMES:
        value, kind = limits.get(name), getattr(resource, constant, None)
        if value is None or kind is None:
            continue
        try:
            hard = resource.getrlimit(kind)[1]
            value = value if hard == resource.RLIM_INFINITY else min(value, hard)
            # One second more for CPU: the soft limit's signal can be caught, the hard one's can't.
            resource.setrlimit(kind, (value, value + 1 if name == "cpu_seconds" and hard == resource.RLIM_INFINITY else value))
        except (OSError, ValueError):
            continue
        done.append(name)
    return done


def holds_memory(done):
    return "address_space" in done or "data" in done


def holds_processes(done):
    # The system's administrator may start as many as he likes.
    return "processes" in done and os.getuid() != 0
