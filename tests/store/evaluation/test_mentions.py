"""Mentions against gold: exact and loose names, figures by span and value."""

from __future__ import annotations

from store.evaluation import Found, Placed, Score, mentions
from tests.store.evaluation.golds import found, gold, mark, mention, money


def test_a_name_counts_by_its_exact_span_and_loosely_by_half() -> None:
    wanted = gold(marks=(mark("PARK", "东岭高新区"), mark("PROJECT", "海澜轴承生产基地项目")))
    got = found(mention("PARK", "高新区"), mention("PROJECT", "海澜轴承生产基地项目"))
    scores = mentions.scores(wanted, got)
    assert scores["PARK"] == Score(hits=0, gold=1, found=1)
    assert scores["PARK loose"] == Score(hits=1, gold=1, found=1)
    assert scores["PROJECT"] == scores["PROJECT loose"] == Score(hits=1, gold=1, found=1)
    assert scores["ORG"] == Score()


def test_a_figure_counts_by_span_and_value() -> None:
    wanted = gold(marks=(mark("MONEY", "12亿元", "1200000000 CNY"),))
    assert mentions.scores(wanted, found(money(1.2e9)))["MONEY"] == Score(1, 1, 1)
    assert mentions.scores(wanted, found(money(1.2e9, "2亿元")))["MONEY"] == Score(1, 1, 1)
    assert mentions.scores(wanted, found(money(1.2e9, "元")))["MONEY"] == Score(0, 1, 1)
    assert mentions.scores(wanted, found(money(2e8)))["MONEY"] == Score(0, 1, 1)
    assert mentions.scores(wanted, found(money(1.2e9), money(1.2e9)))["MONEY"] == Score(1, 1, 2)


def test_a_date_counts_by_span_and_day() -> None:
    text = "6月1日开工。"
    wanted = gold(marks=(mark("DATE", "6月1日", "XXXX-06-01", text),), text=text)
    right = mention("DATE", "6月1日", text, iso="2020-06-01")
    wrong = mention("DATE", "6月1日", text, iso="2020-06-02")
    assert mentions.scores(wanted, found(right))["DATE"] == Score(1, 1, 1)
    assert mentions.scores(wanted, found(wrong))["DATE"] == Score(0, 1, 1)


def test_a_figure_that_gold_gives_no_value_asks_for_nothing() -> None:
    wanted = gold(marks=(mark("MONEY", "12亿元"),))
    assert mentions.scores(wanted, found())["MONEY"] == Score()


def test_what_stands_nowhere_in_the_text_meets_nothing() -> None:
    wanted = gold(marks=(mark("PARK", "东岭高新区"), mark("MONEY", "12亿元", "1200000000 CNY")))
    got = Found((Placed(mention("PARK", "东岭高新区"), None), Placed(money(1.2e9), None)))
    scores = mentions.scores(wanted, got)
    assert scores["PARK"] == scores["PARK loose"] == scores["MONEY"] == Score(0, 1, 1)


def test_misses_tell_what_only_one_side_has() -> None:
    wanted = gold(marks=(mark("PARK", "东岭高新区"), mark("MONEY", "12亿元", "1200000000 CNY")))
    got = found(mention("PARK", "高新区"), money(2e8))
    told = [(m.kind, m.row, m.text, m.value, m.rule) for m in mentions.misses(wanted, got)]
    assert told == [
        ("missed", "PARK", "东岭高新区", "", None),
        ("extra", "PARK", "高新区", "", "park-rule"),
        ("missed", "MONEY", "12亿元", "1200000000 CNY", None),
        ("extra", "MONEY", "12亿元", "200000000 CNY", "money-rule"),
    ]
