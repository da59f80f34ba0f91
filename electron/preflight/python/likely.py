# What `main` gives: surely, and in all likelihood, which takes inputs to be of their types, lists not to be empty, and conditions to hold.
import ast

from nodelab import objects, scopes
from nodelab.builds import Builds
from nodelab.elements import element_of, part_of, same_kind
from nodelab.values import MOST_NAMES, Values

TEXT, NUMBER, TRUTH, DICT = {"kind": "str"}, {"kind": "float"}, {"kind": "bool"}, {"kind": "dict", "isOpen": True}
DECLARED = {"string": TEXT, "secret": TEXT, "number": NUMBER, "boolean": TRUTH, "object": DICT, "file": DICT}
HINTS = {"str": TEXT, "int": {"kind": "int"}, "float": NUMBER, "bool": TRUTH, "dict": DICT, "typing.Dict": DICT}
LISTS = ("list", "typing.List")
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
MATCHES = {"re.search": "Match", "re.match": "Match", "re.fullmatch": "Match"}
SHORT_KINDS = ("str", "int", "float", "bool")


def as_list(item, place):
    return {"kind": "list", "isOpen": True, "items": [] if item is None else [dict(item, place=place)]}


def hinted(node, dotted, place):
    """What an annotation says, of those that say one thing."""
    if isinstance(node, ast.Subscript):
        name = dotted(node.value)
        return as_list(hinted(node.slice, dotted, place), place) if name in LISTS else HINTS.get(name) if name != "str" else None
    name = dotted(node) if isinstance(node, (ast.Name, ast.Attribute)) else None
    return as_list(None, place) if name in LISTS else HINTS.get(name)


def declared(name, place):
    if name is not None and name.startswith("array["):
        return as_list(DECLARED.get(name[6:-1]), place)
    return DECLARED.get(name)


class MainValues(Values):
    """The values of `main`. `inputs` are the declared types of the node's inputs; None where only what is certain is asked."""

    def __init__(self, places, scope, dotted, owner, inputs=None):
        super().__init__(places, scope.look, dotted)
        self.scope, self.owner, self.likely, self.inputs = scope, owner, inputs is not None, inputs or {}
        self.here, self.assumed = owner, {}
        # What names have been found to be, so that no use of one looks at all of them again.
        self.common, self.own = {}, {}
        self.parameters = {one.arg for one in scopes.walk(owner.args) if isinstance(one, ast.arg)}

    @property
    def builds(self):
        # One for both readings of `main`.
        if not hasattr(self.owner, "_builds"):
            self.owner._builds = Builds(self.owner, self.scope)
        return self.owner._builds

    # Names.

    def of_Name(self, node, depth):
        name = node.id
        if name in self.assumed:
            return self.assumed[name]
        found = super().of_Name(node, depth)
        if self.looked > MOST_NAMES or name not in self.scope.bound or (found and not found.get("isOpen")):
            return found
        literal = self.scope.single.get(name)
        if literal is not None and found and found["kind"] == "dict":
            return self.builds.dict_of(node, literal, self, depth) or found
        if literal is not None and found and found["kind"] == "list" and self.likely:
            return self.builds.list_of(node, literal, self, depth) or found
        if found is None and literal is None:
            return self.of_all(name, depth) or (self.guessed(node, depth) if self.likely else None)
        return found

    def of_all(self, name, depth):
        """What all assignments of a name have in common."""
        if name in self.common:
            return self.common[name]
        found = self.in_common(name, depth)
        # What another name is taken for while it is looked at, and names that are not followed any more, say nothing of the next use.
        if not self.assumed and self.looked <= MOST_NAMES:
            self.common[name] = found
        return found

    def in_common(self, name, depth):
        stores = self.builds.stores_of(name)
        if len(stores) < 2 or name in self.parameters or name in self.builds.shared:
            return None
        plain = all(isinstance(node, ast.Name) and is_target(node, parent) for node, parent in stores)
        if not plain:
            return None
        first = stores[0][1]
        start = None if isinstance(first, ast.AugAssign) else self.known(first.value, depth)
        if start is None or start["kind"] not in (*SHORT_KINDS, "list"):
            return None
        kinds = {start["kind"]}
        self.assumed[name] = {"kind": start["kind"], **({"isOpen": True} if start["kind"] == "list" else {})}
        try:
            for _, parent in stores[1:]:
                kinds.add(self.kind_after(parent, start["kind"], depth))
        finally:
            del self.assumed[name]
        if kinds <= {"int", "float"}:
            return {"kind": "int" if kinds == {"int"} else "float"}
        kind = kinds.pop()
        return None if kinds or kind is None else {"kind": kind, **({"isOpen": True} if kind == "list" else {})}

    def kind_after(self, parent, start, depth):
        found = self.known(parent.value, depth)
        kind = None if found is None else found["kind"]
        if not isinstance(parent, ast.AugAssign):
            return kind
        if isinstance(parent.op, ast.Add) and start in ("str", "list"):
            return start
        if start not in ("int", "float") or not isinstance(parent.op, (ast.Add, ast.Sub, ast.Mult)):
            return None
        return kind if kind in ("int", "float") else start if kind is None and self.likely else None

    # What is likely alone.

    def guessed(self, node, depth):
        name = node.id
        for one in self.builds.above(node):
            if isinstance(one, COMPREHENSIONS):
                for loop in one.generators:
                    if any(isinstance(to, ast.Name) and to.id == name for to in scopes.walk(loop.target)):
                        return part_of(loop.target, name, element_of(self, loop.iter, depth))
            if isinstance(one, ast.ExceptHandler) and one.name == name:
                kind = one.type.id if isinstance(one.type, ast.Name) else getattr(one.type, "attr", "Exception")
                return {"kind": "object", "of": kind}
            if isinstance(one, scopes.FUNCTIONS) and one is not self.owner:
                return None
        stores = self.builds.stores_of(name)
        if not stores:
            return self.of_parameter(name)
        loop = self.loop_of(stores[0][0]) if len(stores) == 1 else None
        return None if loop is None else part_of(loop.target, name, element_of(self, loop.iter, depth))

    def loop_of(self, store):
        for one in self.builds.above(store):
            if isinstance(one, ast.For):
                return one if store in scopes.walk(one.target) else None
            if not isinstance(one, (ast.Tuple, ast.List)):
                return None
        return None

    def of_parameter(self, name):
        args = self.owner.args
        usual = [*args.posonlyargs, *args.args]
        own = next((one for one in [*usual, *args.kwonlyargs] if one.arg == name), None)
        if own is None or self.is_asked(name):
            return None
        place = self.places.of(own)
        said = declared(self.inputs.get(name), place)
        hint = None if own.annotation is None else hinted(own.annotation, self.dotted, place)
        if said is None:
            has_default = own in usual[len(usual) - len(args.defaults) :] or own in args.kwonlyargs
            return hint if name not in self.inputs and not has_default else None
        # An annotation that says another thing speaks against both.
        kinds = {one["kind"] for one in (said, hint) if one}
        if len({"float" if one == "int" else one for one in kinds}) != 1:
            return None
        return hint if hint is not None and hint["kind"] == "int" else said

    def is_asked(self, name):
        """Whether the code asks of what type an input is: it may be several."""
        for one, parent in self.scope.uses.get(name, []):
            if isinstance(parent, ast.Call) and one in parent.args and self.dotted(parent.func) in ("isinstance", "type", "hasattr", "callable"):
                return True
            if isinstance(parent, ast.Match):
                return True
        return False

    # Expressions of which more is known here than anywhere.

    def of_ListComp(self, node, depth):
        if len(node.generators) != 1:
            return {"kind": "list", "isOpen": True}
        (loop,) = node.generators
        length = None if loop.ifs or loop.is_async else self.turns(loop.iter, depth)
        if not length and not self.likely:
            return {"kind": "list", "isOpen": True}
        return {"kind": "list", "isOpen": True, "items": [self.of(node.elt, depth)], **({"length": length} if length else {})}

    def turns(self, node, depth):
        """How often a loop over something turns; None where that is not known."""
        if isinstance(node, ast.Call) and self.dotted(node.func) == "range":
            ends = [getattr(one, "value", None) for one in node.args]
            if ends and len(ends) <= 3 and all(type(one) is int for one in ends) and 0 not in ends[2:]:
                return len(range(*ends)) if all(abs(one) < 10**9 for one in ends) else None
            return None
        found = self.known(node, depth) if isinstance(node, (ast.List, ast.Tuple, ast.Constant)) else None
        return found.get("length") if found and not found.get("isOpen") else None

    def of_Compare(self, node, depth):
        found = super().of_Compare(node, depth)
        if found is None and self.likely and any(isinstance(one, ast.Constant) for one in [node.left, *node.comparators]):
            return {"kind": "bool"}
        return found

    def of_BinOp(self, node, depth):
        found = super().of_BinOp(node, depth)
        if found is not None or not self.likely or not isinstance(node.op, ast.Add):
            return found
        sides = [self.known(one, depth) for one in (node.left, node.right)]
        return {"kind": "str"} if any(one and one["kind"] == "str" for one in sides) and None in sides else None

    def of_Subscript(self, node, depth):
        found = super().of_Subscript(node, depth)
        if found is not None or not self.likely or isinstance(node.slice, ast.Slice):
            return found
        on = self.known(node.value, depth)
        if on and on["kind"] == "list":
            return same_kind(on.get("items") or []) if on.get("isOpen") else None
        return None

    def of_Attribute(self, node, depth):
        own = self.class_of(node.value.id) if isinstance(node.value, ast.Name) else None
        if own is not None and objects.is_member(own, node.attr, self.dotted) and objects.is_plain_class(own, self.dotted, self.class_of):
            return {"kind": "object", "of": own.name}
        return super().of_Attribute(node, depth)

    def of_Call(self, node, depth):
        if isinstance(node.func, ast.Name):
            own = self.class_of(node.func.id)
            if own is not None:
                return {"kind": "object", "of": own.name} if objects.is_plain_class(own, self.dotted, self.class_of) else None
            function = self.function_of(node.func.id)
            if function is not None and not function.decorator_list:
                return self.made_by(function)
        name = self.dotted(node.func)
        if self.likely and name in MATCHES:
            return {"kind": "object", "of": MATCHES[name]}
        if self.likely and name in ("list", "sorted", "tuple") and len(node.args) == 1:
            found = super().of_Call(node, depth)
            item = element_of(self, node.args[0], depth)
            return found if item is None or (found and found.get("length")) else as_list(item, self.places.of(node))
        return super().of_Call(node, depth)

    def made_by(self, function):
        """What a call of a function of the author's makes that runs none of it; None for any other."""
        yields = any(isinstance(one, (ast.Yield, ast.YieldFrom)) for one, _ in scopes.inside(function))
        if isinstance(function, ast.AsyncFunctionDef):
            return {"kind": "object", "of": "async_generator" if yields else "coroutine"}
        return {"kind": "generator"} if yields else None

    def own_of(self, name, kinds):
        """What a name is defined as, in `main` or outside all functions, if by nothing else and as one of `kinds`; None for any other."""
        if name not in self.own:
            self.own[name] = self.defined(name)
        found = self.own[name]
        return found if isinstance(found, kinds) else None

    def defined(self, name):
        is_inner = name in self.scope.bound
        top = self.scope if is_inner else self.scope.above
        if top is None or name not in top.bound or name in top.single:
            return None
        owner = self.owner if is_inner else scopes.Order.nodes[0]
        found = [node for node, _ in scopes.inside(owner) if name in scopes.targets_of(node) or imports(node, name)]
        return found[0] if len(found) == 1 and name not in self.builds.shared else None

    def class_of(self, name):
        return self.own_of(name, ast.ClassDef)

    def function_of(self, name):
        return self.own_of(name, (ast.FunctionDef, ast.AsyncFunctionDef))


def imports(node, name):
    return isinstance(node, (ast.Import, ast.ImportFrom)) and any((one.asname or one.name) in (name, "*") for one in node.names)


def is_target(node, parent):
    if isinstance(parent, ast.Assign):
        return len(parent.targets) == 1 and parent.targets[0] is node
    return isinstance(parent, (ast.AnnAssign, ast.AugAssign)) and parent.target is node and parent.value is not None
