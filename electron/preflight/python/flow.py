# Whether the end of a body can be reached, and which loops nothing ends.
import ast

ENDS = ("sys.exit", "os._exit", "exit", "quit", "os.abort")


def is_true(test):
    return isinstance(test, ast.Constant) and bool(test.value)


def breaks(body):
    """Whether a loop's body leaves that loop by `break`."""
    for node in body:
        if isinstance(node, ast.Break):
            return True
        if isinstance(node, (ast.For, ast.AsyncFor, ast.While)):
            # A `break` in it is its own; one behind its `else` is ours.
            if breaks(node.orelse):
                return True
        elif not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            parts = [getattr(node, name, None) or [] for name in ("body", "orelse", "finalbody")]
            handlers = [one.body for one in getattr(node, "handlers", [])] + [one.body for one in getattr(node, "cases", [])]
            if any(breaks(part) for part in [*parts, *handlers]):
                return True
    return False


def ends(body, dotted):
    """Whether a body surely does not go on behind its last statement."""
    return any(ends_one(node, dotted) for node in body)


def ends_one(node, dotted):
    if isinstance(node, (ast.Return, ast.Raise, ast.Continue, ast.Break)):
        return True
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        return dotted(node.value.func) in ENDS
    if isinstance(node, ast.Assert):
        return isinstance(node.test, ast.Constant) and not node.test.value
    if isinstance(node, ast.If):
        return ends(node.body, dotted) and (is_true(node.test) or bool(node.orelse) and ends(node.orelse, dotted))
    if isinstance(node, ast.While):
        return is_true(node.test) and not breaks(node.body)
    if isinstance(node, (ast.With, ast.AsyncWith)):
        swallows = any(isinstance(one.context_expr, ast.Call) and (dotted(one.context_expr.func) or "").endswith("suppress") for one in node.items)
        return ends(node.body, dotted) and not swallows
    if isinstance(node, (ast.Try, getattr(ast, "TryStar", ast.Try))):
        if ends(node.finalbody, dotted):
            return True
        own = ends(node.body, dotted) or bool(node.orelse) and ends(node.orelse, dotted)
        return own and all(ends(one.body, dotted) for one in node.handlers)
    if isinstance(node, ast.Match):
        last = node.cases[-1]
        takes_all = isinstance(last.pattern, ast.MatchAs) and last.pattern.pattern is None and last.guard is None
        return takes_all and all(ends(one.body, dotted) for one in node.cases)
    if isinstance(node, (ast.For, ast.AsyncFor)):
        return bool(node.orelse) and not breaks(node.body) and ends(node.orelse, dotted)
    return False


def leaves(node, dotted):
    """Whether something in a loop may end it, beside a `break`."""
    for one in ast.walk(node):
        if isinstance(one, (ast.Return, ast.Raise, ast.Yield, ast.YieldFrom, ast.Await, ast.Assert)):
            return True
        if isinstance(one, ast.Call) and (dotted(one.func) in ENDS or (dotted(one.func) or "next").split(".")[-1] in ("next", "kill", "exit")):
            return True
    return False


def is_endless(node, dotted, is_caught):
    """A `while True` that nothing in it ends. What it calls may raise, unless that is caught: only a wait or a bare turn is certain."""
    if not isinstance(node, ast.While) or not is_true(node.test) or breaks(node.body) or leaves(node, dotted):
        return False
    calls = [dotted(one.func) for one in ast.walk(node) if isinstance(one, ast.Call)]
    reaches = any(isinstance(one, (ast.Subscript, ast.BinOp)) and not is_caught for one in ast.walk(node))
    return not reaches and all(name in ("time.sleep", "print") for name in calls)


LOOPS = (ast.For, ast.AsyncFor, ast.While)
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)


def finally_warnings(tree, places):
    """What Python 3.14 warns of as it compiles, and no Python before: a way out of `finally`."""
    found = []
    stack = [(tree, False, False)]
    while stack:
        node, left, looped = stack.pop()
        if isinstance(node, SCOPES):
            left = looped = False
        elif isinstance(node, LOOPS):
            looped = True
        word = "return" if isinstance(node, ast.Return) else "break" if isinstance(node, ast.Break) else "continue" if isinstance(node, ast.Continue) else None
        if word is not None and left and (word == "return" or not looped):
            found.append(dict(places.of(node), message="'%s' in a 'finally' block" % word, kind="SyntaxWarning"))
        last = {id(one) for one in getattr(node, "finalbody", ())}
        for one in ast.iter_child_nodes(node):
            stack.append((one, True, False) if id(one) in last else (one, left, looped))
    return sorted(found, key=lambda one: (one["line"], one["column"]))


def redirects(node, dotted):
    """Whether what a `with` holds writes to another `sys.stderr`."""
    return any(isinstance(one.context_expr, ast.Call) and dotted(one.context_expr.func) == "contextlib.redirect_stderr" for one in node.items)
