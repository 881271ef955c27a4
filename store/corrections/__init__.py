"""Corrections: what the reader says of claims and entities, kept apart from what the rules found.

A correction is a row that is never changed but for the day it was taken back. It is tied to its
article by the article's hash and a quote with its surroundings, and to its entity by name, so that
it holds whatever keys the rows get. `apply` puts the corrections of an article upon the claims the
rules found in it: after each load, after new rules, after each correction made or taken back.
"""

from store.corrections.entities import entity
from store.corrections.log import (
    OF_PAIRS,
    Name,
    alike,
    content,
    in_force,
    label,
    last,
    log,
    pairs,
    put,
    splits,
    take_back,
)
from store.corrections.topics import about, anchored, of_claim
from store.corrections.upon import apply
from store.corrections.waiting import waiting

__all__ = [
    "OF_PAIRS",
    "Name",
    "about",
    "alike",
    "anchored",
    "apply",
    "content",
    "entity",
    "in_force",
    "label",
    "last",
    "log",
    "of_claim",
    "pairs",
    "put",
    "splits",
    "take_back",
    "waiting",
]
