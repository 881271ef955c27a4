"""Archives: the members of ZIP, tar and packed files as items, read where they lie.

Members come in the place of the archive: those of a ZIP file in the order of their names, those of
a tar archive in the order in which they are stored. Nothing is written to disk.
"""

from __future__ import annotations

from gettext import dgettext
from typing import TYPE_CHECKING

from store.model import YuanzhiError
from store.reading import tars, zips
from store.reading.charset import shown
from store.reading.item import Met
from store.reading.packed import unpacked
from store.reading.stream import cannot_read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.reading.item import Item

# Archives in archives in archives are opened, and no further.
DEEPEST = 3


def spread(item: Item, named: bool, depth: int = 0) -> Iterator[Met]:
    """The item itself as something met, or of an archive what is in it, to the last file.

    depth: in how many archives it lies. An archive that cannot be read, or not to its end, is met
    as failed behind the members that could be; one without files is skipped.
    """
    problem, state = None, "failed"
    try:
        members = _members(item)
        if members is None:
            yield Met(item.name, item, named)
        elif depth == DEEPEST:
            problem = dgettext(
                "yuanzhi",
                "{name} lies in {most} archives, one in another: unpack them and load the files.",
            ).format(name=shown(item.location.name), most=DEEPEST)
        else:
            empty = True
            for member in members:
                empty = False
                if isinstance(member, Met):
                    yield member
                else:
                    yield from spread(member, False, depth + 1)
            if empty:
                state = "skipped"
                problem = dgettext("yuanzhi", "{name} holds no files.").format(
                    name=shown(item.location.name)
                )
    except YuanzhiError as error:
        problem = str(error)
    except OSError as error:
        problem = cannot_read(item.location.name, error)
    if problem is not None:
        yield Met(item.name, None, named, state, problem)


def _members(item: Item) -> Iterator[Met | Item] | None:
    """What is in an archive; None where the item is none. Raises OSError, YuanzhiError."""
    head = _head(item)
    packed = unpacked(item, head)
    if packed is not None:
        return tars.members(packed, item.name) if tars.is_tar(_head(packed)) else iter((packed,))
    if zips.is_zip(head):
        return None if zips.document_kind(item) else zips.members(item)
    return tars.members(item, item.name) if tars.is_tar(head) else None


def _head(item: Item) -> bytes:
    with item.open() as file:
        return file.read(tars.BLOCK)
