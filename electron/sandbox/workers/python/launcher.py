# The launcher of a Node: a warm parent whose workers put themselves behind what holds a run, and become a Node that waits for its script. No package's code is
# ever in it, nor in the zygote that forks for it.
import fcntl
import gc
import os
import signal

import nodelab.ahead as ahead
from nodelab.child import libc, settle, taken_over
from nodelab.orphans import adopt
from nodelab.parent import SET_PARENT_DEATH_SIGNAL, Parent
from nodelab.reports import keep_reports, report
from nodelab.supervise import hand_over
from nodelab.zygote import start

LINES = ("control", "stdin", "stdout", "stderr")
# The line over which Node's prelude speaks and waits. The places that it writes come behind the numbers that Node takes from its parent.
CONTROL, PLACES = 3, 6
# Descriptors from here on are nobody's yet.
FREE_NUMBERS = 80


class Launcher(Parent):
    lines = LINES
    is_of_python = False

    def order(self, order):
        if "end" in order:
            self.end(order["end"])
        else:
            super().order(order)

    def end(self, name):
        """Its script has ended by its own word: Node would take longer to end than that took."""
        for descriptor, (known, _, _, _) in self.workers.items():
            if known == name:
                try:
                    signal.pidfd_send_signal(descriptor, signal.SIGKILL)
                except ProcessLookupError:
                    # It was quicker.
                    pass
                return

    def held(self, coming, levels):
        report(id=coming.order["id"], levels=levels)

    def remove(self, folder):
        for name in (self.settings["script"], self.settings["prelude"]["name"]):
            try:
                os.unlink(os.path.join(folder, name))
            except OSError:
                # It was not given one, or has removed it.
                continue
        return super().remove(folder)


def become_node(settings, order, handed):
    """In a fork of the zygote: becomes a Node, and never comes back."""
    try:
        its, (control, *streams), confinement = taken_over(settings, order, handed, len(LINES))
        settle(order, settings)
        prelude = put_prelude(settings["prelude"])
        hand_over(confinement, its)
        own = [*zip((0, 1, 2, CONTROL), (*streams, control)), *((PLACES, end) for end in confinement.get("dump", [])[1:])]
        # One of them may lie at the number of another. All else closes as Node begins.
        for number, end in [(number, fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, FREE_NUMBERS)) for number, end in own]:
            os.dup2(end, number)
        script = os.path.join(order["folder"], settings["script"])
        os.execv(settings["file"], [settings["file"], *settings["arguments"], "--require", prelude, script])
    finally:
        os._exit(127)


def put_prelude(prelude):
    """In a worker's own folder: puts a file there that it loads before its script."""
    file = os.open(prelude["name"], os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    os.write(file, prelude["text"].encode())
    os.close(file)
    return os.path.abspath(prelude["name"])


def await_script(settings):
    libc.prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    adopt()
    keep_reports()
    if os.getppid() != settings["owner"]:
        os._exit(0)
    settings = {**settings, "parent": os.getpid()}
    ahead.make(settings["confinement"])
    gc.collect()
    gc.freeze()
    zygote = start(settings)
    if isinstance(zygote, tuple):
        become_node(settings, *zygote)
    report(loaded=[], unfit=[], nursery=zygote.pid)
    Launcher(settings, zygote).serve()
