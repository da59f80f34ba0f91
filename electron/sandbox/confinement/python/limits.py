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
    ("data", "RLIMIT_DATA"),
    ("cpu_seconds", "RLIMIT_CPU"),
    ("processes", "RLIMIT_NPROC"),
    ("file_size", "RLIMIT_FSIZE"),
    ("open_files", "RLIMIT_NOFILE"),
    ("core", "RLIMIT_CORE"),
)


# RLIMIT_LOCKS, which Linux has not looked at since 2.4: it bears the number of a run. What the run starts inherits it, whatever variables and folder
# that has, and none but the system's administrator can raise it.
NUMBER = 10
# So many digits at the end of a run's mark are its number.
DIGITS = 19
# What a process bears that was given none.
UNNUMBERED = -1
# What a process bears in which packages are imported before any run: more than any run's, since a worker that comes of it can only lower it.
OF_NO_RUN = 2**63 - 2


def number_in(mark):
    # The number of a run, by its mark; None for what is no mark of a run.
    digits = mark[-DIGITS:]
    return int(digits) if len(digits) == DIGITS and digits.isdigit() else None


def number_of(pid):
    # The number that a process bears; None where it can't be asked.
    try:
        return resource.prlimit(pid, NUMBER)[1]
    except (OSError, AttributeError):
        return None


def bear_number():
    # From now on this process and what it starts bear the number of the run that the mark among its variables names.
    have_borne(number_in(os.environ.get("NODELAB_RUN", "")))


def have_borne(number, pid=0):
    # Has a process, by default this one, bear a number; what it starts from then on bears it too.
    if number is not None:
        limit(pid, NUMBER, (number, number))


def bear_no_run():
    # From now on this process and what it starts bear what tells that they are of no run.
    try:
        resource.setrlimit(NUMBER, (OF_NO_RUN, OF_NO_RUN))
    except (OSError, ValueError):
        # Where a lower limit is set on Nodelab itself, it bears that one's number.
        pass


def be_first_to_go(pid):
    # Where the machine has no memory left, its kernel is to end a run and nothing of the author's.
    file = os.open("/proc/%s/oom_score_adj" % (pid or "self"), os.O_WRONLY)
    try:
        os.write(file, b"1000")
    finally:
        os.close(file)


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


def limit(pid, kind, *values):
    # Of a process's limits: gives back what it was, and sets it where it is told to what. Only Linux knows other processes' limits.
    if hasattr(resource, "prlimit"):
        return resource.prlimit(pid, kind, *values)
    return resource.setrlimit(kind, *values) if values else resource.getrlimit(kind)


# By kind: what those that a parent has forked may have at most. They have it from the parent.
inherited = {}


def hard_limit(pid, kind):
    if pid == 0:
        return limit(0, kind)[1]
    if kind not in inherited:
        inherited[kind] = limit(pid, kind)[1]
    return inherited[kind]


def apply(limits, pid=0):
    # Sets each limit of a process, by default of this one, else of a fork that has none of its own yet, as far as this system has it and allows it; returns the names of those in force.
    if resource is None:
        return []
    done = []
    try:
        be_first_to_go(pid)
    except OSError:
        # A container can forbid it, and other systems have none.
        pass
    for name, constant in NAMES:
        value, kind = limits.get(name), getattr(resource, constant, None)
        if value is None or kind is None:
            continue
        try:
            hard = hard_limit(pid, kind)
            value = value if hard == resource.RLIM_INFINITY else min(value, hard)
            # One second more for CPU: the soft limit's signal can be caught, the hard one's can't.
            limit(pid, kind, (value, value + 1 if name == "cpu_seconds" and hard == resource.RLIM_INFINITY else value))
        except (OSError, ValueError):
            continue
        done.append(name)
    return done


def holds_memory(done):
    return "address_space" in done or "data" in done


def holds_processes(done):
    # The system's administrator may start as many as he likes.
    return "processes" in done and os.getuid() != 0
