"""Marks: short names for claims that stay what they are, whatever keys the rows get."""

from __future__ import annotations

import base64
import hashlib

# Fifty bits: among a million claims two alike are to be met once in two thousand libraries.
LENGTH = 10

# So much of an article's hash tells its own projects from those of other articles.
ARTICLE = 12


def mark(*said: object) -> str:
    """Ten letters and digits that tell what is said from anything else; always the same for it."""
    text = repr(said).encode("utf-8", "surrogatepass")
    short = hashlib.blake2b(text, digest_size=7).digest()
    return base64.b32encode(short).decode().lower()[:LENGTH]
