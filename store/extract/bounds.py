"""Approximators: the words that touch a figure and make it about, over or under so much."""

from __future__ import annotations

from store.extract.numerals import SPACE
from store.extract.patterns import pattern

# Word before a number -> bound. The characters after "!" must not stand before the word, because
# with them it is another word: 签约, 最近, 通过.
_BEFORE = {
    "≈": "大约 约!节预签制简俭条公邀契守合特誓履隐爽赴解集 约合 约计 约为 大概",
    "<": "近!最附临邻靠远亲就走贴接将新晚 将近 接近 不足 不到!达得看找买 未满 未到 少于 低于 小于"
    " 几近 近乎 逼近 直逼",
    ">": "超!反高赶不未 超过!不未 超出 逾 突破 高于!不 大于!不 多于!不",
    "<=": "不超过 未超过 不超出 不超 不多于 不高于 不大于 最多 至多 最高",
    ">=": "至少 不少于 不低于 不小于 不下于 不下 最少 最低",
}
_AFTER = {
    "≈": "左右!岸两手互 上下!游联同级班车一铺功",
    "<=": "以内 以下 之内",
    ">=": "及以上 以上 起!点步来到重吊",
    ">": "有余 出头",
}


def _words(table: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Word -> (bound, guard characters)."""
    found: dict[str, tuple[str, str]] = {}
    for bound, entries in table.items():
        for entry in entries.split():
            word, _, guard = entry.partition("!")
            found[word] = (bound, guard)
    return found


_BEFORE_WORDS = _words(_BEFORE)
_AFTER_WORDS = _words(_AFTER)
_BEFORE_ENDS = frozenset(word[-1] for word in _BEFORE_WORDS)
_AFTER_STARTS = frozenset(word[0] for word in _AFTER_WORDS) | set("（( \n\u3000")
_BEFORE_LENGTHS = sorted({len(word) for word in _BEFORE_WORDS}, reverse=True)
_BEHIND = pattern(
    rf"{SPACE}(?:[（(]含[）)])?("
    + "|".join(
        word + (f"(?![{guard}])" if guard else "")
        for word, (_, guard) in sorted(_AFTER_WORDS.items(), key=lambda item: -len(item[0]))
    )
    + ")"
)
# "最高可获500万元": what the verb between gives is still the most that can be had.
_AT_MOST = pattern(
    r"最高(?:可(?:获得?|得到?|达到?|享受?|申请|给予)?|给予|奖励|补贴|补助|资助|支持|达)+$"
)
# A bound apart from its number: 不低于当年财政预算支出的5%, 大概需要600年.
_APART = pattern(
    r"(不低于|不少于|不超过|不高于)[^，。；、！？\n]{1,26}的$"
    r"|(超过|超出|低于|高于|接近)[^，。；、！？\d\n]{1,14}的$"
)
_COMPARED = ("同期", "去年", "上年", "平均", "此前")
# 约占全国三分之一
_SHARE = pattern(r"约占[^，。；、！？\d\n]{1,10}$")
_ROUGHLY = pattern(
    r"(?:大概|大约|(?<![节预签制简俭条公邀契守合特誓履隐爽赴解集])约)"
    r"(?:需要?|要用?|用了?|有|在|为|是|能|可|达到?|占)+$"
)
# 超过了3000亿元, 至少开展2期, 最多容纳200人, 最高给予补助1000万元.
_PASSED = pattern(r"(超过|超出|突破|接近|逼近|直逼)了$")
_LEAST = pattern(r"(?:至少|最少)[^，。；：、！？\d\n比较]{1,8}$")
_MOST = pattern(
    r"(?:最多(?![跑时年])|至多)[^，。；：、！？\d\n的]{1,8}$"
    r"|最高(?:可|能|给予|给|配置|支持|补助|补贴|奖励|资助|授信|获|享|贷|容纳|予以)[^，。；：、！？\d\n]{0,8}$"
)
# 过 counts only before a round or large number; else it ends a verb (去过3次).
_OVER = pattern(r"[百千万亿]|\d[\d.]*\s?[万亿]|\d[\d.]*[A-Za-z%]|半(?!年|个|月)")
# 以上百, 之上千; 迈上千亿元台阶 steps upon it.
_NOT_UPON = frozenset("以之迈跨登站踏跃冲攀")
_NOT_OVER = frozenset("通经超不越度胜见错渡跨透难路去做来到吃用看说干搞走经有想")


def before(text: str, start: int) -> tuple[int, str]:
    """(where the approximator before a number begins, its bound), or (start, "")."""
    at = start - 1
    if at >= 0 and text[at] in " \n\u3000\u2009\u00a0":
        at -= 1
    if at < 0:
        return start, ""
    last = text[at]
    if last == "上" and text[start] in "百千万亿" and text[at - 1 : at] not in _NOT_UPON:
        return at, ">="
    if last == "过" and text[at - 1 : at] not in _NOT_OVER and _OVER.match(text, start):
        return at, ">"
    if last in _BEFORE_ENDS:
        for length in _BEFORE_LENGTHS:
            begin = at + 1 - length
            known = _BEFORE_WORDS.get(text[begin : at + 1]) if begin >= 0 else None
            if known and not (begin and text[begin - 1] in known[1] and not _raised(text, begin)):
                return begin, known[0]
    if last in "可获得到达受请予励贴助持":
        most = _AT_MOST.search(text, max(0, at - 11), at + 1)
        if most:
            return most.start(), "<="
    return start, ""


def _raised(text: str, at: int) -> bool:
    """Whether what stands before an approximator ends a verb of raising: 募集|约3亿元, not 集约."""
    return text[at - 1] == "集" and text[at - 2 : at - 1] in ("募", "筹", "征", "收", "归", "召")


def joint(before: str, inner: str, after: str = "") -> str:
    """The bound of a figure from those before, in and behind it; 近百余家 is about a hundred."""
    if before == "<" and inner == ">":
        return "≈"
    return before or inner or after


def after(text: str, end: int) -> tuple[int, str]:
    """(where the approximator behind a figure that ends at `end` ends, its bound), or (end, "")."""
    if text[end : end + 1] not in _AFTER_STARTS:
        return end, ""
    found = _BEHIND.match(text, end)
    return (found.end(), _AFTER_WORDS[found[1]][0]) if found else (end, "")


def apart(text: str, start: int) -> str:
    """The bound of a word that stands before a figure without touching it, or ""."""
    window = max(0, start - 32)
    if text[start - 1 : start] == "的":
        found = _APART.search(text, window, start)
        # 低于去年同期的3%: compared with what was just so much.
        if found and not (found[2] and any(word in found[0] for word in _COMPARED)):
            return _BEFORE_WORDS[found[1] or found[2]][0]
    near = text[max(0, start - 12) : start]
    if near.endswith("了") and (passed := _PASSED.search(near)):
        return _BEFORE_WORDS[passed[1]][0]
    if "约" in near or "大概" in near:
        if _SHARE.search(near) or _ROUGHLY.search(text, max(0, start - 6), start):
            return "≈"
    elif "少" in near and _LEAST.search(near):
        return ">="
    elif ("最" in near or "至多" in near) and _MOST.search(near):
        return "<="
    return ""
