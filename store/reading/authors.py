"""Authors as a field gives them: the names alone, without the words that say what the people do."""

from __future__ import annotations

import re

from store.reading.charset import clean

# Longer than this is no name, of a body neither; so many names, and the rest is no list of authors.
LONGEST_NAME = 60
MOST_NAMES = 40

_HAN = "\u4e00-\u9fff"
# The comma of "Smith, John" stands between no two names, one beside a Chinese name does.
_BETWEEN = re.compile(rf"[、，；;|｜/／►▶▷●○■□◆◇▲△★☆※◎•\r\n]|(?<=[{_HAN}])\s*,|,(?=\s*[{_HAN}])")
# John Smith is one name, 周明 林小雨 are two.
_SPACE = re.compile(rf"(?<=[{_HAN}:：])\s+|\s+(?=[{_HAN}])")
_LABEL = re.compile(
    r"(?P<of>[\w·“”—-]{0,16}?)"
    r"(?:(?P<writer>记者站?|通讯员|特派员|撰稿人?|作者|撰文|采写|实习生|文字(?=[:：]))"
    r"|(?P<editor>责任编辑|编辑|责编|主编|编审|审校|审核|校对|监制|版式|制图|统筹|策划)"
    r"|(?P<picture>摄影|摄像|图片))\s*[:：]?\s*(?P<rest>.*)"
)
_BY = re.compile(r"(?:[Bb]y|BY)[\s:]+(?=\S)")
# What may stand behind a name or alone: 周明摄, 周明 文/图.
_DEED = re.compile(
    r"(?:文并?图|图并?文|文字|文|图片|图|摄影报道|摄影|摄|综合报道|综合|报道|整理|讯|电)[:：]?"
)
_AFTER_NAME = re.compile(rf"([{_HAN}]{{2,4}})(?:文/?图|图/?文|摄影报道|摄影|摄)")
_BRACKETS = re.compile(r"[（(【\[]([^（）()【】\[\]]{0,60})[）)】\]]")


def authors_of(value: object) -> tuple[str, ...]:
    """The names of a byline or of a list of names, each once, in order; empty where it has none.

    value: a string, a list of strings, or objects with a "name". 本报记者 周明 通讯员林小雨 is 周明
    and 林小雨; 王 芳 is 王芳; "Smith, John" stays whole. Editors are no authors; those who took the
    pictures are where there are no others. Never raises.
    """
    names: list[str] = []
    pictures: list[str] = []
    for entry in value if isinstance(value, (list, tuple)) else (value,):
        written = entry.get("name") if isinstance(entry, dict) else entry
        if isinstance(written, str):
            _credit(clean(written), names, pictures)
    return tuple(dict.fromkeys(names or pictures))[:MOST_NAMES]


def _credit(text: str, names: list[str], pictures: list[str]) -> None:
    """Put the names of a byline where they belong."""
    text = text.strip()
    # （记者 周明） holds the names, the bracket of 周明（实习） a remark.
    text = _BRACKETS.sub(r" \1 " if text.startswith(("（", "(", "【", "[")) else " ", text)
    editors: list[str] = []
    into = names
    for token in _tokens(_BY.sub("", text, count=1)):
        label = _LABEL.fullmatch(token)
        rest = token
        if label:
            into = editors if label["editor"] else pictures if label["picture"] else names
            rest = label["rest"]
        elif _DEED.fullmatch(token):
            into = pictures if token[0] in "图摄" else names
            continue
        after = _AFTER_NAME.fullmatch(rest)
        name = " ".join((after[1] if after else rest).strip(":：,.·—- ").split())
        if name and len(name) <= LONGEST_NAME and "@" not in name and "://" not in name:
            into.append(name)


def _tokens(text: str) -> list[str]:
    """The words of a byline; a name with its characters set apart (王 芳) made one again."""
    tokens: list[str] = []
    for stretch in _BETWEEN.split(text):
        last = ""
        for word in filter(None, _SPACE.split(stretch.strip())):
            # One character is no name by itself.
            if len(last) == 1 and len(word) <= (1 if _DEED.fullmatch(last) else 2):
                tokens[-1] += word
                last = ""
            else:
                tokens.append(word)
                last = word
    return tokens
