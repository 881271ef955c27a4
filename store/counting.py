"""What counts, in SQL: which claims do, which entities are one, and which claim goes before which.

In each, `c` is the claim and `a` its article.
"""

from __future__ import annotations

from store.model import BY_READER, COUNTING

# The rule, and the class, of what the reader says.
READER = "reader"

# The entities that count as one.
MEMBERS = "SELECT id FROM entity WHERE head = {}"

# Claims that the reader did not reject or replace.
COUNTS = "c.state IN ({})".format(", ".join(f"'{state}'" for state in COUNTING))

# Claims that the reader made or said are right first.
_READER = "c.state IN ({}) DESC".format(", ".join(f"'{state}'" for state in BY_READER))

# Claims of the low class that the reader has not said are right.
UNSURE = "c.confidence = 'low' AND c.state NOT IN ({})".format(
    ", ".join(f"'{state}'" for state in BY_READER)
)

# Where only one claim can count: what the reader says, then what the newest article says, then
# what is surer, then what is told first. Lists, sums and dossiers choose by this alone.
PREFERRED = (
    f"{_READER}, coalesce(a.date, '') DESC, "
    "CASE c.confidence WHEN 'low' THEN 0 WHEN 'medium' THEN 1 WHEN 'high' THEN 2 ELSE 3 END DESC, "
    "c.article, c.id"
)

# The words in which a claim says what it says, among its evidence.
ROLE = "CASE c.attribute WHEN 'status' THEN 'trigger' ELSE 'value' END"

# Stages: how far the newest article tells that it is, whatever the reader says of an older one; of
# articles of one day what he says goes first.
FURTHEST = f"a.date DESC, {_READER}, a.id DESC"
