"""Where the program begins."""

import gc


def main() -> None:
    """Run the `yuanzhi` command."""
    # What is imported stays until the end: nothing of it is garbage. Going through all of it again
    # and again takes a quarter of the time until the first paint. Whoever has imported what it
    # needs lets the collector begin (`begin`).
    gc.disable()
    from tui.cli import main as command

    command()


def begin() -> None:
    """Let the garbage collector begin; what is there by now it need not look through."""
    gc.freeze()
    gc.enable()
