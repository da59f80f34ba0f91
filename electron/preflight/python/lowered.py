# Code that a newer Python reads, put so that this one can read it: tuples stand in it for texts that are filled in.
import ast


def put_texts(tree, older, places):
    """Makes texts of those tuples again."""
    texts = {(line, column) for line, column in older["texts"]}
    templates = {(line, column) for line, column in older["templates"]}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Tuple):
            continue
        place = (node.lineno, places.column(node.lineno, node.col_offset))
        if place not in texts:
            continue
        filled = [ast.copy_location(ast.FormattedValue(value=one, conversion=-1, format_spec=None), one) for one in node.elts]
        if place in templates:
            node.__class__ = getattr(ast, "TemplateStr", Template)
        else:
            node.__class__ = ast.JoinedStr
        node.values = filled


class Template(ast.expr):
    """What Python before 3.14 has no node for."""

    _fields = ("values",)
