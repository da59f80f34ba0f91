# Lists and dicts of `main` that are built step by step: `found["key"] = value`, `rows.append(row)`.
import ast

from nodelab import scopes
from nodelab.elements import same_kind

BLOCKS = ("body", "orelse", "finalbody")
HOLDERS = (ast.stmt, ast.ExceptHandler, ast.match_case)
LOOPS = (ast.For, ast.AsyncFor, ast.While)
# Reading by these leaves a dict's own keys as they are.
READS = {"get", "items", "values", "keys", "copy"}


class Builds:
    """Where each node of a function stands."""

    def __init__(self, owner, scope):
        self.owner, self.scope = owner, scope
        self.blocks, self.stores = {}, None
        # The names that functions in it bind as its own, or as the module's.
        self.shared = set()
        for node in scopes.walk(owner):
            if isinstance(node, (ast.Global, ast.Nonlocal)):
                self.shared.update(node.names)
            for field in BLOCKS if isinstance(node, HOLDERS) else ():
                block = getattr(node, field, None)
                if isinstance(block, list):
                    for at, one in enumerate(block):
                        self.blocks[id(one)] = (id(block), at)

    def stores_of(self, name):
        """What binds a name in the function, but for what it takes; each with what it stands in."""
        if self.stores is None:
            self.stores = {}
            for node, parent in scopes.inside(self.owner):
                if isinstance(node, ast.arg):
                    continue
                for one in scopes.targets_of(node):
                    self.stores.setdefault(one, []).append((node, parent))
        return self.stores.get(name, [])

    def above(self, node):
        """What a node stands in, from the inside, up to the function."""
        while node is not self.owner:
            node = node._parent
            if node is None:
                return
            yield node

    def when(self, node, use):
        """Whether a statement is done before a use: `surely`, `perhaps` or `never`."""
        lists = {}
        for one in [use, *self.above(use)]:
            if id(one) in self.blocks:
                block, at = self.blocks[id(one)]
                lists[block] = at
        for one in [node, *self.above(node)]:
            if id(one) in self.blocks:
                block, at = self.blocks[id(one)]
                if block in lists and at < lists[block]:
                    return "surely"
                break
        if (node.lineno, node.col_offset) < (use.lineno, use.col_offset):
            return "perhaps"
        # `finally` is done behind a `return` too, and what is returned is read behind that.
        above = {id(one) for one in self.above(node)}
        if any(id(last) in above for one in self.above(use) for last in getattr(one, "finalbody", ())):
            return "perhaps"
        around = {id(one) for one in self.above(use) if isinstance(one, LOOPS)}
        return "perhaps" if any(id(one) in around for one in self.above(node)) else "never"

    def dict_of(self, use, literal, values, depth):
        """A dict as it is where a name of it is read; None where something else may change it."""
        base = values.known(literal, depth)
        if base is None or base["kind"] != "dict":
            return None
        stores, touched = [], False
        for one, parent in self.scope.uses.get(use.id, []):
            if one is use or (parent is not None and scopes.harmless(one, parent)):
                continue
            if isinstance(parent, ast.Subscript) and parent.value is one and not isinstance(parent.ctx, ast.Del):
                touched = touched or isinstance(parent.ctx, ast.Load)
                if isinstance(parent.ctx, ast.Store):
                    stores.append(parent)
            elif isinstance(parent, ast.Attribute) and parent.attr in READS:
                touched = True
            elif not (isinstance(parent, LOOPS + (ast.comprehension,)) and getattr(parent, "iter", None) is one):
                return None
        found = Members(base, values.likely)
        for store in stores:
            when = self.when(store, use)
            if when != "never":
                found.put(store, when == "surely", self.given(store, values, depth), values)
        if touched and not values.likely:
            found.open_all()
        return found.told()

    def given(self, store, values, depth):
        """What an assignment gives to its target."""
        parent = store._parent
        if isinstance(parent, ast.Assign) and store in parent.targets:
            return values.of(parent.value, depth)
        return {"kind": "unknown", "place": values.places.of(store)}

    def list_of(self, use, literal, values, depth):
        """A list with what is put into it, wherever that stands; None where something else may change it."""
        base = values.known(literal, depth)
        if base is None or base["kind"] != "list":
            return None
        items = list(base.get("items") or [])
        for one, parent in self.scope.uses.get(use.id, []):
            if one is use or (parent is not None and (scopes.harmless(one, parent) or is_read(one, parent))):
                continue
            call = parent._parent if isinstance(parent, ast.Attribute) else None
            if not isinstance(call, ast.Call):
                return None
            if parent.attr == "append" and len(call.args) == 1:
                items.append(values.of(call.args[0], depth))
            elif parent.attr == "insert" and len(call.args) == 2:
                items.append(values.of(call.args[1], depth))
            elif parent.attr not in ("sort", "reverse", "index", "count", "copy", "join"):
                return None
        known = [one for one in items if one["kind"] not in ("unknown", "none")]
        # Of several kinds not all need to be in it at once.
        return {"kind": "list", "isOpen": True, "items": known[:1] if same_kind(known) is None else known}


def is_read(node, parent):
    """Whether a list is only looped over, or read at a place."""
    if isinstance(parent, ast.Subscript):
        return parent.value is node and isinstance(parent.ctx, ast.Load)
    return isinstance(parent, (*LOOPS, ast.comprehension))


class Members:
    """The members of a dict as statements add to it."""

    def __init__(self, base, likely):
        self.members, self.open, self.likely = list(base.get("members") or []), bool(base.get("isOpen")), likely

    def put(self, store, surely, value, values):
        key = store.slice
        text = key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else None
        place = values.places.of(key)
        if text is None:
            self.open = True
            if isinstance(key, ast.Tuple) and (surely or self.likely):
                self.members.append({"key": None, "keyKind": "tuple", "place": place, "value": value})
            elif not isinstance(key, ast.Constant):
                # It may be any of those before it.
                self.members = [dict(one, value={"kind": "unknown", "place": one["value"]["place"]}) for one in self.members]
            return
        at = next((at for at, one in enumerate(self.members) if one["key"] == text), None)
        member = {"key": text, "keyKind": "str", "place": place, "value": value}
        if at is not None:
            before = self.members[at]
            if not surely and not self.likely:
                member = dict(before, value={"kind": "unknown", "place": before["value"]["place"]})
            elif not surely and value["kind"] == "unknown":
                member = before
            self.members[at] = member
        elif surely or self.likely:
            self.members.append(member)
        else:
            self.open = True

    def open_all(self):
        """What is read out of it may be changed: of lists and dicts in it, only the kind is known."""
        self.members = [
            dict(one, value={"kind": one["value"]["kind"], "isOpen": True, "place": one["value"]["place"]})
            if one["value"]["kind"] in ("list", "dict")
            else one
            for one in self.members
        ]

    def told(self):
        return {"kind": "dict", "members": self.members, "isOpen": self.open}
