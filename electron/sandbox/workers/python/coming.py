# A worker on its way: forked or ordered by the warm parent, not yet let go.
import fcntl
import os
import signal
from json import dumps

from nodelab.confine import had, limit_by
from nodelab.limits import apply, have_borne, number_in


def close_all(descriptors):
    for descriptor in descriptors:
        os.close(descriptor)


# F_SETPIPE_SZ, which older Pythons do not name, and the most that anybody may ask for.
SET_SIZE, LARGE = 1031, 1 << 20


def enlarge(pipe):
    try:
        fcntl.fcntl(pipe, SET_SIZE, LARGE)
    except OSError:
        # This user has many already: a script that writes much waits until it is read.
        pass


class Coming:
    """A worker that has not handed itself over yet; `pid` is None as long as it is not known to be there."""

    def __init__(self, order, confinement):
        self.order, self.confinement = order, confinement
        self.pid, self.is_limited_here = None, False
        # Its own folder, open from before it is there.
        self.folder = None
        # Nodelab's ends of its lines, where they are pipes.
        self.ends = []

    def open_pipes(self):
        """Makes its lines, whose other ends Nodelab opens where /proc shows them in this process; gives back its own. Raises OSError."""
        own = []
        try:
            for goes_there in (True, False, False, False):
                reads, writes = os.pipe()
                own.append(reads if goes_there else writes)
                self.ends.append(writes if goes_there else reads)
            # What most scripts write lies there until they have ended.
            enlarge(own[2])
        except OSError:
            close_all(own)
            raise
        return own

    def end_unless_apart(self, levels):
        """Ends one that could open the lines of others: with pipes for lines it is held by Landlock, or is none."""
        if self.ends and not (levels.get("landlock") or levels.get("landlock-scopes")):
            os.kill(self.pid, signal.SIGKILL)

    def own_ends(self, mine):
        """What the parent keeps of one that has not handed itself over yet."""
        return [mine, *self.ends, *self.for_listener()]

    def for_listener(self):
        """What is its listener's, where it has one."""
        return [*([] if self.folder is None else [self.folder]), *(self.confinement or {}).get("dump", [])[:1]]

    def open_folder(self, is_of_python):
        """Makes its folder. Raises OSError."""
        path = self.order["folder"]
        os.mkdir(path, 0o700)
        if self.confinement and is_of_python:
            self.folder = os.open(path, os.O_PATH | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)

    def limit(self):
        """Sets its limits where that is the parent's to do; gives back the word by which it goes on, which tells it of them."""
        if not self.is_limited_here:
            return b"."
        wanted, number = self.confinement.get("limits", {}), number_in(self.order["mark"])
        had.clear()
        limit_by(lambda: apply(wanted, self.pid), lambda: have_borne(number, self.pid))
        return dumps(had).encode()
