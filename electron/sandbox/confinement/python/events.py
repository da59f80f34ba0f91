# What was refused to one worker, in the order of its first time. A script can make refused calls without end, and write into the pipe of the prints
# itself: what is kept of them is bounded.
import nodelab.dumps as dumps

# Kinds of calls that are told apart: beyond, a number that was not met yet still is, and of the others only the count grows.
MOST_KINDS = 300
# Of one call: frames, and signs of a file's name, of a function's and of V8's own text; of all calls: signs.
MOST_FRAMES, MOST_NAME, MOST_STACK = 100, 500, 10000
MOST_TEXT = 300000


def bounded(frames):
    # Of a path the end tells what it is; V8's text stands for a file, without a line.
    cut = lambda file, line: file[:MOST_STACK] if line == 0 else file[-MOST_NAME:]
    return [[cut(file, line), line, name[:MOST_NAME]] for file, line, name in frames[:MOST_FRAMES]]


class Events:
    # `tell` hears of each call that is new, or whose line was found since: {"at", "call", "line", "stack", "count", "soft", "stops", "child"}.
    def __init__(self, settings, tell):
        self.soft, self.code_file, self.tell = set(settings["soft"]), settings.get("code_file", "<string>"), tell
        self.all, self.last = [], []
        self.room = MOST_TEXT
        self.places = {}

    def report(self):
        return [dict(event) for event in self.all]

    def line_of(self, frames):
        return dumps.own_line(frames, self.code_file)

    def fitting(self, frames):
        frames = bounded(frames)
        self.room -= sum(len(file) + len(name) for file, _, name in frames)
        return frames if self.room >= 0 else []

    def note(self, call, frames, child):
        # Counts a call; returns its place among all.
        if frames:
            self.last = bounded(frames)
        line = self.line_of(frames)
        for at, event in enumerate(self.all):
            same = event["call"] == call and event["child"] == child
            if same and (event["line"] == line or (line is None and not frames)):
                event["count"] += 1
                return at
        return self.add(call, line, frames, child)

    def note_place(self, call, frames, child):
        # Of a Node: calls of one function at one place are one.
        frames = bounded(frames)
        key = (call, child, frames[0][0], frames[0][2]) if frames else (call, child)
        at = self.places.get(key)
        if at is None:
            at = self.add(call, None, frames, child)
            if len(self.places) < MOST_KINDS:
                self.places[key] = at
        else:
            self.all[at]["count"] += 1
        return at

    def add(self, call, line, frames, child):
        at = len(self.all)
        if at >= MOST_KINDS:
            known = next((event["at"] for event in self.all if event["call"] == call), None)
            if known is not None:
                self.all[known]["count"] += 1
                return known
        soft = call in self.soft
        stack = self.fitting(frames)
        event = {"at": at, "call": call, "line": line, "stack": stack, "count": 1, "soft": soft, "stops": not soft, "child": child}
        self.all.append(event)
        self.tell(event)
        return at

    def place(self, at, frames):
        # The print of a call that was counted before it came.
        event = self.all[at]
        if not frames:
            return
        line = self.line_of(frames)
        self.last = bounded(frames)
        if event["line"] is None and event["count"] == 1:
            event["line"], event["stack"] = line, self.fitting(frames)
        elif line != event["line"] and event["count"] > 1:
            event["count"] -= 1
            self.note(event["call"], frames, event["child"])
        self.tell(event)
        for begun in self.all:
            if begun["child"] and not begun["stack"] and begun["line"] is None:
                # What it started came before its own print.
                begun["line"], begun["stack"] = line, self.fitting(frames)
                self.tell(begun)
