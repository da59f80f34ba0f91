# What every run comes to: the calls of statements that stand behind no condition, no loop, no `try` and no way out.
import ast

from nodelab import flow, scopes

PLAIN = (ast.Expr, ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Return)
# Behind these the next statement is come to, unless they fail.
STRAIGHT = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Pass, ast.Global, ast.Nonlocal)
# What is written to stderr in these stays there: nothing that is said of it is certain.
QUIET = ("redirect_stderr", "catch_warnings")
# What stands in these may run never, or later.
PUT_OFF = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def calls_in(expression):
    """The calls of an expression that are made whenever it is."""
    stack = [expression]
    while stack:
        node = stack.pop()
        if isinstance(node, PUT_OFF):
            continue
        if isinstance(node, ast.Call):
            yield node
        if isinstance(node, ast.IfExp):
            stack.append(node.test)
        elif isinstance(node, ast.BoolOp):
            stack.append(node.values[0])
        else:
            stack.extend(scopes.children(node))


def add(body, dotted, found):
    """Puts the ids of the calls of a body that are surely made into `found`; False where the body may not come to its end."""
    for node in body:
        if isinstance(node, PLAIN):
            found.update(id(one) for one in calls_in(node))
        elif isinstance(node, (ast.With, ast.AsyncWith)):
            opened = [item.context_expr for item in node.items]
            for one in opened:
                found.update(id(call) for call in calls_in(one))
            names = [dotted(one.func) or "" for one in opened if isinstance(one, ast.Call)]
            # What it swallows does no harm.
            if any(name.endswith("suppress") for name in names):
                return False
            if not any(name.endswith(QUIET) for name in names) and not add(node.body, dotted, found):
                return False
        elif not isinstance(node, STRAIGHT):
            return False
        if flow.ends_one(node, dotted):
            return False
    return True
