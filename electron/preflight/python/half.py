# Reads code as far as it can be read: statements that are half typed are blanked, line for line, so that the rest keeps its places.
import ast
import warnings

MOST_FAULTS = 12


def fault_of(error, places):
    return dict(places.of_error(error), message=error.msg or "invalid syntax", kind=type(error).__name__)


def blank(lines, at):
    """Puts `pass` in place of a line, at its own indent; False where it is one already."""
    text = lines[at]
    stripped = text.strip()
    indent = text[: len(text) - len(text.lstrip())]
    if stripped == "pass" or stripped == "":
        return False
    # What opens a block keeps it open: its body may be well.
    head = stripped.split(" ")[0].rstrip(":")
    if head in ("def", "class", "async") and stripped.endswith(":"):
        lines[at] = indent + "if True:"
        return text != lines[at]
    lines[at] = indent + "pass"
    return True


def mend(lines, error):
    """Changes the line that an error is about; False where nothing is left to change."""
    at = min(max((error.lineno or 1) - 1, 0), len(lines) - 1)
    if type(error).__name__ == "IndentationError" and "expected an indented block" in (error.msg or ""):
        # A header without a body: the line before it that is written.
        head = at if at == len(lines) - 1 and lines[at].rstrip().endswith(":") else at - 1
        while head >= 0 and not lines[head].strip():
            head -= 1
        if head >= 0 and lines[head].rstrip().endswith(":"):
            lines[head] += " pass"
            return True
    if "unexpected indent" in (error.msg or "") or "unindent does not match" in (error.msg or ""):
        if lines[at].strip():
            lines[at] = ""
            return True
    while at >= 0 and not blank(lines, at):
        at -= 1
    return at >= 0


def parses(code):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(code)
        return True
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False


def read(code, places):
    """The tree and the faults; the tree is None where nothing can be read."""
    faults = []
    lines = list(places.lines)
    text = code
    for turn in range(MOST_FAULTS * 3):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return ast.parse(text), faults
        except SyntaxError as error:
            if turn == 0:
                faults.append(fault_of(error, places))
            if not mend(lines, error):
                return None, faults
            text = "\n".join(lines)
        except (ValueError, RecursionError, MemoryError) as error:
            faults.append({"line": 1, "column": 1, "endLine": 1, "endColumn": 2, "message": str(error), "kind": type(error).__name__})
            return None, faults
    return None, faults


def compiled(code, places):
    """What Python warns of, and refuses, only as it compiles: an escape that it does not know, `return` outside a function."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("default")
        try:
            compile(code, "<code>", "exec", dont_inherit=True)
            fault = None
        except SyntaxError as error:
            fault = fault_of(error, places)
        except (ValueError, RecursionError, MemoryError):
            fault = None
    found = []
    for one in told:
        # One of them is shown by nobody: Python tells of a SyntaxWarning alone. An escape was none before 3.12.
        if one.category.__name__ != "SyntaxWarning" and "escape sequence" not in str(one.message):
            continue
        line = min(max(one.lineno, 1), len(places.lines))
        text = places.lines[line - 1]
        place = {"line": line, "column": len(text) - len(text.lstrip()) + 1, "endLine": line, "endColumn": len(text.rstrip()) + 1}
        found.append(dict(place, message=str(one.message), kind=one.category.__name__))
    return found, fault
