"""Others: figures that are of more than a project, or of a firm or an industry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract.patterns import pattern

if TYPE_CHECKING:
    from store.extract.roles import Role
    from store.extract.scope import Scope
    from store.extract.topic import Owner, Topic
    from store.model import Mention

# 该项目及其关联项目总投资: of more than the project.
WITH = pattern(
    '[”"]?(?:以及|及|和|与)(?:其?(?:相关|关联|上下游|周边)[^,。;、]{0,8}(?:项目|工程|产业|企业)|其?配套项目)'
)
# 入选重点项目13个,…项目总投资: the sum of those that are counted, which 项目 then stands for.
COUNTED = pattern(
    "(?<![子分])(?:项目|工程)(?:共计?|达|有|共有|已有)?[超近约逾]?过?\\d+余?多?[个项]"
)
# 深中合作项目|超90个: what was read as a name is a kind of them.
KIND = pattern("(?:共计?|达|有|共有|已有)?[超近约逾]?过?\\d+余?多?[个项]")
# 25个支撑项目|总投资113亿元
GROUP = pattern("\\d余?多?[个项](?!子)[^,。;、的]{0,10}(?:项目|工程)(?:计划|预计|概算|估算)?$")
COUNTING = pattern("(?<![子分])(?:项目|工程)(?:共计?|达|有|共有|已有)?$")
# 光伏产业产值, 对华投资: what an industry makes, what a firm spends in a country.
MADE_BY_OTHERS = pattern("(?:产业|行业|集群|全[市县区省])(?:年|总|规上)*$")
SPENT_BY_FIRM = pattern("(?:对|在)(?:华|外|中国|我国|海外|全球)的?(?:总|累计|新增|直接|计划)*$")
# 交通、水利投资分别达到8亿元、4亿元: what is spent on several things.
SEVERAL = pattern("、[^,。;:、]{1,8}(?:投资|产值|收入|税收)额?分别[^,。;]*$")
YIELDS = frozenset(("output_value", "revenue", "tax"))
# 对华投资3亿元建设X: it goes into the project.
BUILDS = pattern("[^。;!?]{0,20}?(?:建设|新建|打造|兴建|扩建|投建|用于)")
MONEY_IN = frozenset(("invest", "investment", "total_investment"))
NAMES = frozenset(("name", "list", "park"))


class Others:
    """Tells which figures are not the project's that the text speaks of."""

    def __init__(self, scope: Scope, topic: Topic) -> None:
        self._scope = scope
        self._topic = topic

    def own(self, figure: Mention, index: int, role: Role, owner: Owner) -> bool:
        """True where a figure of a clause is of counted projects, of an industry or of a firm.

        入选重点项目13个,项目总投资171亿元; 光伏产业产值150亿元; 对华投资40亿元. A park that is
        a project has projects of its own, which its sentence counts.
        """
        if figure.unit in ("个", "项"):
            counted = COUNTING.search(self._scope.lead(index, figure.start))
            return owner.how == "carried" and counted is not None
        if figure.type != "MONEY":
            return False
        if SEVERAL.search(self._scope.lead(index, figure.start)):
            return True
        lead = self._scope.lead(index, max(role.start, self._scope.clauses[index].start))
        if role.attribute in YIELDS:
            return MADE_BY_OTHERS.search(lead) is not None
        if role.attribute not in MONEY_IN:
            return False
        spent = SPENT_BY_FIRM.search(lead) and not BUILDS.match(self._scope.tail(index, figure.end))
        return bool(spent or GROUP.search(lead)) or self._is_counted(index)

    def _is_counted(self, index: int) -> bool:
        """True where projects are counted earlier in the segment and none is named since."""
        for at in self._scope.back(index):
            if at < index and COUNTED.search(self._scope.text(at)):
                return True
            named = [each for each in self._topic.anchors[at] if each.kind in NAMES]
            if named:
                last = named[-1]
                return KIND.match(self._scope.texts[last.part], last.end) is not None
        return False
