# Where `main` is defined, and what it takes.
import ast

from nodelab import scopes


def function_of(value, top):
    """The function that a value surely is: a lambda, or one of the top level by its name; None for any other."""
    if isinstance(value, ast.Lambda):
        return value
    return top.function(value.id) if isinstance(value, ast.Name) else None


def find(tree, top, places, is_unseen):
    """What is told of `main`, and its node; None each where there is none, and no node where what it takes is not known."""
    # A function may bind it for the module.
    found, wrapped = [], any(isinstance(one, ast.Global) and "main" in one.names for one in scopes.walk(tree))
    for node, _ in scopes.inside(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name == "main":
            found.append(node)
        elif isinstance(node, ast.ClassDef) and node.name == "main":
            wrapped = True
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            wrapped = wrapped or any((one.asname or one.name) in ("main", "*") for one in node.names)
        elif isinstance(node, ast.Name) and node.id == "main" and isinstance(node.ctx, ast.Store):
            wrapped = True
    if not found:
        given = top.single.get("main")
        node = None if given is None or is_unseen else function_of(given, top)
        if node is not None:
            return told(node, places, 1, False), node
        # Made by something that can't be followed, such as `exec`.
        if not wrapped and not is_unseen:
            return None, None
        place = {"line": 1, "column": 1, "endLine": 1, "endColumn": 2}
        return dict(place=place, isAsync=False, isGenerator=False, parameters=[], takesAny=True, count=0, isWrapped=True), None
    node = found[-1]
    # Of several that stand under conditions it may be any.
    wrapped = wrapped or (len(found) > 1 and any(one._parent is not tree for one in found))
    return told(node, places, len(found), wrapped or bool(node.decorator_list)), node


def told(node, places, count, is_wrapped):
    args = node.args
    parameters = []

    def add(one, kind, has_default):
        parameters.append({"name": one.arg, "kind": kind, "hasDefault": has_default, "place": places.of(one)})

    usual = [*((one, "positional") for one in args.posonlyargs), *((one, "usual") for one in args.args)]
    first_default = len(usual) - len(args.defaults)
    for at, (one, kind) in enumerate(usual):
        add(one, kind, at >= first_default)
    for one, default in zip(args.kwonlyargs, args.kw_defaults):
        add(one, "keyword", default is not None)
    return {
        "place": places.of(node) if isinstance(node, ast.Lambda) else places.of_name(node, node.name),
        "isAsync": isinstance(node, ast.AsyncFunctionDef),
        "isGenerator": any(isinstance(one, (ast.Yield, ast.YieldFrom)) for one, _ in scopes.inside(node)),
        "parameters": parameters,
        "takesAny": args.kwarg is not None,
        "count": count,
        "isWrapped": is_wrapped,
    }


def returned(node, value, places, values):
    """What is told of a `return`. `values` reads what it gives twice: surely, and in all likelihood, which is told where it says more."""
    sure, likely = (None if value is None else one.of(value) for one in values)
    return {"place": places.of(node), "value": sure, **({"likely": likely} if likely != sure else {})}
