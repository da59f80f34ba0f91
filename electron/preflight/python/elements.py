# What a loop over something gives at each turn.
import ast


def same_kind(items):
    """One value that stands for several of a kind; None where they are of more kinds, or not known."""
    kinds = {one["kind"] for one in items}
    if len(kinds) != 1 or "unknown" in kinds:
        return None
    first = {key: value for key, value in items[0].items() if key not in ("text", "length", "place")}
    return None if first["kind"] == "object" and len({one.get("of") for one in items}) > 1 else first


def pair(values, *items):
    """A tuple of what is known; a part may be None."""
    place = values.places.of(values.here)
    return {"kind": "list", "length": len(items), "items": [dict(one or {"kind": "unknown"}, place=place) for one in items], "isOpen": False}


def element_of(values, node, depth):
    """One element of what an expression gives; None where it is not known."""
    values.here = node
    if isinstance(node, ast.Call):
        name = values.dotted(node.func)
        if name == "range":
            return {"kind": "int"}
        if name == "enumerate" and node.args:
            return pair(values, {"kind": "int"}, element_of(values, node.args[0], depth))
        if name == "zip" and node.args:
            return pair(values, *(element_of(values, one, depth) for one in node.args))
        if name in ("reversed", "iter", "sorted", "list", "tuple", "set") and node.args:
            return element_of(values, node.args[0], depth)
        if isinstance(node.func, ast.Attribute) and not node.args:
            on = values.known(node.func.value, depth)
            if on and on["kind"] == "dict" and node.func.attr in ("items", "keys"):
                return pair(values, {"kind": "str"}, None) if node.func.attr == "items" else {"kind": "str"}
    found = values.known(node, depth)
    if found is None:
        return None
    if found["kind"] == "str":
        return {"kind": "str"}
    return same_kind(found.get("items") or []) if found["kind"] == "list" else None


def part_of(target, name, element):
    """What a name of a loop's target is given of an element."""
    if isinstance(target, ast.Name):
        return element if target.id == name else None
    if not isinstance(target, (ast.Tuple, ast.List)) or element is None or element["kind"] != "list":
        return None
    items = element.get("items") or []
    for at, one in enumerate(target.elts):
        if isinstance(one, ast.Starred):
            return None
        if element.get("isOpen"):
            found = part_of(one, name, same_kind(items))
        else:
            found = part_of(one, name, items[at] if at < len(items) else None)
        if found is not None:
            return found
    return None
