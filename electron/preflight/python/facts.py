# The facts of a node's code: see `shared/preflight/facts/codeFacts.ts` for their shape.
import ast

from nodelab import flow, half, loops, modules, scopes, sure, tag
from nodelab.likely import MainValues
from nodelab.places import Places
from nodelab.values import LONGEST, Values

CATCHES = {"NameError", "Exception", "BaseException"}
IMPORT_CATCHES = {"ImportError", "ModuleNotFoundError", "AttributeError", "Exception", "BaseException"}


VISITED = {
    ast.Call, ast.Name, ast.Constant, ast.While, ast.If, ast.Import, ast.ImportFrom, ast.Attribute, ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda,
}
# Methods that a rule asks for by their name alone.
ASKED = {
    "put", "put_nowait", "set", "submit", "map", "addHandler", "disable_warnings", "savefig", "to_csv", "to_json", "to_excel", "to_parquet", "to_pickle",
}
FUNCTIONS = set(scopes.FUNCTIONS)

# Values that no call takes.
UNCALLABLE = (ast.Constant, ast.JoinedStr, ast.List, ast.Tuple, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)


class Facts:
    def __init__(self, code, inputs=None):
        self.inputs = inputs or {}
        self.places = Places(code)
        self.tree, self.faults = half.read(code, self.places)
        self.whole = not self.faults
        self.warnings = []
        if self.whole:
            self.warnings, fault = half.compiled(code, self.places)
            self.faults = [] if fault is None else [fault]
        self.main, self.sure, self.printed = None, set(), None
        self.returns, self.falls = [], False
        self.calls, self.unbound, self.strings, self.endless, self.shadowed, self.runs, self.taken = [], [], [], [], [], [], []
        if self.tree is not None:
            self.walk()

    def walk(self):
        scopes.index(self.tree)
        self.imports = scopes.imports_of(self.tree)
        self.names, self.read = scopes.names_in(self.tree)
        self.top = scopes.Scope(self.tree)
        sure.add(self.tree.body, self.dotted_in(self.top), self.sure)
        self.find_main()
        self.visit_body(self.tree, self.top, "module", frozenset(), False)

    # What a name stands for.

    def dotted_in(self, scope):
        def dotted(node):
            parts = []
            while isinstance(node, ast.Attribute):
                parts.append(node.attr)
                node = node.value
            if not isinstance(node, ast.Name):
                if parts and isinstance(node, ast.Call):
                    made = dotted(node.func)
                    return None if made is None else ".".join([made, *reversed(parts)])
                return None
            name = node.id
            owner = scope if name in scope.bound else scope.above
            if owner is not None and name in owner.bound:
                value = owner.single.get(name)
                if parts and isinstance(value, ast.Call):
                    made = dotted(value.func) if not any(isinstance(one, ast.Name) and one.id == name for one in scopes.walk(value)) else None
                    return None if made is None else ".".join([made, *reversed(parts)])
                return None
            whole = self.imports.get(name, name)
            return None if whole is None else ".".join([whole, *reversed(parts)])

        return dotted

    # `main`.

    def find_main(self):
        found, wrapped = [], False
        for node, _ in scopes.inside(self.tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name == "main":
                found.append(node)
            elif isinstance(node, ast.ClassDef) and node.name == "main":
                wrapped = True
            elif isinstance(node, (ast.Import, ast.ImportFrom)):
                wrapped = wrapped or any((one.asname or one.name) in ("main", "*") for one in node.names)
            elif isinstance(node, ast.Name) and node.id == "main" and isinstance(node.ctx, ast.Store):
                wrapped = True
        # Made by something that can't be followed, such as `exec`.
        wrapped = wrapped or (not found and self.names is None)
        if not found:
            if wrapped:
                place = {"line": 1, "column": 1, "endLine": 1, "endColumn": 2}
                self.main = dict(place=place, isAsync=False, isGenerator=False, parameters=[], takesAny=True, count=0, isWrapped=True)
            return
        node = found[-1]
        args = node.args
        parameters = []
        usual = [*((one, "positional") for one in args.posonlyargs), *((one, "usual") for one in args.args)]
        first_default = len(usual) - len(args.defaults)
        for at, (one, kind) in enumerate(usual):
            parameters.append(self.parameter(one, kind, at >= first_default))
        for one, default in zip(args.kwonlyargs, args.kw_defaults):
            parameters.append(self.parameter(one, "keyword", default is not None))
        yields = [one for one, _ in scopes.inside(node) if isinstance(one, (ast.Yield, ast.YieldFrom))]
        self.main = {
            "place": self.places.of_name(node, "main"),
            "isAsync": isinstance(node, ast.AsyncFunctionDef),
            "isGenerator": bool(yields),
            "parameters": parameters,
            "takesAny": args.kwarg is not None,
            "count": len(found),
            "isWrapped": wrapped or bool(node.decorator_list),
        }
        self.main_node = node
        scope = scopes.Scope(node, self.top)
        dotted = self.dotted_in(scope)
        sure.add(node.body, dotted, self.sure)
        sure_values = MainValues(self.places, scope, dotted, node)
        likely_values = MainValues(self.places, scope, dotted, node, self.inputs)
        for one, _ in scopes.inside(node):
            if isinstance(one, ast.Return):
                value = None if one.value is None else sure_values.of(one.value)
                likely = None if one.value is None else likely_values.of(one.value)
                self.returns.append({"place": self.places.of(one), "value": value, **({"likely": likely} if likely != value else {})})
        self.falls = not flow.ends(node.body, dotted)

    def parameter(self, node, kind, has_default):
        return {"name": node.arg, "kind": kind, "hasDefault": has_default, "place": self.places.of(node)}

    # All the rest, scope by scope.

    def is_uncalled(self, node, parent):
        """Whether nothing in the code speaks of a function: not of what a class, a decorator or Dify itself may call."""
        if type(node) is ast.Lambda or type(parent) is ast.ClassDef or node.decorator_list or node.name == "main":
            return False
        return self.read is not None and node.name not in self.read

    def visit_body(self, owner, scope, level, caught, uncalled):
        dotted = self.dotted_in(scope)
        values = Values(self.places, scope.look, dotted)
        called = {}
        stack = [(one, owner, caught) for one in reversed(scopes.children(owner))]
        while stack:
            node, parent, caught = stack.pop()
            kind = type(node)
            if kind in VISITED:
                self.visit(node, kind, parent, scope, level, dotted, values, caught, called, uncalled)
                if kind in FUNCTIONS:
                    inner = "main" if level == "module" and node is getattr(self, "main_node", None) else "function"
                    # What stands in its head runs where it stands.
                    inner_scope = scopes.Scope(node, scope if level == "module" else self.top)
                    self.visit_body(node, inner_scope, inner, caught, uncalled or self.is_uncalled(node, parent))
                    continue
            if kind is ast.Try:
                tried = {id(one) for one in node.body}
                inner = caught | catches(node)
                for one in reversed(node._below):
                    stack.append((one, node, inner if id(one) in tried else caught))
                continue
            for one in reversed(node._below):
                stack.append((one, node, caught))
        for name, place in called.items():
            # What a name is once given may be called, unless it is written out as a value.
            given = scope.single.get(name)
            is_callable = given is not None and not isinstance(given, UNCALLABLE)
            if name in scope.bound and name in scopes.OWN and name not in scope.functions and not is_callable:
                self.shadowed.append({"name": name, "place": place})

    def visit(self, node, kind, parent, scope, level, dotted, values, caught, called, uncalled):
        if kind is ast.Call:
            name = dotted(node.func)
            method = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if isinstance(node.func, ast.Name):
                called.setdefault(node.func.id, self.places.of(node.func))
            if name is not None or method in ASKED:
                self.calls.append({
                    "name": name,
                    "method": method,
                    "place": self.places.of(node),
                    "args": [self.argument(one, values, dotted) for one in node.args[:4]],
                    "keywords": {one.arg: self.argument(one.value, values, dotted) for one in node.keywords if one.arg},
                    "level": level,
                    "isSure": id(node) in self.sure,
                    **loops.turns(self.tree, node, name, dotted),
                    **({"isUncalled": True} if uncalled else {}),
                })
            if level == "module" and isinstance(node.func, ast.Name) and method == "main" and self.main is not None:
                self.runs.append(self.places.of(node))
        elif kind is ast.Name:
            self.visit_name(node, level, caught)
        elif kind is ast.Constant:
            if isinstance(node.value, str) and not isinstance(parent, ast.Expr):
                place = self.places.of(parent if isinstance(parent, ast.JoinedStr) else node)
                marked = {"isTold": self.is_told(node, dotted)} if tag.MARK in node.value else {}
                self.strings.append({"text": node.value[:LONGEST], "place": place, **marked})
        elif kind is ast.While:
            if flow.is_endless(node, dotted, bool(caught & CATCHES)):
                self.endless.append(dict(self.places.of(node.test), **({"isUncalled": True} if uncalled else {})))
            elif loops.stays(node, dotted):
                self.endless.append(dict(self.places.of(node.test), isLikely=True))
        elif kind is ast.If and level == "module":
            test = node.test
            if isinstance(test, ast.Compare) and isinstance(test.left, ast.Name) and test.left.id == "__name__":
                self.runs.append(self.places.of(test))
        elif kind is ast.Import and not caught & IMPORT_CATCHES:
            for one in node.names:
                parent_name, dot, name = one.name.rpartition(".")
                if dot and modules.is_of_python(parent_name):
                    self.take(parent_name, name, one, "import")
        elif kind is ast.ImportFrom and node.level == 0 and node.module and not caught & IMPORT_CATCHES:
            parent_name, dot, name = node.module.rpartition(".")
            if dot and modules.is_of_python(parent_name) and self.take(parent_name, name, node, "import"):
                return
            for one in node.names:
                if one.name != "*":
                    self.take(node.module, one.name, one, "from")
        elif kind is ast.Attribute and isinstance(node.value, ast.Name) and not caught & IMPORT_CATCHES:
            name = node.value.id
            whole = self.imports.get(name)
            bound = name in scope.bound or (scope.above is not None and name in scope.above.bound)
            if whole and not bound and isinstance(node.ctx, ast.Load) and not isinstance(parent, ast.Attribute):
                self.take(whole, node.attr, node, "attribute")

    def argument(self, node, values, dotted):
        """What a rule may ask of an argument: its kind, and its text or name; what a list or dict holds is not told."""
        if type(node) in (ast.Dict, ast.List, ast.Tuple, ast.Set):
            return {"kind": "unknown"}
        found = values.known(node, 0) or {"kind": "unknown"}
        told = {"kind": found["kind"]}
        if found["kind"] == "unknown":
            name = dotted(node)
            if name is not None:
                told["text"] = name
        elif "text" in found:
            told["text"] = found["text"]
        return told

    def visit_name(self, node, level, caught):
        if not isinstance(node.ctx, ast.Load) or self.names is None or node.id in self.names or node.id in scopes.OWN:
            return
        self.unbound.append({
            "name": node.id,
            "place": self.places.of(node),
            "level": "module" if level == "module" else "function",
            "isGuarded": bool(caught & CATCHES),
        })

    def is_told(self, node, dotted):
        if self.printed is None:
            self.printed = tag.told(self.tree, dotted)
        return id(node) in self.printed

    def take(self, module, name, node, form):
        """Notes a name that its module surely lacks; returns whether it does."""
        there, origin = modules.has(module, name) or (True, "")
        if not there:
            place = self.places.of(node)
            self.taken.append({"module": module, "name": name, "form": form, "place": place, "isThere": False, "origin": origin})
        return not there

    def told(self):
        return {
            "isWhole": self.whole,
            "faults": self.faults,
            "warnings": self.warnings,
            "main": self.main,
            "returns": self.returns,
            "falls": self.falls,
            "calls": self.calls,
            "unbound": self.unbound,
            "taken": self.taken,
            "strings": self.strings,
            "endless": self.endless,
            "shadowed": self.shadowed,
            "runsItself": self.runs,
            "declared": [],
            "moduleWords": [],
        }


def catches(node):
    """The names of what a `try` catches."""
    found = set()
    for handler in node.handlers:
        if handler.type is None:
            found.add("BaseException")
            continue
        for one in handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]:
            found.add(one.id if isinstance(one, ast.Name) else getattr(one, "attr", ""))
    return frozenset(found)


def read(code, inputs=None):
    try:
        return Facts(code, inputs).told()
    finally:
        scopes.Order.nodes = []
