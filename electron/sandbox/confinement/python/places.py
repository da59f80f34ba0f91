# The listener of a Node worker. Node prints no frames on a signal: instead its prelude writes, before a function of a built-in module runs, where that
# was called; the last place that was written is the one of a refused call.
import json

from nodelab.listener import ARMED, Listener

MOST_PLACE = 60000


class PlaceListener(Listener):
    # Lines of the pipe: `armed`, then JSON, [function, stack] each. A stack is V8's own text.
    place = None
    reads_always = True

    def begin(self, notice):
        self.read_dump()
        self.finish(notice, self.frames())

    def frames(self):
        # As the frames of Python: the function first, then V8's text as one frame, which whoever knows the script reads.
        if self.place is None:
            return []
        try:
            name, stack = json.loads(self.place)
        except (ValueError, TypeError, RecursionError):
            # The script wrote something of its own.
            return []
        return [[str(stack), 0, str(name)]]

    def hear(self):
        *lines, self.text = self.text.split("\n")
        for line in lines:
            if line + "\n" == ARMED:
                self.armed = True
            elif line:
                # A longer one is none of the prelude's.
                self.place = line if len(line) <= MOST_PLACE else None
        self.text = self.text[-MOST_PLACE:]

    def settle(self):
        # Nothing is ever asked for.
        return

    def note(self, notice, frames, child):
        return self.events.note_place(notice.call, frames, child)
