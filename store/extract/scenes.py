"""Scenes: what a passage tells of that opens in a park."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract import gazetteer
from store.extract.anchors import unopened
from store.extract.linking import full
from store.extract.patterns import pattern
from store.extract.roster import spot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from store.extract.linking import Link, Linking
    from store.model import Mention

RULES = {
    "park-within": "The sentence opens inside the park (在X内,…): what it tells of stands there.",
}

# 在X高新区内,…: the clause is nothing but the place.
INSIDE = pattern("(?:区|园)?(?P<in>内|里|境内|范围内|区域内)?$")
AT = pattern("(?:^|[^现存所])在[\\s“]*$")
# 昨日,在X高新区内,…: what only says when opens no other sentence.
WHEN = pattern(
    "\\s*(?:(?:昨|今|当|同)[日天晚]|近[日期来]|日前|目前|当前|眼下|现在|如今|这段时间|连日来|近年来|今年以来|[今去前]年|[春夏秋冬][日天季]|盛夏时节|新春伊始|[年节]后|开年|(?:春节|元旦|国庆|五一|端午|中秋|年关|新年|假期|长假|元宵)(?:刚过|过后|前夕|伊始|期间|前后)?|"
    "上午|下午|清晨|据悉|据了解|据介绍|记者(?:获悉|了解到)|此外|同时|随后|\\d+[年月日]|[初中底末])+$"
)
# Where another place is told for what is built: 将在泰国建设X.
ELSEWHERE = pattern(
    "(?:在|于|赴|到)(?!建|此|这|内|园|区)[^,。;:]{2,14}(?:投资|建设|新建|设立|建厂|开工|落地|布局|的)|(?:位于|落户|选址|坐落)"
)
# X项目落户滨江
AWAY = pattern("[^,。;:]{0,12}?(?:落户|落地|位于|选址|坐落)(?:于|在|到)?(?![这此该])[一-龥]{2}")


def heads(lead: str) -> bool:
    """Whether no more than openers and the province or city of a park stand before it."""
    rest = unopened(lead)
    return not rest or rest in gazetteer.places()


class Scenes:
    """Finds the projects of passages that open in a park."""

    def __init__(self, linking: Linking, holds: Callable[[int, Mention], bool]) -> None:
        self._linking = linking
        self._scope = linking.scope
        self._topic = linking.topic
        self._holds = holds

    def within(self) -> Iterator[Link]:
        """The projects of each sentence that opens inside a park."""
        for index, park in self._linking.free("PARK"):
            lead, tail = self._scope.lead(index, park.start), self._scope.tail(index, park.end)
            inside = INSIDE.match(tail)
            if not self._opens_place(index) or not heads(lead) or not inside:
                continue
            if inside["in"] or AT.search(lead):
                yield from self._told(index, park)

    def _told(self, index: int, park: Mention) -> Iterator[Link]:
        """The claims of the projects that are named after a clause in its sentence, as far as
        nothing leads elsewhere.
        """
        for at in range(index + 1, len(self._scope.clauses)):
            if self._opens(at) or any(
                self._leads_on(each, park) for each in self._linking.outer[at]
            ):
                return
            for anchor in self._topic.anchors[at]:
                if anchor.kind not in ("name", "list"):
                    continue
                tail = self._scope.tail(at, anchor.end)
                if ELSEWHERE.search(self._scope.lead(at, anchor.start)) or AWAY.match(tail):
                    return
                for project in anchor.projects:
                    if self._holds(project, park):
                        yield project, self._linking.claim("park-within", park, anchor)

    def _leads_on(self, name: Mention, park: Mention) -> bool:
        """True for another park, unless it is a project."""
        other = name.type == "PARK" and full(name) != full(park)
        return other and spot(name) not in self._linking.roster.of

    def _opens_place(self, index: int) -> bool:
        """True for the first clause of a sentence that tells more than when."""
        return self._opens(index) or (
            self._opens(index - 1) and WHEN.match(self._scope.text(index - 1)) is not None
        )

    def _opens(self, index: int) -> bool:
        """True for the first clause of a sentence."""
        clauses = self._scope.clauses
        return not index or not clauses[index - 1].shares_sentence(clauses[index])
