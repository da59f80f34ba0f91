# What names stand for: what imports bring, what a function binds once, and what nothing binds.
import ast

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
# Reading them leaves a list or dict as it is.
HARMLESS_METHODS = {"keys", "copy", "index", "count"}
HARMLESS_CALLS = {"len", "str", "repr", "print", "sum", "any", "all", "isinstance"}


LEAVES = (ast.expr_context, ast.operator, ast.boolop, ast.unaryop, ast.cmpop)
# Fields that hold no node, or only how another is used.
PLAIN = {"ctx", "op", "ops", "id", "attr", "kind", "type_comment", "level", "conversion", "simple", "asname", "module"}
fields_of = {ast.Constant: (), ast.Name: ()}


def below(node):
    """The nodes right below one, without those that say only how it is used."""
    kind = type(node)
    fields = fields_of.get(kind)
    if fields is None:
        fields = fields_of[kind] = tuple(name for name in node._fields if name not in PLAIN)
    found = []
    for name in fields:
        value = getattr(node, name, None)
        if isinstance(value, list):
            for one in value:
                if isinstance(one, ast.AST) and not isinstance(one, LEAVES):
                    found.append(one)
        elif isinstance(value, ast.AST):
            found.append(value)
    return found


class Order:
    """All nodes of a tree, each before those below it, so that a part of the tree is a stretch of the list: every reader asks for parts again and again."""

    nodes = []


def index(tree):
    """Looks at every node once: `_below` of each are those right below it, `_parent` that above it, `_at` and `_end` its stretch of the list."""
    nodes, parents, stack = [], [], [(tree, -1)]
    while stack:
        node, parent = stack.pop()
        at = node._at = len(nodes)
        nodes.append(node)
        parents.append(parent)
        node._parent = nodes[parent] if parent >= 0 else None
        found = node._below = below(node)
        for one in reversed(found):
            stack.append((one, at))
    sizes = [1] * len(nodes)
    for at in range(len(nodes) - 1, 0, -1):
        sizes[parents[at]] += sizes[at]
    for node, size in zip(nodes, sizes):
        node._end = node._at + size
    Order.nodes = nodes


def children(node):
    return node._below


def walk(root):
    """A node and all below it."""
    return Order.nodes[root._at : root._end]


def imports_of(tree):
    """The dotted name that each imported name stands for; one that two imports give to different things is left out."""
    found = {}

    def put(name, dotted):
        found[name] = dotted if found.get(name, dotted) == dotted else None

    for node in walk(tree):
        kind = type(node)
        if kind is ast.Import:
            for one in node.names:
                if one.asname:
                    put(one.asname, one.name)
                else:
                    top = one.name.split(".")[0]
                    put(top, top)
        elif kind is ast.ImportFrom and node.level == 0 and node.module:
            for one in node.names:
                if one.name != "*":
                    put(one.asname or one.name, node.module + "." + one.name)
    return found


BIND_NOTHING = {
    ast.Constant, ast.Call, ast.Attribute, ast.Expr, ast.BinOp, ast.Compare, ast.Assign, ast.Return, ast.If, ast.Subscript, ast.keyword,
    ast.arguments, ast.Dict, ast.List, ast.Tuple, ast.BoolOp, ast.UnaryOp, ast.For, ast.While, ast.JoinedStr, ast.FormattedValue,
    ast.Module, ast.Continue, ast.Pass, ast.Slice, ast.ListComp, ast.GeneratorExp, ast.comprehension, ast.IfExp, ast.Lambda, ast.Raise,
}


def targets_of(node):
    """Names that a statement or expression binds by itself, without an import."""
    kind = type(node)
    if kind in BIND_NOTHING:
        return ()
    if kind is ast.Name:
        return () if type(node.ctx) is ast.Load else (node.id,)
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return [node.name]
    if isinstance(node, ast.ExceptHandler) and node.name:
        return [node.name]
    if isinstance(node, (ast.Global, ast.Nonlocal)):
        return node.names
    if isinstance(node, ast.arg):
        return [node.arg]
    if isinstance(node, (ast.MatchAs, ast.MatchStar)) and node.name:
        return [node.name]
    if isinstance(node, ast.MatchMapping) and node.rest:
        return [node.rest]
    if kind.__name__ in ("TypeVar", "ParamSpec", "TypeVarTuple"):
        return [node.name]
    return []


OWN_SCOPE = {*FUNCTIONS, ast.ClassDef}


def inside(function):
    """All nodes of a function but those of functions in it, each with its parent."""
    stack = [(one, function) for one in reversed(children(function))]
    while stack:
        node, parent = pair = stack.pop()
        yield pair
        if node._below and type(node) not in OWN_SCOPE:
            for one in reversed(node._below):
                stack.append((one, node))


class Scope:
    """The names of one function or of the module: what is bound once, by a plain assignment, is known."""

    def __init__(self, owner, above=None):
        self.above = above
        counts, single, self.uses, self.functions = {}, {}, {}, {}
        self.yields = False
        if isinstance(owner, FUNCTIONS):
            for one in walk(owner.args):
                if isinstance(one, ast.arg):
                    counts[one.arg] = counts.get(one.arg, 0) + 1
        for node, parent in inside(owner):
            kind = type(node)
            if kind is ast.Name:
                if type(node.ctx) is ast.Load:
                    self.uses.setdefault(node.id, []).append((node, parent))
                else:
                    counts[node.id] = counts.get(node.id, 0) + 1
                continue
            for name in targets_of(node):
                counts[name] = counts.get(name, 0) + 1
            if kind is ast.Assign:
                if len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
                    single[node.targets[0].id] = node.value
            elif kind is ast.AugAssign:
                if isinstance(node.target, ast.Name):
                    counts[node.target.id] = counts.get(node.target.id, 0) + 1
            elif kind is ast.AnnAssign:
                if isinstance(node.target, ast.Name) and node.value:
                    single[node.target.id] = node.value
            elif kind is ast.Yield or kind is ast.YieldFrom:
                self.yields = True
            elif kind in OWN_SCOPE:
                if kind is ast.FunctionDef or kind is ast.AsyncFunctionDef:
                    self.functions[node.name] = node
                # A function in it may change what it reads, and binds what it names as another's.
                for one in walk(node):
                    inner = type(one)
                    if inner is ast.Name:
                        self.uses.setdefault(one.id, []).append((one, None))
                    elif inner is ast.Global or inner is ast.Nonlocal:
                        for name in one.names:
                            counts[name] = counts.get(name, 0) + 1
        self.bound = set(counts)
        self.once = {name for name, count in counts.items() if count == 1}
        self.single = {name: value for name, value in single.items() if counts.get(name) == 1}

    def changes(self, name, asked):
        """Whether a use of a list or dict may change it."""
        return any(node is not asked and not harmless(node, parent) for node, parent in self.uses.get(name, []))

    def function(self, name):
        """The function that a name surely stands for; None where there is none, or where something is put around it."""
        found = self.functions.get(name)
        return found if found is not None and name in self.once and not found.decorator_list else None

    def look(self, node, read):
        name = node.id
        if name in self.bound:
            if name in self.functions and name not in self.single:
                function = self.functions[name]
                return {"kind": "unknown"} if function.decorator_list else {"kind": "function"}
            value = self.single.get(name)
            found = read(value) if value is not None else None
            if found and found["kind"] in ("list", "dict") and self.changes(name, node):
                return {"kind": found["kind"], "isOpen": True}
            return found
        found = None if self.above is None else self.above.look(node, read)
        # Of the module's own values the plain ones stay as they are.
        return found if found and found["kind"] in ("str", "int", "float", "bool", "none", "bytes", "set", "function") else None


HOLDERS = (ast.Dict, ast.List, ast.Tuple)


def harmless(node, parent):
    if isinstance(parent, HOLDERS):
        # What is put into another may be changed by way of that one, unless it is returned with it at once.
        while isinstance(parent, HOLDERS):
            parent = parent._parent
        return isinstance(parent, ast.Return)
    if isinstance(parent, (ast.Return, ast.FormattedValue, ast.Compare, ast.If, ast.While, ast.UnaryOp)):
        return True
    if isinstance(parent, ast.Attribute):
        return parent.attr in HARMLESS_METHODS
    if isinstance(parent, ast.Call):
        return node in parent.args and isinstance(parent.func, ast.Name) and parent.func.id in HARMLESS_CALLS
    return False
