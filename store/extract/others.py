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
# 这样的项目,全省今年将实施160多个,总投资千亿元
COUNTED_ALONE = pattern("(?:实施|推进|谋划|储备|签约|引进|建设)(?:了)?[超近约逾]?\\d+余?多?[个项]$")
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
# 产业投资超过100亿元: what is invested in an industry.
INTO_OTHERS = pattern(
    "(?:产业|行业|集群|全[市县区省]|交通|水利|工业|农业|制造业|服务业|技改|民间|民生|外商|房地产|基础设施|重点项目|重大项目)"
    "(?:领域|方面)?(?:年|总|新增|累计|完成)*$"
)
# 每年将七成财力用于民生, 城镇新增就业: what a government spends and reaches in all.
PUBLIC = pattern("财力|财政(?:总)?支出|(?:用于|保障)民生|民生(?:领域)?(?:支出|投入)|公共预算")
TOWNS_JOBS = pattern("城镇(?:累计)?新增就业")
# 五年累计投入: what is spent over years, after a project that is only one of its objects.
OVER_YEARS = pattern(
    "(?<!第)[\\d一二三四五六七八九十两]年(?:来|间)?,?(?:共|累计|总共)(?:完成)?(?:投入|投资)"
)
# 保持百亿级投资规模,推动X: what is spent in a year; not 百亿级投资规模的X.
VOLUME = pattern("的?(?:年度|固定资产|政府)*投资(?:规模|强度|力度|总量)(?!的)")
KEEP = pattern("(?:保持|维持|稳定在|稳住)[^,。;:]{0,8}$")
# 拉动相关产业投资: what others invest because of it.
STIRRED = pattern("(?:拉动|撬动|带动(?!力))[^,。;:、下]{0,14}$")
ADDED = pattern(
    "(?:预计|有望|可|将|能|并|每年|年|到20\\d\\d年|\\s)*(?:新增|增加|形成|创造|拉动|带动)"
)
# 24个产业项目签约, 首批签约的项目涵盖, 引进12个项目: money told after them is the sum of theirs.
MANY = (
    "(?:(?<![\\d.])(?!1[个项])\\d+余?多?[个项](?!子)|首批|一批|多个)[^,。;:、]{0,12}?(?:项目|企业)"
)
COMES = "签约|落地|落户|入驻|入园|进驻"
GATHERED = pattern(
    f"{MANY}(?:集中|成功|正式|现场)?(?:{COMES}|涵盖|覆盖|涉及)"
    f"|(?:{COMES}|引进|引入|招引|吸引|集聚)(?:了|的)?{MANY}(?![\\u4e00-\\u9fff])"
)
# 能带动发展下游产业,有望新增产值8亿元: what others make because of it.
STIRS = pattern(
    "(?:拉动|撬动|带动(?!力))[^,。;:、下]{0,6}(?:发展)?[^,。;:]*(?:产业|行业|企业|上下游|集群)"
)
IS = pattern("(?:是|为|作为|属|成为|列入|入选)[^,。;]{0,16}$")
BARE = pattern("\\s*(?:工业)?(?:总?产值|营收|收入|税收)(?:达到?|突破|超过?|超)*")
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
            if owner.how == "carried" and counted is not None:
                return True
            # 东湖合作项目|超100项: what was read as a name is a kind of them.
            anchor = owner.anchor
            named = anchor.kind == "name" and anchor.part == figure.part
            text = self._scope.texts[anchor.part]
            return named and KIND.fullmatch(text, anchor.end, figure.end) is not None
        if figure.type != "MONEY":
            return TOWNS_JOBS.search(self._scope.lead(index, figure.start)) is not None
        if SEVERAL.search(self._scope.lead(index, figure.start)):
            return True
        lead = self._scope.lead(index, max(role.start, self._scope.clauses[index].start))
        if role.attribute in YIELDS:
            if self._is_counted(index) or self._is_stirred(index, lead):
                return True
            return MADE_BY_OTHERS.search(lead) is not None or self._is_industry(
                figure, index, role, owner
            )
        if role.attribute not in MONEY_IN:
            return False
        spent = SPENT_BY_FIRM.search(lead) or INTO_OTHERS.search(lead)
        if spent and not BUILDS.match(self._scope.tail(index, figure.end)):
            return True
        if self._is_public(figure, index, owner):
            return True
        return bool(GROUP.search(lead)) or self._is_counted(index)

    def _is_stirred(self, index: int, lead: str) -> bool:
        """True for what others make because of a project: 带动下游产业,新增产值8亿元."""
        if STIRRED.search(lead):
            return True
        near = [at for at in self._scope.back(index) if at < index][:1]
        return any(
            STIRS.search(self._scope.text(at))
            and ADDED.match(lead)
            and not self._topic.anchors[index]
            for at in near
        )

    def _is_public(self, figure: Mention, index: int, owner: Owner) -> bool:
        """True for what a region spends, or others invest because of a project.

        Of what a region spends over years only a project that is its object is cleared: a project
        that is told of itself may have taken years (X项目三年累计投资8亿元).
        """
        lead, tail = self._scope.lead(index, figure.start), self._scope.tail(index, figure.end)
        if STIRRED.search(lead):
            return True
        if owner.how == "clause":
            return False
        if VOLUME.match(tail) and (owner.how == "ahead" or KEEP.search(lead)):
            return True
        if owner.how == "ahead":
            return False
        if not owner.anchor.leading and OVER_YEARS.search(lead):
            return True
        near = (at for at in self._scope.back(index) if at < index)
        return any(PUBLIC.search(text) for text in (lead, *map(self._scope.text, near)))

    def _is_industry(self, figure: Mention, index: int, role: Role, owner: Owner) -> bool:
        """True for how large an industry is, or makes, where its clause names no project.

        推动氢能产业规模突破500亿元; after another sentence a bare 产值突破1300亿元, too.
        """
        if owner.how in ("clause", "ahead"):
            return False
        told = self._scope.texts[figure.part][role.start : role.end]
        if told.startswith(("产业", "集群", "经济")):
            return True
        lead = self._scope.lead(index, figure.start)
        opens = len(list(self._scope.back(index))) == 1
        return owner.how == "carried" and opens and BARE.fullmatch(lead) is not None

    def _gathers(self, index: int) -> bool:
        """True where a clause tells of several projects that come, and names none from there on."""
        clause = self._scope.clauses[index]
        for found in GATHERED.finditer(self._scope.text(index)):
            at = clause.start + found.start()
            named = any(each.end > at for each in self._topic.anchors[index] if each.kind in NAMES)
            if not named and not IS.search(self._scope.lead(index, at)):
                return True
        return False

    def _is_counted(self, index: int) -> bool:
        """True where projects are counted earlier in the segment and none is named since."""
        for at in self._scope.back(index):
            text = self._scope.text(at)
            told = COUNTED.search(text) or COUNTED_ALONE.search(text) or self._gathers(at)
            if at < index and told:
                return True
            named = [each for each in self._topic.anchors[at] if each.kind in NAMES]
            if named:
                last = named[-1]
                return KIND.match(self._scope.texts[last.part], last.end) is not None
        return False
