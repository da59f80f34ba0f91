# The values of a script's own variables where an exception ended it, as JSON. It is compiled when that has happened, with the builtins as they were
# before the script, and calls nothing of the script's: what Python itself is made of is told by Python's own means, anything else by its type's name.
# A run has ended by then: nothing here may ask the system for anything that its sandbox refuses.

# How much is told: characters of all, of one variable, of a text and of a name; frames, variables of each, members of a value by its depth; and how long it may take.
MOST, SHARE, TEXT, NAME = 48_000, 8_000, 300, 120
FRAMES, NAMES, MEMBERS = 30, 80, (60, 20, 10, 5)
SECONDS = 0.05
# Python's own traceback shows a call that repeats itself so often.
REPEATS = 3
# A longer integer takes long to be written, and is not read.
BITS = 1000

kind_of = type
mro_of = type.__dict__["__mro__"].__get__
name_of = type.__dict__["__name__"].__get__
own_of = type.__dict__["__dict__"].__get__
left, floor, end = [MOST], [0], monotonic() + SECONDS


def is_spent():
    return left[0] <= floor[0] or monotonic() > end


def written(text):
    left[0] -= len(text)
    return text


def among(one, many):
    # Not by `in`: a class can have a comparison of its own.
    return any([one is other for other in many])


Function = type(is_spent)
# What C writes into a class: attributes of two sorts, functions, and those that have two underscores.
Getters, Method, Slot = (type(int.real), type(Function.__globals__)), type(str.join), type(int.__repr__)


def text_of(value, most=TEXT):
    """A text as JSON, and whether it is only the beginning of one."""
    return written(quoted(str.__getitem__(value, slice(0, most)))), str.__len__(value) > most


def told(kind, text=None, size=None, cut=False, members=None):
    left[0] -= 24
    parts = ['"type":' + written(quoted(str.__getitem__(name_of(kind), slice(0, NAME))))]
    if text is not None:
        parts.append('"text":' + text)
    if size is not None:
        parts.append('"size":%d' % size)
    if cut:
        parts.append('"cut":true')
    if members is not None:
        parts.append('"members":[%s]' % ",".join(members))
    return "{%s}" % ",".join(parts)


def plain(text):
    return written(quoted(text))


def is_small(number):
    return int.bit_length(number) <= BITS


def class_in(module, name):
    """A class of a module that the script has imported; None where it is not what it seems."""
    found = dict.get(modules, module)
    named = dict.get(object.__getattribute__(found, "__dict__"), name) if kind_of(found) is Module else None
    return named if kind_of(named) is type else None


def of_c(cls, name, sort):
    """What a class has written in C under a name; None where it has it in Python."""
    found = own_of(cls).get(name)
    return found if among(kind_of(found), sort) else None


def own(value, name):
    """An attribute of a value that no code of Python's is run for; None where there is none."""
    for cls in mro_of(kind_of(value)):
        found = own_of(cls).get(name)
        if found is not None:
            return found.__get__(value) if among(kind_of(found), Getters) else None
    try:
        return object.__getattribute__(value, name)
    except AttributeError:
        return None


def moment(value, kind):
    """A date, a time or a span; None where it is none, or has a zone that is not Python's own."""
    for name in ("datetime", "date", "time"):
        cls = class_in("datetime", name)
        method = cls and of_c(cls, "isoformat", (Method,))
        if method and kind is cls:
            zone = own(value, "tzinfo")
            return method(value) if zone is None or kind_of(zone) is class_in("datetime", "timezone") else None
    for module, name in (("datetime", "timedelta"), ("decimal", "Decimal")):
        cls = class_in(module, name)
        slot = cls and of_c(cls, "__str__", (Slot,))
        if slot and kind is cls:
            return slot(value)
    return None


def length(axis):
    """The length of an axis of pandas, and its array where it has one."""
    data = own(axis, "_data")
    steps = own(axis, "_range")
    if kind_of(steps) is range:
        return len(steps), None
    sizes = shape(data)
    return (sizes[0], data) if sizes else (None, None)


def shape(value):
    """The sizes of an array of numpy; None where it is none."""
    array = class_in("numpy", "ndarray")
    getter = array and of_c(array, "shape", Getters)
    return getter.__get__(value) if getter and among(array, mro_of(kind_of(value))) else None


def table(value, kind, depth):
    """A table or a series of pandas by its sizes, and the names of its columns; None where it is none."""
    if kind is not class_in("pandas", "DataFrame") and kind is not class_in("pandas", "Series"):
        return None
    axes = own(own(value, "_mgr"), "axes")
    sizes = [length(axis) for axis in axes] if kind_of(axes) is list else []
    if not sizes or None in [size for size, _ in sizes]:
        return None
    text = plain(" × ".join([str(size) for size, _ in reversed(sizes)]))
    names = sizes[0][1] if len(sizes) == 2 else None
    tolist = names is not None and of_c(class_in("numpy", "ndarray"), "tolist", (Method,))
    columns = tolist(names) if tolist and sizes[0][0] <= 1000 else None
    return told(kind, text, members=columns and ['["columns",%s]' % described(columns, depth + 1)])


def is_written_shortly(part):
    kind = kind_of(part)
    if kind is int:
        return is_small(part)
    return part is None or kind is bool or kind is float or (kind is str and len(part) <= NAME)


def key_of(key):
    kind = kind_of(key)
    if kind is str:
        text, cut = text_of(key, NAME)
        return quoted(text[:-1] + ('…"' if cut else '"'))
    parts = key if kind is tuple and len(key) <= 4 else (key,)
    if all([is_written_shortly(part) for part in parts]):
        return plain(repr(key))
    return plain("<%s>" % name_of(kind))


def container(value, kind, depth):
    """What a list, a tuple, a set or a dict holds, those that are made of them included; None where it is none."""
    mro = mro_of(kind)
    base = next((base for base in (dict, list, tuple, set, frozenset) if among(base, mro)), None)
    if base is None:
        return None
    size = base.__len__(value)
    members = []
    most = MEMBERS[depth] if depth < len(MEMBERS) else 0
    if base is dict:
        for key, member in dict.items(value):
            if len(members) >= most or is_spent():
                break
            members.append("[%s,%s]" % (key_of(key), described(member, depth + 1)))
    else:
        for member in base.__iter__(value):
            if len(members) >= most or is_spent():
                break
            members.append('["%d",%s]' % (len(members), described(member, depth + 1)))
    return told(kind, size=size, cut=len(members) < size, members=members)


def scalar(value, kind):
    """A value without members that Python itself has; None where it is none."""
    mro = mro_of(kind)
    if kind is kind_of(None):
        return told(kind, plain("None"))
    if kind is bool:
        return told(kind, plain("True" if value else "False"))
    if among(str, mro):
        text, cut = text_of(value)
        return told(kind, text, size=str.__len__(value), cut=cut)
    if among(int, mro):
        bits = int.bit_length(value)
        return told(kind, plain(int.__repr__(value))) if bits <= BITS else told(kind, cut=True)
    if among(float, mro):
        return told(kind, plain(float.__repr__(value)))
    if kind is complex:
        return told(kind, plain(complex.__repr__(value)))
    if kind is bytes or kind is bytearray:
        size = len(value)
        return told(kind, plain(repr(bytes(value[:60]))), size=size, cut=size > 60)
    if kind is Function:
        return told(kind, plain(value.__code__.co_name[:NAME]))
    if kind is type:
        return told(kind, plain(str.__getitem__(name_of(value), slice(0, NAME))))
    if kind is range:
        ends = (value.start, value.stop, value.step)
        return told(kind, plain(repr(value)) if all([is_small(end) for end in ends]) else None)
    text = moment(value, kind)
    return None if text is None else told(kind, plain(text))


def described(value, depth):
    kind = kind_of(value)
    try:
        known = scalar(value, kind) or container(value, kind, depth)
        if known is None and among(BaseException, mro_of(kind)):
            args = BaseException.__dict__["args"].__get__(value)
            known = told(kind, members=['["args",%s]' % described(args, depth + 1)])
        if known is None:
            known = table(value, kind, depth)
        sizes = None if known else shape(value)
        if sizes is not None:
            known = told(kind, plain(" × ".join([str(size) for size in sizes]) or "1"))
        return known or told(kind)
    except Exception:
        # Another thread changes it, or it is not what it seems.
        return told(kind)


def is_shown(name, value, of_module, known):
    if kind_of(name) is not str or name.startswith(("__", ".")) or kind_of(value) is Module:
        return False
    return not of_module or (name not in known and kind_of(value) not in (Function, type))


def variables(frame, known):
    scope = frame.f_locals
    if kind_of(scope) is not dict and name_of(kind_of(scope)) != "FrameLocalsProxy":
        return [], 0
    of_module = scope is frame.f_globals
    names = [name for name, value in scope.items() if is_shown(name, value, of_module, known)]
    found = []
    for name in names[:NAMES]:
        # One variable leaves something for the others.
        floor[0] = max(0, left[0] - SHARE)
        if is_spent():
            break
        found.append("[%s,%s]" % (text_of(name, NAME)[0], described(scope[name], 0)))
    return found, len(names) - len(found)


def own_calls(trace, file):
    """The calls of the script, innermost first, as often as a traceback shows them."""
    calls, last, times = [], None, 0
    while trace is not None:
        code = trace.tb_frame.f_code
        place = (code.co_filename, trace.tb_lineno, code.co_name)
        times = times + 1 if place == last else 1
        last = place
        if code.co_filename == file and times <= REPEATS:
            calls.append((trace.tb_frame, trace.tb_lineno))
            if len(calls) > 2 * FRAMES:
                del calls[:FRAMES]
        trace = trace.tb_next
    return calls[: -FRAMES - 1 : -1]


def values(trace, file, known):
    """The calls and their variables, as one line of JSON; `known` are names that the sandbox's bootstrap left to the script."""
    told_calls = []
    for frame, line in own_calls(trace, file):
        if is_spent():
            break
        floor[0] = 0
        found, more = variables(frame, known)
        name = text_of(frame.f_code.co_name, NAME)[0]
        told_calls.append('{"line":%d,"function":%s,"more":%d,"values":[%s]}' % (line, name, more, ",".join(found)))
    return "[%s]" % ",".join(told_calls)
