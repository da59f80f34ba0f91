# What is known of an expression's value without running it. Whatever is not certain is `unknown`.
import ast

from nodelab import objects, scalars

MOST_ITEMS = 1200
LONGEST = 2000
DEEPEST = 40
# Names that are followed for one expression.
MOST_NAMES = 300

TEXT_METHODS = {
    "join", "strip", "lstrip", "rstrip", "upper", "lower", "title", "capitalize", "replace", "format", "zfill", "center", "ljust", "rjust",
    "casefold", "swapcase", "expandtabs", "removeprefix", "removesuffix", "translate",
}
# Methods whose name tells what they give, whatever they are called on.
TEXT_ANYWHERE = {"strftime", "isoformat", "hexdigest"}

BY_CALL = {
    "str": "str", "repr": "str", "chr": "str", "hex": "str", "bin": "str", "oct": "str", "ascii": "str", "format": "str", "input": "str",
    "json.dumps": "str", "base64.b64encode": "bytes", "base64.b64decode": "bytes", "re.sub": "str", "os.getcwd": "str", "time.strftime": "str",
    "html.escape": "str", "html.unescape": "str", "urllib.parse.quote": "str", "urllib.parse.urlencode": "str", "textwrap.dedent": "str",
    "traceback.format_exc": "str", "int": "int", "len": "int", "ord": "int", "hash": "int", "id": "int", "float": "float", "time.time": "float",
    "random.random": "float", "math.sqrt": "float", "bool": "bool", "isinstance": "bool", "callable": "bool", "hasattr": "bool",
    "any": "bool", "all": "bool", "list": "list", "sorted": "list", "re.findall": "list", "re.split": "list", "dir": "list", "os.listdir": "list",
    "tuple": "list", "dict": "dict", "collections.OrderedDict": "dict", "collections.Counter": "dict", "collections.defaultdict": "dict",
    "set": "set", "frozenset": "set", "bytes": "bytes", "bytearray": "bytes", "zlib.compress": "bytes", "os.urandom": "bytes",
    "re.finditer": "generator", "map": "generator", "filter": "generator", "zip": "generator", "enumerate": "generator", "reversed": "generator", "iter": "generator",
}

CLASSES = {
    "decimal.Decimal": "Decimal", "datetime.datetime": "datetime", "datetime.date": "date", "datetime.time": "time",
    "datetime.timedelta": "timedelta", "uuid.UUID": "UUID", "fractions.Fraction": "Fraction", "pathlib.Path": "PosixPath",
    "pathlib.PurePath": "PurePosixPath", "range": "range", "complex": "complex", "collections.deque": "deque", "memoryview": "memoryview",
    "object": "object", "pandas.DataFrame": "DataFrame", "pandas.Series": "Series", "pandas.Timestamp": "Timestamp", "io.BytesIO": "BytesIO",
    "io.StringIO": "StringIO", "re.compile": "Pattern", "threading.Thread": "Thread", "datetime.timezone": "timezone",
    "numpy.int64": "int64", "numpy.int32": "int32", "numpy.float32": "float32", "numpy.bool_": "bool",
}
for name in ("now", "utcnow", "today", "fromtimestamp", "strptime", "fromisoformat", "utcfromtimestamp", "combine"):
    CLASSES["datetime.datetime." + name] = "datetime"
for name in ("today", "fromisoformat", "fromtimestamp"):
    CLASSES["datetime.date." + name] = "date"
for name in ("uuid1", "uuid3", "uuid4", "uuid5"):
    CLASSES["uuid." + name] = "UUID"
for name in ("array", "zeros", "ones", "arange", "linspace", "asarray", "full", "eye", "empty", "concatenate"):
    CLASSES["numpy." + name] = "ndarray"
for name in ("read_csv", "read_json", "read_excel", "concat", "merge"):
    CLASSES["pandas." + name] = "DataFrame"

NUMBERS = {"math.nan": "nan", "numpy.nan": "nan", "math.inf": "inf", "numpy.inf": "inf"}
SCALARS = ("str", "int", "float", "bool", "none")


class Values:
    """Reads values in one function (or the module): `look` tells what a name stands for, `dotted` the whole name of what is called."""

    # Whether more is told than is certain.
    likely = False

    def __init__(self, places, look, dotted):
        self.places, self.look, self.dotted = places, look, dotted
        self.looked = 0

    def of(self, node, depth=0):
        found = self.known(node, depth)
        return dict(found or {"kind": "unknown"}, place=self.places.of(node))

    def known(self, node, depth):
        if depth == 0:
            self.looked = 0
        reader = getattr(self, "of_" + type(node).__name__, None)
        return None if reader is None or depth > DEEPEST else reader(node, depth + 1)

    def of_Constant(self, node, depth):
        value = node.value
        if value is None:
            return {"kind": "none"}
        if isinstance(value, bool):
            return {"kind": "bool", "text": "true" if value else "false"}
        if isinstance(value, str):
            return {"kind": "str", "length": len(value), **({"text": value} if len(value) <= LONGEST else {})}
        if isinstance(value, (int, float)):
            try:
                return {"kind": type(value).__name__, "text": repr(value)}
            except ValueError:  # More digits than Python writes out.
                return {"kind": "int"}
        if isinstance(value, bytes):
            return {"kind": "bytes"}
        return {"kind": "object", "of": type(value).__name__}

    def of_JoinedStr(self, node, depth):
        return {"kind": "str"}

    def of_TemplateStr(self, node, depth):
        return {"kind": "object", "of": "Template"}

    of_Template = of_TemplateStr

    def sequence(self, node, depth, kind):
        items = [self.of(one, depth) for one in node.elts[:MOST_ITEMS] if not isinstance(one, ast.Starred)]
        return {"kind": kind, "items": items, "length": len(node.elts), "isOpen": any(isinstance(one, ast.Starred) for one in node.elts)}

    def of_List(self, node, depth):
        return self.sequence(node, depth, "list")

    of_Tuple = of_List

    def of_Set(self, node, depth):
        return {"kind": "set"}

    of_SetComp = of_Set

    def of_ListComp(self, node, depth):
        return {"kind": "list", "isOpen": True}

    def of_DictComp(self, node, depth):
        return {"kind": "dict", "isOpen": True}

    def of_GeneratorExp(self, node, depth):
        return {"kind": "generator"}

    def of_Lambda(self, node, depth):
        return {"kind": "function"}

    def of_Dict(self, node, depth):
        members, spread = [], False
        for key, value in list(zip(node.keys, node.values))[:MOST_ITEMS]:
            if key is None:
                spread = True
                # What is spread may hold any of those before it, and goes before them.
                for one in members:
                    one["value"] = {"kind": "unknown", "place": one["value"]["place"]}
                continue
            known = self.of(key, depth)
            text = known.get("text") if known["kind"] == "str" else None
            kind = "tuple" if isinstance(key, ast.Tuple) else known["kind"]
            members.append({"key": text, "keyKind": kind, "place": self.places.of(key), "value": self.of(value, depth)})
        return {"kind": "dict", "members": members, "isOpen": spread}

    def of_Name(self, node, depth):
        self.looked += 1
        # Names that stand for names that stand for names: nobody follows them for ever.
        if self.looked > MOST_NAMES:
            return None
        return self.look(node, lambda value: self.known(value, depth))

    def of_Attribute(self, node, depth):
        name = self.dotted(node)
        return {"kind": "float", "text": NUMBERS[name]} if name in NUMBERS else None

    def of_Subscript(self, node, depth):
        return scalars.part(self.known(node.value, depth), node.slice)

    def of_NamedExpr(self, node, depth):
        return self.known(node.value, depth)

    def of_IfExp(self, node, depth):
        return self.either([node.body, node.orelse], depth)

    def of_BoolOp(self, node, depth):
        return self.either(node.values, depth)

    def either(self, nodes, depth):
        """One of several: what they have in common."""
        found = [self.known(node, depth) for node in nodes]
        kinds = {(one or {"kind": "unknown"})["kind"] for one in found}
        kind = kinds.pop()
        if kinds or kind in ("unknown", "object"):
            return None
        return {"kind": kind, "isOpen": True} if kind in ("list", "dict") else {"kind": kind}

    def of_UnaryOp(self, node, depth):
        if isinstance(node.op, ast.Not):
            return {"kind": "bool"}
        found = self.known(node.operand, depth)
        if found is None or found["kind"] not in ("int", "float"):
            return None
        text = found.get("text")
        minus = isinstance(node.op, ast.USub)
        if text is None or isinstance(node.op, ast.Invert):
            return {"kind": found["kind"]}
        return {"kind": found["kind"], "text": (text[1:] if text[0] == "-" else "-" + text) if minus else text}

    def of_Compare(self, node, depth):
        if all(isinstance(op, (ast.In, ast.NotIn, ast.Is, ast.IsNot)) for op in node.ops):
            return {"kind": "bool"}
        sides = [self.known(one, depth) for one in [node.left, *node.comparators]]
        return {"kind": "bool"} if all(one and one["kind"] in SCALARS for one in sides) else None

    def of_BinOp(self, node, depth):
        left = self.known(node.left, depth)
        if isinstance(node.op, ast.Mod) and left and left["kind"] == "str":
            return {"kind": "str"}
        right = self.known(node.right, depth)
        if right is None and isinstance(node.op, ast.Mult) and isinstance(node.left, ast.List) and isinstance(node.right, ast.Name):
            return {"kind": "list", "items": left.get("items") or [], "isOpen": True}
        if left is None or right is None:
            return None
        made = objects.arithmetic(node.op, left, right)
        if made is not None:
            return made
        kinds = (left["kind"], right["kind"])
        if set(kinds) == {"int"} and isinstance(node.op, (ast.Mult, ast.Add, ast.Sub)):
            texts = (left.get("text"), right.get("text"))
            if None in texts or max(map(len, texts)) > 12:
                return {"kind": "int"}
            one, other = map(int, texts)
            made = one * other if isinstance(node.op, ast.Mult) else one + other if isinstance(node.op, ast.Add) else one - other
            return {"kind": "int", "text": str(made)}
        if isinstance(node.op, ast.Mult) and "int" in kinds:
            return self.repeated(left, right) if kinds[1] == "int" else self.repeated(right, left)
        if isinstance(node.op, ast.Add) and kinds in (("str", "str"), ("bytes", "bytes")):
            return {"kind": kinds[0]}
        if isinstance(node.op, ast.Add) and kinds == ("list", "list"):
            return {"kind": "list", "isOpen": True}
        if not set(kinds) <= {"int", "float"}:
            return None
        if isinstance(node.op, ast.Div):
            return {"kind": "float"}
        if isinstance(node.op, ast.Pow):
            return scalars.power(left, right)
        if not isinstance(node.op, (ast.Add, ast.Sub, ast.Mod, ast.FloorDiv)):
            return None
        return {"kind": "float" if "float" in kinds else "int"}

    def repeated(self, one, times):
        kind, text = one["kind"], times.get("text")
        count = int(text) if text is not None and len(text) < 10 else None
        if kind in ("int", "float"):
            return {"kind": kind}
        if kind not in ("str", "list"):
            return None
        length = one.get("length")
        if count is None or length is None or one.get("isOpen"):
            return {"kind": kind, **({"isOpen": True} if kind == "list" else {})}
        first = one.get("items") or []
        return {"kind": kind, "length": max(count, 0) * length, **({"items": first, "isOpen": True} if kind == "list" else {})}

    def of_Call(self, node, depth):
        name = self.dotted(node.func)
        if name in CLASSES:
            return {"kind": "object", "of": CLASSES[name]}
        if name in ("float", "numpy.float64") and len(node.args) == 1:
            text = getattr(node.args[0], "value", None)
            bare = text.strip().lower().lstrip("+-") if isinstance(text, str) else ""
            if bare in ("nan", "inf", "infinity"):
                return {"kind": "float", "text": "nan" if bare == "nan" else "inf"}
        if name == "list" and len(node.args) == 1 and isinstance(node.args[0], ast.Call) and self.dotted(node.args[0].func) == "range":
            ends = [getattr(one, "value", None) for one in node.args[0].args]
            if ends and len(ends) <= 3 and all(type(one) is int for one in ends):
                try:
                    return {"kind": "list", "length": len(range(*ends)), "items": [], "isOpen": True}
                except (ValueError, OverflowError):
                    return None
        if name == "dict" and not node.args and all(one.arg for one in node.keywords):
            members = [
                {"key": one.arg, "keyKind": "str", "place": self.places.of(one), "value": self.of(one.value, depth)}
                for one in node.keywords
            ]
            return {"kind": "dict", "members": members, "isOpen": False}
        told = scalars.of_call(self, name, node, depth)
        if told is not None:
            return told
        if name in BY_CALL:
            kind = BY_CALL[name]
            return {"kind": kind, "isOpen": True} if kind in ("list", "dict") else {"kind": kind}
        return self.of_method(node, depth)

    def of_method(self, node, depth):
        if not isinstance(node.func, ast.Attribute):
            return None
        method = node.func.attr
        if method in TEXT_ANYWHERE:
            return {"kind": "str"}
        on = self.known(node.func.value, depth)
        kind = on["kind"] if on else None
        made = objects.method(on, method)
        if made is not None:
            return made
        if kind == "str":
            if method in TEXT_METHODS:
                return {"kind": "str"}
            if method in ("split", "splitlines", "rsplit"):
                items = [{"kind": "str", "place": self.places.of(node)}] if self.likely else []
                return {"kind": "list", "isOpen": True, "items": items}
            if method == "encode":
                return {"kind": "bytes"}
            if method in ("find", "count", "index", "rfind"):
                return {"kind": "int"}
            if method.startswith("is") or method in ("startswith", "endswith"):
                return {"kind": "bool"}
        if kind == "bytes" and method in ("decode", "hex"):
            return {"kind": "str"}
        return None
