# One script, run as Dify's sandbox runs it: what its bootstrap leaves to it, how errors are told, and how a Python program ends.
import atexit
import builtins
import ctypes
import gc
import linecache
import os
import signal
import sys
import time
import traceback
from json import dumps, loads
from json.encoder import encode_basestring_ascii

# What Python itself put into the namespace of the program, before anything of ours is in it.
own_main = sys.modules["__main__"]
pristine = {name: value for name, value in own_main.__dict__.items() if name.startswith("__")}

# What `values.py` runs with: as it was before any script, which can put something else in its place.
as_before = {
    "__builtins__": dict(builtins.__dict__),
    "Module": type(sys),
    "modules": sys.modules,
    "monotonic": time.monotonic,
    "quoted": encode_basestring_ascii,
}
pauses = (compile, exec, sys.gettrace, sys.settrace, sys.getprofile, sys.setprofile, gc.isenabled, gc.enable, gc.disable)


def values_of(taking, trace, file, known):
    """The variables of a failed script's calls, as a line of JSON; nothing of the script's runs meanwhile."""
    compiled, run, tracer, trace_by, profiler, profile_by, collects, collect_again, collect_nothing = pauses
    before = (tracer(), profiler(), collects())
    trace_by(None)
    profile_by(None)
    collect_nothing()
    try:
        names = dict(as_before)
        run(compiled(taking, "<nodelab values>", "exec"), names)
        return names["values"](trace, file, known)
    finally:
        trace_by(before[0])
        profile_by(before[1])
        if before[2]:
            collect_again()


def watch(watching, file):
    """Has the lines that the script reaches noted, from before the sandbox closes. Its part comes with the jobs that ask for it."""
    names = {"__name__": "nodelab.lines", "__builtins__": as_before["__builtins__"]}
    exec(compile(watching, "<nodelab lines>", "exec"), names)
    return names["watch"](file)


def nowhere(descriptor, flags):
    nothing = os.open(os.devnull, flags)
    os.dup2(nothing, descriptor)
    os.close(nothing)


def keep_own_output():
    # Only what goes through sys.stdout and sys.stderr comes back: the descriptors, to which child processes write, lead nowhere.
    for name, descriptor in (("stdout", 1), ("stderr", 2)):
        own = os.dup(descriptor)
        nowhere(descriptor, os.O_WRONLY)
        setattr(sys, name, open(own, "w", encoding="utf-8", errors="surrogatepass", buffering=1, newline=""))


def fresh_main(path):
    main = type(sys)("__main__")
    main.__dict__.update(pristine)
    main.__file__ = path
    sys.modules["__main__"] = main
    return main.__dict__


def own_names(settings, known):
    # The namespace as the sandbox's bootstrap leaves it to the script.
    path = settings["file"]
    known = {"ctypes": ctypes, "os": os, "sys": sys, "traceback": traceback, "running_path": os.path.dirname(path), **known}
    if "b64decode" in settings["names"]:
        import base64

        known["b64decode"] = base64.b64decode
    names = fresh_main(path)
    for name in settings["names"]:
        names[name] = known.get(name)
    return names


class Script:
    """A script that is ready to run. `tell` says a line to Nodelab; nobody may be there to hear it."""

    def __init__(self, settings, source, tell):
        self.process = os.getpid()
        self.tell = tell
        self.settings = settings
        self.status = 0
        # Python 3.13 remembers what -c ran under the very name that some sandboxes give the script: its lines are not these.
        linecache.cache.clear()
        getattr(linecache, "_interactive_cache", {}).clear()
        path = settings["file"]
        uncaught = -1

        def excepthook(kind, value, trace):
            # The frames of Nodelab's own are not the sandbox's.
            while trace is not None and trace.tb_frame.f_code.co_filename != path:
                trace = trace.tb_next
            sys.stderr.write("".join(traceback.format_exception(kind, value, trace)))
            sys.stderr.flush()
            sys.exit(uncaught)

        sys.excepthook = excepthook
        if settings["childOutput"] == "lost":
            keep_own_output()
        sys.argv = [path]
        preload = settings.get("preload", "")
        if settings["namespace"] == "new":
            # Nothing but what Python itself puts into a namespace: `__name__` is then that of the builtins.
            fresh_main(path)
            call = "try:\n    exec(code, {})\nexcept SystemExit:\n    tell()\n    raise"
            names = {"code": source, "tell": lambda: self.say("left")}
        else:
            names = own_names(settings, {"code": source, "excepthook": excepthook})
            # The call stands on the line where the sandbox's own bootstrap has it, so that a traceback reads the same.
            file = settings["codeFile"]
            run = "exec(code)" if file == "<string>" else 'exec(compile(code, "%s", "exec"))' % file
            before = settings["line"] - 1
            call = "\n" * before + run
            if preload != "":
                # It stands in the bootstrap, before the sandbox closes behind it.
                at = settings["preloadLine"] - 1
                call = "\n" * at + preload + "\nglobals().pop(' arm')()" + "\n" * (before - at - 1) + run
                names[" arm"] = lambda: self.say("arms")
        try:
            self.call = (compile(call, path, "exec"), names)
        except SyntaxError as error:
            # A preload is no Python: the bootstrap as a whole is none then.
            uncaught = 1
            self.call = (compile("raise error", "<nodelab>", "exec"), {"error": error})
        watching = settings.get("watching")
        self.lines = watching and watch(watching, settings["codeFile"])
        if preload == "":
            self.say("arms")
        self.say("began")
        self.began = time.monotonic()

    def say(self, line):
        # What the script forked has this object too, and is not heard.
        if os.getpid() == self.process:
            self.tell(line)

    def left(self, error):
        """Takes the status of a SystemExit, as Python does."""
        code = error.code
        if code is None:
            self.status = 0
        elif isinstance(code, int):
            self.status = code & 0xFF
        else:
            self.status = 1
            complain(str(code) + "\n")

    def raised(self):
        """Tells of the exception that is handled now, as Python does for one that nobody catches."""
        kind, value, trace = sys.exc_info()
        sys.last_type, sys.last_value, sys.last_traceback = kind, value, trace
        self.status = 1
        try:
            sys.excepthook(kind, value, trace)
            if kind is KeyboardInterrupt:
                self.status = None
        except SystemExit as error:
            self.left(error)
        except BaseException:
            complain("Error in sys.excepthook:\n" + traceback.format_exc())
            complain("\nOriginal exception was:\n" + "".join(traceback.format_exception(kind, value, trace)))
        self.take(trace)

    def take(self, trace):
        """Tells the values of the script's variables where it was asked to: the run has ended, and its time does not count this."""
        taking = self.settings.get("taking")
        if not taking:
            return
        began = as_before["monotonic"]()
        try:
            self.say("values " + values_of(taking, trace, self.settings["codeFile"], self.settings["names"]))
        except BaseException:
            # Memory may be used up: then there are none.
            pass
        self.began += as_before["monotonic"]() - began

    def tell_lines(self):
        try:
            told = self.lines and self.lines()
            if told:
                self.say("lines " + told)
        except BaseException:
            # Memory may be used up: then they are not known, and the run has its result.
            pass

    def end(self):
        """Ends the process as Python ends its own, but for what nobody can see of that; Nodelab hears `done` when all is written."""
        threading = sys.modules.get("threading")
        quietly(threading and threading._shutdown)
        quietly(atexit._run_exitfuncs)
        whole = flush()
        clear(sys.modules.get("__main__"))
        clear_names(self.call[1])
        gc.collect()
        if not (flush() and whole):
            self.status = 120
        if self.status is None:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGINT)
        self.tell_lines()
        self.say("done %d %.3f" % (self.status, (time.monotonic() - self.began) * 1000))
        os._exit(self.status)


def complain(text):
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except BaseException:
        # The script took its stderr away.
        return


def quietly(work):
    if not work:
        return
    try:
        work()
    except BaseException:
        complain(traceback.format_exc())


def flush():
    whole = True
    for name in ("stdout", "stderr"):
        file = getattr(sys, name, None)
        try:
            if file is not None and not getattr(file, "closed", False):
                file.flush()
        except BaseException:
            whole = False
    return whole


def clear_names(names):
    # As Python clears a module at its end: names with one underscore first, then all but the builtins.
    for wanted in (lambda name: name.startswith("_") and not name.startswith("__"), lambda name: name != "__builtins__"):
        for name in [name for name in names if isinstance(name, str) and wanted(name)]:
            try:
                names[name] = None
            except BaseException:
                complain(traceback.format_exc())


def clear(main):
    if main is not None and main is not own_main:
        clear_names(main.__dict__)


def read_script(header, source, tell):
    """The script of a job: a line of settings, then the code."""
    return Script(loads(header), source.decode("utf-8", "surrogatepass"), tell)


# A trivial node, through all that a node's script goes through: what a run touches first is touched before it is waited for.
trial = """
def main(a):
    return {"result": a}

import json
from base64 import b64decode

inputs = json.loads(b64decode("eyJhIjogMX0=").decode("utf-8"))
print("<<RESULT>>" + json.dumps(main(**inputs), indent=4) + "<<RESULT>>")
"""


def warm_up():
    """Runs the trial with its output going nowhere (the caller sees to that). Leaves no trace."""
    header = {"file": "/t.py", "line": 1, "codeFile": "<string>", "names": ["code"], "namespace": "main"}
    header["childOutput"] = "kept"
    hook, argv, main = sys.excepthook, sys.argv, sys.modules["__main__"]
    try:
        exec(*read_script(dumps(header), trial.encode(), lambda line: time.monotonic()).call)
        flush()
        gc.collect()
    finally:
        sys.excepthook, sys.argv, sys.modules["__main__"] = hook, argv, main
