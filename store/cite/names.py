"""Names of authors: without the words for what they did, and family and given names apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Patterns that take 30 ms to compile, which only citing asks for: `re` compiles and keeps them.
_HAN = "〇\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_ROLE = "(?:记者|通讯员|实习生)"
_QUALIFIER = "(?:特约|特派|实习|见习|首席|资深|全媒体|融媒体)"
_WORK = f"(?:(?:本报|{_QUALIFIER}){{0,3}}{_ROLE}|特约|摄影报道|综合报道|报道|摄影|摄)"

# 本报记者 李争粉; 央视记者：王岩. Before a gap, whatever the role word stands in is no name.
_ROLE_APART = rf"^(?:\S{{0,12}}?(?:{_ROLE}|特约)[ :：]{{1,3}}){{1,3}}(?=\S)"
# 本报记者李争粉; 海南日报全媒体记者张琬茜. Without a gap only what can be a name may follow:
# 中国记者协会 and 本报记者站 are bodies that sign.
_ROLE_JOINED = (
    rf"^(?:\S{{0,10}}[报社网刊台闻视])?(?:驻[{_HAN}]{{1,4}})?{_QUALIFIER}{{0,3}}{_ROLE}"
    rf"(?=(?!协会|之家|站|团|部)[{_HAN}]{{2,8}}$|[{_HAN}]+·[{_HAN}·]+$)"
)
# A role and no name: the piece is not signed. 新华社记者 names the agency and stays.
_ROLE_ALONE = rf"(?:本[报刊社网台])?{_WORK}"

_WORK_APART = rf"(?:[ /／]{{1,3}}{_WORK}| ?[（(] ?{_WORK} ?[)）]){{1,3}}$"
# 王岩摄. Joined to a name, 报道 and 摄影 go only where a role stood before it: 21世纪经济报道 and
# 中国摄影 are papers.
_WORK_JOINED = rf"(?<=[{_HAN}]{{2}})摄$"
_WORK_JOINED_TO_PERSON = rf"(?<=[{_HAN}]{{2}})(?:摄影报道|综合报道|报道|摄影|摄)$"

# Printers set a name of two characters as wide as one of three: 李　娜.
_SPACED = rf"([{_HAN}]) ([{_HAN}])"

_CHINESE_NAME = rf"[{_HAN}]{{2,4}}"
_CHINESE_PERSON = rf"[{_HAN}]{{2,4}}|[{_HAN}]+(?:[·•・][{_HAN}]+)+"
# What the names of bodies begin or end with.
_BODY = "^(?:本[报刊社网台]|新华)|[社部报网员组室台局会院所厅委办站刊]$|集团$|公司$|中心$"
# Family names of two characters.
_COMPOUND = (
    "欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠|公孙|慕容|"
    "仲孙|钟离|长孙|宇文|司徒|鲜于|司空|闾丘|令狐|轩辕|呼延|百里|东郭|南门|西门|左丘|拓跋|歐陽|東方|諸葛|尉遲|鍾離|長孫|司馬|"
    "鮮于"
)

# Words after a comma that no given name has: the whole is a body's name.
_OF_BODIES = frozenset(
    {"inc", "ltd", "limited", "llc", "co", "corp", "plc", "gmbh", "of", "and", "for", "the", "&"}
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_GIVEN = r"(-?)([^\s.\-]+)"


@dataclass(frozen=True, slots=True)
class Person:
    """A name whose family name was told apart: "Whitfield", "C J"; suffix "Jr" or empty; given as
    it is written, "Carol J.".
    """

    family: str
    initials: str
    suffix: str = ""
    given: str = ""


def bare(author: str) -> str:
    """The name in a line of clean text, without 本报记者, 通讯员, 报道, 摄 and the like.

    Empty where there is no name but only a role. Names of bodies (本报评论员, 新华社) stay whole.
    """
    if re.fullmatch(_ROLE_ALONE, author):
        return ""
    alone = re.sub(_WORK_APART, "", author)
    name = re.sub(_ROLE_JOINED, "", re.sub(_ROLE_APART, "", alone))
    joined = _WORK_JOINED if name == alone else _WORK_JOINED_TO_PERSON
    name = re.sub(joined, "", name).strip()
    return re.sub(_SPACED, r"\1\2", name) if re.fullmatch(_SPACED, name) else name


def person(name: str) -> Person | None:
    """Tell "Whitfield, Carol J." apart; None for names that are written whole.

    Those are Chinese names, names without a comma and names of bodies.
    """
    family, *rest = (part.strip() for part in name.split(","))
    suffix = rest.pop().rstrip(".") if len(rest) == 2 and _is_suffix(rest[1]) else ""
    if len(rest) != 1 or re.search(f"[{_HAN}]", name) or family.upper() == family.lower():
        return None
    given = re.findall(_GIVEN, rest[0])
    if not given or any(word.lower() in _OF_BODIES or not word[0].isalpha() for _, word in given):
        return None
    return Person(family, _initials(given), suffix, rest[0])


def parted(name: str) -> Person | None:
    """A name in family and given name: as `person`, and of Chinese names of two to four characters
    the first one, or the two of a family name like 欧阳. None where that cannot be told: names of
    bodies, names with a point (阿不都拉·买买提), and others.
    """
    if re.fullmatch(_CHINESE_NAME, name) is None:
        return person(name)
    size = 2 if re.match(_COMPOUND, name) and len(name) > 2 else 1
    if is_body(name) or len(name) - size > 2:
        return None
    return Person(name[:size], "", given=name[size:])


def is_body(name: str) -> bool:
    """Whether a name is that of a body, or cannot be told from one: an agency, a newspaper, an
    editor's office (新华社, 本报评论员), and in Latin letters what has no comma.
    """
    if re.search(f"[{_HAN}]", name):
        return bool(re.search(_BODY, name)) or not re.fullmatch(_CHINESE_PERSON, name)
    return person(name) is None


def _is_suffix(part: str) -> bool:
    return part.rstrip(".").lower() in _SUFFIXES


def _initials(given: list[tuple[str, str]]) -> str:
    """As in "C J"; "J-L" for Jean-Luc; a particle in small letters ("van") stays a word."""
    text = ""
    for hyphen, word in given:
        particle = word.islower() and not hyphen
        text += (hyphen or " ") + (word if particle else word[0].upper())
    return text.lstrip(" -")
