# Values that JSON has not: what arithmetic and methods make of them, and what a class of the author's gives.
import ast
import builtins

NUMERIC = ("Decimal", "Fraction")
# What has these in front of it writes itself as JSON does, or is not what it looks like.
PLAIN_BASES = {"object", "enum.Enum", "abc.ABC"}
PLAIN_DECORATORS = {"dataclass", "dataclasses.dataclass", "unique", "enum.unique"}

METHODS = {
    ("Decimal", "quantize"): {"kind": "object", "of": "Decimal"},
    ("Decimal", "copy_abs"): {"kind": "object", "of": "Decimal"},
    ("datetime", "replace"): {"kind": "object", "of": "datetime"},
    ("datetime", "astimezone"): {"kind": "object", "of": "datetime"},
    ("datetime", "date"): {"kind": "object", "of": "date"},
    ("datetime", "time"): {"kind": "object", "of": "time"},
    ("datetime", "timestamp"): {"kind": "float"},
    ("date", "replace"): {"kind": "object", "of": "date"},
    ("timedelta", "total_seconds"): {"kind": "float"},
    ("dict", "keys"): {"kind": "object", "of": "dict_keys"},
    ("dict", "values"): {"kind": "object", "of": "dict_values"},
    ("dict", "items"): {"kind": "object", "of": "dict_items"},
}


def name_of(found):
    """Python's name of what a value is."""
    return None if found is None else found.get("of") if found["kind"] == "object" else found["kind"]


def arithmetic(op, left, right):
    """What an operator gives where one side is of such a class; None where that is not known."""
    one, other = name_of(left), name_of(right)
    if None in (one, other):
        return None
    kind = type(op)
    for name in NUMERIC:
        if name in (one, other) and {one, other} <= {name, "int", "bool"} and kind in (ast.Add, ast.Sub, ast.Mult, ast.Div):
            return {"kind": "object", "of": name}
    if kind in (ast.Add, ast.Sub) and one in ("datetime", "date", "timedelta") and other == "timedelta":
        return {"kind": "object", "of": one}
    if kind is ast.Add and one == "timedelta" and other in ("datetime", "date"):
        return {"kind": "object", "of": other}
    if kind is ast.Sub and one == other and one in ("datetime", "date"):
        return {"kind": "object", "of": "timedelta"}
    if kind in (ast.Mult, ast.Div) and one == "timedelta" and other in ("int", "float"):
        return {"kind": "object", "of": "timedelta"}
    return None


def method(on, name):
    """What a method gives that is called without naming what it is called on; None where that is not known."""
    return METHODS.get((name_of(on), name))


def is_plain_class(node, dotted, class_of, depth=0):
    """Whether what a class makes is an object that JSON has not: nothing in it, or above it, may make it a dict, a list or a text."""
    if depth > 8 or node.keywords:
        return False
    names = [dotted(one.func if isinstance(one, ast.Call) else one) for one in node.decorator_list]
    if not set(names) <= PLAIN_DECORATORS:
        return False
    if any(isinstance(one, ast.FunctionDef) and one.name == "__new__" for one in node.body):
        return False
    return all(is_plain_base(one, dotted, class_of, depth) for one in node.bases)


def is_plain_base(node, dotted, class_of, depth):
    own = class_of(node.id) if isinstance(node, ast.Name) else None
    if own is not None:
        return is_plain_class(own, dotted, class_of, depth + 1)
    name = dotted(node)
    error = getattr(builtins, name or "", None)
    return name in PLAIN_BASES or (isinstance(error, type) and issubclass(error, BaseException))


def is_member(node, name, dotted):
    """Whether a name is one of the values of an Enum."""
    if not any(dotted(one) == "enum.Enum" for one in node.bases):
        return False
    return any(isinstance(one, ast.Assign) and any(isinstance(to, ast.Name) and to.id == name for to in one.targets) for one in node.body)
