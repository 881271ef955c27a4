"""Captions: what a picture shows, and whose it is. Every function takes plain text (folded)."""

from __future__ import annotations

import re

LONGEST = 160
# A line that only says whose the picture is is no longer.
LONGEST_CREDIT = 44

# Whose the picture is, at the end of a line: 周明 摄, 周明/图, 港务集团供图, (资料图). Who wrote
# too (文/图) has a byline.
_TAKEN = (
    r"(?:(?<!文[/并])(?<!拍)摄|(?<!文)供图|(?<!文)[/|](?:图|摄影|漫画|插画|绘)"
    r"|[\s/|](?:制图|绘图|摄影)|资料图片?|资料照片|[(](?:效果|示意|设计|规划|资料)图片?)"
)
_AGENCY = r"[(【][^()【】\s]{2,8}(?:中国|图片|图库|社|网|资料图片?)[)】]"
_PRESS = r"[\u4e00-\u9fff]{2}社发\s*[(]?(?:[\w·、\s]{2,12}摄)?[)】]?"
_CREDITED = re.compile(
    rf"(?:(?:\s|[。!?”)/、,]|^|图)[\w·、/\s]{{0,24}}{_TAKEN}[)】]?\s*(?:{_AGENCY})?|{_PRESS})"
    r"[)】。]?$"
)
# A line that says nothing else.
_PICTURES = (
    r"(?:[以本此该文题上下左右][上下此版文组报中内]?)?(?:图片?|照片|组图|漫画)"
    r"(?:除[^,]{1,8}外)?[,均都皆全部]{0,3}"
)
_CREDIT = re.compile(
    r"[(【\[▲△▼▽◀▶]?\s*(?:"
    r"(?:图|图片|照片|资料图片?|摄影|供图|制图|绘图|漫画|插图|插画|图表|题图|配图|海报|影像)"
    r"\s*(?:来源|提供|说明|摄影)?\s*[:/|]\s*(?!.*文[:/])\S.{0,30}"
    rf"|{_PICTURES}(?:由|为|来自|源自|据|系)"
    r".{1,24}(?:提供|拍?摄影?|供图|制作|绘制|资料图?片?)"
    r"|(?:受访|采访|被访)\S{1,8}(?:供图|提供)"
    rf"|{_PRESS}|[\w·、/\s“”]{{0,24}}{_TAKEN})"
    rf"[)】\]]?\s*(?:{_AGENCY})?[。]?"
)
# How is told what a picture shows.
_SHOWS = re.compile(
    r"[(【\[▲△▼▽◀▶↑↓→←]?\s*(?:图(?:[一二三四五六七八九十\d]{0,2}|[①-⑩])\s*[:为]|图[①-⑩]"
    r"|[上下左右题本新配组前后跨]{1,2}图(?:[①-⑩:]|\s*[:为]|是|[(][^()]{1,8}[)]:)"
    r"|(?:图片|照片|图文|资料图片?)\s*(?:来源|提供|说明)?\s*(?:[(][^()]{1,8}[)])?\s*:"
    r"|图说\s*:|图[(][^()]{1,8}[)]:)"
    r"|[(【\[][^()【】\[\]]{0,16}(?:图片?|摄影?|照片|供图)[)】\]]$"
)


def is_caption(text: str) -> bool:
    """Whether it is what stands under a picture: what it shows, or who took it."""
    if len(text) > LONGEST:
        return False
    if is_credit(text):
        return True
    if "图" not in text and "摄" not in text and "社发" not in text:
        return False
    credited = _CREDITED.search(text) is not None
    if _SHOWS.match(text):
        return credited or len(text) <= LONGEST_CREDIT or text.startswith("图")
    return credited


def is_credit(text: str) -> bool:
    """Whether it is a line that only says whose a picture is: 周明 摄, (图片由港务集团提供)."""
    return len(text) <= LONGEST_CREDIT and _CREDIT.fullmatch(text) is not None
