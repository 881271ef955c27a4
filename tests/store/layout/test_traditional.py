"""Pages in traditional characters: the same signs, and names as they are written."""

from __future__ import annotations

import pytest

from tests.store.layout.pages import kinds, laid_out

PORT = "南溪開發區將建貨櫃碼頭"
HARBOUR = (
    "六月一日，臨江港務集團與南溪開發區簽訂協議，在江邊建設一座貨櫃碼頭，總投資約十二億元。",
    "據港務集團負責人介紹，碼頭建成後，貨櫃船可以直接靠泊，年吞吐量預計達到八十萬標箱。",
)
TOMATO = "青禾鎮溫室番茄豐收"
GREENHOUSE = (
    "青禾鎮的溫室迎來採摘季，三百畝番茄陸續成熟，農戶們忙著裝箱發貨。",
    "青禾鎮蔬菜合作社今年引進了滴灌設備，溫室番茄每畝增產兩成，用水減少一半。",
)


def test_a_page_in_traditional_characters_is_laid_out_like_one_in_simplified_ones() -> None:
    cut = HARBOUR[0].index("櫃碼頭")
    first, second = laid_out(
        PORT,
        "本報記者 陳曉明 通訊員 歐陽燕",
        HARBOUR[0][:cut],
        "圖為江邊的打樁船。 劉偉攝",
        HARBOUR[0][cut:],
        HARBOUR[1] + "（責任編輯：張麗）返回首頁，查看更多",
        TOMATO,
        "本報訊（記者 陳曉明）" + GREENHOUSE[0],
        GREENHOUSE[1],
        "來源：南溪日報",
        "轉載請註明出處",
    )
    assert kinds(first) == [
        ("title", PORT),
        ("byline", "本報記者 陳曉明 通訊員 歐陽燕"),
        ("body", HARBOUR[0]),
        ("caption", "圖為江邊的打樁船。 劉偉攝"),
        ("body", HARBOUR[1]),
        ("byline", "（責任編輯：張麗）"),
        ("notice", "返回首頁，查看更多"),
    ]
    assert first.authors == ("陳曉明", "歐陽燕")
    assert kinds(second) == [
        ("title", TOMATO),
        ("body", "本報訊（記者 陳曉明）" + GREENHOUSE[0]),
        ("body", GREENHOUSE[1]),
        ("notice", "來源：南溪日報"),
        ("notice", "轉載請註明出處"),
    ]
    assert second.authors == ("陳曉明",)


@pytest.mark.parametrize(
    ("opening", "authors"),
    [
        ("〔記者陳曉明／南溪報導〕", ("陳曉明",)),
        ("【記者陳曉明南溪報導】", ("陳曉明",)),
        ("記者陳曉明、歐陽燕／南溪報導 ", ("陳曉明", "歐陽燕")),
        ("（中央社記者陳曉明南溪1日電）", ("陳曉明",)),
        ("［本報訊］", ()),
    ],
)
def test_the_opening_words_of_papers_of_taiwan_name_the_reporter(
    opening: str, authors: tuple[str, ...]
) -> None:
    (article,) = laid_out(PORT, opening + HARBOUR[0], HARBOUR[1])
    assert article.authors == authors
    assert kinds(article)[1] == ("body", opening + HARBOUR[0])
