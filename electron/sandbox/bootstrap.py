# Runs one script as Dify's sandbox does, in a fresh interpreter. Standard input carries a line of settings, then the
# script; descriptor 3 hears when the script begins and, where that ends more than the run, that it left by SystemExit.
import ctypes
import json
import linecache
import os
import sys
import traceback


def keep_own_output():
    # Only what goes through sys.stdout and sys.stderr comes back: the descriptors, to which child processes write, lead nowhere.
    nothing = os.open(os.devnull, os.O_WRONLY)
    for name, descriptor in (("stdout", 1), ("stderr", 2)):
        own = os.dup(descriptor)
        os.dup2(nothing, descriptor)
        setattr(sys, name, open(own, "w", encoding="utf-8", errors="surrogatepass", buffering=1, newline=""))
    os.close(nothing)


def own_names(settings, known):
    # This module's namespace as the sandbox's bootstrap leaves it to the script.
    names = sys.modules["__main__"].__dict__
    path = settings["file"]
    known = {"ctypes": ctypes, "os": os, "sys": sys, "traceback": traceback, "running_path": os.path.dirname(path), **known}
    if "b64decode" in settings["names"]:
        import base64

        known["b64decode"] = base64.b64decode
    for name in [name for name in names if not name.startswith("__")]:
        del names[name]
    for name in settings["names"]:
        names[name] = known.get(name)
    names["__file__"] = path
    return names


def exit_teller():
    # A copy of descriptor 3, which child processes do not get.
    try:
        mark = os.dup(3)
    except OSError:
        return lambda: None
    return lambda: os.write(mark, b"left\n")


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
    if settings["childOutput"] == "lost":
        keep_own_output()
    sys.argv = [path]
    if settings["namespace"] == "new":
        # Nothing but what Python itself puts into a namespace: `__name__` is then that of the builtins.
        call = "try:\n    exec(code, {})\nexcept SystemExit:\n    tell()\n    raise"
        caller, names = compile(call, path, "exec"), {"code": source, "tell": exit_teller()}
    else:
        names = own_names(settings, {"code": source, "excepthook": excepthook})
        # The call stands on the line where the sandbox's own bootstrap has it, so that a traceback reads the same.
        file = settings["codeFile"]
        call = "exec(code)" if file == "<string>" else 'exec(compile(code, "%s", "exec"))' % file
        caller = compile("\n" * (settings["line"] - 1) + call, path, "exec")
    try:
        os.write(3, b"began\n")
        os.close(3)
    except OSError:
        # Where descriptors are not passed on, only the times are less exact.
        pass
    return caller, names


exec(*start())
