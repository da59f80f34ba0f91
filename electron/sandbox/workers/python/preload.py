# Imports made before a script asks for them. Only order changes by that: a module that prints, fails, leaves a thread or a descriptor is unfit,
# and is imported by the run itself, where the author sees what it does.
import importlib
import os
import sys


def output_file():
    if hasattr(os, "memfd_create"):
        return os.memfd_create("output"), None
    path = os.path.abspath("output")
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC), path


def descriptors():
    return len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0


def preload(names):
    """Imports modules; returns the first that is unfit, at which it stops, or None."""
    file, path = output_file()
    kept = [os.dup(1), os.dup(2)]
    os.dup2(file, 1)
    os.dup2(file, 2)
    open_before, folder, variables = descriptors(), os.getcwd(), dict(os.environ)
    unfit = None
    try:
        for name in names:
            try:
                importlib.import_module(name)
                sys.stdout.flush()
                sys.stderr.flush()
                changed = os.fstat(file).st_size > 0 or os.getcwd() != folder or descriptors() != open_before
            except BaseException:
                # What it is that fails, the run itself will tell.
                changed = True
            if changed or dict(os.environ) != variables:
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
