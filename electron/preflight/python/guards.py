# What code is ready for: failures that a `try` around it catches, and what it asks for before.
import ast

NAME_CATCHES = {"NameError", "Exception", "BaseException"}
CALL_CATCHES = {"TypeError", "AttributeError", "Exception", "BaseException"}
IMPORT_CATCHES = {"ImportError", "ModuleNotFoundError", "AttributeError", "Exception", "BaseException"}

TRIES = {ast.Try, getattr(ast, "TryStar", ast.Try)}
# A condition on which of two Pythons runs, or on what it has.
ASKED_FIRST = frozenset({"ImportError", "AttributeError", "NameError", "TypeError"})
ASKING = {"version_info", "hexversion", "hasattr"}


def catches(node):
    """The names of what a `try` catches."""
    found = set()
    for handler in node.handlers:
        if handler.type is None:
            found.add("BaseException")
            continue
        for one in ast.walk(handler.type):
            found.add(one.id if isinstance(one, ast.Name) else getattr(one, "attr", ""))
    return frozenset(found)


def asks_first(test):
    """Whether a condition is one on the Python that runs."""
    return any((getattr(one, "attr", None) or getattr(one, "id", None)) in ASKING for one in ast.walk(test))


def of(node):
    """The ids of what a statement guards, and the names of what does no harm there; None where it guards nothing."""
    if type(node) in TRIES:
        return {id(one) for one in node.body}, catches(node)
    if type(node) is ast.If and asks_first(node.test):
        # Of the other branch nothing is known either.
        return {id(one) for one in [*node.body, *node.orelse]}, ASKED_FIRST
    return None
