"""The rules of extraction in words."""

from __future__ import annotations

from gettext import dgettext

from store.extract import (
    attachment,
    backers,
    dates,
    hosts,
    names,
    quantities,
    schedule,
    status,
    wholes,
)

# Raise this whenever a rule changes what it finds: what an older version found is found anew.
RULES_VERSION = 8

RULES = {
    **quantities.RULES,
    **dates.RULES,
    **names.RULES,
    **attachment.RULES,
    **schedule.RULES,
    **status.RULES,
    **hosts.RULES,
    **backers.RULES,
    **wholes.RULES,
}


def in_words(rule: str) -> str:
    """What a rule does, in one sentence; the rule's own key where no rule has that key."""
    return dgettext("yuanzhi", RULES[rule]) if rule in RULES else rule
