# Loads parts of the worker as they are shipped, then runs a program that uses them as the package "nodelab". Standard input: a line of JSON with
# "parts" (name, text), "program", and what the program finds as `told`.
import json
import sys

told = json.loads(sys.stdin.readline())
package = type(sys)("nodelab")
package.__path__ = []
sys.modules["nodelab"] = package
for name, text in told["parts"]:
    part = type(sys)("nodelab." + name)
    sys.modules[part.__name__] = part
    setattr(package, name, part)
    exec(compile(text, "<nodelab %s>" % name, "exec"), part.__dict__)
exec(compile(told["program"], "<program>", "exec"), {"__name__": "program", "told": told})
