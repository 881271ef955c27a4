"""Signs: what is drawn besides words. Where terminals disagree on widths it is ASCII already; the
rest, such as quotation marks about Chinese text, can be had so too (--ascii, YUANZHI_ASCII).
"""

from __future__ import annotations

import os

_only_ascii = False


def choose(*, only_ascii: bool) -> None:
    """Draw with ASCII alone from now on, or no more; the text of the news stays as it is."""
    global _only_ascii
    _only_ascii = only_ascii


def only_ascii() -> bool:
    """Whether all that is drawn is ASCII."""
    return _only_ascii


def types_need_letters() -> bool:
    """Whether facts of each type have letters around them: without colours, and with ASCII alone,
    which is for terminals that can do little.
    """
    return _only_ascii or "NO_COLOR" in os.environ


def quoted(text: str) -> str:
    """The text in quotation marks."""
    return f'"{text}"' if _only_ascii else f"“{text}”"
