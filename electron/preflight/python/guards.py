# What code is ready for: failures that a `try` around it catches, and what it asks for before.
import ast

NAME_CATCHES = {"NameError", "Exception", "BaseException"}
CALL_CATCHES = {"TypeError", "AttributeError", "Exception", "BaseException"}
IMPORT_CATCHES = {"ImportError", "ModuleNotFoundError", "AttributeError", "Exception", "BaseException"}

TRIES = {ast.Try, getattr(ast, "TryStar", ast.Try)}
# A condition on which of two Pythons runs, or on what it has.
ASKED_FIRST = frozenset({"ImportError", "AttributeError", "NameError", "TypeError"})
ASKING = {"version_info", "hexversion", "hasattr", "python_version", "python_version_tuple", "find_spec"}
# Below these a condition holds for what stands beside it.
BRANCHES = (ast.If, ast.IfExp)
GIVING = (ast.Assign, ast.AnnAssign, ast.NamedExpr)


def word_of(node):
    return getattr(node, "attr", None) or getattr(node, "id", None)


def caught_by(one):
    """The names that an expression gives for what is caught."""
    return {getattr(part, "id", None) or getattr(part, "attr", "") for part in ast.walk(one)}


def catches(node):
    """The names of what a `try` catches."""
    found = set()
    for handler in node.handlers:
        found |= {"BaseException"} if handler.type is None else caught_by(handler.type)
    return frozenset(found)


def suppressed(node):
    """The names of what a `with` swallows by `contextlib.suppress`."""
    found = set()
    for item in node.items:
        call = item.context_expr
        if type(call) is ast.Call and word_of(call.func) == "suppress":
            for one in call.args:
                found |= caught_by(one)
    return frozenset(found)


def asks(node):
    """Whether a node itself asks for the Python that runs, or for what it has."""
    if type(node) is ast.Call and word_of(node.func) == "getattr":
        # With something to take in its place it does not fail.
        return len(node.args) == 3
    return word_of(node) in ASKING


def asking_names(nodes):
    """The names that hold the answer to such a question."""
    found = set()
    for node in nodes:
        if type(node) in GIVING and node.value is not None and any(map(asks, ast.walk(node.value))):
            targets = node.targets if type(node) is ast.Assign else [node.target]
            found |= {one.id for one in targets if type(one) is ast.Name}
    return found


def asks_first(test, names):
    """Whether a condition is one on the Python that runs. `names` hold the answers to such questions."""
    return any(asks(one) or (type(one) is ast.Name and one.id in names) for one in ast.walk(test))


def unrun(node):
    """The branch of an `if` that a type checker alone comes to."""
    test = node.test
    turned = type(test) is ast.UnaryOp and type(test.op) is ast.Not
    if word_of(test.operand if turned else test) != "TYPE_CHECKING":
        return []
    return branches(node)[1 if turned else 0]


def branches(node):
    if type(node) is ast.If:
        return node.body, node.orelse
    return [node.body], [node.orelse]


def of(node, names):
    """
    The ids of what a node guards, and the names of what does no harm there; None where it guards nothing. `names` are those of `asking_names`.
    """
    kind = type(node)
    if kind in TRIES:
        return {id(one) for one in node.body}, catches(node)
    if kind is ast.With or kind is ast.AsyncWith:
        caught = suppressed(node)
        return ({id(one) for one in node.body}, caught) if caught else None
    if kind in BRANCHES:
        # Of the other branch nothing is known either.
        guarded = [one for part in branches(node) for one in part] if asks_first(node.test, names) else unrun(node)
        return ({id(one) for one in guarded}, ASKED_FIRST) if guarded else None
    if kind is ast.BoolOp:
        at = next((at for at, one in enumerate(node.values) if asks_first(one, names)), None)
        return None if at is None else ({id(one) for one in node.values[at + 1 :]}, ASKED_FIRST)
    return None
