# The listener of a Node worker. Node prints no frames on a signal: instead its prelude writes, before a function of a built-in module runs, where that
# was called; the last place that was written is the one of a refused call.
import json

from nodelab.listener import ARMED, Listener


class PlaceListener(Listener):
    # Lines of the pipe: `armed`, then JSON, [function, stack] each. A stack is V8's own text.
    place = None

    def begin(self, notice):
        self.read_dump()
        self.finish(notice, self.frames())

    def frames(self):
        # As the frames of Python: the function first, then V8's text as one frame, which whoever knows the script reads.
        if self.place is None:
            return []
        try:
            name, stack = json.loads(self.place)
        except ValueError:
            # The script wrote something of its own.
            return []
        return [[str(stack), 0, str(name)]]

    def hear(self):
        *lines, self.text = self.text.split("\n")
        for line in lines:
            if line + "\n" == ARMED:
                self.armed = True
            elif line:
                self.place = line

    def settle(self):
        # Nothing is ever asked for.
        return

    def note(self, notice, frames, child):
        # Calls of one function at one place are one.
        self.last = frames
        for at, event in enumerate(self.events):
            if event["call"] == notice.call and event["child"] == child and event["stack"] == frames:
                event["count"] += 1
                return at
        return self.add(notice.call, None, frames, child)
