"""Names that only say what kind of thing is meant: 市委, 管委会, 园区, 产业园, 二期项目."""

from __future__ import annotations

from store.extract import gazetteer
from store.extract.clauses import Clauses
from store.extract.patterns import pattern
from store.extract.vocabulary import section

# A level of the administration or a kind of park, and a kind of body under it.
_LEVEL = "全|本|该|各|我|两|省|自治区|市|州|地|县|区|旗|镇|乡|村|街道|国家|中央|地方"
_PARK = (
    "园|园区|新区|高新区|经开区|开发区|工业区|工业园|工业园区|产业园|产业园区|科技园|科技园区|高新园区|示范区|"
    "自贸区|保税区|综保区|港区|度假区|高新技术产业开发区|经济技术开发区|经济开发区|基地"
)
_BODY = (
    "委|委会|党委|党工委|工委|党组|政府|人民政府|人大|政协|纪委|管委会|管理委员会|委员会|办公室|办|"
    "委办|府办|委宣传部|委组织部|委统战部|宣传部|组织部|发改委|发改局|发展改革委|工信厅|工信局|科技厅|科技局|"
    "商务厅|商务局|财政厅|财政局|招商局|投资促进局|经发局|经济发展局|环保局|住建局|规划局|国土局|统计局|"
    "集团|公司|总公司|分公司|子公司|企业|银行|学院|大学|研究院|研究所|协会|商会"
)
_GENERIC = pattern(f"(?:{_LEVEL})?(?:{_PARK})?(?:{_BODY})?|(?:[一二三四五六]期)?(?:项目|工程)")


def is_generic(name: str) -> bool:
    """Whether a name tells no one thing apart: two articles that use it may mean two things."""
    return _GENERIC.fullmatch(name) is not None


# Latin letters that measure or number, and name nothing: 30gwh, a区.
_MEASURE = pattern(
    r"[\d.,%+/*\-~]*(?:[gmk]?wh?|t|kv|km|kg|m2|m3|mm|cm|nm|gb|tb|mw|[a-z])?(?:/[a-z])?"
)
_PHASE = pattern("[(]?第?[一二三四五六]期[)]?")
# So much must be left beside a place for the name to be of one project: 西安|地铁 is many.
_TELLING = 4


def is_distinctive(name: str) -> bool:
    """Whether a project's name tells it from all others: by a firm, by characters that are in no
    word, or by a place and what is built there.
    """
    clauses = Clauses.of(name)
    words = clauses.between(0, len(name))
    kinds = "".join(word.kind for word in words)
    pieces = [clauses.piece(word) for word in words]
    if "z" in kinds or "oo" in kinds:
        return True
    if any(word.kind == "x" and not _MEASURE.fullmatch(clauses.piece(word)) for word in words):
        return True
    plain = {*section("plain projects"), *section("heads")}
    telling = sum(
        len(piece)
        for word, piece in zip(words, pieces, strict=True)
        if word.kind in "nwaox" and piece not in plain and not _PHASE.fullmatch(piece)
    )
    placed = {piece for piece in pieces if piece in gazetteer.places()}
    # 西安至延安高速铁路: what lies between two places is one of a kind as well.
    return bool(placed) and (telling >= _TELLING or len(placed) > 2)
