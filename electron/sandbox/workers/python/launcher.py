# The launcher of a Node: it forks, has each fork put itself behind what holds a run, and become a Node that waits for its script. Otherwise it is a warm
# parent, which answers the calls of all its workers and tells how each of them ended. No package's code is ever in it.
import gc
import os
import signal

import nodelab.ahead as ahead
from nodelab.child import connect_all, find_mark, libc, settle
from nodelab.orphans import adopt
from nodelab.parent import SET_PARENT_DEATH_SIGNAL, Parent
from nodelab.reports import keep_reports, report
from nodelab.supervise import hand_over

# The line over which Node's prelude speaks and waits. The places that it writes come behind the numbers that Node takes from its parent.
CONTROL, PLACES = 3, 6


class Launcher(Parent):
    def obey(self, order):
        if "end" in order:
            self.end(order["end"])
        else:
            self.fork(order)

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

    def held(self, name, levels):
        report(id=name, levels=levels)

    def remove(self, folder):
        for name in (self.settings["script"], self.settings["prelude"]["name"]):
            try:
                os.unlink(os.path.join(folder, name))
            except OSError:
                # It was not given one, or has removed it.
                continue
        return super().remove(folder)

    def become(self, order, confinement, mine, its):
        try:
            self.forget_others()
            os.close(mine)
            self.launch(order, confinement, its)
        finally:
            # Never another parent.
            os._exit(127)

    def launch(self, order, confinement, its):
        settle(order, self.settings, self.mark_place)
        prelude = self.prelude()
        control, *streams = connect_all(self.settings, order, ("control", "stdin", "stdout", "stderr"))
        hand_over(confinement, its)
        own = [*zip((0, 1, 2, CONTROL), (*streams, control)), *((PLACES, end) for end in confinement.get("dump", [])[1:])]
        # One of them may lie at the number of another. All else closes as Node begins.
        for number, end in [(number, ahead.at_free_number(end)) for number, end in own]:
            os.dup2(end, number)
        file, arguments = self.settings["file"], self.settings["arguments"]
        os.execv(file, [file, *arguments, "--require", prelude, os.path.join(order["folder"], self.settings["script"])])

    def prelude(self):
        """In a worker's own folder: puts a file there that it loads before its script."""
        name, text = self.settings["prelude"]["name"], self.settings["prelude"]["text"]
        file = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        os.write(file, text.encode())
        os.close(file)
        return os.path.abspath(name)


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
    report(loaded=[], unfit=[], nursery=None)
    Launcher(settings, None).serve()
