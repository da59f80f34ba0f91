# What every run comes to: the calls of statements that stand behind no condition, no loop, no `try` and no way out, and those of the functions
# that are so called.
import ast

from nodelab import flow, scopes

PLAIN = (ast.Expr, ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Return, ast.Assert, ast.Delete, ast.Raise)
# Behind these the next statement is come to, unless they fail.
STRAIGHT = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Pass, ast.Global, ast.Nonlocal)
# Of these the one field is looked at whatever comes: what stands below may never run.
HEADS = {ast.If: "test", ast.While: "test", ast.For: "iter", ast.AsyncFor: "iter", ast.Match: "subject"}
# What is written to stderr in these stays there: nothing that is said of it is certain.
QUIET = ("redirect_stderr", "catch_warnings")
# What stands in these may run never, or later.
PUT_OFF = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
# What runs the coroutine that it is given to its end.
RUNNERS = ("asyncio.run", "asyncio.get_event_loop.run_until_complete", "asyncio.new_event_loop.run_until_complete")
WAYS_OUT = (ast.Return, ast.Raise)


class Sure:
    """The ids of the calls that are surely made (`calls`), and of those whose coroutine is surely run (`awaited`)."""

    def __init__(self, dotted_in):
        self.dotted_in = dotted_in
        self.calls, self.awaited, self.named = set(), set(), []

    def enter(self, body, scope):
        """Takes in the calls of a function's body, or the module's, that are surely made."""
        self.scope, self.dotted = scope, self.dotted_in(scope)
        self.add(body)

    def look_at(self, expression):
        """Takes in the calls of an expression that are made whenever it is."""
        stack = [expression]
        while stack:
            node = stack.pop()
            if isinstance(node, PUT_OFF):
                continue
            if isinstance(node, ast.Call):
                self.calls.add(id(node))
                if isinstance(node.func, ast.Name) and (self.scope.above is None or node.func.id not in self.scope.bound):
                    self.named.append(node)
                if node.args and self.dotted(node.func) in RUNNERS:
                    self.awaited.add(id(node.args[0]))
            elif isinstance(node, ast.Await):
                self.awaited.add(id(node.value))
            if isinstance(node, ast.IfExp):
                stack.append(node.test)
            elif isinstance(node, ast.BoolOp):
                stack.append(node.values[0])
            else:
                stack.extend(scopes.children(node))

    def add(self, body):
        """Takes in a body; False where it may not come to its end."""
        for node in body:
            if not self.add_one(node) or flow.ends_one(node, self.dotted):
                return False
        return True

    def add_one(self, node):
        if isinstance(node, PLAIN):
            for one in scopes.children(node):
                self.look_at(one)
            return True
        if isinstance(node, STRAIGHT):
            return True
        if isinstance(node, (ast.With, ast.AsyncWith)):
            return self.add_with(node)
        if isinstance(node, ast.Try):
            # What fails in it may be caught.
            is_run = bool(node.handlers) or self.add(node.body)
            return self.add(node.finalbody) and is_run and not self.may_leave(node)
        head = HEADS.get(type(node))
        if head is not None:
            self.look_at(getattr(node, head))
        return not self.may_leave(node)

    def add_with(self, node):
        opened = [item.context_expr for item in node.items]
        for one in opened:
            self.look_at(one)
        names = [self.dotted(one.func) or "" for one in opened if isinstance(one, ast.Call)]
        # What it swallows does no harm.
        if any(name.endswith(("suppress", *QUIET)) for name in names):
            return not self.may_leave(node)
        return self.add(node.body)

    def may_leave(self, node):
        """Whether what stands below a statement may end the function, or the script."""
        return any(
            isinstance(one, WAYS_OUT) or (isinstance(one, ast.Call) and self.dotted(one.func) in flow.ENDS) for one in scopes.walk(node)
        )

    def follow(self, scope_of, top):
        """Goes on into the functions of the top level that are surely called. `scope_of` gives the scope of a function."""
        gone = set()
        while self.named:
            call = self.named.pop()
            name = call.func.id
            function = None if name in gone else top.function(name)
            if function is None:
                continue
            scope = scope_of(function)
            # One that is only made, and not run, does nothing.
            if scope.yields or (isinstance(function, ast.AsyncFunctionDef) and id(call) not in self.awaited):
                continue
            gone.add(name)
            self.enter(function.body, scope)
