"""Where the program begins."""

import gc
import sys
from contextlib import suppress

# M_ARENA_MAX of glibc.
_ARENAS = -8
# Seconds after which a thread at work lets the one that answers the keys go on. Python's own 5 ms
# add up: each time the screens have waited for something (a key, the terminal) they wait again.
_TURN = 0.0005


def main() -> None:
    """Run the `yuanzhi` command."""
    # What is imported stays until the end: nothing of it is garbage. Going through all of it again
    # and again takes a quarter of the time until the first paint. Whoever has imported what it
    # needs lets the collector begin (`begin`).
    gc.disable()
    sys.setswitchinterval(_TURN)
    _share_memory()
    from tui.cli import main as command

    command()


def begin() -> None:
    """Let the garbage collector begin; what is there by now it need not look through."""
    gc.freeze()
    gc.enable()


def _share_memory() -> None:
    """Let all threads take their memory from one place, where the C library can: otherwise each
    keeps what a long list took, some 10 MB together. To be asked before the first thread begins.
    """
    import ctypes

    # Not all C libraries have it, and not all systems have one that can be asked.
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(_ARENAS, 1)
