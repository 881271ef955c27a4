"""The keys that the reader chose: keys.toml in the folder of his settings.

    [list]
    open = ["enter", "o"]

An action that is named there has these keys and no others; all others keep theirs.
"""

from __future__ import annotations

import re
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import platformdirs
from textual.binding import Binding
from textual.keys import Keys, key_to_character

from store.model import YuanzhiError
from tui import keys
from tui.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

# These stay what they are, so that nobody is ever locked in: no other action can have them.
RESERVED = ("ctrl+q", "ctrl+c")

_DEFAULTS = {action.name: action.keys for action in keys.ACTIONS}
_MODIFIERS = frozenset(("ctrl", "shift", "alt", "super", "meta", "hyper"))
_KNOWN = frozenset(key.value for key in Keys if not key.value.startswith("<")) | {
    # Characters that Textual calls by other names than Unicode does.
    *("slash", "backslash", "plus", "minus", "at", "underscore"),
}
# Names that people use, besides those of Textual and the characters themselves.
_OTHER_NAMES = {
    "return": "enter",
    "esc": "escape",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "ins": "insert",
    "del": "delete",
}
# Characters that Textual takes apart in the keys of a binding.
_APART = {",": "comma", " ": "space"}


def path() -> Path:
    """Where the file is looked for."""
    return platformdirs.user_config_path("yuanzhi") / "keys.toml"


def read(file: Path) -> dict[str, tuple[str, ...]]:
    """The keys that a file gives, by the names of actions; none where there is no file.

    Raises YuanzhiError, naming file and line, for what is no TOML, no action, no key, and where
    one key would do two things.
    """
    chosen, faults = understood(file)
    if faults:
        raise YuanzhiError(faults[0])
    return chosen


def understood(file: Path) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """The keys that a file gives as far as they can be had, by the names of actions, and a sentence
    for each fault: what `read` raises. An action with a fault keeps the keys it
    has where no file says otherwise.
    """
    try:
        text, given = _given(file)
    except YuanzhiError as error:
        return {}, [str(error)]
    chosen: dict[str, tuple[str, ...]] = {}
    faults = []
    for name, value in given.items():
        found = _keys_or_fault(name, value)
        if isinstance(found, _WrongError):
            faults.append(_sentence(file, text, found))
        else:
            chosen[name] = found
    # Whatever is dropped may leave a key to another action that wants it.
    while (clash := _clash(chosen)) is not None:
        faults.append(_sentence(file, text, clash))
        del chosen[clash.action]
    return chosen, faults


def _given(file: Path) -> tuple[str, dict[str, object]]:
    """The text of a file and the values in it. Raises YuanzhiError where it is no TOML."""
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return "", {}
    except (OSError, UnicodeDecodeError) as error:
        raise YuanzhiError(
            _("{path} cannot be read: {reason}.").format(path=file, reason=error)
        ) from error
    # tomli is what became tomllib in Python 3.11. Most readers have no such file.
    toml = import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")
    try:
        return text, dict(_flat(toml.loads(text)))
    except toml.TOMLDecodeError as error:
        raise YuanzhiError(
            _("{path} is no TOML: {reason}.").format(path=file, reason=error)
        ) from error


def _sentence(file: Path, text: str, wrong: _WrongError) -> str:
    line = _line_of(text, wrong.action)
    where = _("{path}, line {line}").format(path=file, line=line) if line else str(file)
    return f"{where}: {wrong.reason}"


def _clash(chosen: Mapping[str, tuple[str, ...]]) -> _WrongError | None:
    """What is wrong with the keys of one of the actions as they stand together."""
    try:
        _check(chosen)
    except _WrongError as wrong:
        return wrong
    return None


def template() -> str:
    """A file to start from: every action with the keys it has now, as comments."""
    lines = [
        "# " + _("Take the # away before an action, and give it the keys it is to have."),
        "# " + _("Ctrl+Q always leaves yuanzhi."),
    ]
    for scope, title in keys.SCOPES.items():
        lines += ["", f"# {_(title)}", f"[{scope}]"]
        for action in keys.of_scopes(scope):
            values = ", ".join(f'"{key}"' for key in action.keys)
            lines += [f"# {_(action.help)}", f"#{action.name[len(scope) + 1 :]} = [{values}]"]
    return "\n".join(lines) + "\n"


class _WrongError(Exception):
    """What is wrong with what an action is given."""

    def __init__(self, action: str, reason: str) -> None:
        super().__init__(reason)
        self.action = action
        self.reason = reason


def _flat(table: Mapping[str, object], front: str = "") -> Iterator[tuple[str, object]]:
    """The values of a table and of the tables in it, by their whole names."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{front}{name}.")
        else:
            yield f"{front}{name}", value


def _keys(name: str, value: object) -> tuple[str, ...]:
    """The keys that an action is given, as Textual names them."""
    if name not in {action.name for action in keys.ACTIONS}:
        raise _WrongError(
            name,
            _("there is no action called {name}; `yuanzhi keys` lists them all.").format(name=name),
        )
    given = [value] if isinstance(value, str) else value
    if not isinstance(given, list) or not given or not all(isinstance(k, str) for k in given):
        raise _WrongError(name, _('{name} needs keys, as in ["enter", "o"].').format(name=name))
    return tuple(dict.fromkeys(_key(name, key) for key in given))


def _keys_or_fault(name: str, value: object) -> tuple[str, ...] | _WrongError:
    """The keys that an action is given, or what is wrong with them."""
    try:
        return _keys(name, value)
    except _WrongError as wrong:
        return wrong


def _key(action: str, given: str) -> str:
    """A key as Textual names it: "/" is slash, "PgDn" pagedown, "Ctrl+F" ctrl+f, "G" G."""
    if len(given) == 1 and given.isprintable():
        return _named(given)
    front, last = (given[:-2], "+") if given.endswith("++") else (given, "")
    *modifiers, last = [*front.split("+"), last] if last else front.split("+")
    modifiers = [modifier.strip().lower() for modifier in modifiers]
    last = last.strip()
    if len(last) > 1:
        last = _OTHER_NAMES.get(last.lower(), last.lower())
    elif last and not last.isalnum():
        last = _named(last)
    elif "ctrl" in modifiers:
        last = last.lower()
    key = "+".join([*modifiers, last])
    known = last in _KNOWN or len(last) == 1 or key_to_character(last) is not None
    if not known or not set(modifiers) <= _MODIFIERS:
        raise _WrongError(action, _("there is no key called {key}.").format(key=given))
    if key in RESERVED and action != "everywhere.quit" and key not in _DEFAULTS[action]:
        raise _WrongError(action, _("{key} cannot be given away.").format(key=keys.key_name(key)))
    return key


def _named(character: str) -> str:
    """A character as Textual names its key."""
    if character in _APART:
        return _APART[character]
    (binding,) = Binding.make_bindings([Binding(character, "")])
    return binding.key


def _check(chosen: Mapping[str, tuple[str, ...]]) -> None:
    """Raise where one key would do two things, or could not be typed any more."""
    actions = [(action, chosen.get(action.name, action.keys)) for action in keys.ACTIONS]
    for action, used in actions:
        typed = [key for key in used if (key_to_character(key) or "\n").isprintable()]
        if action.scope == "search" and action.name in chosen and typed:
            raise _WrongError(
                action.name,
                _("in the search box {key} is typed, it can be the key of nothing else.").format(
                    key=keys.key_name(typed[0])
                ),
            )
    for scopes in keys.TOGETHER:
        owners: dict[str, keys.Action] = {}
        for action, used in actions:
            for key in used if action.scope in scopes else ():
                other = owners.setdefault(key, action)
                if other is action or not {action.name, other.name} & chosen.keys():
                    continue
                first, second = (action, other) if action.name in chosen else (other, action)
                raise _WrongError(
                    first.name,
                    _("{key} would be the key of {first} and of {second}.").format(
                        key=keys.key_name(key), first=first.name, second=second.name
                    ),
                )


def _line_of(text: str, action: str) -> int | None:
    """The line on which an action is given its keys; None where it cannot be told."""
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*\[([^\[\]]+)\]\s*(#.*)?$", line)
        if header:
            table = _bare(header[1])
            continue
        name, equals, _rest = line.partition("=")
        whole = f"{table}.{_bare(name)}" if table else _bare(name)
        if equals and whole == action:
            return number
    return None


def _bare(name: str) -> str:
    """A name of TOML without quotes and spaces."""
    return ".".join(part.strip().strip("\"'") for part in name.strip().split("."))
