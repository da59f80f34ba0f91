# How often loops turn, and which of them nothing in them changes.
import ast

from nodelab import flow, scopes

STRAIGHT = (ast.For, ast.Expr, ast.Await, ast.With, ast.AsyncWith, ast.Assign)
WAITS = ("time.sleep", "asyncio.sleep")


def count(node, dotted):
    """How often a loop over something written out turns; None where that is not known."""
    if isinstance(node, (ast.List, ast.Tuple)):
        return None if any(isinstance(one, ast.Starred) for one in node.elts) else len(node.elts)
    if not isinstance(node, ast.Call) or dotted(node.func) != "range":
        return None
    ends = [getattr(one, "value", None) for one in node.args]
    fits = 1 <= len(ends) <= 3 and all(type(one) is int and abs(one) < 10**9 for one in ends) and 0 not in ends[2:]
    return len(range(*ends)) if fits else None


def turns(call, name, dotted):
    """What is told of a wait that stands straight in loops, which nothing leaves early: how often it is done."""
    if name not in WAITS:
        return {}
    node, times = call, 1
    while True:
        below, node = node, node._parent
        if not isinstance(node, STRAIGHT):
            break
        if isinstance(node, ast.For):
            more = count(node.iter, dotted)
            left = flow.breaks(node.body) or any(isinstance(one, (ast.Return, ast.Raise, ast.Continue)) for one in scopes.walk(node))
            if more is None or left or below not in node.body:
                break
            times *= more
    return {"turns": times} if times > 1 else {}


def stays(node, dotted):
    """Whether nothing in a loop changes what its condition asks, nor leaves it: once it turns, it turns for ever."""
    if not isinstance(node, ast.While) or node.orelse or not isinstance(node.test, ast.Compare):
        return False
    sides = [node.test.left, *node.test.comparators]
    asked = {one.id for one in sides if isinstance(one, ast.Name)}
    if not asked or not all(isinstance(one, (ast.Name, ast.Constant)) for one in sides):
        return False
    if flow.breaks(node.body) or flow.leaves(node, dotted):
        return False
    for one in scopes.walk(node):
        if isinstance(one, ast.Call) and dotted(one.func) not in ("print", "time.sleep", "len", "str"):
            return False
        if asked & set(scopes.targets_of(one)) or isinstance(one, (ast.Import, ast.ImportFrom, ast.Try, ast.With)):
            return False
        # What fails ends it as well.
        if isinstance(one, (ast.Subscript, ast.Attribute, ast.Delete)) and not isinstance(getattr(one, "ctx", None), ast.Load):
            return False
        if isinstance(one, (ast.Subscript, ast.BinOp)):
            return False
    return True
