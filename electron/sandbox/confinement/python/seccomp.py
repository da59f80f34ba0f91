# The filter: calls of a list pass, every other one waits for the answer of whoever holds the listener.
import ctypes
import struct

from nodelab.kernel import architecture, call

ALLOW, NOTIFY, KILL = 0x7FFF0000, 0x7FC00000, 0x80000000
ERRNO = 0x00050000
SET_FILTER, NEW_LISTENER = 1, 8
LOAD, JUMP, JUMP_IF_EQUAL, JUMP_IF_AT_LEAST, RETURN = 0x20, 0x05, 0x15, 0x35, 0x06
# Bit 30 marks the calls of x86's third way of calling, by which every rule about numbers could be passed by.
X32 = 0x40000000
NOT_THERE = 38


def own_calls():
    # What the reporting itself makes in a worker, whatever the list says: the dump writes, and returns from its signal.
    facts = architecture()
    return {facts[name] for name in ("rt_sigreturn", "restart_syscall", "exit_group", "write", "close")}


def forbidden_calls():
    # A later filter could take the listener's place: these wait for an answer even where an operator's list has them.
    facts = architecture()
    return {facts["seccomp"], facts["prctl"]}


def spans(decided, otherwise):
    # The numbers from 0 up as runs of one decision: [(first number, what happens to it), ...]. `decided` holds those that are not left to `otherwise`.
    result = [(0, decided.get(0, otherwise))]
    for number in sorted({at for one in decided for at in (one, one + 1)} - {0}):
        action = decided.get(number, otherwise)
        if action != result[-1][1]:
            result.append((number, action))
    return result


def tree(runs):
    # A binary search over the runs. A jump reaches 255 instructions; a longer one goes by a jump of its own.
    if len(runs) == 1:
        return [(RETURN, 0, 0, runs[0][1])]
    middle = len(runs) // 2
    below, above = tree(runs[:middle]), tree(runs[middle:])
    if len(below) <= 255:
        return [(JUMP_IF_AT_LEAST, len(below), 0, runs[middle][0])] + below + above
    return [(JUMP_IF_AT_LEAST, 0, 1, runs[middle][0]), (JUMP, 0, 0, len(below))] + below + above


def by_first(number, first, action):
    # A call whose first argument is a small number that decides for it.
    return [
        (JUMP_IF_EQUAL, 0, 4, number),
        (LOAD, 0, 0, 16),
        (JUMP_IF_EQUAL, 0, 1, first),
        (RETURN, 0, 0, action),
        (LOAD, 0, 0, 0),
    ]


def program(decided, otherwise, firsts=()):
    # The instructions. `decided`: what happens to calls, by number; `firsts`: (number, first argument, what happens to it), which goes before.
    facts = architecture()
    start = [
        (LOAD, 0, 0, 4),
        (JUMP_IF_EQUAL, 1, 0, facts["audit"]),
        (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, 0),
    ]
    if facts["audit"] == 0xC000003E:
        start += [(JUMP_IF_AT_LEAST, 0, 1, X32), (RETURN, 0, 0, ERRNO | NOT_THERE)]
    for one in firsts:
        start += by_first(*one)
    return start + tree(spans(decided, otherwise))


def passing(numbers):
    # As `program` takes them: these pass, and what the reporting itself makes, but never what would take the listener's place.
    return {number: ALLOW for number in (set(numbers) | own_calls()) - forbidden_calls()}


class Filter:
    # Instructions as the kernel reads them: a fork finds them where they are.
    def __init__(self, instructions):
        packed = b"".join(struct.pack("=HBBI", *one) for one in instructions)
        self.code = ctypes.create_string_buffer(packed, len(packed))
        self.told = ctypes.create_string_buffer(struct.pack("=HxxxxxxQ", len(instructions), ctypes.addressof(self.code)), 16)


def install(own, listens):
    # Puts this thread and all that it starts behind the filter; returns the listener's number, or None. Raises OSError.
    found = call(architecture()["seccomp"], SET_FILTER, NEW_LISTENER if listens else 0, own.told)
    return found if listens else None
