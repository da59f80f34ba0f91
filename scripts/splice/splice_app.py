"""Makes app files as PyYAML and people write them, and tells whether an edit changed nothing but what was meant.

Reads one JSON request a line, answers one JSON line. `{"make": [seed, ...]}` answers with
`{"text", "data"}` a seed: the text of a file and, by place in the graph, what PyYAML reads of each node's data.
`{"read": [text, ...]}` with the latter;
`{"dump": [text, ...]}` with each text as Dify's export would write it. `{"check": [{"before", "after", "node", "fields", "original", "data"}, ...]}` answers with null or what is wrong, a case;
with `unread` where PyYAML did not read `original` before the edit.
"""

import json
import random
import re
import sys

import yaml

FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

PIECES = [
    "def main(text: str):", "return {", '"result": text', "}", "# note: x", "'it''s'", "\\n", "\\", '"', "{{ arg1 }}",
    "a - b", "- item", "key: value", "#", "中文的字", "é", "😀", "\t", "%", "@x", "`", "|", ">", "!tag", "&a", "*b", "0x1F",
    "yes", "~", "...", "---", "\u00a0", "x" * 90, "for word in words if word", "? ", "[1, 2]", "{'a': 1}", ": ", " #c",
]
ODD = ["\u2028", "\x85", "\ufeff", "\x07", "\x1b", "\r"]


def words(rng, most):
    return " ".join(rng.choice(PIECES) for _ in range(rng.randint(0, most)))


def code(rng):
    kind = rng.random()
    if kind < 0.1:
        return rng.choice(["", " ", "\n", "x", "\n\n", "a\n", "a\n\n", " a", "a ", "\n a", "1", "null", "true", "a: b"])
    lines = []
    for _ in range(rng.randint(1, 14)):
        lines.append(" " * rng.choice([0, 0, 2, 4, 4, 8]) + words(rng, 6) if rng.random() < 0.85 else "")
    text = "\n".join(lines) + "\n" * rng.choice([0, 0, 1, 1, 2])
    if rng.random() < 0.3:
        text = "\n" + text
    if rng.random() < 0.15:
        at = rng.randint(0, len(text))
        text = text[:at] + rng.choice(ODD) + text[at:]
    return text


def name(rng, taken):
    while True:
        found = rng.choice(["text", "arg1", "items", "n", "y", "on", "score", "名", "a_b", "x1", "result", "type", "10"]) + rng.choice(
            ["", "", "_2", "_3", "9"])
        if found not in taken:
            taken.add(found)
            return found


def output(rng, depth=0):
    kind = rng.choice(["string", "number", "boolean", "object", "array[string]", "array[number]", "array[object]", "array[boolean]"])
    children = None
    if depth < 2 and kind in ("object", "array[object]") and rng.random() < 0.3:
        taken = set()
        children = {name(rng, taken): output(rng, depth + 1) for _ in range(rng.randint(1, 2))}
    return {"type": kind, "children": children}


def node_data(rng):
    taken = set()
    variables = []
    for _ in range(rng.randint(0, 4)):
        one = {"variable": name(rng, taken), "value_selector": [str(rng.randint(10**12, 10**13)), name(rng, set())]}
        if rng.random() < 0.7:
            one["value_type"] = rng.choice(["string", "number", "array[string]", "object", "file", "integer", "any"])
        if rng.random() < 0.1:
            one["note"] = words(rng, 3)
        if rng.random() < 0.1:
            one["value_selector"] = []
        variables.append(one)
    data = {"title": rng.choice(["Code", "Parse ticket", "代码执行", "1", "a: b", "it's"]) + words(rng, 2), "desc": words(rng, 30) if rng.random() < 0.3 else "",
            "selected": rng.random() < 0.5, "variables": variables}
    if rng.random() < 0.15:
        return {**data, "type": "template-transform", "template": code(rng)}
    data.update(type="code", code=code(rng), code_language=rng.choice(["python3", "python3", "javascript"]))
    taken = set()
    data["outputs"] = {name(rng, taken): output(rng) for _ in range(rng.randint(0, 3))}
    if rng.random() < 0.2:
        data["error_strategy"] = rng.choice(["fail-branch", "default-value"])
        data["default_value"] = [
            {"key": key, "type": "string", "value": rng.choice(["", "x", "{}", "5", words(rng, 3)])} for key in list(data["outputs"])[:2]]
    if rng.random() < 0.2:
        data["retry_config"] = {"retry_enabled": True, "max_retries": rng.randint(1, 9), "retry_interval": 500}
    if rng.random() < 0.2:
        data["dependencies"] = rng.choice([[], [{"name": "pandas", "version": ""}, {"name": "six", "version": "1.16"}]])
    if rng.random() < 0.2:
        data["isInIteration"] = True
    if rng.random() < 0.1:
        data["x_unknown"] = {"deep": [1, 2.5, None, {"more": words(rng, 4)}]}
    return data


def app(rng):
    nodes = []
    for at in range(rng.randint(1, 4)):
        nodes.append({"data": node_data(rng), "id": str(1700000000000 + at), "position": {"x": at * 300, "y": 282.5},
                      "type": "custom", "width": 244})
    nodes.append({"data": {"type": "llm", "title": "LLM", "prompt_template": [{"role": "system", "text": code(rng) + "{{#1700000000000.result#}}"}]},
                  "id": "1700000000900", "type": "custom"})
    edges = [{"id": "a-b", "source": nodes[at]["id"], "target": nodes[at + 1]["id"], "type": "custom"} for at in range(len(nodes) - 1)]
    if rng.random() < 0.05:
        # The same list twice: PyYAML writes an anchor and an alias.
        shared = ["1700000000000", "result"]
        for one in nodes[:-1]:
            for variable in one["data"]["variables"]:
                variable["value_selector"] = shared
    return {"app": {"name": "made " + words(rng, 2), "icon": "🤖", "mode": rng.choice(["workflow", "advanced-chat"]), "description": code(rng)},
            "dependencies": [], "kind": "app", "version": "0.6.0",
            "workflow": {"conversation_variables": [], "environment_variables": [], "features": {"file_upload": {"enabled": False}},
                         "graph": {"edges": edges, "nodes": nodes, "viewport": {"x": 0, "y": 0.5, "zoom": 1}}}}


class Indented(yaml.SafeDumper):
    """Lists stand right of their key, as js-yaml and people write them."""

    def increase_indent(self, flow=False, indentless=False):
        return super().increase_indent(flow, False)


class Blocks(Indented):
    """Texts of several lines are literal blocks, as js-yaml writes them."""


def block(dumper, text):
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


Blocks.add_representer(str, block)


def written(rng, data):
    if rng.random() < 0.4:
        return yaml.dump(data, allow_unicode=True)
    options = {"allow_unicode": rng.random() < 0.8, "width": rng.choice([80, 80, 20, 1000]), "sort_keys": rng.random() < 0.5}
    kind = rng.random()
    if kind < 0.35:
        return yaml.dump(data, Dumper=Blocks, **options)
    if kind < 0.5:
        return yaml.dump(data, Dumper=Indented, indent=rng.choice([2, 4]), **options)
    if kind < 0.6:
        return yaml.dump(data, default_style=rng.choice(['"', "'", "|", ">"]), **options)
    if kind < 0.7:
        return yaml.dump(data, default_flow_style=rng.choice([None, True]), **options)
    if kind < 0.75:
        return json.dumps(data, ensure_ascii=False, indent=rng.choice([None, 2]))
    return yaml.dump(data, indent=rng.choice([2, 2, 4]), **options)


def decorated(rng, text):
    """Comments, spaces at the ends of lines, empty lines: what an editor leaves."""
    lines = text.split("\n")
    out = []
    for line in lines:
        bare = line.strip()
        if rng.random() < 0.5 and bare in ("code_language: python3", "type: code", "selected: false", "outputs:", "variables:"):
            line += rng.choice(["   ", " # a note", "  # 注"])
        if rng.random() < 0.3 and bare in ("- data:", "outputs:", "variables:", "type: custom"):
            indent = line[: len(line) - len(line.lstrip())]
            out.append(indent + "# above: " + words(rng, 2).replace("\n", " ").replace("\t", " "))
        out.append(line)
        if rng.random() < 0.1 and bare == "code_language: python3":
            out.append("")
    return "\n".join(out)


def datas(app):
    return [node["data"] for node in app["workflow"]["graph"]["nodes"]]


def make(seed):
    rng = random.Random(seed)
    data = app(rng)
    text = written(rng, data)
    read = yaml.load(text, Loader=FAST)
    for change in (
        lambda t: decorated(rng, t) if rng.random() < 0.3 else t,
        lambda t: t.replace("\n", "\r\n") if rng.random() < 0.15 else t,
        lambda t: "\ufeff" + t if rng.random() < 0.1 else t,
    ):
        changed = change(text)
        try:
            # What meant something else by then is left out.
            if changed != text and yaml.load(changed, Loader=FAST) == read:
                text = changed
        except yaml.YAMLError:
            pass
    return {"text": text, "data": datas(read)}


def child(node, key):
    for at, (name_node, value) in enumerate(node.value):
        if name_node.value == key:
            return name_node, value
    return None, None


def parsed(text):
    """The tree of a text, and what it means."""
    loader = FAST(text)
    try:
        node = loader.get_single_node()
        return node, loader.construct_document(node)
    finally:
        loader.dispose()


def place_of(text, mark, starts):
    """The character that a mark stands before. The loader in C counts bytes, but its lines and columns are characters."""
    return min(starts[mark.line] + mark.column, len(text)) if mark.line < len(starts) else len(text)


def span(text, node, place, fields):
    """From the first to the last character of what may change."""
    starts = [0, *(found.end() for found in re.finditer("\r\n|[\n\r\x85\u2028\u2029]", text))]
    for key in ("workflow", "graph", "nodes"):
        node = child(node, key)[1]
    data = child(node.value[place], "data")[1]
    found = [child(data, field) for field in fields]
    if any(value is None for _, value in found):
        found = [(data, data)]
    start = min(place_of(text, k.start_mark, starts) for k, _ in found)
    # A key that goes takes along the break or the comma before it.
    return (len(text[:start].rstrip(" \r\n,")),
            max(place_of(text, v.end_mark, starts) for _, v in found))


def common(a, b):
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[:middle] == b[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def ordered(value):
    """Tells 1 from True and 1.0, whatever the keys are: of a file that was not written by PyYAML they can be numbers."""
    if isinstance(value, dict): return sorted((repr(key), ordered(one)) for key, one in value.items())
    return [ordered(one) for one in value] if isinstance(value, list) else repr(value)


def check(case):
    before, after, place = case["before"], case["after"], case["node"]
    has_bom = before.startswith("\ufeff")
    body, edited = before[has_bom:], after[has_bom:]
    try:
        tree, wanted = parsed(body)
    except yaml.YAMLError:
        return "unread"
    if wanted["workflow"]["graph"]["nodes"][place]["data"] != case["original"]:
        return "unread"
    wanted["workflow"]["graph"]["nodes"][place]["data"] = case["data"]
    try:
        found = yaml.safe_load(after)
    except yaml.YAMLError as error:
        try:
            yaml.safe_load(before)
        except yaml.YAMLError:
            # What was written by the other library, PyYAML refused before as well.
            return "unread"
        return f"PyYAML refuses it: {error}"
    if found != wanted or ordered(found) != ordered(wanted):
        got = found["workflow"]["graph"]["nodes"][place]["data"]
        keys = [key for key in {**got, **case["data"]} if got.get(key, "-") != case["data"].get(key, "-")]
        return f"PyYAML reads another value: {[(key, got.get(key, '-'), case['data'].get(key, '-')) for key in keys][:1]}"
    if has_bom != after.startswith("\ufeff"):
        return "the BOM came or went"
    if "\r" not in before and "\r" in after or ("\r\n" in before and before.count("\n") == before.count("\r\n") and after.count("\n") != after.count("\r\n")):
        return "line ends changed"
    start, end = span(body, tree, place, case["fields"])
    if body != edited and common(body, edited) < start:
        return f"a character before the value changed: {common(body, edited)} < {start}"
    if body != edited and common(body[::-1], edited[::-1]) < len(body) - end:
        return "a character behind the value changed"
    return None


def main():
    for line in sys.stdin:
        request = json.loads(line)
        if "make" in request:
            answer = [make(seed) for seed in request["make"]]
        elif "dump" in request:
            answer = [yaml.dump({"k": {"code": text}}, allow_unicode=True) for text in request["dump"]]
        elif "read" in request:
            answer = [datas(yaml.safe_load(text)) for text in request["read"]]
        else:
            answer = [check(case) for case in request["check"]]
        print(json.dumps(answer), flush=True)


main()
