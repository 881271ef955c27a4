"""The dataclasses that travel between the rooms of the house, and nothing else.

Offsets count Unicode code points, end exclusive. An offset is either into a part's text
(`Mention.start`) or into a page's text (`Part.ranges`); a name never means both.
"""

from typing import TYPE_CHECKING

from store.later import of_package

if TYPE_CHECKING:
    from store.model.charts import *
    from store.model.claims import *
    from store.model.completions import *
    from store.model.destinations import *
    from store.model.dossiers import *
    from store.model.facts import *
    from store.model.hits import *
    from store.model.kept import *
    from store.model.lists import *
    from store.model.notebook import *
    from store.model.rows import *
    from store.model.sources import *
    from store.model.texts import *
    from store.model.views import *

# The names of each module; it is imported when one of them is asked for.
_NAMES = {
    ".charts": (
        "Bar",
        "Course",
        "Point",
    ),
    ".claims": (
        "BY_READER",
        "CLAIM_STATES",
        "CORRECTIONS",
        "COUNTING",
        "Alternative",
        "ClaimRow",
        "Correction",
        "Explanation",
        "FactHit",
        "Said",
        "Witness",
    ),
    ".completions": ("Completion",),
    ".destinations": (
        "DESTINATIONS",
        "Destination",
        "Headlines",
    ),
    ".dossiers": (
        "Backer",
        "Beside",
        "Comparison",
        "EntityRow",
        "Involvement",
        "MergeRow",
        "Named",
        "Naming",
        "News",
        "ParkSide",
        "ParkView",
        "PartyView",
        "Position",
        "ProjectSide",
        "ProjectView",
        "Stage",
        "Total",
    ),
    ".facts": (
        "ATTRIBUTES",
        "FIGURE_TYPES",
        "LINKS",
        "MODALITIES",
        "NAME_TYPES",
        "STAGES",
        "STATUSES",
        "TYPE_OF_LINK",
        "Claim",
        "Evidence",
        "Facts",
        "Figure",
        "Mention",
        "Project",
        "Reference",
    ),
    ".hits": (
        "Found",
        "Groups",
        "Hit",
    ),
    ".kept": (
        "Past",
        "SavedSearch",
    ),
    ".lists": (
        "AMOUNTS",
        "EVERYTHING",
        "FACETS",
        "PARK_COLUMNS",
        "PARKS_FIRST",
        "PROJECT_COLUMNS",
        "PROJECTS_FIRST",
        "Choice",
        "FacetCount",
        "Narrowing",
        "Order",
    ),
    ".notebook": (
        "ENTRIES",
        "TARGETS",
        "Added",
        "Entry",
        "Located",
        "NameRow",
        "Target",
    ),
    ".rows": (
        "ParkRow",
        "ProjectRow",
    ),
    ".sources": (
        "STATES",
        "Census",
        "Changed",
        "SourceArticle",
        "SourceArticles",
        "Outcome",
        "PARTS",
        "Progress",
        "Upkeep",
        "Reextraction",
        "SourceRow",
        "Stated",
    ),
    ".texts": (
        "DATA",
        "HEAD_KINDS",
        "ORIGINS",
        "PARAGRAPH_KINDS",
        "Article",
        "Cited",
        "Gap",
        "Metadata",
        "Options",
        "Original",
        "Page",
        "Part",
        "Range",
        "Record",
    ),
    ".views": (
        "ArticleView",
        "Difference",
        "Fact",
        "Passage",
        "Proof",
        "Reprint",
        "Role",
    ),
}

__getattr__ = of_package(__name__, _NAMES)


class YuanzhiError(Exception):
    """Something the reader can act on. Its text is one sentence that says what to do."""


class OlderLibraryError(YuanzhiError):
    """A library of an earlier version: it can be brought up to date."""
