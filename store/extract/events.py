"""Events: what happens to projects (signed, started, finished ...), as a clause tells it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from store.extract.patterns import pattern
from store.extract.topic import Owner

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from store.extract.scope import Scope
    from store.extract.topic import Topic
    from store.model import Mention

# The first two characters of the words below. Looked for before them, these spare most places the
# trial of them all.
OPENS = (
    "上下中主花敲拿塔验雏现抢按交倾停储入全公关兴准初前加动募协叫可合吊同启呼商土在地基处复外大奠如安完实封将工已幕平并建开引强待快恢"
    "成扎打扩批承抓投报拔招拟持挂授掘接推揭搁摘收改新施暂有未机架核桥桩正步注洽浇深火烂热环用着破磋积稳立竞竣筹签组终结统继获联落装规"
    "计设试调谋贯赶路轨达迎进选通重钢铺隧集顺预首高满"
)
SECOND = (
    "下业中之于产付件体供修停入兴具准划利制前力功动发商器园土在地场址坑块基墙备复始定实审客尾展工序度建开式得快成户扩批投效整新施期极"
    "构标根桩梁止步洽火点热牌现生用研础示程立筑筹紧约线经结续缓网置署航节营落行街装订设评试调谈资起车轨运近进选通速造道部量销闸面顶项"
    "馆驻龙负子稳质计抓水料落摆滞官幕吊足干形启定收全台套辆断"
)
WORDS = pattern(
    f"(?=[{OPENS}][{SECOND}])(?:"
    "(?P<stopped>停工|停建|叫停|停摆|停滞(?!不前)|搁置|烂尾|终止(?!时|日)|中止|暂缓(?:建设|实施)|暂停(?:建设|施工|实施)|关停|注销|停产(?!通知)|停业整顿|停止运[营行]|(?:暂停|中断|全面停止)(?:运[营行]|营业))"
    "|(?P<trial>(?:投料|热负荷|联动)?试车|投料(?=生产|成功|[,。;]|$)|开车成功|(?:设备|正在?|进入|联动)调试|试(?:生产|运营|运行)(?:投产)?|试通[水车航]|试运转|试投产|试产|试营业|联调联试|调试阶段)"
    "|(?P<partly>(?:完成|进行)[^,。;]{0,10}(?:架设|浇筑|铺设|吊装|封顶|贯通|合龙|安装|进度|工程量|%)|(?:铺装|架梁|架设|浇筑|吊装|铺轨|轨道|路面|路基|桥梁|桩基|基坑|基础|土建|安装|地基|平整|隧道|钢结构|幕墙|外墙|装修|组装|主体|结构|"
    "封顶|合龙|首[件桩根块节])[^,。;的]{0,8}(?:完成|完工|贯通|结束|就位)|(?:进度|工程量|工程|施工)[^,。;]{0,4}(?:过半|完成[^,。;]{0,6}%))"
    "|(?P<operating>(?:建设|施工|全部|改造)完(?:成|毕)(?!.{0,6}(?:投资|任务|产值))|(?:建成|竣工)?(?:投产|投用|投运)|投入(?:使用|运营|生产|运行)|(?:正式|全面|开始|启动|稳定|已经?)(?:运营|运行|营业|供[电水气热]|发电)|并网(?:发电)?|竣工|建成|建起|落成|"
    "(?:(?<=通过)|(?<=完成))(?:竣工|初步|完工)?验收|首[台辆车件批套][^,。;]{0,10}下线|揭幕|启幕|收官|复产(?=[,。;]|$)|开足马力|(?:平稳|安全|高效)运行|正式(?:对外)?开放|"
    "完工|达产|达效|通车|揭牌|挂牌|授牌|启用|上线|开通|开航|开街|迎客|开业|交付(?!率|能力|周期|期)|开园|开馆|已经?入驻|入驻开工|赶制订单|(?:正式|实现|成功|全面|批量)+(?:量产|运行|满产)|满负荷(?:生产|运行|运转)|满产|(?<![供排])通水(?!能力|条件|量|管)|(?<!非)通航(?!孔|能力|条件|里程|时间|建筑)|(?:全线)?贯通(?:运营|通车)|(?:下闸|开始)蓄水|交付使用)"
    "|(?P<done>完成主体(?:工程|建设)?|主体(?:结构|工程)?完工|完成(?!备案))"
    "|(?P<building>在建(?=[的项工重市省新规面,。、)]|$)|(?:加快|加紧|加速|正在|全面|抓紧|有序|稳步|同步|全力|着力|重点|大力|强力|深入|继续|火热|持续|顺利|积极|扎实|统筹|协调|高效)+"
    "(?:推进|建设|施工|推动|修建|建造)|正建|(?<!设)施工|铺轨|封顶|复工|浇筑|吊装|桩基|掘进|合龙|土建(?!工程?(?:按|费|投资|规模|招标|承包|总包|设计|部分))|"
    "建设(?:工地|现场|进展|进度|(?:推进)?情况|[之当]?中(?=$|[,。;)])|高峰|进度|如火如荼|正酣|有序|顺利|稳步|加速|提速|加快|(?:步伐)?(?:不断|持续|全面|正在)(?:提速|加速|加快|推进))|如火如荼|热火朝天|机器轰鸣|进展顺利|"
    "(?:完成|进行)[^,。;]{0,10}施工|继续建设|架设|铺设|(?:接近|进入|步入)尾声|接近(?:完工|竣工|建成)|设备进场|塔吊林立|大干快上|雏形初现|初现雏形|重启建设|收尾(?:阶段|工作)?|处于[^,。;]{0,6}(?:建设|装修|施工|安装)阶段?|"
    "(?:加速|稳步|全力|有序|顺利|快速|按期|如期|按计划|加力|平稳|扎实|积极|高标准|高质量|高效|同步|持续)推进|实现贯通|全线贯通|贯通|恢复建设|全面恢复|(?:进入|启动|正在|开始)[^,。;]{0,12}(?:安装|铺轨|装修|浇筑|攻坚|冲刺|架梁|架桥|吊装|掘进|盾构|铺设|架设|打桩|打井)|初具(?:规模|雏形)|拔地而起|抢抓?工期|赶工(?=[,。;、期]|$)|抢抓?进度|(?:抓紧|加紧|正在)(?:抓紧|加紧|紧张|火热|有序|顺利)?地?进行(?=[,。;!]|$)|推进(?=[,。;!]|$)|现场|工地)"
    "|(?P<started>开工建设|集中开工|开工|动工|动建|奠基|开建|破土|铺开|启动(?:建设)?(?!试|运营|运行|投产)|投资兴建|兴建|开始[^,。;]{0,16}?(?:建设|打造|兴建|修建|建造|施工)|进场施工)"
    "|(?P<signed>签约|花落|敲定|拿地|达成(?:合作|投资)?(?:协议|意向)|(?:正式|成功)入驻|落子(?!无悔)|签订|签署|签下|落户|落地|引进|引入|摘牌|中标|竞得|入园)"
    "|(?P<planned>规划中|计划中|拟建设?|洽谈|商谈|磋商|接洽|筹划|筹建|储备|报批|立项|呼之欲出|谋划|前期(?:工作|手续|准备|筹备|阶段)|规划(?:了|有|布局)|招标(?!人|代理|单位|文件)|获批|获得?备案|完成备案|核准|批复|环评|"
    "公示|可研|可行性研究|选址意见|预审|批前|待建|未开工|募投)"
    "|(?P<invested>投资建[设造]|投建|承建|规划建设|(?:积极|加快|全力|着力|正在|持续|大力|倾力)(?:打造|构建)|建设|新建|扩建|改建|打造|实施|设立|建立|用于)"
    "|(?P<coming>(?:将|拟|计划|规划|准备)(?:选址|落户|新|扩|兴)?建(?:在|于|造|设(?=[在于。,;])))"
    "|(?P<pushed>推进|推动|加快|(?:积极|大力|全力|重点)(?:支持|助力|保障)))"
)
FINISH = frozenset(("operating", "trial", "done"))
# 完成X建设: it stands.
COMPLETED = pattern(
    "[\\s”]*(?:等[^,。;]{0,10}(?:项目|工程)?)?(?:的?(?:主体)?(?:建设|改造|升级改造|提升改造|扩建|施工))(?!用地|方案|任务|[^,。;]{0,6}(?:审批|招标|备案|前期))"
)
# Where works are going on; of the name right before it alone.
ON_THE_SPOT = frozenset(("现场", "工地"))
AT_SITE = pattern("[\\s”]*(?:项目|工程)?(?:的|建设|施工)*$")
# 启动X前期工作: what goes before a start.
BEFORE_START = pattern(
    "[^,。;]{0,6}(?:前期|招标|征[地迁收拆]|规划|可研|勘察|设计|环评|选址|论证|编制|遴选|申报|评审|招商)"
)
# 启动项目施工, 进场施工: the start of it.
TO_START = pattern("(?:启动|开始|进场)(?:项目|工程|主体)?$")
# 签订合同: no rate or wish.
CONTRACT = pattern("[^,。;]{0,12}合同")
# Rates, wishes and conditions that use the same words and tell of no event.
NO_EVENT_AFTER = pattern(
    "率|加工|难|快|条件|手续|许可|要求|标准|速度|规模|图|期间|产品|能力|机制|效率|水平|安全|质量|工艺|技术|总承包|总包|企业|采购|合同|单位|方(?=$|[,。、])|"
    "[和及与、](?:生产|运行|运营|经营|投产)情况|量(?!产)|控股|装机|[^,。;的]{0,8}(?:项目|隧道|线路|桥梁|园区|工程)(?:中|之)|[^,。;的、]{0,4}(?:准备|筹备)"
)
NO_EVENT_BEFORE = pattern(
    "(?:竣工|投产|落成|完工|通车|开园)暨[^,。;]{0,6}$|(?:(?<!尽)早|更快|(?<!尽)快|促|抢|早|就|未|不|没有|难以|能够|无(?!锡|棣|为|极|锋)[^,]{0,4}|即|(?:采购|设计|勘察|监理)[-—、/及和与+])$"
)
# 为如期并网奠定基础, 向年底投产的目标迈进: what is aimed at has not happened.
# 自全线贯通以来: no work goes on any more; 自落户以来 tells more than 落户.
LONG_PAST = frozenset(("signed", "building", "partly"))
AIM = pattern(
    "[^,。;]{0,12}(?:奠定|打下|夯实|提供|创造)[^,。;]{0,8}(?:基础|条件|保障)|的?[^,。;]{0,4}目标"
)
CONDITION = pattern(
    "(?:并?(?:建成|竣工|完工|落成|投产|投用|投运|达产|达效|通车|开通|开业|开园|运营|运行|投入(?:使用|运营|运行)|使用))*(?:以?后|之后|以前|之前|前夕)"
)
# 自落户以来: it is further by now.
SINCE = pattern("(?:以来|至今)")
# 推进X开工: what is pushed forward is still to come.
PUSH = pattern("(?:推进|推动|加快|支持|助力|保障)$")
# 持续推进科技创新: something else is pushed forward.
PUSHED_ELSE = pattern("(?!中|之中|当中|施工|建设|[,。;、和]|$)")
# 完成投资3亿元, 完成年度任务的60%: no end of the project.
MONEY_DONE = pattern(
    "[^,。;]{0,8}(?:投资|产值|任务|进度|工作量|额|签约|征[地收拆]|拆迁|手续|审批|备案)"
)
# 将支持X建设: only meant.
BACKED = pattern("(?:支持|助力|保障)$")
# 双方愿共同推进X: what states and firms agree on pushing forward has not been begun, ...
AGREED = pattern("愿(?!景|意见)|双方[^。;]{0,12}(?:同意|强调|商定|一致|愿)|商定")
# ... and what something else will do for a project (将极大推动X建设) tells no stage of it.
HELPED = frozenset(("推动", "支持", "助力", "保障"))
EFFECT = pattern(
    "(?:将|可|能|会|有助于|有利于|有力|必将|势必)(?:地|有力|极大|有效|进一步|大大|更好|强力|直接)+$"
)
SHELLS = ("主体工程", "主体结构", "主体", "桩基工程", "基础工程", "土建工程")
OBJECT_ONLY = frozenset(("invested", "pushed"))
# 建设了X: what has been built.
RAISED = pattern("(?:建设|[新扩改投]建|打造|构建)$")
# 推进X、Y等项目建设: they are being built.
BEING_BUILT = pattern("[^,。;:]*(?:建设(?!用地|方案|期)|扩容|改造|扩建)")
TO_COME = pattern("开工|前期|落地|立项|报批|签约|启动|落户|合作|谈判|审批")
PLAN = pattern(
    "(?:计划|拟|规划|将(?!军))(?!的|内|中|设计|面积|用地|总)|预计|争取|力争|力保(?!障)|确保|保证|愿(?!景|意)"
)
# These hold for what is named after them too: 力争年底前,X项目建成.
# 确保X投产, 推动X早日投产: what somebody sees to is under way.
ENSURED = pattern("确保|力保(?!障)|保证|推动|推进|加快|早日|尽早|尽快")
SOON = ("即将", "临近", "接近", "行将")
STRIVEN = pattern("力争|争取")
WISH = pattern("预计|争取|力争|力保(?!障)|确保|保证|愿(?!景|意)")
# Not where a longer word holds it (重要, 使用, 接待, 模拟), nor where it tells how large what is
# named next is to be (计划总投资8亿元的X项目).
FUTURE = pattern(
    "即将|主要$|(?:年内|[年月]底前)(?:全[部面线])?$|(?<![尚还])可(?=按|如期|全部)|可(?:建成|竣工|完工|投产|试运行)+$|(?:临近|接近|行将)$|下一步|将(?!军)|(?:预计|(?<!按)(?<!按照)计划|规划(?=投资)|(?<![模虚比])拟(?!人|真|态))(?!总?(?:投资|占地|用地|建筑)[^,。;]{1,20}的)|争取|力争|力保(?!障)|确保|保证|愿(?!景|意)|"
    "同意|批准|审议|表决|议案|有望|(?<![主重需首必紧纪摘概枢])要(?!求|素|闻|地|点|件|道|塞|害|约)|"
    "(?:加快|加速|促进|促使|助力|督促|帮助)(?!建设|推进|发展|[^,。;]{0,4}的)|推动|推进|安排|目标|准备|直至|把(?!握)|还需|可$|"
    "(?<![接等期招对看优善款])待(?!遇|业|机)|[可盼]望|希望|适时|择机|择期|尽早|尽快|"
    "早日|(?<![大公天行即特])使(?!用|命|馆|者|节)|(?:建成|投产|达产|完工|竣工|投用|落成|建设完成)(?:以|之)?后"
)
# 审议通过…, 公告投资建设X: what a firm says that it builds is decided, not yet begun, ...
DECIDED = pattern(
    "募集资金|募投|定增|非公开发行|定向增发|公告|审议|表决|董事会|股东大?会|议案|披露"
)
# ... as is what a resolution or contract is about: 关于投资建设X的议案.
PROPOSED = pattern("[^。;!?《]{0,60}的?(?:议案|提案|预案|协议|合同书?|意向书?|备忘录|可行性|公告)")
# 用于X项目,拟投入募集资金8亿元
TO_FUND = pattern("[^。;!?]{0,60}(?:拟投入|募集资金)")
# 斥资8亿元在青山打造X: as 投资建设.
PAID = pattern(
    "(?:投资|斥资|耗资|投入|出资|注资|融资|自筹资金)[^,。;]{0,10}[0-9][^,。;元]{0,8}(?:元|欧元|[美日韩]元|卢布)?(?:人民币)?(?:,?(?:将?用于|在[^,。;]{1,20}|高标准|高起点|合作|共同|兴建)*)$"
)
# 投资1亿美元,在青山|建立X
SETTING = pattern("(?:在[^,。;]{1,20})?(?:共同|合作|将)?\\s*$")
# 获得多个项目,包括Y承建的X: a contract won.
WON = pattern(
    "(?:获得?|中标|新签|揽获|斩获|承接|签订|签署|签约|签下)了?[^,。;]{0,16}(?:项目|工程|合同|订单|大单)"
)
TASK = pattern("推[动进]|大力|加快|强化|加强|着力|全力|扎实|积极|持续|深入|统筹|优化|完善")
MOVED = pattern("将(?:(?:其|他们|它|公司|集团|旗下)[^,。;]{0,12})?$")
# 竣工时间预计是2024年8月: told as a day to come.
SET = pattern("(?:时间|日期|节点)")
# 通车在即: about to happen.
AT_HAND = pattern("在即|指日可待|(?:进入)?倒计时|在望")
PAST = pattern("(?:已经?|刚刚|了)[^,]{0,6}$")
CEREMONY = pattern(
    "(?:开工|奠基|启动|动工)(?:仪式|活动|典礼|大会)|宣布[^,。;]{0,6}开工|集中(?:开工|动工)"
)
# Of these a project that is named later in the sentence is the one that is opened.
OPENED = pattern("(?:开工|奠基|动工)(?:仪式|活动|典礼)")
# Words that mostly take an object: with another object than a project they tell of no project.
TRANSITIVE = pattern(
    "(?:引进|引入|签订|签署|摘牌|中标|启动|兴建|建起|开通|上线|启用|交付|揭牌|筹划|谋划|洽谈|储备|完成|推进|推动|开工|建成)$"
)
# As are these where the sentence names no project at all.
WORKED_ON = pattern("(?:建设|建造|修建|打造|推[进动]|签[约订署下])$")
AGREEMENT = pattern("[^,。;]{0,16}(?:合同|协议|意向|订单)|[,。;]|$")
PAPER = pattern("[^。;]{0,80}?(?:合同|协议|意向|订单|备忘|文件|合作|项目)")
SIGNING = pattern("签[订署下]$")
UNVEILED = pattern("[揭挂]牌|授牌|揭幕|启幕")
# X是今年刚建成的一个项目: what is said of the subject takes no object.
PREDICATE = pattern("的[^,。;]{0,16}(?:项目|工程|园区|产业园|基地)$")
# Between a verb and the project it takes as its object.
OBJECT_GAP = pattern(
    '(?:[^,。;:!?、的]{1,14}、){0,4}(?:项目|为|是|包括|包含|好|建设|了|起|着|的|新型?|大型|重大|重点|一个|个|首批|一批|首[个条座家]|全[国省市区球]|我国|国内|现代化)*(?:[^,。;:!?]{0,40}的)?[“"]?$'
)
# 建成了世界领先的发电站——X: told by its kind, then by its name.
APPOSED = pattern("(?:了|起)[^,。;:!?]{2,40}—+[“”]*$")
WILL = pattern("(?:将|拟|计划|准备)$")
OTHER_OBJECT = pattern("(?![,。;的并且和])[^,。;]{6}")
ANYTHING = pattern("[^。;!?]*$")
# Between a project's name and what happens to it.
CLOSE = pattern(
    "等?(?:建设|项目)?[\\s”]*(?:正式|顺利|成功|已经?|全面|正在?|也|均|都|将|刚刚|现已|全部|举行|实现|加)*$"
)
# What is put to use on a project's site is not the project.
ON_SITE = pattern("的?(?:建设|施工)(?:中|现场|工地)")
# Words that leave a clause without a subject of its own; more characters than these are one.
LIGHT = pattern(
    "[\\s“”\\d.\\-—~年月日]|今年|明年|去年|本月|上半年|下半年|[一二三四]季度|年?[底末初内]|当[年日]|[上中下]旬|计划|预计|"
    "力争|争取|确保|目前|已经?|正式|顺利|成功|全面|全部|将|可|于|在|自|从|到|并|且|也|均|基本|项目|工程|陆续|相继|"
    "有望|左右|[之以]?前|后|进入|实现|开始|目标|按照|能够|正在?|还|又|再|和"
)
SUBJECTLESS = 6
# 一期已投产,二期在建: each phase has a stage.
PHASE = pattern("[一二三四五六首]期|其余|剩余|部分")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens to projects.

    kind: one of STATUSES, "done" for 完成, which may be of a part only, or "invested" for 投资建设,
    which leaves the stage open. clause: index of the clause. word: the words that tell it, folded.
    owner: the projects it happens to. future: told as still to come; soon: as about to happen, or
    as something that is seen to (确保).
    condition: only told as what comes after or before something else (建成后). ceremony: the
    article reports the act itself. either: it holds for some of them only (建成或在推进).
    date: the DATE it is told with, or None. past: that day is long over at the article's date;
    far: it is years ahead. phase: 一期 where the words before it in the clause tell of a phase.
    decided: told as a firm's decision (公告投资建设X). told: a word tells it as done (已投产).
    paid: money that somebody puts into it stands right before it (斥资8亿元打造X).
    """

    kind: str
    clause: int
    part: int
    start: int
    end: int
    word: str
    owner: Owner
    future: bool
    soon: bool
    condition: bool
    ceremony: bool
    either: bool = False
    date: Mention | None = None
    past: bool = False
    far: bool = False
    phase: str = ""
    decided: bool = False
    told: bool = False
    paid: bool = False


def _phase(lead: str) -> str:
    """The phase that the words before an event tell last: 一期; empty where none."""
    told = PHASE.findall(lead)
    return told[-1] if told else ""


class Events:
    """Finds the events of an article."""

    def __init__(self, scope: Scope, topic: Topic, mentions: Sequence[Mention]) -> None:
        self._scope = scope
        self._topic = topic
        self._names = scope.spread(
            [mention for mention in mentions if mention.type in ("PROJECT", "PARK", "ORG")]
        )

    def all(self) -> Iterator[Event]:
        """Every event that happens to a project, in the order of the text.

        What happens to projects counted together (签约13个项目) happens to each that the paragraph
        then names (包括X项目、Y项目).
        """
        joint: Event | None = None
        for index, clause in enumerate(self._scope.clauses):
            for event in self._told(index):
                if event.owner.projects:
                    yield event
                elif not event.condition:
                    joint = event
            if joint is None or joint.part != clause.part:
                continue
            for anchor in self._topic.anchors[index]:
                if anchor.start >= joint.end and self._topic.is_named_among(anchor):
                    yield replace(joint, owner=Owner(anchor.projects, anchor, "among"))

    def _told(self, index: int) -> Iterator[Event]:
        clause = self._scope.clauses[index]
        text = self._scope.texts[clause.part]
        for word in self._words(index, text):
            lead = self._scope.lead(index, word.start())
            tail = self._scope.tail(index, word.end())
            none = NO_EVENT_AFTER.match(tail) and not (
                word.lastgroup == "signed" and CONTRACT.match(tail)
            )
            if none or NO_EVENT_BEFORE.search(lead[-10:]):
                continue
            if PUSH.search(word[0]) and TO_COME.search(tail):
                continue
            if word.lastgroup == "pushed" and not BEING_BUILT.match(tail):
                continue
            if word[0] in HELPED and EFFECT.search(lead):
                continue
            if word.lastgroup == "done" and MONEY_DONE.match(tail):
                continue
            if BACKED.search(word[0]) and FUTURE.search(lead):
                continue
            owner = self._owner(index, word, lead, tail)
            if owner is not None:
                yield self._event(index, word, owner, lead, tail)

    def _words(self, index: int, text: str) -> Iterator[re.Match[str]]:
        """The words of a clause that tell an event and share no character with a name.

        Where they open in a name (西线隧道|贯通) they are looked for again behind it.
        """
        clause = self._scope.clauses[index]
        at = clause.start
        while (word := WORDS.search(text, at, clause.end)) is not None:
            over = [
                name.end
                for name in self._names[index]
                if name.start < word.end() and word.start() < name.end
            ]
            if not over:
                yield word
            at = max(min(over), word.start() + 1) if over else word.end()

    def _event(self, index: int, word: re.Match[str], owner: Owner, lead: str, tail: str) -> Event:
        dated, at_hand = SET.match(tail), AT_HAND.match(tail) is not None
        told = PAST.search(lead[-10:]) is not None or tail.startswith("了")
        # 预计8月,由市里引进的X投产: only what follows is to come.
        bygone = word.lastgroup == "signed" and tail.startswith("的")
        # 公司将其X落户青山: here 将 only says what is moved.
        moved = (
            word.lastgroup == "signed"
            and owner.anchor.end <= word.start()
            and MOVED.search(self._scope.lead(index, owner.anchor.start)) is not None
        )
        future = not moved and bool(
            FUTURE.search(self._unnamed(index, lead, word.start()))
            or self._is_task(index, word, lead, owner)
            or (not bygone and self._in_plan(index, word.start()))
            or dated
            or at_hand
        )
        return Event(
            kind=self._kind(index, word, lead, tail, owner),
            clause=index,
            part=self._scope.clauses[index].part,
            start=word.start(),
            end=word.end(),
            word=word[0],
            owner=owner,
            future=future and not told,
            soon=at_hand or lead.endswith(SOON) or self._is_ensured(lead, owner),
            condition=self._is_condition(word, tail),
            ceremony=CEREMONY.search(lead[-6:] + word[0] + tail[:4]) is not None,
            either="或" in lead[-5:],
            phase=_phase(lead),
            decided=word.lastgroup == "invested" and self._is_decided(index, word, lead, tail),
            paid=word.lastgroup == "invested" and self._is_paid(index, lead, tail),
            told=told,
        )

    def _is_task(self, index: int, word: re.Match[str], lead: str, owner: Owner) -> bool:
        """True for a start in a row of tasks: 强化电力保障,推动X投运,开工Y,加快Z."""
        if word.lastgroup != "started" or owner.how != "ahead" or lead.strip():
            return False
        return any(
            TASK.match(self._scope.text(at).strip()) for at in self._scope.back(index) if at < index
        )

    def _is_ensured(self, lead: str, owner: Owner) -> bool:
        """True where somebody sees to it: 推动X早日投产, 力争X投产; not 力争建成X."""
        return bool(ENSURED.search(lead) or (owner.how != "ahead" and STRIVEN.search(lead)))

    def _is_condition(self, word: re.Match[str], tail: str) -> bool:
        """True where an event is only told as what something else comes before or after."""
        if word.lastgroup in LONG_PAST and SINCE.match(tail):
            return True
        return CONDITION.match(tail) is not None or AIM.match(tail) is not None

    def _kind(self, index: int, word: re.Match[str], lead: str, tail: str, owner: Owner) -> str:
        """The kind of an event; what somebody has won the contract to build is signed."""
        if word.lastgroup == "done" and owner.how == "ahead":
            after = self._scope.tail(index, owner.anchor.end)
            return "operating" if COMPLETED.match(after) else "done"
        if word[0] == "完成" and owner.how == "clause" and not tail.strip():
            gap = self._scope.between(owner.anchor.part, owner.anchor.end, word.start()) or ""
            # X扩建工程顺利完成
            return "operating" if CLOSE.match(gap) else "done"
        if word[0] == "承建" and self._is_told_before(index, lead, WON):
            return "signed"
        if word.lastgroup in FINISH and owner.how == "clause" and self._is_shell(owner):
            return "building"
        rest = self._scope.tail(index, owner.anchor.end) if owner.how == "ahead" else tail
        if word[0] == "启动" and BEFORE_START.match(rest):
            return "planned"
        if word[0] == "施工" and TO_START.search(lead):
            return "started"
        if word.lastgroup == "pushed" and lead.endswith("拟"):
            return "coming"
        agreed = word.lastgroup in ("pushed", "building") and PUSH.search(word[0])
        if agreed and owner.how == "ahead" and self._is_told_before(index, lead, AGREED):
            return "coming"
        if tail.startswith("了") and word.lastgroup == "invested" and RAISED.search(word[0]):
            # 建设了X: it stands.
            return "operating"
        return "building" if word.lastgroup in ("pushed", "partly") else word.lastgroup or ""

    def _is_shell(self, owner: Owner) -> bool:
        """True where a name closes with what is finished long before the rest: X主体工程完工."""
        anchor = owner.anchor
        return self._scope.texts[anchor.part].endswith(SHELLS, anchor.start, anchor.end)

    def _unnamed(self, index: int, lead: str, end: int) -> str:
        """The words before an event, without names, which tell nothing of it: 望江县X."""
        for name in self._names[index]:
            at, to = len(lead) - (end - name.start), len(lead) - (end - name.end)
            if at >= 0 and to <= len(lead):
                lead = lead[:at] + "某" * (to - at) + lead[to:]
        return lead

    def _is_paid(self, index: int, lead: str, tail: str) -> bool:
        """True where money that is put into it stands right before a verb of building."""
        return tail[:1] != "的" and PAID.search(self._before(index, lead)) is not None

    def _before(self, index: int, lead: str) -> str:
        """What stands before a word in its clause, at its head with the clause before that."""
        if not SETTING.match(lead) or not index or index - 1 not in self._scope.back(index):
            return lead
        return self._scope.text(index - 1) + "," + lead

    def _is_decided(self, index: int, word: re.Match[str], lead: str, tail: str) -> bool:
        """True where a firm tells what it is going to build: 审议通过投资建设X, not 投资建设的X."""
        if word[0] == "用于" and TO_FUND.match(word.string, word.end()):
            return True
        if PROPOSED.match(tail):
            return True
        return not tail.startswith("的") and self._is_told_before(index, lead, DECIDED)

    def _is_told_before(self, index: int, lead: str, words: re.Pattern[str]) -> bool:
        """True where one of the words stands before a place in its segment."""
        return any(
            words.search(lead if at == index else self._scope.text(at))
            for at in self._scope.back(index)
        )

    def _in_plan(self, index: int, start: int) -> bool:
        """True where an earlier clause of the segment tells a plan and none since tells a fact.

        start: where in its clause the event is told.
        """
        pattern = PLAN
        for at in self._scope.back(index):
            text = self._scope.text(at)
            if at < index and pattern.search(text):
                return True
            names = [each for each in self._topic.anchors[at] if each.kind == "name"]
            if any(each.leading and (at < index or each.end <= start) for each in names):
                pattern = WISH
            if at < index and ("已" in text or "目前" in text):
                return False
        return False

    def _owner(self, index: int, word: re.Match[str], lead: str, tail: str) -> Owner | None:
        """Whose event it is: the name right before it, its object, or what the text speaks of."""
        ahead = self._topic.ahead(index, word.end(), OBJECT_GAP, APPOSED)
        if word.lastgroup in OBJECT_ONLY:
            return ahead
        if word[0].endswith("建设") and WILL.search(lead) and OTHER_OBJECT.match(tail):
            # 新城将重点建设学校和医院
            return ahead
        if word[0] in ON_THE_SPOT:
            return self._at_site(index, word)
        named = self._topic.just_before(index, word.start())
        if named:
            gap = self._scope.between(named.anchor.part, named.anchor.end, word.start()) or ""
            if word.lastgroup in FINISH and ON_SITE.match(gap):
                return None
            if CLOSE.match(gap):
                return named
        before = self._topic.owner(index, word.start())
        stands = before and before.projects and before.how == "clause" and before.anchor.leading
        if ahead and not stands:
            return ahead
        if before is None or not before.projects:
            return self._joint(index, word, before)
        if before.how != "clause":
            # Words that are left over are another subject: 河北援建的民生工程开工.
            if len(LIGHT.sub("", lead)) > SUBJECTLESS:
                return self._joint(index, word, None)
            if PUSH.search(word[0]) and PUSHED_ELSE.match(tail):
                return None
            if before.how == "carried" and self._is_loose(word, before, tail):
                return self._joint(index, word, None)
            other = len(tail) > SUBJECTLESS and not tail.startswith(("并", "且", "和"))
            if TRANSITIVE.search(word[0]) and other and not PREDICATE.match(tail):
                return None
        elif self._is_other(word, before):
            return None
        return before

    def _is_loose(self, word: re.Match[str], before: Owner, tail: str) -> bool:
        """True where what is told without a subject need not be of the project spoken of before.

        It is told of what follows (加快建设海运区, 投运的工厂), the sentence before names several,
        or a sign is unveiled.
        """
        if len(before.projects) > 1 or not before.anchor.leading or UNVEILED.match(word[0]):
            return True
        if tail.startswith("的") and not (PREDICATE.match(tail) or AIM.match(tail)):
            return True
        if SIGNING.search(word[0]) and not AGREEMENT.match(tail):
            # 签下庄严承诺
            return True
        return WORKED_ON.search(word[0]) is not None and OTHER_OBJECT.match(tail) is not None

    def _is_other(self, word: re.Match[str], before: Owner) -> bool:
        """True where 暨 parts an event from the project: X项目开工仪式暨青山公司揭牌仪式."""
        gap = self._scope.between(before.anchor.part, before.anchor.end, word.start()) or ""
        return "暨" in gap and len(gap.rpartition("暨")[2]) > len("仪式")

    def _at_site(self, index: int, word: re.Match[str]) -> Owner | None:
        """The project whose site is told of: its name stands right before the word."""
        named = self._topic.just_before(index, word.start())
        if named is None:
            return None
        gap = self._scope.between(named.anchor.part, named.anchor.end, word.start())
        return named if gap is not None and AT_SITE.match(gap) else None

    def _joint(self, index: int, word: re.Match[str], before: Owner | None) -> Owner | None:
        """Whose an event without a project is: what an actor signs or opens, or a group's."""
        signed = word.lastgroup == "signed" and word[0] not in ("引进", "引入", "落地", "落户")
        tail = self._scope.tail(index, word.end())
        if SIGNING.search(word[0]) and not PAPER.match(tail):
            # 签下庄严承诺,…X建设
            return None
        if signed or OPENED.search(self._scope.text(index)):
            ahead = self._topic.ahead(index, word.end(), ANYTHING)
            if ahead:
                return ahead
        for anchor in self._topic.anchors[index]:
            if before is None and anchor.start >= word.end() and anchor.kind == "joint":
                return Owner((), anchor, "clause")
        return before
