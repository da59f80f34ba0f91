# Which lines of a script were reached, for runs that are asked for it. Only code that belongs to the script's own is looked at: what is compiled under the same
# name by others (`dataclasses`, `namedtuple`) is not. From Python 3.12 on each line tells of itself once and is left alone then; before, by a trace function, which
# a script may take away: then nothing is told, since what it reached after that is not known. Other threads have none of it.
import sys
from types import CodeType

# The first number that no tool has for its own by custom.
TOOL, NAME = 3, "nodelab"


def all_of(code):
    """A module's code and all that is defined in it."""
    found = [code]
    for one in found:
        found += [const for const in one.co_consts if isinstance(const, CodeType)]
    return found


class Lines:
    def __init__(self, file):
        self.file = file
        self.known = {}
        self.executable = set()
        self.reached = set()

    def is_own(self, code):
        if id(code) in self.known:
            return True
        if self.known or code.co_filename != self.file or code.co_name != "<module>":
            return False
        # The first of this name is the script itself: nothing of it has run before. It stays, so that its number is nobody else's.
        self.known = {id(one): one for one in all_of(code)}
        for one in self.known.values():
            # A function begins at its own line, which is reached where it is defined.
            lines = {line for _, _, line in one.co_lines() if line}
            self.executable |= lines if one is code else lines - {one.co_firstlineno}
        return True

    def json(self):
        return '{"executable":%s,"reached":%s}' % (sorted(self.executable), sorted(self.reached & self.executable))


def by_monitoring(lines):
    monitoring = sys.monitoring
    monitoring.use_tool_id(TOOL, NAME)
    disable = monitoring.DISABLE

    def on_line(code, line):
        if lines.is_own(code):
            lines.reached.add(line)
        return disable

    monitoring.register_callback(TOOL, monitoring.events.LINE, on_line)
    monitoring.set_events(TOOL, monitoring.events.LINE)

    def stop():
        if monitoring.get_tool(TOOL) != NAME:
            return False
        monitoring.set_events(TOOL, 0)
        monitoring.free_tool_id(TOOL)
        return True

    return stop


def by_trace(lines):
    def on_line(frame, event, _):
        if event == "line":
            lines.reached.add(frame.f_lineno)
        return on_line

    def on_call(frame, event, _):
        if not lines.is_own(frame.f_code):
            return None
        # A generator is called again in its middle.
        return on_line

    sys.settrace(on_call)

    def stop():
        # Another one, or none, is the script's own wish.
        if sys.gettrace() is not on_call:
            return False
        sys.settrace(None)
        return True

    return stop


def watch(file):
    """Begins; gives back what ends it and tells the lines as JSON, or nothing where the script had it end before."""
    lines = Lines(file)
    stop = by_monitoring(lines) if hasattr(sys, "monitoring") else by_trace(lines)
    return lambda: lines.json() if stop() else None
