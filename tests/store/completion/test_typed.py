"""What was typed against what a name sounds like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.completion.readings import DIGRAPHS, sounds
from store.completion.typed import cuts, match, read


def stands(typed: str, name: str, *, loose: bool = False) -> str | None:
    """How a name is held by what was typed: "all", "begin", "within", or None."""
    asked = read(typed).loosely() if loose else read(typed)
    spoken = sounds(name)
    for start in range(len(spoken)):
        found = match(asked, spoken, start)
        if found is not None:
            whole = found.whole and found.end == len(spoken)
            return "within" if start else "all" if whole else "begin"
    return None


@pytest.mark.parametrize(
    ("typed", "name", "place"),
    [
        ("dygxq", "德阳高新区", "all"),
        ("deyanggaoxinqu", "德阳高新区", "all"),
        ("deyanggxq", "德阳高新区", "all"),
        ("dyang", "德阳高新区", "begin"),
        ("deyan", "德阳高新区", "begin"),
        ("德阳gxq", "德阳高新区", "all"),
        ("gaoxq", "德阳高新区", "within"),
        ("bydi", "比亚迪", "all"),
        ("shgyq", "上海工业区", "all"),
        ("zhj", "珠海基地", "begin"),
        ("5g", "5G产业园", "begin"),
        ("５Ｇcyy", "5G产业园", "all"),
        ("30gwh", "年产30GWh电池项目", "within"),
        ("東莞", "东莞松山湖", "begin"),
        ("xi'an", "西安", "all"),
        ("xi'an", "先进制造", None),
        ("xian", "先进制造", "begin"),
        ("dygg", "德阳高新区", None),
        ("yang", "德阳（国家级）高新区", "within"),
        ("yanggj", "德阳（国家级）高新区", "within"),
        ("nvz", "女装城", "begin"),
        ("lvse", "绿色园", "begin"),
        ("lyuse", "绿色园", "begin"),
        ("lüse", "绿色园", "begin"),
        ("lueyang", "略阳", "all"),
        ("shaanxi", "陕西", "all"),
        ("shaa", "陕西", "begin"),
        ("shaanxi", "山西", None),
        ("shaan", "沙岸", "all"),
    ],
)
def test_initials_syllables_and_characters_may_be_mixed(
    typed: str, name: str, place: str | None
) -> None:
    assert stands(typed, name) == place


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("重庆", "chongqing zhongqing cq zq"),
        ("长沙", "changsha cs"),
        ("长葛", "changge zhangge cg zg"),
        ("厦门", "xiamen xm"),
        ("六安", "luan liuan la"),
        ("银行", "yinhang yinxing yh yx"),
        ("浚县", "xunxian junxian"),
        ("台州", "taizhou"),
        ("亳州", "bozhou"),
        ("蚌埠", "bengbu"),
        ("番禺", "panyu"),
        ("东阿", "donge"),
        ("乐亭", "laoting leting"),
        ("单县", "shanxian"),
        ("陕西", "shanxi shaanxi sx"),
        ("曾明", "zengming"),
        ("解放", "jiefang xiefang"),
    ],
)
def test_every_reading_of_a_character_is_taken(name: str, ways: str) -> None:
    assert [way for way in ways.split() if stands(way, name) != "all"] == []


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("shenzen", "深圳"),
        ("nanzhou", "兰州"),
        ("hangzou", "杭州"),
        ("nuzhuang", "女装"),
        ("xinan", "兴安"),
    ],
)
def test_sounds_that_many_do_not_tell_apart_are_equal_only_loosely(typed: str, name: str) -> None:
    assert stands(typed, name) is None
    assert stands(typed, name, loose=True) == "all"


NAMES = st.text(
    st.sampled_from("德阳高新区重庆长安比亚迪厦门六安女绿略行区上海珠江5gＷ（·"),
    min_size=1,
    max_size=8,
).filter(sounds)


@given(NAMES, st.data())
def test_each_way_to_type_a_name_begins_as_one_of_the_cuts(name: str, data: st.DataObject) -> None:
    pieces, kinds = [], []
    for one in sounds(name):
        forms = {one.character, *one.readings, *(reading[0] for reading in one.readings)}
        forms |= {reading[:2] for reading in one.readings if reading[:2] in DIGRAPHS}
        pieces.append(data.draw(st.sampled_from(sorted(forms))))
        kinds.append(one)
    typed = read("".join(pieces))
    found = match(typed, tuple(kinds), 0)
    assert found is not None
    assert "".join(found.pieces) == typed.text
    # Some cut is right in the initial of each character that it tells of.
    assert any(
        all(set(one.initials) & set(unit.initials) for unit, one in zip(units, kinds, strict=False))
        for units, _ in cuts(typed)
    )


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read(text: str) -> None:
    typed = read(text)
    for asked in (typed, typed.loosely()):
        assert all(units for units, _ in cuts(asked))
        if asked.text:
            match(asked, sounds("德阳5G高新区"), 0)
