"""Reprints: which articles of a library are the same news text, and which of them came first.

A news text is printed more than once: under another headline, with another dateline, cut at the
end, in traditional characters, its paragraphs joined. Such articles stay articles of their own,
each with its own bibliographic data; they are only told to belong together. The steps:

- `wording` takes from an article what a reprint leaves as it is, its letters; makes the sketch by
  which likely pairs are found; and decides of a pair, exactly, whether it is one news text.
- `prints` keeps the fingerprints and finds the likely pairs; `clusters` keeps what belongs
  together; `matching` brings both up to date as articles come and go.
"""

from store.reprints.clusters import cluster_of, members, others
from store.reprints.matching import enlist, forget, make, update

__all__ = ["cluster_of", "enlist", "forget", "make", "members", "others", "update"]
