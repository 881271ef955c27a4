"""Settings: what the articles of a source depend on besides its bytes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from store.extract.rules import RULES_VERSION
from store.layout import LAYOUT_VERSION
from store.model import Metadata, Options
from store.reading import READING_VERSION

if TYPE_CHECKING:
    from store.reading import Source


@dataclass(frozen=True, slots=True)
class Settings:
    """What the reader says of the sources of one load.

    given: bibliographic data that go before what the sources say.
    """

    given: Metadata = field(default_factory=Metadata)
    options: Options = field(default_factory=Options)

    @classmethod
    def stored(cls, text: str) -> Settings:
        """Those with which a source was loaded, out of its mark."""
        known: dict[str, Any] = json.loads(text) if text else {}
        return cls(Metadata(**known.get("given", {})), Options(**known.get("options", {})))

    def with_given(self, given: Metadata) -> Settings:
        """The same with other data given; what those do not name stays."""
        named = {
            one.name: getattr(given, one.name)
            for one in fields(given)
            if one.name != "origins" and getattr(given, one.name)
        }
        return replace(self, given=replace(self.given, **named))


def mark(source: Source, settings: Settings) -> str:
    """All that the articles of a source depend on besides its bytes, as JSON.

    While it and the bytes are the same, loading the source again would make the same articles.
    """
    told = {**_told(source.outer), "origins": dict(source.outer.origins)}
    outer = json.dumps(told, sort_keys=True, ensure_ascii=False)
    return json.dumps(
        {
            "given": _told(settings.given),
            "options": _told(settings.options),
            # What its name, its folders, and the files beside it say.
            "outer": hashlib.sha256(outer.encode("utf-8", "surrogatepass")).hexdigest()[:16],
            "sidecar": source.sidecar_sha256,
            "format": source.format.name,
            "reading": READING_VERSION,
            "layout": LAYOUT_VERSION,
            "rules": RULES_VERSION,
        },
        sort_keys=True,
        ensure_ascii=False,
    )


def _told(one: Metadata | Options) -> dict[str, Any]:
    # Not `asdict`, which copies all it meets: this is done for every file of a load.
    names = (each.name for each in fields(one) if each.name != "origins")
    return {name: value for name in names if (value := getattr(one, name))}
