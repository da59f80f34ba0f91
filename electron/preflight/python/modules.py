# What modules have, as far as it is certain: those of Python itself by importing the ones that do nothing else, those of packages by reading
# their files. No package is ever imported.
import ast
import glob
import importlib
import os
import sys
import warnings

# Modules of Python that define things and do nothing as they are imported, beside a warning that they are old.
QUIET = set(
    """math cmath itertools functools operator collections collections.abc datetime time calendar json re string textwrap random statistics
    hashlib hmac base64 binascii typing enum dataclasses decimal fractions bisect heapq copy types contextlib inspect ast uuid html html.parser
    urllib.parse csv io os os.path sys struct zlib gzip secrets unicodedata difflib pprint numbers abc asyncio logging threading queue
    concurrent.futures pathlib shutil tempfile subprocess socket importlib importlib.metadata email xml.etree.ElementTree locale
    argparse array asynchat asyncore atexit bz2 calendar cmd code codecs codeop colorsys concurrent configparser contextvars copyreg ctypes
    dbm dis email.charset email.encoders email.errors email.header email.headerregistry email.message email.mime email.mime.multipart
    email.mime.text email.parser email.policy email.utils encodings errno filecmp fileinput fnmatch ftplib gc getopt getpass gettext glob
    graphlib html.entities http http.client http.cookiejar http.cookies http.server imaplib imghdr imp importlib.abc importlib.machinery
    importlib.resources importlib.util ipaddress keyword linecache logging.config logging.handlers lzma mailbox marshal mimetypes mmap
    multiprocessing multiprocessing.pool netrc nntplib optparse pickle pickletools pipes pkgutil platform plistlib poplib posixpath pwd
    queue quopri reprlib resource sched select selectors shelve shlex signal smtplib sndhdr socketserver sqlite3 ssl stat stringprep
    symtable sysconfig tarfile telnetlib timeit token tokenize traceback tracemalloc unittest unittest.mock urllib urllib.error
    urllib.request urllib.response urllib.robotparser uu warnings wave weakref xdrlib xml xml.dom xml.dom.minidom xml.etree xml.parsers
    xml.parsers.expat xml.sax xml.sax.saxutils xmlrpc xmlrpc.client zipapp zipfile zoneinfo""".split()
)

# What these have is by the system, and a sandbox is a Linux.
BY_SYSTEM = set("os errno mmap multiprocessing posixpath resource select selectors shutil signal socket subprocess sys sysconfig time asyncio".split())

packages = []
known = {}


def look_in(folder):
    """Names the environment whose packages are looked at."""
    found = glob.glob(os.path.join(folder, "lib", "python*", "site-packages")) + glob.glob(os.path.join(folder, "Lib", "site-packages"))
    if found != packages:
        packages[:] = found
        known.clear()


def names_of(path):
    """The names that a file binds at its top level; None where it may bind more than can be seen."""
    with open(path, "rb") as file:
        tree = ast.parse(file.read())
    names = set()
    # Handed from one block to the next: what stands under a condition may be bound as well.
    stack = list(tree.body)
    while stack:
        node = stack.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            if node.name == "__getattr__":
                return None
            names.add(node.name)
            continue
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            for one in node.names:
                if one.name == "*":
                    return None
                names.add((one.asname or one.name).split(".")[0])
            continue
        if isinstance(node, ast.Name):
            if isinstance(node.ctx, ast.Store):
                names.add(node.id)
            if node.id in ("globals", "vars", "exec", "setattr", "__import__", "sys"):
                return None
            if node.id in ("__getattr__", "__dir__"):
                return None
        if isinstance(node, (ast.ExceptHandler, ast.MatchAs)) and node.name:
            names.add(node.name)
        stack.extend(ast.iter_child_nodes(node))
    return names


def in_package(module, name):
    """Whether a module of a package has a name; None where that can't be told."""
    parts = module.split(".")
    places = [os.path.join(root, *parts) for root in packages]
    here = [place for place in places if os.path.isfile(place + ".py") or os.path.isfile(os.path.join(place, "__init__.py"))]
    if len(here) != 1:
        return None
    place = here[0]
    is_folder = os.path.isfile(os.path.join(place, "__init__.py"))
    if is_folder and (os.path.isdir(os.path.join(place, name)) or glob.glob(glob.escape(os.path.join(place, name)) + ".*")):
        return True
    names = names_of(os.path.join(place, "__init__.py") if is_folder else place + ".py")
    if names is None:
        return None
    if name in names or name.startswith("__"):
        return True
    # What imports of a part bring: `import a.b` makes `a.b` there.
    return False


def is_of_python(module):
    return module.split(".")[0] in sys.stdlib_module_names


def has(module, name):
    """Whether a module has a name, and whose it is; None where that is not known."""
    top = module.split(".")[0]
    if module in QUIET and module not in known:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                known[module] = importlib.import_module(module)
        except ImportError:
            known[module] = None
    found = known.get(module)
    if module in QUIET:
        if found is None:
            return None
        with warnings.catch_warnings():
            # Some names warn as they are asked for.
            warnings.simplefilter("ignore")
            there = hasattr(found, name)
        if not there:
            try:
                there = importlib.util.find_spec(module + "." + name) is not None if hasattr(found, "__path__") else False
            except (ImportError, ValueError):
                return None
        if not there and module in BY_SYSTEM and sys.platform != "linux":
            return None
        return there, "python"
    if top in sys.stdlib_module_names:
        return None
    key = (module, name)
    if key not in known:
        try:
            known[key] = in_package(module, name)
        except (OSError, SyntaxError, ValueError, RecursionError):
            known[key] = None
    return None if known[key] is None else (known[key], "package")


import importlib.util  # noqa: E402  (it is a name of the package that is there by then)
