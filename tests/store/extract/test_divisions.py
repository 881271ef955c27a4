"""Divisions told right behind the names of the bodies they are of."""

from __future__ import annotations

import pytest

from tests.store.extract.named import texts


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("青山市公安局反诈中心提醒市民。", ["青山市公安局反诈中心"]),
        ("临川县人民法院城东法庭开庭。", ["临川县人民法院城东法庭"]),
        ("安徽省体育局冬季运动管理中心副主任王会明说。", ["安徽省体育局冬季运动管理中心"]),
        ("临川县妇联家庭和儿童工作部部长苏春琴出席。", ["临川县妇联家庭和儿童工作部"]),
        ("中国机械工程学会金属分会（筹）承办。", ["中国机械工程学会金属分会（筹）"]),
        ("中国社会科学院宗教研究所发布。", ["中国社会科学院宗教研究所", "中国社会科学院"]),
        (
            "苏州市公安局吴中分局交警大队二中队负责人表示。",
            ["苏州市公安局吴中分局交警大队二中队", "苏州市公安局吴中分局"],
        ),
        (
            "安徽省人民医院急诊重症监护病房护士长许芳说。",
            ["安徽省人民医院急诊重症监护病房", "安徽省人民医院"],
        ),
        ("苏州市财政局企业处处长吴群说。", ["苏州市财政局企业处", "苏州市财政局"]),
    ],
)
def test_a_division_is_one_name_with_its_body(sentence: str, names: list[str]) -> None:
    """Courts, police and societies have divisions of many kinds, and these their own."""
    assert texts("ORG", sentence) == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("区委区政府办公室印发通知。", ["区委", "区政府办公室"]),
        ("苏州市公安局会同税务局交警大队检查。", ["苏州市公安局"]),
        ("安徽省人民医院骨科中心开工。", ["安徽省人民医院"]),
    ],
)
def test_what_else_follows_a_body_is_none_of_its_divisions(sentence: str, names: list[str]) -> None:
    """Another body, who works with it, and what is built for it are not."""
    assert texts("ORG", sentence)[: len(names)] == names
