# Reads what each Python's standard library has out of the stubs that come with pyright: names of modules, members of classes, and the parameters
# that can be given by name. Prints, as JSON, those that not every version has: {"module.name" or "module.function(parameter": [since, gone]}, each
# a minor version or null.
import ast
import json
import os
import sys

root, oldest, newest = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
# Modules that no code node has a use for, or whose names are those of other modules.
OUT = set(
    """test lib2to3 distutils idlelib tkinter turtle turtledemo msilib curses pydoc pydoc_data ensurepip venv winreg typing_extensions antigravity
    this unittest doctest pdb bdb posix ntpath posixpath genericpath sqlite3.dbapi2 dis opcode token symtable sre_compile sre_constants
    sre_parse pyexpat xml.parsers xml.sax multiprocessing.connection multiprocessing.context multiprocessing.dummy multiprocessing.forkserver
    multiprocessing.heap multiprocessing.managers multiprocessing.popen_fork multiprocessing.process multiprocessing.queues
    multiprocessing.reduction multiprocessing.resource_tracker multiprocessing.sharedctypes multiprocessing.synchronize multiprocessing.util
    nturl2path pickletools code codeop cmd importlib.machinery importlib.abc importlib.readers importlib.simple importlib.util mailbox imaplib
    ftplib poplib smtplib nntplib telnetlib ctypes fcntl termios tty pty mmap select wsgiref xmlrpc profile pstats compileall py_compile
    encodings tracemalloc faulthandler trace modulefinder pyclbr tabnanny zipimport imp asyncore asynchat smtpd binhex cgi formatter
    concurrent.futures.process concurrent.futures.thread email.headerregistry email.mime http.server socketserver wave sunau aifc chunk""".split()
)
# Modules of which asyncio hands on all that is anybody's.
PARTS = ("asyncio.", "unittest.")
# Modules most of whose names are numbers of the system.
NUMBERS = ("sqlite3", "socket", "os", "ssl", "stat", "signal")


def versions():
    found = {}
    with open(os.path.join(root, "VERSIONS")) as file:
        for line in file:
            line = line.split("#")[0].strip()
            if line:
                name, span = line.split(":")
                first, last = span.strip().split("-")
                minor = lambda text: 0 if text.split(".")[0] < "3" else int(text.split(".")[1])
                found[name] = (minor(first), minor(last) if last.strip() else 99)
    return found


SPANS = versions()


def is_there(module, minor):
    parts = module.split(".")
    for at in range(len(parts)):
        first, last = SPANS.get(".".join(parts[: at + 1]), (0, 99))
        if not first <= minor <= last:
            return False
    return True


def holds(test, minor):
    """Whether a condition of a stub holds; None where it asks for something else."""
    if isinstance(test, ast.BoolOp):
        values = [holds(one, minor) for one in test.values]
        if isinstance(test.op, ast.And):
            return False if False in values else (None if None in values else True)
        return True if True in values else (None if None in values else False)
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        value = holds(test.operand, minor)
        return None if value is None else not value
    if isinstance(test, ast.Name) and test.id == "TYPE_CHECKING":
        return True
    if isinstance(test, ast.Compare):
        left, right = ast.unparse(test.left), ast.literal_eval(test.comparators[0])
        compare = {ast.GtE: lambda a, b: a >= b, ast.Lt: lambda a, b: a < b, ast.Eq: lambda a, b: a == b, ast.NotEq: lambda a, b: a != b, ast.Gt: lambda a, b: a > b, ast.LtE: lambda a, b: a <= b}
        if left == "sys.version_info":
            return compare[type(test.ops[0])]((3, minor), tuple(right))
        if left == "sys.platform":
            return compare[type(test.ops[0])]("linux", right)
    if isinstance(test, ast.Call) and ast.unparse(test.func) == "sys.platform.startswith":
        return "linux".startswith(ast.literal_eval(test.args[0]))
    return None


def statements(body, minor):
    for node in body:
        if isinstance(node, ast.If):
            value = holds(node.test, minor)
            yield from statements(node.body if value or value is None else [], minor)
            yield from statements(node.orelse if not value else [], minor)
        else:
            yield node


class Stub:
    """What one module has at one version."""

    def __init__(self, module, path, minor):
        self.module, self.minor, self.is_folder = module, minor, os.path.basename(path) == "__init__.pyi"
        self.names, self.imported, self.all = {}, {}, None
        # Names that stand for an object of a class.
        self.objects = {}
        with open(path) as file:
            tree = ast.parse(file.read())
        for node in statements(tree.body, minor):
            self.take(node)

    def take(self, node):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            self.names.setdefault(node.name, []).append(node)
        elif isinstance(node, ast.ClassDef):
            self.names.setdefault(node.name, []).append(node)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            for one in node.targets if isinstance(node, ast.Assign) else [node.target]:
                if isinstance(one, ast.Name):
                    if one.id == "__all__" and node.value is not None:
                        self.all = list(ast.literal_eval(node.value))
                    value = node.value if isinstance(node, ast.Assign) else None
                    if isinstance(node, ast.AnnAssign) and isinstance(node.annotation, ast.Name):
                        self.objects[one.id] = node.annotation.id
                    self.names.setdefault(one.id, []).append(value)
        elif isinstance(node, ast.AugAssign) and ast.unparse(node.target) == "__all__":
            try:
                self.all = [*(self.all or []), *ast.literal_eval(node.value)]
            except ValueError:
                pass
        elif isinstance(node, ast.ImportFrom):
            source = self.source(node)
            for one in node.names:
                if one.name == "*":
                    other = stub(source, self.minor)
                    for name in other.public() if other else []:
                        self.names.setdefault(name, [])
                        self.imported[name] = (source, name)
                else:
                    self.imported[one.asname or one.name] = (source, one.name)
                    if one.asname == one.name:
                        self.names.setdefault(one.name, [])
        elif isinstance(node, ast.Import):
            for one in node.names:
                self.imported[one.asname or one.name] = (one.name, None)
                if one.asname == one.name:
                    self.names.setdefault(one.name, [])

    def source(self, node):
        if not node.level:
            return node.module
        parts = self.module.split(".")
        base = parts[: len(parts) - node.level + (1 if self.is_folder else 0)]
        return ".".join([*base, *([node.module] if node.module else [])])

    def public(self):
        own = [name for name in self.names if not name.startswith("_")]
        return sorted({*own, *(self.all or [])})

    def resolve(self, name, depth=0):
        """The stub and the nodes that a name stands for."""
        nodes = [one for one in self.names.get(name, []) if one is not None]
        if len(nodes) == 1 and isinstance(nodes[0], (ast.Name, ast.Attribute)) and depth < 9:
            return self.resolve(ast.unparse(nodes[0]), depth + 1)
        if nodes:
            return self, nodes
        if name in self.imported and depth < 9:
            source, inner = self.imported[name]
            other = stub(source, self.minor) if inner else None
            return other.resolve(inner, depth + 1) if other else (None, [])
        if "." in name:
            first, rest = name.split(".", 1)
            source, inner = self.imported.get(first, (first, None))
            other = stub(source if inner is None else source + "." + inner, self.minor)
            return other.resolve(rest, depth + 1) if other and depth < 9 else (None, [])
        return None, []

    def members(self, node, depth=0):
        """The members of a class with those of its bases; None where a base is not known."""
        found = {}
        for base in node.bases:
            text = ast.unparse(base.value if isinstance(base, ast.Subscript) else base)
            if text in ("Generic", "Protocol", "object", "type"):
                continue
            owner, nodes = self.resolve(text)
            if owner is None or not isinstance(nodes[0], ast.ClassDef) or depth > 9:
                continue
            found.update(owner.members(nodes[0], depth + 1))
        own = {}
        for one in statements(node.body, self.minor):
            if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                own.setdefault(one.name, []).append(one)
            elif isinstance(one, ast.Assign):
                for target in one.targets:
                    if isinstance(target, ast.Name):
                        own.setdefault(target.id, []).append(None)
            elif isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name):
                own.setdefault(one.target.id, []).append(None)
        found.update(own)
        return found


def parameters(nodes):
    """What can be given by name; None where anything can, or nothing is known."""
    found = set()
    for node in nodes:
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            return None
        if node.args.kwarg is not None:
            return None
        found.update(one.arg for one in [*node.args.args, *node.args.kwonlyargs] if not one.arg.startswith("__"))
    return found - {"self", "cls"}


PATHS, STUBS = {}, {}
for folder, _, files in os.walk(root):
    for file in files:
        if file.endswith(".pyi"):
            path = os.path.join(folder, file)
            module = os.path.relpath(path, root)[:-4].replace(os.sep, ".")
            PATHS[module[:-9] if module.endswith(".__init__") else module] = path


def stub(module, minor):
    key = (module, minor)
    if key not in STUBS:
        STUBS[key] = None
        if module in PATHS and is_there(module, minor):
            STUBS[key] = Stub(module, PATHS[module], minor)
    return STUBS[key]


def read(minor):
    """Every name at a version, and those of functions of which all parameters are known."""
    found, whole = set(), set()
    def take(path, nodes):
        told = parameters(nodes) if nodes else None
        if told is not None:
            whole.add(path)
            found.update("%s(%s" % (path, one) for one in told)
    for module in PATHS:
        parts = module.split(".")
        if any(".".join(parts[: at + 1]) in OUT for at in range(len(parts))) or any(part.startswith("_") for part in parts):
            continue
        one = stub(module, minor)
        if one is None:
            continue
        found.add(module)
        if module.startswith(PARTS):
            continue
        for name in one.public():
            if name.startswith("__") or (module in NUMBERS and name.isupper()):
                continue
            path = module + "." + name
            found.add(path)
            owner, nodes = one.resolve(name)
            if not nodes and name in one.objects:
                owner, nodes = one.resolve(one.objects[name])
                if nodes and isinstance(nodes[0], ast.ClassDef):
                    take(path, owner.members(nodes[0]).get("__call__") or [])
                continue
            if owner is None or not nodes:
                continue
            if isinstance(nodes[0], ast.ClassDef):
                members = owner.members(nodes[0])
                for member, inner in members.items():
                    if not member.startswith("_"):
                        found.add(path + "." + member)
                        take(path + "." + member, [x for x in inner if x is not None])
                made = members.get("__init__") or members.get("__new__")
                take(path, made or [])
            else:
                take(path, nodes)
    return found, whole


all_read = {minor: read(minor) for minor in range(oldest, newest + 1)}
told = {}
# Of a class of errors these are all alike.
ALIKE = (".add_note", ".with_traceback", ".args")
for name in sorted(set().union(*(found for found, _ in all_read.values()))):
    there = [minor for minor in all_read if name in all_read[minor][0]]
    if len(there) == len(all_read) or name.endswith(ALIKE) or "." not in name:
        continue
    owner = name.split("(")[0] if "(" in name else name.rpartition(".")[0]
    since, last = there[0], there[-1]
    # Where all of what it belongs to came or went with it, that is told of the whole.
    if "(" in name:
        if any(minor not in there and name.split("(")[0] in all_read[minor][0] and owner not in all_read[minor][1] for minor in all_read):
            continue
    owned = [minor for minor in all_read if owner in all_read[minor][0]] if owner else []
    if owned == there:
        continue
    told[name] = [since if since > (owned[0] if owned else oldest) else None, last + 1 if last < (owned[-1] if owned else newest) else None]
    # What no target lacks is nobody's trouble.
    if told[name] == [None, None] or told[name] == [None, newest]:
        del told[name]
print(json.dumps(told))
