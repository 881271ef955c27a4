"""The page of all keys for the documentation: python -m tui.manual > docs/keys.md"""

from __future__ import annotations

import sys

from tui.keys import SCOPES, key_names, of_scopes
from tui.messages import _


def keys_page() -> str:
    """All keys as Markdown, a table for each place where they work."""
    lines = [
        f"# {_('Keys')}",
        "",
        _(
            "Each letter has another key beside it, because an input method swallows letters. "
            "Made from the registry of actions by `python -m tui.manual`."
        ),
    ]
    for scope, title in SCOPES.items():
        lines += [
            "",
            f"## {_(title)}",
            "",
            f"| {_('keys')} | {_('what they do')} |",
            "| --- | --- |",
        ]
        lines += [
            f"| {key_names(action).replace('|', chr(92) + '|')} | {_(action.help)} |"
            for action in of_scopes(scope)
        ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(keys_page())
