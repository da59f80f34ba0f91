# Where things stand in the code, as an editor counts: lines and columns from 1, columns in UTF-16 units.


class Places:
    def __init__(self, code):
        # As Python reads lines: a form feed or a line separator ends none.
        self.lines = code.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self.plain = code.isascii()

    def column(self, line, offset):
        """A column of an offset in UTF-8 bytes, as `ast` has it."""
        if self.plain or not 0 < line <= len(self.lines):
            return offset + 1
        text = self.lines[line - 1].encode("utf-8", "surrogatepass")[:offset]
        return len(text.decode("utf-8", "replace").encode("utf-16-le", "surrogatepass")) // 2 + 1

    def of(self, node):
        end_line = getattr(node, "end_lineno", None) or node.lineno
        end = getattr(node, "end_col_offset", None)
        start = self.column(node.lineno, node.col_offset)
        return {
            "line": node.lineno,
            "column": start,
            "endLine": end_line,
            "endColumn": start + 1 if end is None else self.column(end_line, end),
        }

    def of_name(self, node, word):
        """The name behind `def`, `async def` or `class`."""
        text = self.lines[node.lineno - 1] if node.lineno <= len(self.lines) else ""
        at = text.find(word, self.column(node.lineno, node.col_offset) - 1 + 3)
        start = (at if at >= 0 else 0) + 1
        return {"line": node.lineno, "column": start, "endLine": node.lineno, "endColumn": start + len(word)}

    def of_error(self, error):
        """Those of a SyntaxError, whose columns are characters from 1."""
        line = min(max(error.lineno or 1, 1), max(len(self.lines), 1))
        text = self.lines[line - 1] if self.lines else ""
        first = len(text) - len(text.lstrip()) + 1
        start = error.offset or first
        end_line = getattr(error, "end_lineno", None) or line
        end = getattr(error, "end_offset", None) or 0
        if end_line != line or end <= start:
            end_line, end = line, max(len(text.rstrip()) + 1, start + 1)
        return {"line": line, "column": max(start, 1), "endLine": end_line, "endColumn": end}
