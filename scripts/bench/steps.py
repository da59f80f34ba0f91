# What each step costs that puts a forked worker behind what holds it. Is run with the shipped parts, and `told` its settings; prints JSON, in
# milliseconds what a quarter of all forks took less than (others shared their processor): each step by name, and a fork that does nothing and is awaited.
import gc
import json
import os
import signal
import tempfile
import time

from nodelab import ahead, confine, kernel, landlock, limits, supervise

FORKS = 200
# The first ones meet what the machine has not in its memory yet.
WARM_UP = 40

# Where each step stands, as `confine` calls it.
STEPS = (
    ("limits", limits, "apply"),
    ("no new privileges", kernel, "forbid_new_privileges"),
    ("a handler that prints the line", confine, "catch_dumps"),
    ("Landlock", landlock, "restrict"),
    ("filter and its listener", confine, "put_filter"),
)
taken = {}


def timed(name, module, function):
    inner = getattr(module, function)

    def outer(*args):
        began = time.perf_counter()
        try:
            return inner(*args)
        finally:
            taken[name] = (time.perf_counter() - began) * 1000

    setattr(module, function, outer)


def one(settings):
    """One fork that goes the whole way of a worker, up to where that waits for its script."""
    settings = confine.prepare(settings)
    mine, its = supervise.pair()
    here, there = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(mine)
        began = time.perf_counter()
        supervise.hand_over(settings, its)
        taken["all of it, its parent's part too"] = (time.perf_counter() - began) * 1000
        os.write(there, json.dumps(taken).encode())
        os._exit(0)
    os.close(there)
    os.close(its)
    confine.prepared(settings)
    _, listener = supervise.listen(mine, child, settings, lambda event: None)
    os.write(mine, b".")
    os.close(mine)
    said = os.read(here, 65536)
    os.close(here)
    os.waitpid(child, 0)
    if listener is None:
        os.close(settings["dump"][0])
    else:
        listener.close()
    return json.loads(said)


def bare():
    began = time.perf_counter()
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return (time.perf_counter() - began) * 1000


def quarter(values):
    counted = sorted(values[WARM_UP:])
    return counted[len(counted) // 4]


signal.alarm(60)
settings = told["confinement"]  # noqa: F821
for step in STEPS:
    timed(*step)
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    ahead.make(settings)
    gc.collect()
    gc.freeze()
    runs = [one(settings) for _ in range(FORKS)]
    forks = [bare() for _ in range(FORKS)]
    os.chdir("/")
steps = {name: quarter([run[name] for run in runs]) for name in runs[0]}
print(json.dumps({"steps": steps, "fork": quarter(forks)}))
