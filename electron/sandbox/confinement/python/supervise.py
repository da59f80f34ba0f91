# One confined worker and its supervisor, where no warm parent is at hand: this process forks, its child goes behind the filter and runs, and this one
# answers the child's calls, tells what was refused, and ends as the child ended.
import json
import os
import select
import signal

import nodelab.confine as confine
import nodelab.kernel as kernel
from nodelab.listener import Listener
from nodelab.places import PlaceListener


def tell(descriptor, word):
    # One line of JSON to whoever started this; it may have gone away.
    try:
        os.write(descriptor, (json.dumps(word) + "\n").encode())
    except OSError:
        pass


def hand_over(settings, ends):
    # In the child: behind the filter, its listener handed to the parent at the other ends.
    to_parent, from_parent = ends
    found = confine.confine(settings)
    os.write(to_parent, json.dumps({"listener": found, "levels": confine.levels()}).encode())
    os.read(from_parent, 1)
    for number in (to_parent, from_parent) + (() if found is None else (found,)):
        os.close(number)


def whole_message(descriptor):
    text = b""
    while True:
        piece = os.read(descriptor, 65536)
        text += piece
        if not piece:
            return None
        try:
            return json.loads(text)
        except ValueError:
            # The rest is still on its way.
            continue


def listen(child, settings, said, tell_call):
    if "dump" not in settings or not said["levels"]["seccomp"]:
        return None
    taken = None
    if said["listener"] is not None:
        try:
            taken = kernel.take_descriptor(child, said["listener"])
        except OSError:
            # Forbidden on this machine: with nobody to answer the worker would wait for ever.
            os.kill(child, signal.SIGKILL)
            return None
    kind = PlaceListener if settings.get("language") == "nodejs" else Listener
    return kind(taken, child, settings, tell_call)


def watch(child, listener, handle):
    # Until the child has ended.
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    if listener is not None:
        poll.register(listener.fileno(), select.POLLIN)
    while True:
        for number, _ in poll.poll():
            if listener is not None and number == listener.fileno():
                listener.serve()
            if number == handle:
                return os.waitpid(child, 0)[1]


def end_as(status):
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        if number not in (signal.SIGKILL, signal.SIGSTOP):
            signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
    os._exit(os.WEXITSTATUS(status))


def supervised(settings, reports):
    # Returns in the child alone, with the settings that `confine.arm` needs. The parent tells on `reports` the levels, then at the end what was refused, and ends.
    settings = confine.prepare(settings)
    mine, its = os.pipe(), os.pipe()
    parent = os.getpid()
    child = os.fork()
    if child == 0:
        os.close(mine[0])
        os.close(its[1])
        os.close(reports)
        kernel.end_with_parent(parent)
        hand_over(settings, (mine[1], its[0]))
        return settings
    os.close(mine[1])
    os.close(its[0])
    confine.prepared(settings)
    handle = kernel.call(434, child, 0)
    said = whole_message(mine[0])
    listener = None if said is None else listen(child, settings, said, lambda event: tell(reports, {"call": event}))
    tell(reports, {"levels": {} if said is None else said["levels"]})
    try:
        os.write(its[1], b".")
        # What the script reads and writes is the child's alone: a pipe must end when the child lets it go.
        for number in (0, 1, 2, 3):
            if number != reports:
                os.close(number)
    except OSError:
        # The child has ended, or a descriptor was not passed on.
        pass
    status = watch(child, listener, handle)
    if listener is not None:
        listener.close()
        tell(reports, {"refused": listener.report()})
    end_as(status)


def run_node(settings, reports, program):
    # Becomes a confined Node; `program` has its file, arguments, and the number at which its prelude writes places.
    own = supervised(settings, reports)
    if "dump" in own:
        os.dup2(own["dump"][1], program["places"])
        os.set_inheritable(program["places"], True)
    os.execv(program["file"], [program["file"], *program["args"]])
