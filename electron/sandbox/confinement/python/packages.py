# Where the packages of an environment are found. Workers are started without Python's own `site`, which would run code of any package (a line of a
# `.pth` file, `sitecustomize`) before anything holds it; here its two halves are apart: paths first, that code once the worker is held.
import importlib.machinery
import os
import sys

# Of uv, in every environment: it changes where setuptools would install, for which there is nothing in the sandbox.
OF_UV = ("_virtualenv.pth", "import _virtualenv")

# What waits to be run: lines of code with their files, then whether there is a sitecustomize of a package.
code, customized = [], []


def lines_of(path):
    try:
        with open(path, "rb") as file:
            return file.read().decode("utf-8-sig", "replace").splitlines()
    except OSError:
        return []


def note_package(folder, name, known):
    """In place of `site.addpackage`: what a `.pth` file names is found from now on, what it would run waits."""
    import site

    reset = known is None
    known = site._init_pathinfo() if reset else known
    for line in lines_of(os.path.join(folder, name)):
        line = line.rstrip()
        if line.startswith(("import ", "import\t")):
            if (name, line) != OF_UV:
                code.append((os.path.join(folder, name), line))
        elif line and not line.startswith("#"):
            path, key = site.makepath(folder, line)
            if key not in known and os.path.exists(path):
                sys.path.append(path)
                known.add(key)
    return None if reset else known


def find():
    """Does what `site` does at a start, without the code of any package."""
    import site

    before = set(sys.path)
    own = site.addpackage, site.execsitecustomize
    site.addpackage, site.execsitecustomize = note_package, lambda: None
    try:
        site.main()
    finally:
        site.addpackage, site.execsitecustomize = own
    found = importlib.machinery.PathFinder.find_spec("sitecustomize")
    if found is None:
        return
    folder = os.path.dirname(found.origin or "")
    if any(path not in before and (folder + os.sep).startswith(path.rstrip(os.sep) + os.sep) for path in sys.path):
        customized.append(True)
    else:
        # Of the Python itself, as the system has it.
        site.execsitecustomize()


def have_code():
    return len(code) + len(customized) > 0


def run_code():
    """Runs what waits, as `site` would have: what it raises is told on stderr and ends nothing."""
    import site

    for file, line in code:
        try:
            exec(line)
        except Exception:
            import traceback

            print("Error processing a line of %s:\n" % file, file=sys.stderr)
            traceback.print_exc()
            print("\nRemainder of file ignored", file=sys.stderr)
    if customized:
        site.execsitecustomize()


def is_project(folder):
    """Whether a folder, or the one above it, is one that a package is developed in."""
    return any(
        os.path.exists(os.path.join(folder, above, name)) for above in ("", "..") for name in ("pyproject.toml", "setup.py", "setup.cfg")
    )


def readable():
    """The folders that modules come from, for what holds a worker. Any package can name any folder in a `.pth` file: one that lies elsewhere counts
    where a package is developed in it alone."""
    roots = [os.path.join(os.path.realpath(prefix), "") for prefix in (sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix)]
    own = [path for path in sys.path if os.path.isabs(path)]
    return [path for path in own if os.path.realpath(path).startswith(tuple(roots)) or is_project(path)]
