"""What cannot be seen in a text: it is no character, and a word that holds it is the same word."""

from __future__ import annotations

import re

# Soft hyphens, zero-width spaces, word joiners, byte order marks and marks of direction.
CODES = (
    *(0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0xFEFF),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
)
_UNSEEN = "".join(map(chr, CODES))
# The joiners are spelling within emoji and some scripts; beside what these are they join nothing.
_UNJOINED = (
    "!-~\u00b7\u2014\u2018-\u201d\u2026\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f"
    "\uff00-\uffef\U00020000-\U0003ffff"
)
_HIDDEN = re.compile(f"[{_UNSEEN}]+")
_JOINERS = re.compile(f"(?<=[{_UNJOINED}])[\u200c\u200d]+|[\u200c\u200d]+(?=[{_UNJOINED}])")


def without(text: str) -> str:
    """The text without what cannot be seen; the joiners of emoji and of other scripts stay."""
    return text if text.isascii() else _JOINERS.sub("", _HIDDEN.sub("", text))
