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


def spans(allowed):
    # The numbers from 0 up as runs of one decision: [(first number, whether it passes), ...].
    result = [(0, 0 in allowed)]
    for number in sorted({at for one in allowed for at in (one, one + 1)} - {0}):
        passes = number in allowed
        if passes != result[-1][1]:
            result.append((number, passes))
    return result


def tree(runs, otherwise):
    # A binary search over the runs. A jump reaches 255 instructions; a longer one goes by a jump of its own.
    if len(runs) == 1:
        return [(RETURN, 0, 0, ALLOW if runs[0][1] else otherwise)]
    middle = len(runs) // 2
    below, above = tree(runs[:middle], otherwise), tree(runs[middle:], otherwise)
    if len(below) <= 255:
        return [(JUMP_IF_AT_LEAST, len(below), 0, runs[middle][0])] + below + above
    return [(JUMP_IF_AT_LEAST, 0, 1, runs[middle][0]), (JUMP, 0, 0, len(below))] + below + above


def program(allowed, otherwise, handover=None):
    # The instructions. `handover` is the descriptor over which the listener itself may still be sent.
    facts = architecture()
    start = [
        (LOAD, 0, 0, 4),
        (JUMP_IF_EQUAL, 1, 0, facts["audit"]),
        (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, 0),
    ]
    if facts["audit"] == 0xC000003E:
        start += [(JUMP_IF_AT_LEAST, 0, 1, X32), (RETURN, 0, 0, ERRNO | NOT_THERE)]
    if handover is not None:
        # The descriptor is the low half of the first argument.
        start += [
            (JUMP_IF_EQUAL, 0, 4, facts["sendmsg"]),
            (LOAD, 0, 0, 16),
            (JUMP_IF_EQUAL, 0, 1, handover),
            (RETURN, 0, 0, ALLOW),
            (LOAD, 0, 0, 0),
        ]
    return start + tree(spans((set(allowed) | own_calls()) - forbidden_calls()), otherwise)


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
