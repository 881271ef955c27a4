"""The command `keys`: which keys are in force, and a file to choose one's own."""

from __future__ import annotations

import click

from tui import options
from tui.messages import _


@click.command(
    name="keys",
    help=_(
        "List the keys of the browser that are in force. Your own go into keys.toml in the folder "
        "of your settings; --toml prints one to start from."
    ),
)
@click.option("--toml", is_flag=True, help=_("Print a keys.toml to start from."))
@options.as_json
def keys_(toml: bool, as_json: bool) -> None:
    """Print the table of keys."""
    # They stand on Textual, which no other command needs.
    from tui import keymap, keys

    chosen = keymap.read(keymap.path())
    keys.choose(chosen)
    if toml:
        click.echo(keymap.template(), nl=False)
    elif as_json:
        actions = [
            {
                "action": action.name,
                "keys": list(action.keys),
                "own": action.name in chosen,
                "help": _(action.help),
            }
            for action in keys.in_force()
        ]
        options.emit({"file": str(keymap.path()), "actions": actions})
    else:
        for action in keys.in_force():
            click.echo(f"{action.name}\t{keys.key_names(action)}\t{_(action.help)}")
        told = _("Your own keys: {path}") if chosen else _("Your own keys would go into {path}")
        click.echo(told.format(path=keymap.path()), err=True)
