"""Short forms: a short name of an organisation means another one only where it can be no other."""

from __future__ import annotations

import pytest

from store.shortforms import is_short_firm


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("海澜轴承", "东岭海澜轴承股份有限公司"),
        ("海澜轴承", "海澜轴承（东岭）技术有限公司"),
        ("瀚森集团", "东岭瀚森发展（集团）有限公司"),
        ("瀚森", "瀚森集团"),
        ("工信部", "工业和信息化部"),
        ("上交所", "上海证券交易所"),
        ("西安市政府", "西安市人民政府"),
        ("东岭管委会", "东岭高新技术产业开发区管理委员会"),
        ("岚岳医院", "西安岚岳医院"),
        ("紫金矿业", "紫金矿业集团股份有限公司"),
    ],
)
def test_a_short_name_means_the_full_one(short: str, full: str) -> None:
    assert is_short_firm(short, full)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        # An office that every city has.
        ("市总工会", "东岭市总工会"),
        ("区妇联", "东岭市西岗区妇联"),
        ("水利部", "东岭市西岗区水利部"),
        ("采购办", "东岭市政府采购管理办公室"),
        # The whole of a part.
        ("中国农业银行", "中国农业银行东岭支行"),
        ("东岭大学", "东岭大学网络研究院"),
        ("中建七局", "中建七局东岭分局"),
        ("东岭医院", "东岭医院西岗门诊部"),
        # A firm that all know, and one of its many.
        ("华润", "华润置地"),
        ("英特尔", "英特尔(中国)有限公司"),
        ("霍尼韦尔公司", "武汉霍尼韦尔公司"),
        ("万达", "大连万达商业管理有限公司"),
        # Another of its kind.
        ("北京大学", "北京理工大学"),
        ("西安海关", "西安自贸区东岭片区海关"),
        ("国网东岭供电公司", "国网东岭市西岗区供电公司"),
        ("江苏省委", "江苏省纪委监委"),
    ],
)
def test_a_short_name_may_mean_another(short: str, full: str) -> None:
    assert not is_short_firm(short, full)
