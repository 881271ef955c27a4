"""Money, areas, rates and quantities: the hard forms, what is no figure, and any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.extract import dates, quantities
from store.model import Mention, Reference
from tests.store.extract import conformance

ROWS = conformance.rows()
FIGURES = [row for row in ROWS if row.type not in ("DATE", "NONE")]
NOTHING = [row for row in ROWS if row.type == "NONE"]


def reading(text: str) -> list[str]:
    """Each figure as "words value..high unit bound"; ? where the value is not known."""
    return [_line(mention) for mention in quantities.find(text)]


def _line(mention: Mention) -> str:
    value = "?" if mention.value is None else f"{mention.value:.12g}"
    high = "" if mention.high is None or mention.value is None else f"..{mention.high:.12g}"
    return f"{mention.text} {value}{high} {mention.unit} {mention.bound}".strip()


def test_the_table_of_hard_forms_is_whole() -> None:
    assert len(ROWS) == 125


@pytest.mark.parametrize("row", FIGURES, ids=lambda row: row.id)
def test_a_hard_form_is_read_as_the_table_says(row: conformance.Row) -> None:
    mention = conformance.at(row)
    assert mention is not None
    # Of 数 and 几 the table gives the least they can mean; as a value they are not known.
    least = mention.low if mention.value is None else mention.value
    assert (mention.type, mention.unit, mention.bound) == (row.type, row.unit, row.bound)
    assert least == pytest.approx(float(row.value), rel=1e-4)
    assert mention.high == (pytest.approx(float(row.high), rel=1e-4) if row.high else None)


@pytest.mark.parametrize("row", NOTHING, ids=lambda row: row.id)
def test_what_the_table_calls_no_figure_is_left_alone(row: conformance.Row) -> None:
    end = row.start + len(row.span)
    taken = [m.text for m in conformance.mentions(row.text) if m.start < end and row.start < m.end]
    assert taken == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("注册资本折合人民币约3亿元", ["人民币约3亿元 300000000 CNY ≈"]),
        ("利润3元至5亿元不等", ["3元至5亿元 3..500000000 CNY"]),
        ("出资4亿日元和600万欧元", ["4亿日元 400000000 JPY", "600万欧元 6000000 EUR"]),
        ("全县新开工70个亿元以上项目", ["70个 70 个", "亿元以上 100000000 CNY >="]),
        ("新建厂房12余万方", ["12余万方 120000..130000 m2 >"]),
        ("水库蓄水12万方", ["12万方 120000 方"]),
        ("地价每亩20万元", ["每亩20万元 200000 CNY/mu"]),
        ("租金15元/平方米·月", ["15元/平方米·月 15 CNY/m2/month"]),
        ("上缴税收800万,同比持平", ["800万 8000000 CNY"]),
        ("拿出500万资金", ["500万 5000000 CNY"]),
        (
            "企业匹配300万，又投资900万新建两条线",
            ["300万 3000000 CNY", "900万 9000000 CNY", "两条 2 条"],
        ),
        ("拿到80万的扶持资金", ["80万 800000 CNY"]),
        ("耗资20亿卢比", ["20亿卢比 2000000000 INR"]),
        ("净利润-3.5亿元", ["-3.5亿元 -350000000 CNY"]),
    ],
)
def test_money_and_area_take_their_unit_from_what_is_written(
    text: str, expected: list[str]
) -> None:
    assert reading(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("增速比上年高1.5、2.5个百分点", ["1.5 1.5 pp", "2.5个百分点 2.5 pp"]),
        ("近四分之三的股东", ["近四分之三 75 % <"]),
        ("良品率1/3以上", ["1/3以上 33.33 % >="]),
        ("占比过半，任务完成过半", ["过半 50 % >", "过半 50 % >"]),
        ("增加近一倍，又提升了一倍", ["近一倍 1 x <", "一倍 1 x"]),
        ("不低于前20日均价的90%", ["90% 90 % >="]),
        ("下降6‰", ["6‰ 0.6 %"]),
        ("六七成门店", ["六七成 60..70 %"]),
        ("半数以上员工", ["半数以上 50 % >="]),
        ("不低于年度预算的5%用于人才,3%作为储备", ["5% 5 % >=", "3% 3 % >="]),
        ("不低于年度预算的5%、股权的3%", ["5% 5 % >=", "3% 3 %"]),
        ("产值比五年前翻了三番", ["翻了三番 8 x"]),
        ("收入翻倍增长，翻一番以上", ["翻倍 2 x", "翻一番以上 2 x >="]),
        ("分别加快2.6个和18.3个百分点", ["2.6个 2.6 pp", "18.3个百分点 18.3 pp"]),
        ("分别提高6.9和3个百分点", ["6.9 6.9 pp", "3个百分点 3 pp"]),
    ],
)
def test_rates_are_told_in_per_cent_points_or_times(text: str, expected: list[str]) -> None:
    assert reading(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("安装2×35万千瓦机组", ["2×35万千瓦 700000 千瓦"]),
        ("玻璃为1800mm×900mm", ["1800mm 1800 mm", "900mm 900 mm"]),
        ("线路长5千米、电压110千伏", ["5千米 5 千米", "110千伏 110 千伏"]),
        ("百吨级装置和5万吨级码头", ["百吨级 100 吨 ≈", "5万吨级 50000 吨级"]),
        (
            "2个3万吨级、4个5万吨级泊位",
            ["2个 2 个", "3万吨级 30000 吨级", "4个 4 个", "5万吨级 50000 吨级"],
        ),
        ("8万吨级起重机、220kV级变压器", ["8万吨级 80000 吨 ≈", "220kV 220 kV"]),
        ("连续举办六届年会，前两届都在南方", ["六届 6 届", "两届 2 届"]),
        ("累计推出宣讲课堂12期，前三期已播", ["12期 12 期", "三期 3 期"]),
        ("建校90周年，开园一周年", ["90周年 90 周年", "一周年 1 周年"]),
        ("会上提出三点意见", ["三点 3 点"]),
        ("车站规模为8台20线", ["8台 8 台", "20线 20 线"]),
        ("夫妇二人绕场跑了5圈", ["二人 2 人", "5圈 5 圈"]),
        ("报名的有十几家企业", ["十几家 ? 家"]),
        ("近百余家、近200多人", ["近百余家 100..200 家 ≈", "近200多人 200..300 人 ≈"]),
        ("70000多居民、2万多群众", ["70000多 70000..80000 人 >", "2万多 20000..30000 人 >"]),
        ("约800养殖户、五六千商户", ["约800 800 户 ≈", "五六千 5000..6000 户"]),
        ("搬迁12万贫困人口", ["12万 120000 人"]),
        ("每6秒钟一件", ["6秒钟 6 秒钟"]),
        ("地上3层、走过二十余载", ["3层 3 层", "二十余载 20..30 年 >"]),
        ("灾后三年、干了6年后", ["三年 3 年", "6年 6 年"]),
        ("建成一年便盈利，延续一个月", ["一年 1 年", "一个月 1 个月"]),
        ("短短数日，两年不到，", ["数日 ? 日", "两年不到 2 年 <"]),
        ("全市五区、甲、乙、丙三县", ["五区 5 区", "三县 3 县"]),
        ("上千游客到场", ["上千 1000 人 >="]),
        ("带动就业超过11万。", ["超过11万 110000 人 >"]),
        ("生产汽车20万辆（台）", ["20万辆（台） 200000 辆（台）"]),
        ("一条80米、三条50米的线", ["一条 1 条", "80米 80 米", "三条 3 条", "50米 50 米"]),
        ("分三期建设，二期工程在建", ["三期 3 期"]),
        ("建设期十四个月，历时一年半", ["十四个月 14 个月", "一年半 1.5 年"]),
        ("服务十余年", ["十余年 10..20 年 >"]),
        ("等了好几个月又好几年", ["几个月 ? 个月", "几年 ? 年"]),
        ("每小时行80公里/小时", ["80公里/小时 80 公里/小时"]),
        ("扩到120K片", ["120K片 120000 片"]),
        ("财政部等六部门联合发文", ["六 6 个"]),
    ],
)
def test_counted_and_measured_things_keep_their_unit(text: str, expected: list[str]) -> None:
    assert reading(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "签下一个大单，又来一批客商",
        "一季度的第三届大会、第12名、第 5 位",
        "“三个高地”和“五大行动”",
        "党的十九大以来",
        "读了《三个问题》一文",
        "乘A330和C919",
        "比分3:2，时间是15:30",
        "拨打028-87654321",
        "住在八里台和三里屯",
        "千家万户、四面八方",
        "三年行动计划和五年规划",
        "选用2.0版系统和5A级景区",
        "唯一一个",
        "“1+3+X”体系",
        "近几年变化很大",
        "两国两地两级",
        "建筑高7层及以上",
        "千方百计落实八项规定",
        "跻身前十名",
        "来到三层，从4层进入，8标段施工",
        "他的一倍",
        "一个月就能挣不少，一天就得换一次",
        "千千万万群众，“百万人才进乡村”行动",
        "百年大计、千年文明，“30分钟”生活圈",
        "中亚五国和东北三省",
        "学习贯彻十九届历次全会精神，区委三次全会",
        "三元锂电池和二元结构",
        "百村示范，亿万农民",
        "下午5点出发",
        "产能翻番、翻一番",
    ],
)
def test_what_only_looks_like_a_figure_is_left_alone(text: str) -> None:
    assert reading(text) == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("签约30家企业", ""),
        ("大约30家", "≈"),
        ("节约30吨", ""),
        ("附近30家", ""),
        ("将近30家", "<"),
        ("30家以上", ">="),
        ("30家上下游企业", ""),
        ("30家上下", "≈"),
        ("不超过30家", "<="),
        ("最高可得30万元", "<="),
        ("通过30项", ""),
        ("已过千家", ">"),
        ("30万吨起步", ""),
        ("少于30人", "<"),
        ("约有30人", "≈"),
        ("节约用水30吨", ""),
        ("超过了30万台", ">"),
        ("每月至少开展30场", ">="),
        ("至少比去年多30场", ""),
        ("最多容纳30人", "<="),
        ("最多时有30人", ""),
        ("低于去年同期的30%", ""),
        ("超过全市的30%", ">"),
        ("最高给予补助30万元", "<="),
        ("最高气温30度", ""),
        ("筹集约30亿元", "≈"),
        ("集约30亩", ""),
        ("迈上千亿元台阶", ""),
        ("不超出3%", "<="),
        ("四成多", ">"),
        ("低于上年的3亿元", ""),
    ],
)
def test_a_bound_is_told_from_a_word_that_only_ends_like_one(text: str, bound: str) -> None:
    assert [mention.bound for mention in quantities.find(text)] == [bound]


def test_spans_point_into_the_text_as_it_was_written() -> None:
    text = "总投资１２．５亿\n元，占地３００ 亩"
    assert [mention.text for mention in quantities.find(text)] == ["１２．５亿\n元", "３００ 亩"]


def test_mentions_carry_the_part_they_are_found_in() -> None:
    assert [mention.part for mention in quantities.find("5家企业投资3亿元", part=4)] == [4, 4]


EXAMPLES = {
    "money-unit": "投资3亿元",
    "money-magnitude": "投资3亿",
    "money-role": "投资300万。",
    "money-class": "打造百亿级产业",
    "money-rate": "亩均税收30万元",
    "area-unit": "占地3亩",
    "area-fang": "标准厂房3万方",
    "rate-unit": "增长3%",
    "rate-list": "增长5、6个百分点",
    "rate-fraction": "三分之一",
    "rate-doubling": "翻两番",
    "quantity-measure": "3家",
    "quantity-rate": "3吨/年",
    "quantity-class": "千吨级",
    "quantity-length": "历时3年",
    "quantity-bare": "上千农民",
    "quantity-product": "2*3000吨",
}


def test_every_rule_that_is_told_in_words_finds_something() -> None:
    assert EXAMPLES.keys() == quantities.RULES.keys()
    for rule, text in EXAMPLES.items():
        assert rule in {mention.rule for mention in quantities.find(text)}, rule


CHARACTERS = (
    "0123456789０９.．,，、。；:：-—~/*×+%％‰“”《》()（）\n 　"
    "零〇一二两三四五六七八九十百千万亿几数半多余来约近超过上第前后内年月日周天时初底末"
)
WORDS = (
    "亿元 万元 美元 亩 平方米 家 个 大 期 公里 吨 GWh t/d 以上 左右 今年 去年 当年 以来 上半年 "
    "季度 至 到 十二五 期间 百分之 分之 成 倍 翻 番 每亩 级 个月 未来 K 将 的 人民币 世纪 年代 上周"
)
PIECES = st.sampled_from([*CHARACTERS, *WORDS.split()])
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=60))


@given(TEXTS)
def test_any_text_gives_ordered_figures_whose_text_is_their_span(text: str) -> None:
    end = 0
    for mention in quantities.find(text):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert mention.rule in quantities.RULES
        assert mention.unit
        assert mention.type in ("MONEY", "AREA", "RATE", "QUANTITY")
        assert mention.value is None or mention.value < 1e30
        if mention.value is None:
            assert mention.low is not None
        elif mention.high is not None:
            assert mention.value < mention.high
        end = mention.end


@given(TEXTS)
def test_no_text_is_both_a_figure_and_a_date(text: str) -> None:
    figures = {at for m in quantities.find(text) for at in range(m.start, m.end)}
    days = {at for m in dates.find(text, Reference(2021, 3, 9)) for at in range(m.start, m.end)}
    assert not figures & days


@pytest.mark.parametrize(
    "piece", ["1", "一", "1,", "000,", "千万亿", "1万", "1-", "几", "第1", "1.1.", "亿 ", "“1"]
)
def test_a_long_run_of_numerals_is_read_in_reasonable_time(piece: str) -> None:
    # Time that grew with the square of the length would take minutes here.
    quantities.find(piece * 20_000)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发行4000万股", ["4000万股 40000000 股"]),
        ("累计开行1213列出口班列", ["1213列 1213 列"]),
        ("突破50亿剂", ["突破50亿剂 5000000000 剂 >"]),
        ("压缩至20天内", ["20天内 20 天 <="]),
        ("在一个月内完成", ["一个月内 1 个月 <="]),
        ("半小时到合肥，投产一个月", ["半小时 0.5 小时", "一个月 1 个月"]),
        ("已开展三期", ["三期 3 期"]),
        ("三轮车、四位一体、四面八方", []),
        ("三星湖水库、七星镇、五星乡", []),
    ],
)
def test_more_things_are_counted(text: str, expected: list[str]) -> None:
    assert reading(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("产能从8万台到16万台", ["8万台 80000 台", "16万台 160000 台"]),
        ("由原来的3亿元至5亿元", ["3亿元 300000000 CNY", "5亿元 500000000 CNY"]),
        ("从3亿元到5亿元不等", ["3亿元到5亿元 300000000..500000000 CNY"]),
    ],
)
def test_what_was_and_what_is_are_no_range(text: str, expected: list[str]) -> None:
    assert reading(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("分别增长9%、-4%", ["9% 9 %", "-4% -4 %"]),
        ("占比2-7%", ["2-7% 2..7 %"]),
        ("耐零下30℃低温", ["零下30℃ -30 ℃"]),
        ("0-6岁儿童", ["0-6岁 0..6 岁"]),
    ],
)
def test_a_figure_can_lie_below_zero_or_begin_there(text: str, expected: list[str]) -> None:
    assert reading(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("某公司被罚3.5万。", ["3.5万 35000 CNY"]),
        ("常住人口达8万的小城", ["8万 80000 人"]),
        ("能量密度350Wh/kg", ["350Wh/kg 350 Wh/kg"]),
        ("发行3年期、10年期债券", ["3年 3 年", "10年 10 年"]),
        ("时间由半年缩短至一个月", ["一个月 1 个月"]),
        ("建成后3年", ["3年 3 年"]),
        ("形成工作专报8期", ["8期 8 期"]),
    ],
)
def test_what_is_counted_is_told_by_the_words_beside_it(text: str, expected: list[str]) -> None:
    assert reading(text)[-len(expected) :] == expected


@pytest.mark.parametrize(
    "text", ["预计二期投产", "十二届五次全会", "三班倒作业", "九年一贯制学校", "六枝到安龙"]
)
def test_ordinals_and_parts_of_names_are_not_counted(text: str) -> None:
    assert reading(text) == []
