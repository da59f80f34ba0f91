# What a parent has in its memory is shared with its forks, until they write there: and whoever uses an object writes its count of references beside it.
# Objects that never go are not counted (PEP 683). Measured: of 660 pages that a run made its own 180 stay shared, a quarter of its time.
import ctypes
import gc
import sys
import types

# What its count of references reads like, where that is four bytes: of 3.12 and 3.13, as tried. Later ones keep more in that place.
NEVER = 0xFFFFFFFF
VERSIONS = ((3, 12), (3, 13))

# What is running has its own way of going; of plain values there are few that are counted.
LEFT_OUT = (types.FrameType, types.GeneratorType, str, bytes, int, float)


def can_last():
    # A Python without its lock counts elsewhere.
    has_lock = getattr(sys, "_is_gil_enabled", lambda: True)()
    is_known = sys.implementation.name == "cpython" and sys.version_info[:2] in VERSIONS and has_lock
    return is_known and ctypes.sizeof(ctypes.c_void_p) == 8 and ctypes.c_uint32.from_address(id(None)).value == NEVER


def keep_all():
    """Makes what there is now stay for ever; before any code of a package has run. Only in a process whose end nobody cleans up behind."""
    if not can_last():
        return
    gc.collect()
    found, waiting = {}, gc.get_objects()
    while waiting:
        one = waiting.pop()
        if id(one) in found or one is found or one is waiting or isinstance(one, LEFT_OUT):
            continue
        found[id(one)] = one
        waiting.extend(gc.get_referents(one))
    del one
    for place in found:
        count = ctypes.c_uint32.from_address(place)
        if count.value < NEVER:
            count.value = NEVER
