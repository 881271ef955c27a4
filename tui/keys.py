"""Every action of the browser, once: its id, its keys, its words.

Bindings, footer, help screen and command palette are all made from ACTIONS, with the keys that the
reader chose (tui/keymap.py) in the place of those given here. An action `x` of a scope is the
method `action_x` of the screen where it changes the pane or works everywhere, else of the list or
the text that has the focus. Chinese input methods swallow letters, so each action with a letter
key has another key too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.keys import key_to_character

from tui import signs
from tui.messages import TYPES, _, mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.binding import BindingType

SCOPES = {
    "list": mark("In a list"),
    "passage": mark("In the passage"),
    "article": mark("In an article"),
    "fact": mark("In the page of a fact"),
    "dossier": mark("In the page of a park, project, organisation or person"),
    "columns": mark("In a comparison"),
    "jottings": mark("In the notebook and in a collection"),
    "notebook": mark("In the notebook"),
    "collection": mark("In a collection"),
    "chart": mark("In the charts"),
    "sources": mark("Among the sources"),
    "lists": mark("Among parks, projects and hits"),
    "filter": mark("In the line that narrows a list"),
    "search": mark("In the search box"),
    "jump": mark("In the line that goes to anything"),
    "panes": mark("Among the panes"),
    "everywhere": mark("Everywhere"),
}

# Scopes whose keys work at the same time: among these no key does two things.
TOGETHER = (
    ("list", "lists", "panes", "everywhere"),
    ("passage", "panes", "everywhere"),
    ("passage", "article", "everywhere"),
    ("list", "fact", "everywhere"),
    ("list", "dossier", "everywhere"),
    ("columns", "everywhere"),
    ("list", "jottings", "collection", "everywhere"),
    ("list", "jottings", "notebook", "everywhere"),
    ("list", "chart", "everywhere"),
    ("list", "sources", "everywhere"),
    ("search",),
    ("jump",),
)

# Scopes whose actions the screen does, whatever has the focus.
OF_SCREENS = (
    "chart",
    "everywhere",
    "panes",
    "lists",
    "article",
    "fact",
    "dossier",
    "jottings",
    "notebook",
    "collection",
    "sources",
)

# The types of facts as articles mark them: the digit that marks each or leaves it unmarked.
FACT_KEYS = {
    "PARK": ("1", mark("Mark parks, or leave them unmarked")),
    "PROJECT": ("2", mark("Mark projects, or leave them unmarked")),
    "ORG": ("3", mark("Mark organisations, or leave them unmarked")),
    "PERSON": ("4", mark("Mark people, or leave them unmarked")),
    "MONEY": ("5", mark("Mark money, or leave it unmarked")),
    "AREA": ("6", mark("Mark areas, or leave them unmarked")),
    "RATE": ("7", mark("Mark rates, or leave them unmarked")),
    "QUANTITY": ("8", mark("Mark quantities, or leave them unmarked")),
    "DATE": ("9", mark("Mark dates, or leave them unmarked")),
    "STATUS": ("0", mark("Mark words that tell a stage, or leave them unmarked")),
}


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the reader can do.

    keys: as Textual names them, the one to show first. label: one or two words for the footer;
    help: what it does, in a sentence. footer: its rank in the footer from 1; 0 keeps it out.
    on_screen: True where the screen does it although a pane has the keys. argument: what the method
    is given, where several actions are one method.
    """

    id: str
    scope: str
    keys: tuple[str, ...]
    label: str
    help: str
    footer: int = 0
    on_screen: bool = False
    argument: str = ""

    @property
    def name(self) -> str:
        """What the reader calls it in keys.toml: "list.open", "article.show_type.MONEY"."""
        return ".".join(filter(None, (self.scope, self.id, self.argument)))

    @property
    def call(self) -> str:
        """The action as Textual runs it."""
        return f"{self.id}({self.argument!r})" if self.argument else self.id


ACTIONS = (
    Action("open", "list", ("enter", "right", "l"), mark("open"),
           mark("Go on: park to projects, project or hit to passage, line to what tells it"), 1,
           on_screen=True),
    Action("down", "list", ("down", "j"), mark("down"), mark("Next row")),
    Action("up", "list", ("up", "k"), mark("up"), mark("Previous row")),
    Action("page_down", "list", ("pagedown", "space"), mark("page down"), mark("One page down")),
    Action("page_up", "list", ("pageup",), mark("page up"), mark("One page up")),
    Action("half_down", "list", ("ctrl+d",), mark("half down"), mark("Half a page down")),
    Action("half_up", "list", ("ctrl+u",), mark("half up"), mark("Half a page up")),
    Action("first", "list", ("home", "g"), mark("first"), mark("First row")),
    Action("last", "list", ("end", "G"), mark("last"), mark("Last row")),
    Action("leave_list", "list", ("left", "h"), mark("back"), mark("Go back to the list before"),
           on_screen=True),
    Action("next_fact", "passage", ("right", "l", "right_square_bracket"), mark("next fact"),
           mark("Go to the next fact of the paragraph"), 2),
    Action("previous_fact", "passage", ("left", "h", "left_square_bracket"), mark("previous fact"),
           mark("Go to the previous fact of the paragraph")),
    Action("follow", "passage", ("enter",), mark("follow"),
           mark("Go to the other passages about the name, or to the page of the fact"), 2),
    Action("next_paragraph", "passage", ("ctrl+down", "right_curly_bracket"), mark("paragraph"),
           mark("Go to the next paragraph of the article")),
    Action("previous_paragraph", "passage", ("ctrl+up", "left_curly_bracket"), mark("paragraph"),
           mark("Go to the previous paragraph of the article")),
    Action("down", "passage", ("down", "j"), mark("down"), mark("Scroll one line down")),
    Action("up", "passage", ("up", "k"), mark("up"), mark("Scroll one line up")),
    Action("page_down", "passage", ("pagedown", "space"), mark("page down"), mark("One page down")),
    Action("page_up", "passage", ("pageup",), mark("page up"), mark("One page up")),
    Action("half_down", "passage", ("ctrl+d",), mark("half down"), mark("Half a page down")),
    Action("half_up", "passage", ("ctrl+u",), mark("half up"), mark("Half a page up")),
    Action("first", "passage", ("home", "g"), mark("top"), mark("Beginning of the article")),
    Action("last", "passage", ("end", "G"), mark("bottom"), mark("End of the article")),
    *(
        Action("show_type", "article", (digit,), TYPES[name], words, argument=name)
        for name, (digit, words) in FACT_KEYS.items()
    ),
    Action("original", "article", ("p", "ctrl+r"), mark("original"),
           mark("Open the page that the article was read from, the article marked in it"), 3),
    Action("confirm", "fact", ("plus", "v"), mark("confirm"),
           mark("Say that the fact is right"), 1),
    Action("correct", "fact", ("equals_sign", "r"), mark("correct"),
           mark("Say what the fact should say"), 2),
    Action("reject", "fact", ("minus", "x"), mark("reject"),
           mark("Say that the fact is wrong: it is kept, and counts for nothing"), 3),
    Action("undo", "fact", ("u", "ctrl+z"), mark("undo"),
           mark("Take back what was last said of the fact"), 4),
    Action("select", "dossier", ("asterisk", "insert"), mark("select"),
           mark("Select the park or project of the line, else of the page, or no more"), 4),
    Action("compare", "dossier", ("equals_sign",), mark("compare"),
           mark("Compare the selected parks or projects side by side"), 4),
    Action("open", "columns", ("enter",), mark("open"),
           mark("Open what the line leads to"), 1, on_screen=True),
    Action("next_column", "columns", ("right", "l", "tab"), mark("column"),
           mark("Go to the column on the right"), 2),
    Action("previous_column", "columns", ("left", "h", "shift+tab"), mark("column"),
           mark("Go to the column on the left")),
    Action("down", "columns", ("down", "j"), mark("down"), mark("Next line of the column")),
    Action("up", "columns", ("up", "k"), mark("up"), mark("Previous line of the column")),
    Action("page_down", "columns", ("pagedown", "space"), mark("page down"), mark("One page down")),
    Action("page_up", "columns", ("pageup",), mark("page up"), mark("One page up")),
    Action("half_down", "columns", ("ctrl+d",), mark("half down"), mark("Half a page down")),
    Action("half_up", "columns", ("ctrl+u",), mark("half up"), mark("Half a page up")),
    Action("first", "columns", ("home", "g"), mark("first"), mark("First line")),
    Action("last", "columns", ("end", "G"), mark("last"), mark("Last line")),
    Action("change", "jottings", ("equals_sign", "r"), mark("change"),
           mark("Change the note, or the name of the tag, bookmark or collection"), 2),
    Action("remove", "jottings", ("delete", "x"), mark("remove"),
           mark("Take it away; this can be undone"), 3),
    Action("undo", "jottings", ("u", "ctrl+z"), mark("undo"),
           mark("Take back the last change of the notebook"), 4),
    Action("filter", "notebook", ("f", "ampersand"), mark("filter"),
           mark("Narrow the notebook by words, pinyin will do for names"), 1),
    Action("next_kind", "notebook", ("tab",), mark("kind"),
           mark("Only collections, only bookmarks, only tags, only notes, or all of it"), 2),
    Action("previous_kind", "notebook", ("shift+tab",), mark("kind"),
           mark("Only the kind before")),
    Action("lift", "collection", ("shift+up", "K"), mark("move up"),
           mark("Move the item up")),
    Action("lower", "collection", ("shift+down", "J"), mark("move down"),
           mark("Move the item down"), 1),
    Action("export", "collection", ("E", "ctrl+x"), mark("export"),
           mark("Copy the collection with its citations, or write it into a file"), 1),
    Action("picture", "chart", ("1",), mark("parks"),
           mark("Total investments by park"), 2, argument="park"),
    Action("picture", "chart", ("2",), mark("years"),
           mark("Total investments by year"), 2, argument="year"),
    Action("picture", "chart", ("3",), mark("timeline"),
           mark("The stages of the newest projects on an axis of time"), 2, argument="timeline"),
    Action("picture", "chart", ("4",), mark("scatter"),
           mark("Projects by their investment and their land"), 2, argument="scatter"),
    Action("whole", "chart", ("X", "ctrl+x"), mark("all"),
           mark("Draw all projects, or again only those the lists are narrowed to"), 3),
    Action("load", "sources", ("plus",), mark("load"),
           mark("Load a file, folder or archive, while you go on reading"), 1),
    Action("stop", "sources", ("minus", "ctrl+c"), mark("stop"),
           mark("Stop the load at work after its file; pressed again, break it off")),
    Action("reload", "sources", ("r", "ctrl+r"), mark("reload"),
           mark("Load the source again, or those selected"), 2),
    Action("describe", "sources", ("equals_sign",), mark("describe"),
           mark("Give newspaper, date or page where the source does not name it"), 2),
    Action("forget", "sources", ("delete", "x"), mark("forget"),
           mark("Take the source and its articles out of the library; asks before"), 3),
    Action("select", "sources", ("insert", "asterisk", "v"), mark("select"),
           mark("Select the source, or no more"), 3),
    Action("next_state", "sources", ("tab",), mark("state"),
           mark("Only sources in the next state: loaded, in part, failed, vanished"), 1),
    Action("previous_state", "sources", ("shift+tab",), mark("state"),
           mark("Only sources in the state before")),
    Action("filter", "lists", ("f", "ampersand"), mark("filter"),
           mark("Narrow the list by names (pinyin will do), hits by more words"), 4),
    Action("facets", "lists", ("F", "comma"), mark("facets"),
           mark("Narrow lists and hits by province, industry, status, year and so on"),
           5),
    Action("clear", "lists", ("X", "ctrl+x"), mark("all"),
           mark("Show everything again: nothing narrowed")),
    Action("sort", "lists", ("O", "dollar_sign"), mark("sort"),
           mark("Sort the list by its next column, hits by relevance or newest first"), 6),
    Action("turn", "lists", ("I", "circumflex_accent"), mark("turn"),
           mark("Sort the list the other way round")),
    Action("group", "lists", ("A", "colon"), mark("group"),
           mark("Show hits article by article, or one by one")),
    Action("collapse", "lists", ("d", "semicolon"), mark("reprints"),
           mark("Show news that was printed several times once, or each time")),
    Action("save_search", "lists", ("K", "tilde"), mark("save"),
           mark("Save the search under a name: Ctrl+G and the command line find it by that")),
    Action("keep_filter", "filter", ("enter", "down"), mark("to the list"),
           mark("Go to the list, which stays narrowed"), 1, on_screen=True),
    Action("drop_filter", "filter", ("escape",), mark("clear"),
           mark("Show all of the list again"), 2, on_screen=True),
    Action("to_hits", "search", ("enter",), mark("to the hits"),
           mark("Go to the hits; search on where the search was cut short"), 1,
           on_screen=True),
    Action("older_search", "search", ("up", "ctrl+up"), mark("history"),
           mark("Go back to an earlier search, one that holds what is typed"),
           4, on_screen=True),
    Action("newer_search", "search", ("down", "ctrl+down"), mark("newer"),
           mark("Return from an earlier search; otherwise go to the hits"),
           on_screen=True),
    Action("next_completion", "search", ("tab", "ctrl+n"), mark("complete"),
           mark("Choose a name or word that the pinyin stands for; Enter takes it"), 3,
           on_screen=True),
    Action("previous_completion", "search", ("shift+tab",), mark("complete"),
           mark("Back to the completion before"), on_screen=True),
    Action("leave_search", "search", ("escape",), mark("leave"),
           mark("Leave the search and go back to the lists"), 2,
           on_screen=True),
    Action("search", "everywhere", ("slash", "ctrl+f", "ideographic_comma"), mark("search"),
           mark("Search the text"), 4),
    Action("copy_citation", "everywhere", ("c", "f6"), mark("cite"),
           mark("Copy the citation of the article"), 5),
    Action("copy_passage", "everywhere", ("y", "C", "f7"), mark("quote"),
           mark("Copy the passage with its citation"), 9),
    Action("copy", "everywhere", ("Y", "ctrl+y"), mark("copy"),
           mark("Choose what to copy: citation, passage, fact, row, list, link, and the style"), 9),
    Action("numbers", "everywhere", ("full_stop", "ideographic_full_stop"), mark("numbers"),
           mark("Set a number on each row, line and name in sight; typing it opens it")),
    Action("count", "everywhere", ("at", "quotation_mark"), mark("count"),
           mark("Type how often the next key is meant: @ 1 2 j; often no @ is needed")),
    Action("pipe", "everywhere", ("vertical_line", "fullwidth_vertical_line"), mark("pipe"),
           mark("Give the passage, the article or the list to a command")),
    Action("open_in", "everywhere", ("exclamation_mark", "fullwidth_exclamation_mark"),
           mark("open in"),
           mark("Open the article in the pager or editor, or its source in its own viewer")),
    Action("next_match", "everywhere", ("n", "f8"), mark("next"),
           mark("Go to the next match, or to the next passage about the same name"), 10),
    Action("previous_match", "everywhere", ("N", "f9"), mark("previous"),
           mark("Go to the previous match, or to the previous passage about the same name")),
    Action("style", "everywhere", ("s", "ctrl+t"), mark("style"),
           mark("Change the citation style")),
    Action("back", "everywhere", ("escape", "backspace"), mark("back"),
           mark("Go back the way you came"), 7),
    Action("forward", "everywhere", ("alt+right", "L"), mark("forward"),
           mark("Go again to what was left by going back")),
    Action("set_mark", "everywhere", ("m", "f10"), mark("mark"),
           mark("Mark this place with a letter")),
    Action("go_to_mark", "everywhere", ("apostrophe", "grave_accent"), mark("to a mark"),
           mark("Go to a place marked with a letter")),
    Action("article", "everywhere", ("a", "f5"), mark("article"),
           mark("Open the whole article"), 3),
    Action("explain", "everywhere", ("e", "ctrl+e"), mark("why"),
           mark("Open the page of the fact: why it says so, what conflicts with it"), 3),
    Action("dossier", "everywhere", ("o", "ctrl+o"), mark("dossier"),
           mark("Open the page of the project, park, organisation or person: life, sums"), 3),
    Action("select", "jump", ("insert",), mark("select"),
           mark("Select the park or project under the cursor, to compare it, or no more")),
    Action("select", "panes", ("asterisk", "insert"), mark("select"),
           mark("Select the park or project, to compare it, or no more"), 13),
    Action("compare", "panes", ("equals_sign",), mark("compare"),
           mark("Compare the selected parks or projects side by side"), 14),
    Action("unselect", "panes", ("backslash",), mark("select none"),
           mark("Select no row of the list any more")),
    Action("note", "everywhere", ("i", "ctrl+n"), mark("note"),
           mark("Write a note on the passage, fact, article or name under the cursor"), 13),
    Action("tag", "everywhere", ("t", "number_sign"), mark("tag"),
           mark("Tag it, or change its tags")),
    Action("bookmark", "everywhere", ("b", "ctrl+b"), mark("bookmark"),
           mark("Put a bookmark there, or take it away")),
    Action("gather", "everywhere", ("w", "ctrl+k"), mark("gather"),
           mark("Put it into the collection used last"), 13),
    Action("gather_into", "everywhere", ("W", "ctrl+w"), mark("gather into"),
           mark("Put it into a collection to be named")),
    Action("notebook", "everywhere", ("B", "ctrl+l"), mark("notebook"),
           mark("Open the notebook: collections, bookmarks, tags, notes"), 14),
    Action("sources", "everywhere", ("S", "ctrl+s"), mark("sources"),
           mark("Open the sources: what is loaded, what failed and why; load more"), 14),
    Action("pane_1", "panes", ("1", "f2"), mark("parks"),
           mark("Go to the parks, or to the hits while searching")),
    Action("pane_2", "panes", ("2", "f3"), mark("projects"),
           mark("Go to the projects, or to the hits while searching")),
    Action("pane_3", "panes", ("3", "f4"), mark("passage"), mark("Go to the passage")),
    Action("next_pane", "panes", ("tab",), mark("next pane"), mark("Go to the next pane")),
    Action("previous_pane", "panes", ("shift+tab",), mark("previous pane"),
           mark("Go to the previous pane")),
    Action("wider", "panes", ("greater_than_sign",), mark("wider"), mark("Make the pane wider")),
    Action("narrower", "panes", ("less_than_sign",), mark("narrower"),
           mark("Make the pane narrower")),
    Action("taller", "panes", ("plus",), mark("taller"),
           mark("Make the pane taller, where parks stand above projects")),
    Action("lower", "panes", ("minus",), mark("lower"), mark("Make the pane lower there")),
    Action("alone", "panes", ("z", "f11"), mark("whole window"),
           mark("Give the whole window to the pane, or take it back")),
    Action("charts", "everywhere", ("percent_sign",), mark("charts"),
           mark("Draw investments by park and year, a timeline, investment beside land"), 15),
    Action("theme", "everywhere", ("f12",), mark("theme"),
           mark("Change the colours: dark, light, high contrast, for the colour-blind")),
    Action("jump", "everywhere", ("ctrl+g",), mark("go to"),
           mark("Go to anything by its name, in Chinese or pinyin"), 5),
    Action("palette", "everywhere", ("ctrl+p",), mark("commands"),
           mark("Find any of these by its words"), 12),
    Action("help", "everywhere", ("question_mark", "f1", "fullwidth_question_mark"), mark("help"),
           mark("Show this help"), 6),
    Action("quit", "everywhere", ("q", "ctrl+q"), mark("quit"), mark("Leave yuanzhi"), 8),
)  # fmt: skip

# The keys that the reader chose, by the names of the actions.
_chosen: dict[str, tuple[str, ...]] = {}


def choose(chosen: Mapping[str, tuple[str, ...]]) -> None:
    """Let actions, by their names, have other keys from now on; those not named have their own."""
    _chosen.clear()
    _chosen.update(chosen)


def chosen() -> dict[str, str]:
    """The keys that were chosen, as App.set_keymap takes them."""
    return {name: ",".join(found) for name, found in _chosen.items()}


def in_force() -> tuple[Action, ...]:
    """All actions with the keys they have now."""
    return tuple(
        replace(action, keys=_chosen[action.name]) if action.name in _chosen else action
        for action in ACTIONS
    )


# How keys are called where their names are no characters.
_NAMES = {
    "enter": mark("Enter"),
    "escape": mark("Esc"),
    "backspace": mark("Backspace"),
    "tab": mark("Tab"),
    "space": mark("Space"),
    "up": mark("Up"),
    "down": mark("Down"),
    "left": mark("Left"),
    "right": mark("Right"),
    "home": mark("Home"),
    "end": mark("End"),
    "pageup": mark("PgUp"),
    "pagedown": mark("PgDn"),
    "ctrl": mark("Ctrl"),
    "shift": mark("Shift"),
    "alt": mark("Alt"),
    "insert": mark("Ins"),
    "delete": mark("Del"),
}

# Characters that Textual calls by other names than Unicode does.
_CHARACTERS = {
    "slash": "/",
    "backslash": "\\",
    "asterisk": "*",
    "equals_sign": "=",
    "plus": "+",
    "minus": "-",
    "at": "@",
    "vertical_line": "|",
    "full_stop": ".",
    "exclamation_mark": "!",
    "underscore": "_",
    "number_sign": "#",
}


def bindings(scope: str) -> list[BindingType]:
    """The bindings of a scope, for the BINDINGS of the node that owns it.

    All have priority: the app then does one key after another. Otherwise keys that come in at once
    (typed ahead, pasted, over a slow line) would all go to the widget that had the focus before
    the first of them moved it, and the rest of "/quick" would be taken for commands.
    """
    return [
        Binding(
            ",".join(action.keys),
            f"screen.{action.call}" if action.on_screen else action.call,
            action.label,
            show=False,
            priority=True,
            id=action.name,
        )
        for action in ACTIONS
        if action.scope == scope
    ]


def of_scopes(*scopes: str) -> list[Action]:
    """The actions of these scopes with the keys they have now, scope by scope in that order."""
    actions = in_force()
    return [action for scope in scopes for action in actions if action.scope == scope]


def footer(*scopes: str) -> list[Action]:
    """What the footer offers while a node of these scopes has the focus, the most useful first.

    In the search box letters are typed, so of what works everywhere only keys that are no letters
    would do; the box names its own two.
    """
    if scopes != ("search",):
        scopes = (*scopes, "everywhere")
    return sorted(
        (action for action in of_scopes(*scopes) if action.footer),
        key=lambda action: action.footer,
    )


def key_name(key: str) -> str:
    """A key as the reader knows it: "Ctrl+F", "F1", "/", "PgDn"."""
    *modifiers, last = key.split("+")
    if last in _NAMES:
        shown = _(_NAMES[last])
    else:
        shown = _CHARACTERS.get(last) or key_to_character(last) or last
        if modifiers or (len(last) > 1 and last[1:].isdigit()):
            shown = shown.upper()
    return "+".join([*(_(_NAMES[modifier]) for modifier in modifiers), shown])


def key_names(action: Action) -> str:
    """All keys of an action, with a comma between; those of an input method only where they may
    be drawn.
    """
    names = [key_name(key) for key in action.keys]
    if signs.only_ascii():
        names = [name for name in names if name.isascii()] or names[:1]
    return ", ".join(names)
