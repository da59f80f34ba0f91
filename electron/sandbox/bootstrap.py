# Runs one script as Dify's sandbox does, in a fresh interpreter. Standard input carries a line of settings, then the
# script; descriptor 3 hears when the script begins.
import ctypes
import json
import linecache
import os
import sys
import traceback


def start():
    settings = json.loads(sys.stdin.buffer.readline())
    source = sys.stdin.buffer.read().decode("utf-8", "surrogatepass")
    # Nodes have no standard input in Dify: input() meets its end at once.
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)

    # Python 3.13 remembers what -c ran under the very name that some sandboxes give the script: its lines are not these.
    linecache.cache.clear()
    getattr(linecache, "_interactive_cache", {}).clear()

    path = settings["file"]

    def excepthook(kind, value, trace):
        # The frames of this file are not the sandbox's.
        while trace is not None and trace.tb_frame.f_code.co_filename != path:
            trace = trace.tb_next
        sys.stderr.write("".join(traceback.format_exception(kind, value, trace)))
        sys.stderr.flush()
        sys.exit(-1)

    sys.excepthook = excepthook
    names = sys.modules["__main__"].__dict__
    known = {
        "ctypes": ctypes,
        "os": os,
        "sys": sys,
        "traceback": traceback,
        "code": source,
        "excepthook": excepthook,
        "running_path": os.path.dirname(path),
    }
    for name in [name for name in names if not name.startswith("__")]:
        del names[name]
    for name in settings["names"]:
        names[name] = known.get(name)
    if "b64decode" in names:
        import base64

        names["b64decode"] = base64.b64decode
    names["__file__"] = path
    sys.argv = [path]
    # The call stands on the line where the sandbox's own bootstrap has it, so that a traceback reads the same.
    call = "exec(code)" if settings["codeFile"] == "<string>" else 'exec(compile(code, "%s", "exec"))' % settings["codeFile"]
    caller = compile("\n" * (settings["line"] - 1) + call, path, "exec")
    try:
        os.write(3, b"began\n")
        os.close(3)
    except OSError:
        # Where descriptors are not passed on, only the times are less exact.
        pass
    return caller, names


exec(*start())
