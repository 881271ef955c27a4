from __future__ import annotations

import pytest

from store.extract import names
from store.model import Article, Part
from tests.store.extract.named import mentions, texts


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("公司董事长王立新表示", ["王立新"]),
        ("总经理李成充满信心", ["李成"]),
        ("县委书记杨文说,要加快", ["杨文"]),
        ("州领导苏景华、文金哲参加活动", ["苏景华", "文金哲"]),
        ("副省长秦国文。", ["秦国文"]),
        ("集团董事局主席 张天任:产业前景好", ["张天任"]),
        ("塔吉克斯坦总统拉赫蒙亲自奠基", ["拉赫蒙"]),
        ("欧阳文先生介绍", ["欧阳文"]),
        ("昨天,丁学宏、王毅立、何峰参加会见。", ["丁学宏", "王毅立", "何峰"]),
        ("“我们有信心。”陈建宏表示,", ["陈建宏"]),
        ("总工程师刘建立介绍,设备很新", ["刘建立"]),
        ("原告王某等七人与被告张某明对簿公堂", ["王某", "张某明"]),
        ("据了解,陈某某今年30岁", ["陈某某"]),
        ("“很习惯。”陈伟是河南人,去年来到这里", ["陈伟"]),
        ("艺术家卡尔·马里诺、冯嘉文和杨立辉。", ["卡尔·马里诺", "冯嘉文", "杨立辉"]),
        ("对口帮扶工作队领队王凯、副领队胡文参加", ["王凯", "胡文"]),
        ("会见挪威总统萨勒。", ["萨勒"]),
        ("会见菲勒蒙·贝克。菲勒蒙很高兴", ["菲勒蒙·贝克", "菲勒蒙"]),
        ("岳阳化工研究院佘建明告诉记者", ["佘建明"]),
        ("李庚,1917年出生", ["李庚"]),
        ("卖水果的郭志强说,生意不错", ["郭志强"]),
        ("产业推进处处长史晓楠,镇长王飞参加", ["史晓楠", "王飞"]),
        ("“王飞自豪地说,“我们行", ["王飞"]),
        ("据方旭介绍,今年很好", ["方旭"]),
        ("刘焕鑫在会上表示,要加油", ["刘焕鑫"]),
        ("鲍里索夫表示,关系很好", ["鲍里索夫"]),
        ("快递车上,霍师傅正忙", ["霍师傅"]),
        ("同卢卡申科总统会谈", ["卢卡申科"]),
        ("副总裁Edward Costa表示", ["Edward Costa"]),
        ("达莉亚·安德烈娃说", ["达莉亚·安德烈娃"]),
        ("贯彻落实习近平总书记讲话", ["习近平"]),
        ("王秀菊一边摘果一边说", ["王秀菊"]),
        ("陈永贺,负责后勤工作", ["陈永贺"]),
        ("调度员李远明眼前有一面墙", ["李远明"]),
        ("科技局局长于柏生16日介绍", ["于柏生"]),
    ],
)
def test_people_are_found(sentence: str, people: list[str]) -> None:
    assert texts("PERSON", sentence) == people


@pytest.mark.parametrize(
    "sentence",
    [
        "负责人介绍,项目进展顺利",
        "书记向记者介绍情况",
        "经理高度重视安全",
        "主任马上赶到",
        "白方表示愿意合作",
        "技术员安全作业",
        "项目秘书单位——区残联",
        "党员干部“三进”活动",
        "教授全程负责指导",
        "高层表示,将扩产",
        "许昌在会上表示,要努力",
        "双方表示,愿意合作",
        "举办企业家沙龙,促进合作",
        "高新区某工地被要求整改,江某公司被罚",
        "车主姚某公司被罚",
        "职工送清凉活动",
    ],
)
def test_ordinary_words_after_an_office_are_no_name(sentence: str) -> None:
    assert texts("PERSON", sentence) == []


def test_the_office_and_its_body_go_with_the_name() -> None:
    (person,) = mentions("PERSON", "岳阳高新区管委会主任李向阳表示,")
    assert (person.title, person.org) == ("主任", "岳阳高新区管委会")


def test_offices_in_a_row_are_told_together_with_their_bodies() -> None:
    (person,) = mentions("PERSON", "省委常委、岳阳市委书记王立新出席。")
    assert (person.title, person.org) == ("常委、书记", "省委、岳阳市委")


def test_a_body_and_its_officer_may_have_a_particle_between_them() -> None:
    (person,) = mentions("PERSON", "湖南汇通精密制造有限公司的总经理翟立新。")
    assert (person.title, person.org) == ("总经理", "湖南汇通精密制造有限公司")


def test_the_name_is_found_again_without_its_office() -> None:
    found = mentions("PERSON", "总经理刘旭东说,不难。", "当天刘旭东很忙。")
    assert [(m.text, m.rule) for m in found] == [
        ("刘旭东", "person-title"),
        ("刘旭东", "person-again"),
    ]


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("(记者 李 响 张伟杰)", ["李 响", "张伟杰"]),
        ("中新网长沙7月25日电 (唐小娟 刘波)7月25日", ["唐小娟", "刘波"]),
        ("责编:史建|审校:陈小娟", ["史建", "陈小娟"]),
        ("本报讯(记者 王晖、通讯员 吴茂)今天", ["王晖", "吴茂"]),
        ("记者马小杰8月14日报道", ["马小杰"]),
        ("8月14日讯(通讯员\xa0何军)近日", ["何军"]),
        ("晚报记者 周明据了解,新厂投产", ["周明"]),
        ("会议现场。全媒体记者 何希斌 摄", ["何希斌"]),
        ("项目进展顺利。(秦晓东、高爱妮)", ["秦晓东", "高爱妮"]),
        ("园区夜景。查正风 摄", ["查正风"]),
        ("为园区发展作出贡献。刘志成 黄小鹏", ["刘志成", "黄小鹏"]),
        ("来源:日报 作者:拓兆兵", ["拓兆兵"]),
        ("8月17日电(徐磊磊 谷敏 本报记者 王海涵)今天", ["徐磊磊", "谷敏", "王海涵"]),
        ("□ 本报记者 刘志月□ 本报通讯员 谭晓雷", ["刘志月", "谭晓雷"]),
        ("(文/张志峰编辑/马媛媛)昨天", ["张志峰", "马媛媛"]),
    ],
)
def test_those_who_made_the_piece_are_bylines(sentence: str, people: list[str]) -> None:
    assert texts("BYLINE", sentence) == people


@pytest.mark.parametrize(
    "sentence",
    [
        "记者从会上获悉,项目开工",
        "记者了解到,进展顺利",
        "要加强审核监管",
        "实现了全覆盖",
        "通讯员供图",
    ],
)
def test_what_reporters_do_is_no_byline(sentence: str) -> None:
    assert texts("BYLINE", sentence) == []


def test_a_byline_part_is_all_names() -> None:
    assert texts("BYLINE", "今天开工。", title="开工", byline="► 梅中 冉放") == ["梅中", "冉放"]


def test_an_author_known_from_elsewhere_needs_no_surname() -> None:
    article = Article((Part("► 春纬 先锋", "byline"),), authors=("春纬", "先锋"))
    assert [m.text for m in names.find(article)] == ["春纬", "先锋"]


def test_a_reporter_named_again_is_no_person_of_the_news() -> None:
    sentence = "(记者 王睿远)单位干部王睿远说,"
    assert texts("BYLINE", sentence) == ["王睿远"]
    assert texts("PERSON", sentence) == ["王睿远"]


def test_a_credited_name_of_two_characters_at_the_end_of_a_text_ends_with_it() -> None:
    (mention,) = mentions("BYLINE", "记者李成")
    assert (mention.start, mention.end, mention.text) == (2, 4, "李成")


def test_a_teaching_named_after_a_person_is_no_person() -> None:
    found = texts("PERSON", "习近平总书记来到这里。", "学习习近平新时代思想。")
    assert found == ["习近平"]


def test_a_nickname_in_quotation_marks_stands_before_a_name() -> None:
    assert texts("PERSON", "“田间队长”林小禾带着同事来到这里。") == ["林小禾"]


def test_a_doctorate_may_follow_the_name() -> None:
    assert texts("PERSON", "公司副总裁周晓岚博士表示,市场很大。") == ["周晓岚"]


@pytest.mark.parametrize("text", ["出席会议的有处长史晓", "出席会议的有处长史", "处长王"])
def test_a_text_may_break_off_in_a_name(text: str) -> None:
    found = names.find(Article((Part(text, "body"),)))
    assert all(text[mention.start : mention.end] == mention.text for mention in found)


def test_a_likely_name_that_is_told_many_times_needs_no_office() -> None:
    told = "镇江叶明兰的农场。在叶明兰看来很好。为叶明兰点赞。"
    assert texts("PERSON", told) == ["叶明兰"] * 3


@pytest.mark.parametrize("name", ["夏家桥", "田南镇"])
def test_a_place_that_is_told_many_times_is_no_person(name: str) -> None:
    assert texts("PERSON", f"在{name}社区。这让{name}重新出发。为{name}点赞。") == []


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("“现在很方便。”住户张女士说", ["张女士"]),
        ("一位叫范先生的人来电", ["范先生"]),
        ("中国先生健美大赛开赛", []),
        ("蔡永龙先生主持", ["蔡永龙"]),
        ("副总裁万国锋曾表示", ["万国锋"]),
        ("总经理石泉分享了经验", ["石泉"]),
        ("地质学家李道衡来到这里", ["李道衡"]),
        ("李家镇将围绕项目抓落实", []),
        ("。李家镇表示,将加快建设", []),
        ("会见主席安德琴科。", ["安德琴科"]),
    ],
)
def test_who_is_addressed_or_acts_behind_an_adverb(sentence: str, people: list[str]) -> None:
    assert texts("PERSON", sentence) == people


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("项目秘书程正道倾囊相授。", ["程正道"]),
        ("管委会主任方志炜，市政府秘书长陈爱喜到场。", ["方志炜", "陈爱喜"]),
        ("市委副秘书长何朝晖临时主持会务。", ["何朝晖"]),
        ("办公室主任张燕寄语青年。", ["张燕"]),
        ("研究院院长方勤正带领队员发掘。", ["方勤"]),
        ("青山大学教授罗培新作了讲解。", []),
        ("总统扎帕罗夫高度重视。", ["扎帕罗夫"]),
        ("会上,专家高度评价成果。", []),
        ("叶晓东、裘柯系夫妻关系。", ["叶晓东", "裘柯"]),
        ("谢局长告诉记者,园区已满。", ["谢局长"]),
        ("来自台湾的吴幸庭回忆了这个夏天。", ["吴幸庭"]),
        ("张亮是首批入园的大学毕业生。", ["张亮"]),
    ],
)
def test_names_that_what_follows_does_not_tell(sentence: str, people: list[str]) -> None:
    """After an office, and where family or calling tells it, a likely name is one."""
    assert texts("PERSON", sentence) == people
