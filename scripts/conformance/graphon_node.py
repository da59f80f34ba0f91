"""Puts cases to the code node of an installed graphon: a line of JSON in is a list of cases, the line out their outcomes.

A case is what a sandbox answered (`stdout`, `error`) or a `result` as JSON text, and the declared `outputs`, or null where only the
parser is asked. Declarations come as pairs of a name and a spec, members too, which keeps their order. JSON texts travel inside strings, so that NaN, huge integers and lone surrogates arrive as they were written.
"""

import json
import sys

from graphon.dsl import code_runtime
from graphon.nodes.code.code_node import CodeNode
from graphon.nodes.code.entities import CodeNodeData
from graphon.nodes.code.limits import CodeNodeLimits

# The names of limits stand in the order of the node's own class.
LIMITS = (
    ("max_string_length", "maxStringLength"),
    ("max_number", "maxNumber"),
    ("min_number", "minNumber"),
    ("max_precision", "maxPrecision"),
    ("max_depth", "maxDepth"),
    ("max_number_array_length", "maxNumberArrayLength"),
    ("max_string_array_length", "maxStringArrayLength"),
    ("max_object_array_length", "maxObjectArrayLength"),
)


class Response:
    """As much of an HTTP response as the sandbox's client reads."""

    status_code = 200

    def __init__(self, stdout, error):
        self._body = {"code": 0, "message": "success", "data": {"stdout": stdout, "error": error}}

    def json(self):
        return self._body


class Executor:
    """Gives the node an answer that is already there, read by graphon's own client and parser."""

    def __init__(self, case):
        self._case = case
        self._parsing = False

    def execute(self, *, language, code, inputs):
        case = self._case
        if case["stdout"] is None:
            return json.loads(case["result"])
        stdout = code_runtime._DifySandboxClient._stdout_from_response(Response(case["stdout"], case["error"]))
        self._parsing = True
        result = code_runtime._transformer_for(language).parse_result(stdout)
        self._parsing = False
        return result

    def is_execution_error(self, error):
        # graphon's parser refuses with the class of the sandbox's own failures, Dify's with a ValueError that the node lets through.
        return not self._parsing and isinstance(error, code_runtime.SandboxCodeExecutionError)


class ParsingNode(CodeNode):
    """A node that checks nothing, so that what the parser returned can be seen."""

    def _transform_result(self, result, output_schema, prefix="", depth=1):
        return result


def declared(pairs):
    """Declarations as Dify has them: a dict by name at every level; None where nothing is declared."""
    if pairs is None:
        return None
    return {name: {"type": spec["type"], "children": declared(spec["children"])} for name, spec in pairs}


def node_for(case, limits):
    """A code node without a graph: what `_run` reads of it and nothing else."""
    kind = ParsingNode if case["outputs"] is None else CodeNode
    node = kind.__new__(kind)
    node._node_data = CodeNodeData(
        title="node", variables=[], code_language="python3", code="", outputs=declared(case["outputs"] or ())
    )
    node._limits = limits
    node._code_executor = Executor(case)
    return node


def reason_of(error):
    """The words of an exception that left the node."""
    # Dify's parser puts this sentence before all but a ValueError of json.loads; graphon's lets it through as it is.
    if isinstance(error, RecursionError) and "decoding" in str(error):
        return f"Unexpected error during response transformation: {error}"
    return str(error)


def outcome(case, limits):
    try:
        end = node_for(case, limits)._run()
    except Exception as error:
        return {"type": "WorkflowNodeError", "message": reason_of(error), "keepsInputs": False}
    if end.status == "succeeded":
        return {"ok": json.dumps(end.outputs)}
    kind = "CodeExecutionError" if end.error_type == "SandboxCodeExecutionError" else end.error_type
    return {"type": kind, "message": end.error, "keepsInputs": True}


def main():
    limits = [CodeNodeLimits(**{name: int(given[key]) for name, key in LIMITS}) for given in json.loads(sys.argv[1])]
    for line in sys.stdin:
        print(json.dumps([outcome(case, limits[case["limits"]]) for case in json.loads(line)]), flush=True)


main()
