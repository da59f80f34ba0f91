# What the other modules of confinement ask the kernel with: raw calls by number, and the processor this is.
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long

# The architecture that a filter must check, and the calls that confinement itself makes, where they have other numbers.
ARCHITECTURES = {
    "x86_64": {
        "audit": 0xC000003E,
        "seccomp": 317,
        "prctl": 157,
        "rt_sigreturn": 15,
        "restart_syscall": 219,
        "exit_group": 231,
        "write": 1,
        "close": 3,
        "sendmsg": 46,
        "tgkill": 234,
        "clone": 56,
        # Of the last two arguments of clone, whether the place of the number comes before that of the thread's own memory.
        "number_first": True,
        "forks": (56, 57, 58, 435),
    },
    "aarch64": {
        "audit": 0xC00000B7,
        "seccomp": 277,
        "prctl": 167,
        "rt_sigreturn": 139,
        "restart_syscall": 128,
        "exit_group": 94,
        "write": 64,
        "close": 57,
        "sendmsg": 211,
        "tgkill": 131,
        "clone": 220,
        "number_first": False,
        "forks": (220, 435),
    },
}


def architecture():
    # Its facts; None on another system or processor, and where a 32-bit interpreter runs on a 64-bit kernel.
    try:
        machine = os.uname().machine
    except AttributeError:
        return None
    if machine == "arm64":
        machine = "aarch64"
    return ARCHITECTURES.get(machine) if ctypes.sizeof(ctypes.c_void_p) == 8 else None


def call(number, *args):
    # A system call; raises OSError. Whole arguments are passed as longs, so that none is cut to 32 bits.
    given = [ctypes.c_long(one) if isinstance(one, int) else one for one in args]
    ctypes.set_errno(0)
    result = libc.syscall(ctypes.c_long(number), *given)
    if result < 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))
    return result


def forbid_new_privileges():
    # PR_SET_NO_NEW_PRIVS: without it neither a filter nor Landlock can be had by an ordinary user.
    if libc.prctl(38, ctypes.c_ulong(1), ctypes.c_ulong(0), ctypes.c_ulong(0), ctypes.c_ulong(0)) != 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))


def forbid_dumps():
    # PR_SET_DUMPABLE, which also keeps programs that collect dumps from being called.
    libc.prctl(4, ctypes.c_ulong(0), ctypes.c_ulong(0), ctypes.c_ulong(0), ctypes.c_ulong(0))


def end_with_parent(parent):
    # PR_SET_PDEATHSIG with SIGKILL; a parent that has ended before that is seen by its number.
    libc.prctl(1, ctypes.c_ulong(9), ctypes.c_ulong(0), ctypes.c_ulong(0), ctypes.c_ulong(0))
    if os.getppid() != parent:
        os._exit(255)
