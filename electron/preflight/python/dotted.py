# What stands before a name: the module or class that it was taken from.
import ast

from nodelab import scopes


def namer(imports, scope):
    """Tells the whole name of what is called in a scope (`os.path.join`); None where that is not certain."""

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
        whole = imports.get(name, name)
        return None if whole is None else ".".join([whole, *reversed(parts)])

    return dotted
