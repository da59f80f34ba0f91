# Asks a Python which of the names on standard input it has otherwise than is told: {"module.name": [since, gone]}, each a minor version or null. Prints a
# list of those, as JSON.
import importlib
import inspect
import json
import sys
import warnings

warnings.simplefilter("ignore")
own = sys.version_info[1]


def find(path):
    parts = path.split(".")
    for at in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:at]))
        except ImportError:
            continue
        for part in parts[at:]:
            if not hasattr(found, part):
                return None
            found = getattr(found, part)
        return [found]
    return None


def has(path, parameter):
    """Whether a name is there, or a function takes a parameter by its name; None where it does not tell."""
    found = find(path)
    if not parameter:
        return found is not None
    if found is None:
        return None
    try:
        all_of = inspect.signature(found[0]).parameters
    except (ValueError, TypeError):
        return None
    if any(one.kind is one.VAR_KEYWORD for one in all_of.values()):
        return "anything"
    return parameter in all_of and all_of[parameter].kind is not inspect.Parameter.POSITIONAL_ONLY


others = []
for name, (since, gone) in json.load(sys.stdin).items():
    path, _, parameter = name.partition("(")
    wanted = (since is None or own >= since) and (gone is None or own < gone)
    if has(path, parameter) not in (None, wanted):
        others.append(name)
print(json.dumps(others))
