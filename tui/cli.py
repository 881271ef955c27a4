"""The `yuanzhi` command: each subcommand a thin layer over store.library.

Standard output is data, standard error is narration. Textual is imported only for the browser.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from importlib import import_module
from typing import TYPE_CHECKING

import click

from store.library import Library
from store.model import OlderLibraryError, YuanzhiError
from tui import options, signs
from tui.messages import _
from tui.start import begin

if TYPE_CHECKING:
    from pathlib import Path

# The commands, in the module that has them and by the name they have there.
COMMANDS = {
    "cite": "citing.cite",
    "search": "searches.search",
    "history": "searches.history",
    "saved": "searches.saved",
    "complete": "completions.complete",
    "jump": "destinations.jump",
    "load": "loads.load",
    "sources": "loads.sources",
    "fact": "facts.fact",
    "explain": "facts.explain",
    "reextract": "facts.reextract",
    "entity": "entities.entity",
    "parks": "listings.parks",
    "projects": "listings.projects",
    "facets": "listings.facets",
    "compare": "comparing.compare",
    "chart": "charts.chart",
    "evaluate": "evaluation.evaluate",
    "note": "notebook.note",
    "tag": "notebook.tag",
    "bookmark": "notebook.bookmark",
    "notebook": "notebook.notebook",
    "collection": "collecting.collection",
    "open": "links.open_",
    "link": "links.link",
    "mark": "marks.mark",
    "doctor": "doctor.doctor",
    "keys": "keyboard.keys_",
    "show": "contents.show",
    "extract": "contents.extract",
    "info": "contents.info",
}


class Commands(click.Group):
    """Commands that are imported when they are asked for: most of the time it is one of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's own)
        """The names of all."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, _dot, name = COMMANDS[cmd_name].partition(".")
        command: click.Command = getattr(import_module(f"tui.{module}"), name)
        begin()
        return command


def main() -> None:
    """Run the command line and leave: 0, or 1 after one sentence on standard error."""
    for stream in (sys.stdout, sys.stderr):
        # Chinese text needs UTF-8 whatever the locale; a lone surrogate out of a mistyped
        # argument is shown as its escape.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        code = cli.main(standalone_mode=False)
    except (click.exceptions.Abort, KeyboardInterrupt):
        sys.exit(130)
    except click.ClickException as error:
        _fail(error.format_message())
    except YuanzhiError as error:
        _fail(str(error))
    except BrokenPipeError:
        # The reader of a pipe has seen enough; what is still buffered has nowhere to go.
        sys.stderr.close()
        sys.exit(0)
    except (OSError, sqlite3.Error) as error:
        _fail(_("Something outside failed: {reason}.").format(reason=error))
    sys.exit(code if isinstance(code, int) else 0)


def _fail(sentence: str) -> None:
    click.echo(f"yuanzhi: {sentence}", err=True)
    sys.exit(1)


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_(
        "Browse Chinese news about industrial parks: parks, projects, full text, citations. "
        "Without a command the browser opens."
    ),
)
@options.database
@click.option(
    "--fresh", is_flag=True, help=_("Begin at the lists, not where the library was left.")
)
@click.option(
    "--ascii",
    "only_ascii",
    is_flag=True,
    envvar="YUANZHI_ASCII",
    help=_("Draw frames and signs with ASCII alone (or set YUANZHI_ASCII=1)."),
)
@click.version_option(package_name="yuanzhi", prog_name="yuanzhi")
@click.pass_context
def cli(context: click.Context, db: Path | None, fresh: bool, only_ascii: bool) -> None:
    """Open the browser where no subcommand is given."""
    context.obj = db
    signs.choose(only_ascii=only_ascii)
    if context.invoked_subcommand is None:
        is_terminal = sys.stdout.isatty() and sys.stdin.isatty()
        try:
            opened = Library.open(db)
        except OlderLibraryError as older:
            if not is_terminal:
                raise
            from tui.loads import bring_up_to_date

            bring_up_to_date(older, db)
            opened = Library.open(db)
        if not is_terminal:
            raise YuanzhiError(
                _("The browser needs a terminal: in a pipe or script use a command, see --help.")
            )
        if os.environ.get("TERM") in ("dumb", "unknown"):
            raise YuanzhiError(
                _(
                    "This terminal (TERM={term}) cannot move its cursor: use a command, see --help."
                ).format(term=os.environ["TERM"])
            )
        # Textual takes 0.3 s to import, and no other command needs it.
        from tui.app import run

        with closing(opened):
            run(opened, fresh=fresh)


if __name__ == "__main__":
    main()
