# Calls and operators whose values can be told from what they are given.
import ast
import json

LONGEST = 2000


def of_call(values, name, node, depth):
    """What a call of a function of Python's gives; None where it takes what is not known."""
    if node.keywords or not node.args or any(isinstance(one, ast.Starred) for one in node.args):
        return None
    given = [values.known(one, depth) for one in node.args[:8]] if name in READERS else []
    return READERS[name](values, given, node) if given and len(node.args) <= 8 else None


def is_number(found):
    return found is not None and found["kind"] in ("int", "float")


def text_of(values, given, node):
    text = given[0].get("text") if len(given) == 1 and is_number(given[0]) else None
    return {"kind": "str", "length": len(text), "text": text} if text is not None else {"kind": "str"}


def rounded(values, given, node):
    if not is_number(given[0]):
        return None
    return {"kind": "int" if len(given) == 1 else given[0]["kind"]}


def absolute(values, given, node):
    return {"kind": given[0]["kind"]} if is_number(given[0]) else None


def extreme(values, given, node):
    kinds = {one["kind"] if one else None for one in given}
    return {"kind": kinds.pop()} if len(given) > 1 and kinds in ({"int"}, {"float"}, {"str"}) else None


def summed(values, given, node):
    items = given[0].get("items") if given[0] and given[0]["kind"] == "list" else None
    if len(given) != 1 or not items or not all(map(is_number, items)) or (given[0].get("isOpen") and not values.likely):
        return None
    return {"kind": "float" if any(one["kind"] == "float" for one in items) else "int"}


def loaded(values, given, node):
    text = given[0].get("text") if len(given) == 1 and given[0] and given[0]["kind"] == "str" else None
    if text is None or len(text) > LONGEST:
        return None
    try:
        return as_fact(json.loads(text), values.places.of(node))
    except (ValueError, RecursionError):
        return None


def as_fact(value, place):
    if value is None:
        return {"kind": "none", "place": place}
    if isinstance(value, bool):
        return {"kind": "bool", "text": "true" if value else "false", "place": place}
    if isinstance(value, str):
        return {"kind": "str", "length": len(value), "text": value, "place": place}
    if isinstance(value, list):
        return {"kind": "list", "items": [as_fact(one, place) for one in value], "length": len(value), "isOpen": False, "place": place}
    if isinstance(value, dict):
        members = [{"key": key, "keyKind": "str", "place": place, "value": as_fact(one, place)} for key, one in value.items()]
        return {"kind": "dict", "members": members, "isOpen": False, "place": place}
    return {"kind": type(value).__name__, "text": repr(value), "place": place}


READERS = {"str": text_of, "round": rounded, "abs": absolute, "min": extreme, "max": extreme, "sum": summed, "json.loads": loaded}


def power(left, right):
    """What `**` gives of two whole numbers that are written out."""
    texts = (left.get("text"), right.get("text"))
    if {left["kind"], right["kind"]} != {"int"} or None in texts or len(texts[0]) > 12 or len(texts[1]) > 3 or texts[1].startswith("-"):
        return None
    made = int(texts[0]) ** int(texts[1])
    return {"kind": "int", **({"text": str(made)} if abs(made) < 10**400 else {})}


def part(on, index):
    """What an index or a key takes out of a value that is known as a whole, or of a text."""
    if on is None:
        return None
    kind = on["kind"]
    if isinstance(index, ast.Slice):
        return {"kind": kind, **({"isOpen": True} if kind == "list" else {})} if kind in ("str", "list", "bytes") else None
    if kind == "str":
        return {"kind": "str"}
    key = at_of(index)
    if on.get("isOpen") or key is None:
        return None
    if kind == "dict" and isinstance(key, str):
        found = [one["value"] for one in on.get("members") or [] if one["key"] == key]
        return found[-1] if found and all(one["key"] is not None for one in on["members"]) else None
    items = on.get("items") or []
    if kind == "list" and isinstance(key, int) and len(items) == on.get("length") and -len(items) <= key < len(items):
        return items[key]
    return None


def at_of(index):
    """A key that is written out: a text, or a whole number."""
    if isinstance(index, ast.UnaryOp) and isinstance(index.op, ast.USub):
        value = at_of(index.operand)
        return -value if isinstance(value, int) else None
    value = index.value if isinstance(index, ast.Constant) else None
    return value if type(value) in (int, str) else None
