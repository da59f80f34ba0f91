# The facts of a node's code: see `shared/preflight/facts/codeFacts.ts` for their shape.
import ast
import sys

from nodelab import definition, dotted, flow, guards, half, loops, lowered, modules, names, scopes, sure, tag
from nodelab.likely import MainValues
from nodelab.places import Places
from nodelab.values import LONGEST, Values

# Stands among what is caught where `sys.stderr` is another.
QUIET = "redirect_stderr"
EXIT_CATCHES = {"SystemExit", "BaseException"}


VISITED = {
    ast.Call, ast.Name, ast.Constant, ast.While, ast.If, ast.Import, ast.ImportFrom, ast.Attribute, ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda,
}
# What is built into Python since a version after 3.10.
LATE = set("BaseExceptionGroup ExceptionGroup ImportCycleError PythonFinalizationError frozendict sentinel".split())
# Methods that a rule asks for by their name alone.
ASKED = {
    "put", "put_nowait", "set", "submit", "map", "addHandler", "disable_warnings", "savefig", "to_csv", "to_json", "to_excel", "to_parquet", "to_pickle",
}
FUNCTIONS = set(scopes.FUNCTIONS)

# Values that no call takes.
UNCALLABLE = (ast.Constant, ast.JoinedStr, ast.List, ast.Tuple, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)


class Facts:
    def __init__(self, code, older, stands_in, inputs):
        self.inputs = inputs or {}
        self.older = None if older is None or half.parses(code) else older
        if self.older is not None:
            code = self.older["code"]
        self.stands_in = stands_in
        self.places = Places(code)
        self.tree, self.faults = half.read(code, self.places)
        if self.older is not None and self.tree is not None:
            lowered.put_texts(self.tree, self.older, self.places)
        self.whole = not self.faults
        self.warnings = []
        if self.whole:
            self.warnings, fault = half.compiled(code, self.places)
            if stands_in and sys.version_info < (3, 14):
                self.warnings += flow.finally_warnings(self.tree, self.places)
            self.faults = [] if fault is None else [fault]
        self.main, self.main_node, self.printed = None, None, None
        self.scopes = {}
        self.returns, self.falls = [], False
        self.calls, self.unbound, self.strings, self.endless, self.shadowed, self.runs, self.taken = [], [], [], [], [], [], []
        if self.tree is not None:
            self.walk()

    def walk(self):
        scopes.index(self.tree)
        self.imports = scopes.imports_of(self.tree)
        self.names = names.Names(self.tree)
        if self.older is not None:
            self.names.everywhere.update(self.older["names"])
        self.asking = guards.asking_names(scopes.walk(self.tree))
        self.top = scopes.Scope(self.tree)
        self.sure = sure.Sure(self.dotted_in)
        self.sure.enter(self.tree.body, self.top)
        self.find_main()
        self.sure.follow(self.scope_of, self.top)
        self.visit_body(self.tree, self.top, "module", frozenset(), False)

    # What a name stands for.

    def dotted_in(self, scope):
        return dotted.namer(self.imports, scope)

    # `main`.

    def scope_of(self, function):
        """The scope of a function; above each stands the module's."""
        found = self.scopes.get(id(function))
        if found is None:
            found = self.scopes[id(function)] = scopes.Scope(function, self.top)
        return found

    def find_main(self):
        self.main, node = definition.find(self.tree, self.top, self.places, self.names.is_unseen)
        if node is None:
            return
        self.main_node = node
        scope = self.scope_of(node)
        dotted = self.dotted_in(scope)
        values = [MainValues(self.places, scope, dotted, node, inputs) for inputs in (None, self.inputs)]
        if isinstance(node, ast.Lambda):
            self.sure.enter([], scope)
            self.sure.look_at(node.body)
            self.returns.append(definition.returned(node.body, node.body, self.places, values))
            return
        if not scope.yields:
            self.sure.enter(node.body, scope)
        for one, _ in scopes.inside(node):
            if isinstance(one, ast.Return):
                self.returns.append(definition.returned(one, one.value, self.places, values))
        self.falls = not flow.ends(node.body, self.or_end(dotted, scope))

    def or_end(self, dotted, scope):
        """Names what is called, and by the name of a way out what never comes back."""

        def name_of(node):
            is_own = isinstance(node, ast.Name) and node.id not in scope.bound
            function = self.top.function(node.id) if is_own else None
            return dotted(node) if function is None or not self.never_returns(function) else flow.ENDS[0]

        return name_of

    def never_returns(self, function):
        inner = self.scope_of(function)
        if isinstance(function, ast.AsyncFunctionDef) or inner.yields or any(isinstance(one, ast.Return) for one, _ in scopes.inside(function)):
            return False
        return flow.ends(function.body, self.dotted_in(inner))

    # All the rest, scope by scope.

    def is_uncalled(self, node, parent):
        """Whether nothing in the code speaks of a function: not of what a class, a decorator or Dify itself may call."""
        if type(node) is ast.Lambda or type(parent) is ast.ClassDef or node.decorator_list or node.name == "main":
            return False
        return not self.names.is_unseen and node.name not in self.names.read

    def visit_body(self, owner, scope, level, caught, uncalled):
        dotted = self.dotted_in(scope)
        values = Values(self.places, scope.look, dotted)
        called = {}
        stack = [(one, owner, caught) for one in reversed(scopes.children(owner))]
        while stack:
            node, parent, caught = stack.pop()
            kind = type(node)
            if self.names.lazy[node._at] == names.NEVER:
                continue
            if kind in VISITED:
                self.visit(node, kind, parent, scope, level, dotted, values, caught, called, uncalled)
                if kind in FUNCTIONS:
                    inner = "main" if level == "module" and node is self.main_node else "function"
                    # What stands in its head runs where it stands.
                    self.visit_body(node, self.scope_of(node), inner, caught, uncalled or self.is_uncalled(node, parent))
                    continue
            if kind is ast.With and flow.redirects(node, dotted):
                caught = caught | {QUIET}
            guard = guards.of(node, self.asking)
            if guard is not None:
                guarded, more = guard
                for one in reversed(node._below):
                    stack.append((one, node, caught | more if id(one) in guarded else caught))
                continue
            for one in reversed(node._below):
                stack.append((one, node, caught))
        for name, place in called.items():
            # What a name is once given may be called, unless it is written out as a value.
            given = scope.single.get(name)
            is_callable = given is not None and not isinstance(given, UNCALLABLE)
            if name in scope.bound and name in names.OWN and name not in scope.functions and not is_callable:
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
                    "isSure": id(node) in self.sure.calls,
                    **loops.turns(node, name, dotted),
                    **({"isUncalled": True} if uncalled else {}),
                    **({"isGuarded": True} if caught & guards.CALL_CATCHES else {}),
                    **({"isCaught": True} if caught & EXIT_CATCHES else {}),
                    **({"isRedirected": True} if QUIET in caught else {}),
                })
            if level == "module" and isinstance(node.func, ast.Name) and method == "main" and self.main is not None:
                self.runs.append(self.places.of(node))
        elif kind is ast.Name:
            self.visit_name(node, level, caught, uncalled)
        elif kind is ast.Constant:
            if isinstance(node.value, str) and not isinstance(parent, ast.Expr):
                place = self.places.of(parent if isinstance(parent, ast.JoinedStr) else node)
                marked = {"isTold": self.is_told(node, dotted)} if tag.MARK in node.value else {}
                self.strings.append({"text": node.value[:LONGEST], "place": place, **marked})
        elif kind is ast.While:
            if flow.is_endless(node, dotted, bool(caught & guards.NAME_CATCHES)):
                self.endless.append(dict(self.places.of(node.test), **({"isUncalled": True} if uncalled else {})))
            elif loops.stays(node, dotted):
                self.endless.append(dict(self.places.of(node.test), isLikely=True))
        elif kind is ast.If and level == "module":
            test = node.test
            if isinstance(test, ast.Compare) and isinstance(test.left, ast.Name) and test.left.id == "__name__":
                self.runs.append(self.places.of(test))
        elif kind is ast.Import and not caught & guards.IMPORT_CATCHES:
            for one in node.names:
                parent_name, dot, name = one.name.rpartition(".")
                if dot and modules.is_of_python(parent_name):
                    self.take(parent_name, name, one, "import", uncalled)
        elif kind is ast.ImportFrom and node.level == 0 and node.module and not caught & guards.IMPORT_CATCHES:
            parent_name, dot, name = node.module.rpartition(".")
            if dot and modules.is_of_python(parent_name) and self.take(parent_name, name, node, "import", uncalled):
                return
            for one in node.names:
                if one.name != "*":
                    self.take(node.module, one.name, one, "from", uncalled)
        elif kind is ast.Attribute and isinstance(node.value, ast.Name) and not caught & guards.IMPORT_CATCHES:
            name = node.value.id
            whole = self.imports.get(name)
            bound = name in scope.bound or (scope.above is not None and name in scope.above.bound)
            if whole and not bound and isinstance(node.ctx, ast.Load) and not isinstance(parent, ast.Attribute):
                self.take(whole, node.attr, node, "attribute", uncalled)

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

    def visit_name(self, node, level, caught, uncalled):
        if not isinstance(node.ctx, ast.Load) or self.names.is_unseen or self.names.is_bound(node):
            return
        if node.id in names.OWN:
            if self.stands_in and node.id in LATE and not caught & guards.NAME_CATCHES:
                how = {**self.how(node), **({"isUncalled": True} if uncalled else {})}
                self.taken.append(dict(module="builtins", name=node.id, form="attribute", place=self.places.of(node), isThere=True, origin="python", **how))
            return
        self.unbound.append({
            "name": node.id,
            "place": self.places.of(node),
            "level": "module" if level == "module" else "function",
            "isGuarded": bool(caught & guards.NAME_CATCHES),
            **({"isUncalled": True} if uncalled else {}),
            **self.how(node),
        })

    def how(self, node):
        """What is said of a name in an annotation that newer Pythons do not look up."""
        return {"isAnnotation": True} if self.names.lazy[node._at] == names.UNTIL_314 else {}

    def is_told(self, node, dotted):
        if self.printed is None:
            self.printed = tag.told(self.tree, dotted)
        return id(node) in self.printed

    def take(self, module, name, node, form, uncalled):
        """Notes a name that its module surely lacks; returns whether it does."""
        there, origin = modules.has(module, name) or (True, "")
        # Of a Python that stands in for another, what it has may be missing there.
        if there and self.stands_in and modules.is_of_python(module):
            origin = "python"
        if not there or origin == "python" and self.stands_in:
            place = self.places.of(node)
            how = {**self.how(node), **({"isUncalled": True} if uncalled else {})}
            self.taken.append({"module": module, "name": name, "form": form, "place": place, "isThere": there, "origin": origin, **how})
        return not there

    def told(self):
        return {
            "isWhole": self.whole,
            "isLowered": self.older is not None,
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


def read(code, older=None, stands_in=False, inputs=None):
    """The facts of code. `older` is what a Python older than the code may read in its place (see `shared/preflight/syntax`)."""
    try:
        return Facts(code, older, stands_in, inputs).told()
    finally:
        scopes.Order.nodes = []
