"""Runs app files in the engine of an installed graphon: JSON on standard input is a list of [app, start inputs], on standard output what each ended with.

Their code runs on the sandbox that CODE_EXECUTION_ENDPOINT names, by graphon's own client. Without one this process stands in for it: the code of an
exported app is Nodelab's own or a test's.
"""

import json
import os
import sys

from graphon import dsl
from graphon.dsl import code_runtime


def execute(self, *, language, code, inputs):
    if language != "python3":
        raise ValueError(f"{language} is not run here")
    space = {}
    exec(code, space)  # noqa: S102
    return space["main"](**inputs)


if "CODE_EXECUTION_ENDPOINT" not in os.environ:
    code_runtime.SandboxCodeExecutor.execute = execute


def run(app, inputs):
    plan = dsl.inspect(app)
    if plan.load_status != dsl.LoadStatus.LOADABLE:
        return {"status": str(plan.load_status), "reason": plan.load_reason}
    last = None
    try:
        for event in dsl.loads(app, start_inputs=inputs).run():
            last = event
    except RuntimeError as error:
        # What failed a run is raised where its last event would be.
        return {"status": "failed", "outputs": None, "reason": str(error)}
    return {
        "status": type(last).__name__,
        "outputs": getattr(last, "outputs", None),
        "reason": getattr(last, "error", None),
    }


print(json.dumps([run(app, inputs) for app, inputs in json.load(sys.stdin)]))
