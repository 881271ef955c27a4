from __future__ import annotations

from typing import TYPE_CHECKING

from store import library
from store.extract import confidence, rules

if TYPE_CHECKING:
    from pathlib import Path


def test_every_rule_that_the_seed_page_uses_is_told_in_words(seed_page: Path) -> None:
    used = {
        rule
        for examined in library.examine(seed_page)
        for facts in examined.facts
        for rule in (
            *(mention.rule for mention in facts.mentions),
            *(claim.rule for project in facts.projects for claim in project.claims),
        )
    }
    assert used
    assert {rule for rule in used if rule not in rules.RULES} == set()


def test_a_rule_in_words_is_a_sentence() -> None:
    assert [rule for rule in rules.RULES if not rules.in_words(rule).endswith(".")] == []


def test_an_unknown_rule_is_its_own_word() -> None:
    assert rules.in_words("no-such-rule") == "no-such-rule"


def test_each_class_is_of_rules_that_are() -> None:
    assert set(rules.RULES) >= confidence.HIGH | confidence.MEDIUM
    assert not confidence.HIGH & confidence.MEDIUM
