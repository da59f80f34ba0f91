# Imports made before a script asks for them. Only order changes by that: a module that prints, fails, leaves a thread or a descriptor is unfit,
# and is imported by the run itself, where the author sees what it does.
import importlib
import os
import sys

# Descriptors that are looked at: what a module opens gets the lowest that is free.
MOST_OPEN = 256


def output_file():
    if hasattr(os, "memfd_create"):
        return os.memfd_create("output"), None
    path = os.path.abspath("output")
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC), path


def is_open(descriptor):
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


def descriptors():
    # /proc can't be read by what is held.
    return sum(map(is_open, range(MOST_OPEN))) if os.name == "posix" else 0


def brought_unfit(before, never):
    """Whether a module came that is named in `never` or lies in one of those, or that lies neither in the environment nor in its Python: its author may
    change it at any time, and a worker of now would still have what it was."""
    new = set(sys.modules) - before
    if any(name == one or name.startswith(one + ".") for name in new for one in never):
        return True
    prefixes = {sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix}
    roots = tuple(os.path.join(prefix, "") for own in prefixes for prefix in (own, os.path.realpath(own)))
    files = [getattr(sys.modules.get(name), "__file__", None) for name in new]
    return any(isinstance(file, str) and os.path.isabs(file) and not file.startswith(roots) for file in files)


def preload(names, never=(), first=None):
    """Does `first`, then imports modules; returns the first that is unfit, at which it stops ("" for what came first), or None."""
    file, path = output_file()
    kept = [os.dup(1), os.dup(2)]
    os.dup2(file, 1)
    os.dup2(file, 2)
    open_before, folder, variables = descriptors(), os.getcwd(), dict(os.environ)
    unfit = None
    try:
        for name in ([""] if first else []) + names:
            before = set(sys.modules)
            try:
                first() if name == "" else importlib.import_module(name)
                sys.stdout.flush()
                sys.stderr.flush()
                changed = os.fstat(file).st_size > 0 or os.getcwd() != folder or descriptors() != open_before
            except BaseException:
                # What it is that fails, the run itself will tell.
                changed = True
            if changed or dict(os.environ) != variables or (name != "" and brought_unfit(before, never)):
                unfit = name
                break
    finally:
        for descriptor, own in zip((1, 2), kept):
            os.dup2(own, descriptor)
            os.close(own)
        os.close(file)
        if path is not None:
            os.remove(path)
    return unfit
