# Where names are bound, so that one that is read where nothing binds it can be told; and annotations, whose names nobody may look up.
import ast
import builtins

from nodelab import scopes

# The reader has no `site`, which every script has.
OF_SITE = {"exit", "quit", "help", "copyright", "credits", "license"}
OF_MODULES = {
    "__file__", "__builtins__", "__doc__", "__spec__", "__loader__", "__package__", "__annotations__", "__conditional_annotations__",
}
OWN = set(dir(builtins)) | OF_SITE | OF_MODULES | {"WindowsError"}

# Code that speaks of these may bind more than can be seen.
BINDERS = {"exec", "globals", "locals", "vars", "setattr", "eval"}

# How an annotation is read: as it is come to, until Python 3.14 alone, or never.
AT_ONCE, UNTIL_314, NEVER = 0, 1, 2

TYPE_PARAMETERS = {"TypeVar", "ParamSpec", "TypeVarTuple"}


class Names:
    """What all of a tree binds and reads. `is_unseen`: it may bind more than can be seen, and nothing is told of its names."""

    def __init__(self, tree):
        self.is_unseen = False
        self.read, self.everywhere = set(), set()
        # The stretches of the functions that bind a name for themselves.
        self.within = {}
        nodes = scopes.walk(tree)
        self.lazy = bytearray(len(nodes))
        self.is_future = any(
            isinstance(one, ast.ImportFrom) and one.module == "__future__" and any(name.name == "annotations" for name in one.names)
            for one in tree.body
        )
        # Functions and classes around a node, innermost last: where it ends, the function whose names are bound, whether it is a class.
        around = []
        for node in nodes:
            while around and node._at >= around[-1][0]:
                around.pop()
            kind = type(node)
            if kind in scopes.BIND_NOTHING:
                if kind is ast.Lambda:
                    around.append((node._end, node, False))
                continue
            owner, is_class = around[-1][1:] if around else (None, False)
            if kind is ast.Name:
                if node.id in BINDERS:
                    self.is_unseen = True
                if type(node.ctx) is ast.Load:
                    self.read.add(node.id)
                else:
                    self.bind(node.id, owner)
            elif kind is ast.Import or kind is ast.ImportFrom:
                for one in node.names:
                    if one.name == "*":
                        self.is_unseen = True
                    self.bind((one.asname or one.name).split(".")[0], owner)
            else:
                # What a function names as another's is of no one function.
                shared = kind is ast.Global or kind is ast.Nonlocal
                for name in scopes.targets_of(node):
                    self.bind(name, None if shared else owner)
                self.mark(node, kind, owner is not None and not is_class)
                if kind is ast.ClassDef:
                    around.append((node._end, owner, True))
                elif kind is ast.FunctionDef or kind is ast.AsyncFunctionDef:
                    around.append((node._end, node, False))

    def bind(self, name, owner):
        if owner is None:
            self.everywhere.add(name)
        else:
            self.within.setdefault(name, []).append((owner._at, owner._end))

    def mark(self, node, kind, is_local):
        """Notes how the annotation of a statement, or of a parameter, is read."""
        if kind is ast.AnnAssign:
            self.put(node.annotation, NEVER if is_local else UNTIL_314)
        elif kind is ast.arg:
            self.put(node.annotation, UNTIL_314)
        elif kind is ast.FunctionDef or kind is ast.AsyncFunctionDef:
            self.put(node.returns, UNTIL_314)
        elif kind.__name__ == "TypeAlias":
            self.put(node.value, NEVER)
        elif kind.__name__ in TYPE_PARAMETERS:
            self.put(getattr(node, "bound", None), NEVER)
            self.put(getattr(node, "default_value", None), NEVER)

    def put(self, node, how):
        if node is not None:
            how = NEVER if self.is_future else how
            self.lazy[node._at : node._end] = bytes([how]) * (node._end - node._at)

    def is_bound(self, node):
        """Whether the code itself may bind a name where it is read."""
        name, at = node.id, node._at
        if name in self.everywhere:
            return True
        return any(start <= at < end for start, end in self.within.get(name, ()))
