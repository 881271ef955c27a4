"""Issuers: the firm whose notice an article reports, and what it calls 公司."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract.linking import is_authority
from store.extract.patterns import pattern
from store.extract.roster import spot

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from store.extract.anchors import Anchor
    from store.extract.linking import Link, Linking
    from store.model import Mention

RULES = {
    "org-issuer": "The organisation whose notice it is says what 公司 is going to build.",
    "org-notice": "The article reports the notice of this organisation and of no other.",
    "org-again": "该公司 stands for the organisation named last before it, which builds.",
}

NOTICE = pattern(
    '(?:[(][^()]{0,24}[)])?(?:晚间|早间|今日|昨日)?(?:就)?(?:发布)?(?:公告|披露)|[(](?:以下|下)?简?称:?[“”"]*公司[“”"]*'
    "|\\s*关于[^。;]{0,60}公告|[^,。;:]{0,18}(?:公告|披露)(?:称|的|显示|,|$)"
    "|[^,。;:]{0,10}在(?:投资者)?(?:互动|投资者关系)[^,。;:]{0,6}(?:表示|称|回复|透露)"
)
# What a notice of its own tells: new shares, what is won or raised.
OWN_NEWS = pattern(
    "募集资金|募投|募资|定增|定向增发|非公开发行|中标|公司(?:近期|近日|陆续|累计)?(?:获得|新签|签约|签订)"
)
ISSUER = pattern(
    "(?:^\\s*|同意|批准|获悉,?)(?:本)?公司\\s?(?:拟|计划|将|近日|与|通过|董事会|已|子公司|全资|控股|及|在|于|为|和|投资|获)"
    "|^公司的?(?:募投|募集资金投资)"
)
# 公司X项目即将投产
OWN = pattern("^\\s*(?:目前|此外|同时)?(?:本)?公司(?:的|旗下|下属|投资的|在建的)?$")
# 公司与X管委会就此前披露的Y项目签署协议
ABOUT = pattern('[^。;!?]*就[^,。;:]{0,8}的[“"]*$')
# 该公司计划投资3亿元建设Y, “集团还将在青溪建设Y
AGAIN = pattern(
    '(?:^[\\s“"]*(?:目前|此外|同时|据悉|未来|今年|去年)?(?:该|这家)(?:公司|集团|企业)|^\\s*公司(?:原|本次|此次)?(?:拟|计划)(?:向[^,。;]{1,12})?(?:募集|募资)|^\\s*[“"](?:公司|集团|企业)(?=还|将|拟|计划|也|正|已|投资))'
)
# So many sentences before it the firm is named.
BACK = 2


class Issuers:
    """Finds what a firm that is only called 公司 builds.

    invests: what stands between a builder and a project. each: the claims of an anchor's projects.
    """

    def __init__(
        self,
        linking: Linking,
        invests: re.Pattern[str],
        each: Callable[[str, Mention, Anchor], Iterator[Link]],
    ) -> None:
        self._linking = linking
        self._scope = linking.scope
        self._topic = linking.topic
        self._invests = invests
        self._each = each

    def told(self) -> Iterator[Link]:
        """What the firm whose notice the article reports is going to build, there called 公司."""
        issuer: Mention | None = None
        for index, names in enumerate(self._linking.outer):
            for org in names:
                if org.type == "ORG" and NOTICE.match(self._scope.tail(index, org.end)):
                    issuer = issuer or org
            # Most articles report no notice, and most clauses say nothing of 公司.
            text = "" if issuer is None else self._scope.text(index)
            found = ISSUER.search(text) if "公司" in text else None
            start = self._scope.clauses[index].start
            ahead = (
                self._topic.ahead(index, start + found.end(), self._invests, ABOUT)
                if found
                else None
            )
            if issuer is not None and ahead:
                yield from self._each("org-issuer", issuer, ahead.anchor)
            for anchor in self._topic.anchors[index] if issuer and "公司" in text else ():
                named = anchor.kind in ("name", "list") and anchor.start >= start
                if issuer and named and OWN.match(self._scope.lead(index, anchor.start)):
                    yield from self._each("org-issuer", issuer, anchor)

    def notice(self) -> Iterator[Link]:
        """The one firm whose notice tells of its shares or contracts, for all its projects."""
        issuers: dict[str, Mention] = {}
        for index, org in self._linking.free("ORG"):
            if NOTICE.match(self._scope.tail(index, org.end)) and not is_authority(org.text):
                issuers.setdefault(self._linking.name(org), org)
        if len(issuers) != 1 or not any(map(OWN_NEWS.search, self._scope.texts)):
            return
        (issuer,) = issuers.values()
        parks = {spot(park) for park in self._linking.parks}
        for index, entry in enumerate(self._linking.roster.entries):
            at = entry.mentions[0]
            if entry.whole is None and spot(at) not in parks:
                yield index, self._linking.claim("org-notice", issuer, at)

    def again(self) -> Iterator[Link]:
        """What 该公司 is told to build: it is the firm named last before it, where that is one."""
        for index, clause in enumerate(self._scope.clauses):
            text = self._scope.text(index)
            found = (
                AGAIN.search(text) if "公司" in text or "集团" in text or "企业" in text else None
            )
            if found is None:
                continue
            ahead = self._topic.ahead(index, clause.start + found.end(), self._invests)
            firm = self._last(index) if ahead else None
            if firm is not None and ahead:
                yield from self._each("org-again", firm, ahead.anchor)

    def _last(self, index: int) -> Mention | None:
        """The firm of the nearest sentence before a clause that names any; None of several."""
        here = self._scope.clauses[index]
        near: list[Mention] = []
        sentence = here.sentence
        for at in range(index - 1, -1, -1):
            clause = self._scope.clauses[at]
            if clause.part != here.part or here.sentence - clause.sentence > BACK:
                break
            if near and clause.sentence != sentence:
                break
            sentence = clause.sentence
            near += [
                each
                for each in self._linking.outer[at]
                if each.type == "ORG" and not is_authority(each.text)
            ]
        return near[0] if len({self._linking.name(each) for each in near}) == 1 else None
