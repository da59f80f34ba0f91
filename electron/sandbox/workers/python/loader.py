# What `python -c` is given: takes the worker's other parts from standard input, lets them come to a script, and runs that. The script's
# frames stand right below this one, and nothing of this file is in its namespace.
import json
import os
import sys


def take(size):
    parts = []
    while size > 0:
        part = os.read(0, size)
        if not part:
            os._exit(0)
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def load():
    # A length of nine digits, then JSON: the parts by name, in the order in which they need each other, and what the last of them is told.
    told = json.loads(take(int(take(9))))
    package = type(sys)("nodelab")
    package.__path__ = []
    sys.modules["nodelab"] = package
    for name, text in told["parts"]:
        part = type(sys)("nodelab." + name)
        part.__file__ = "<nodelab %s>" % name
        sys.modules[part.__name__] = part
        setattr(package, name, part)
        exec(compile(text, part.__file__, "exec"), part.__dict__)
    for name in [name for name in sys.modules if name.split(".")[0] == "nodelab"]:
        del sys.modules[name]
    return part.await_script(told["settings"])


script = load()
try:
    exec(*script.call)
except SystemExit as left:
    script.left(left)
except BaseException:
    script.raised()
script.end()
