# Becomes a Node under a supervisor that answers its refused calls. What follows on standard input is Node's own.
from nodelab.supervise import run_node


def await_script(settings):
    run_node(settings["confinement"], settings["reports"], settings["program"])
