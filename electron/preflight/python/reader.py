# A process that reads code for preflight: a line of JSON in; out comes a line with the question's number, `facts` or `error`, and what is told. It imports and runs nothing of the author's.
import gc
import json
import sys

from nodelab import facts, modules


def answer(asked):
    if asked.get("folder") is not None:
        modules.look_in(asked["folder"])
    return facts.read(asked["code"], asked.get("older"), asked.get("standsIn", False), asked.get("inputs"))


def serve():
    # What `-I` leaves to the machine: the lines are UTF-8 everywhere.
    out = sys.stdout.buffer
    # What a tree leaves is collected behind the answer, which nobody waits for.
    gc.collect()
    gc.freeze()
    gc.disable()
    while True:
        line = sys.stdin.buffer.readline()
        if not line:
            return
        asked = json.loads(line)
        try:
            told = "facts " + json.dumps(answer(asked))
        except Exception as error:
            # Code that is nested too deep, or a fault of ours: the next question finds a reader all the same.
            told = "error %s: %s" % (type(error).__name__, " ".join(str(error).split()))
        out.write(b"%d %s\n" % (asked["id"], told.encode("utf-8", "replace")))
        out.flush()
        del asked, told
        gc.collect()


serve()
