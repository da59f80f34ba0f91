# Where the mark of the result comes into what Dify reads: what is printed, and what is returned.
import ast

from nodelab import scopes

MARK = "<<RESULT>>"
PRINTERS = ("print", "sys.stdout.write")
# What they are given is in what they give.
HANDING_ON = {"str", "repr", "list", "tuple", "dict", "json.dumps"}
HANDING_ON_METHODS = {"join", "format", "strip", "upper", "lower", "title", "ljust", "rjust", "center"}


def told(tree, dotted):
    """The ids of all that stands in a `print` or a `return`, without what is only compared, looked for or replaced there."""
    found, stack = set(), []
    for node in scopes.walk(tree):
        if isinstance(node, ast.Return):
            stack.append(node)
        elif isinstance(node, ast.Call) and dotted(node.func) in PRINTERS:
            stack.extend(node.args)
    while stack:
        node = stack.pop()
        found.add(id(node))
        if isinstance(node, ast.Call):
            method = node.func.attr if isinstance(node.func, ast.Attribute) else None
            if method in HANDING_ON_METHODS:
                stack.extend([node.func.value, *node.args])
            elif dotted(node.func) in HANDING_ON:
                stack.extend([*node.args, *(one.value for one in node.keywords)])
        elif isinstance(node, ast.IfExp):
            stack.extend([node.body, node.orelse])
        elif not isinstance(node, (ast.Compare, ast.Subscript, ast.Lambda)):
            stack.extend(scopes.children(node))
    return found
