from __future__ import annotations

from store.extract import gazetteer


def test_a_short_name_gives_the_official_one() -> None:
    zone = gazetteer.official("苏州高新区")
    assert zone is not None
    assert zone.name == "苏州高新技术产业开发区"
    assert (zone.level, zone.province) == ("high-tech", "江苏")


def test_the_official_name_gives_itself() -> None:
    zone = gazetteer.official("郑州经济技术开发区")
    assert zone is not None
    assert (zone.name, zone.short, zone.level) == (
        "郑州经济技术开发区",
        "郑州经开区",
        "economic",
    )


def test_a_new_area_is_known_by_its_one_name() -> None:
    zone = gazetteer.official("两江新区")
    assert zone is not None
    assert (zone.name, zone.short, zone.level) == ("两江新区", "两江新区", "new-area")


def test_a_park_in_no_list_has_no_official_name() -> None:
    assert gazetteer.official("某某产业园") is None


def test_every_zone_is_found_by_its_official_name_unless_two_share_it() -> None:
    zones = gazetteer.zones()
    assert len({zone.name for zone in zones.values()}) > 400
    assert all(name in (zone.name, zone.short) or zone for name, zone in zones.items())
    assert all(zone.level in ("high-tech", "economic", "new-area") for zone in zones.values())


def test_places_are_known_with_and_without_their_level() -> None:
    places = gazetteer.places()
    assert places["湖南省"] == places["湖南"] == "p"
    assert places["长沙市"] == places["长沙"] == "c"
    assert places["延边"] == "c"
    assert places["柬埔寨"] == "r"


def test_of_two_places_with_one_name_the_higher_counts() -> None:
    assert gazetteer.places()["吉林"] == "p"


def test_a_word_has_its_class_and_how_often_it_is_met() -> None:
    often, kind = gazetteer.words()["位于"]
    assert kind == "v"
    assert often > gazetteer.words()["坐落于"][0] if "坐落于" in gazetteer.words() else often > 5
    assert gazetteer.words()["长沙"][1] == "s"


def test_surnames_have_the_common_and_the_double_ones() -> None:
    assert {"王", "李", "洪", "欧阳", "诸葛"} <= gazetteer.surnames()
    assert "的" not in gazetteer.surnames()
