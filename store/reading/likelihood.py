"""Likelihood: how much a text reads like Chinese, to tell the right charset from mojibake.

Each character has the probability of its class; a text has the product. Of two readings of the
same bytes the likelier one is right: a wrong one turns the few hundred hanzi that every text is
made of into rare ones, and full stops into hanzi.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING

from store.fold import table

if TYPE_CHECKING:
    from collections.abc import Iterable

# The hanzi that news is made of, the most frequent first, counted over the words of
# store/data/words.tsv by their frequency.
_HANZI = (
    "一人是不在了和大有为中国地我来他这个以上的会年就也道要到时出生学之得发家说成下自们行对民子分长过可于"
    "作天后用主而工着能部市方门多业等本还日法里其经政动产公面事北都全区你定同开进代所与高前现如心又然外机"
    "她军种那好起体去力当重看此理三两表实只么化制文已间没水新名者西各无小内些山关建安十度合城正南物第由口"
    "手通员最相头东战从见加平意向次月点数位情入性很展将美院因样或但明级想立原身问量并资路应场知利期提海比"
    "电气二教老常世省给任回治话江总把品被使万系武别及打义程社四委决果特汉目湖设几己统处计基元先务报科流首"
    "命京少共书术声条直司石改米队至形运变保清领今儿解更议结放规界女百式管交强反州称接府族走河历权听色受五"
    "技件即组信取金导才职便济党研再题活眼华真联号师台史干风神类兵据众革县广始质近官步记车做论难指马土空专"
    "带传线集何必光选什叫具增太收考调古持农校究它商举认团布器字吃求达边单转每争积感象况际快花连随住皇亲造"
    "该划办根完往企火死深群料言半让却源算游告段整属型网速价张副示备阳观士千构非准极影参育病且势装约则格黄"
    "境白股图率铁较精笑热包未需投八亚许息功周飞纪编消服鱼项派候满朝思证均远林站片察早识律语药局节英引容球"
    "望推值确红显离击失复标支村像落列创断环足响低视轻批杀帝故防双洲令织请照供怎初居按六营底若房余父王置须"
    "写客查另施德采试严兴倒乐音易斗模护除食觉仍席态域甚黑破似虽效占紧验终越注乡夫细钱费独素招仅航围胜爱般"
    "层演案拿富右存找阶射检责尽续急优医既降木桥致抗修负状志左材助油突孩楼弹攻青赛刻板养答念印弟酒协斯曾留"
    "习血星镇刚承例微旅略央九脸绝哥藏惊适味切财座配核银待乎范喜克艺竟七限依压伤劳跟排辑冲户密征份审预益巴"
    "掌词著差乱敌坐龙免临送闻拉陆室维激怕园街景背害宫沙句刀欢升哪草章监获菜晚久荆岛船辖止超班执卫括善苦亿"
    "架读愿谈欧谁策剧帮毒苏角矿封础坚吧岁讲洋忙杨筑母友礼块充某销鄂沉贵额退简啊继吗买温判呢皮控测画脚男鲜"
    "树否败宜夜错担呼衣扩换港罗互救遗姑练娘曲述茶香版邦典异守尚普训暗厂敢假评票剑端挥录昌堂赶奇楚春散笔妈"
    "输宣够喝附肉含云庭毕湾诉脑阵短货召波介慢靠夏禁顺停福届杂露稳穿督归侧宽兄渐拥良补减固烈牌耳丰彩洞险饭"
    "顶臣秘追罢轮植迎咱姓冷罪希季缺俄襄载诗汽妇威束甲危探警吸逐旧兰叶雄馆授遇序针卖跳酸软概毫盘掉闭络痛亮"
    "毛午伸跑刺枪旁坏疑忽折库怪骨尔岸亡沿登熟牙移戏顾培奖宗末爷距静博繁床横婚炮借页蒙厅瞧怒讨烧翻遍永综虑"
    "夺厚墙搜套雨纷齐店肯灵卷宝付恶佛仙析献顿纵吨田径择盖庆歌遭御私泛屋侵谷犯逃误牛购搞税绿缓款售宁染鼓陵"
    "钟聚丝钢盛野予疗役混潜岗索圆宪拔虚润避驻摇舞替透舰怀课烟松呈困阿朋汇握粮墓殖嘴迫隐竞乘灯纸泥灭币址麻"
    "岩唐访哈健坦奉绍圣郡兼拍盟刑雪尊脱阴延蛋贸骑签迅播迹巨硬睡码廷震庙途休李妹睛粉啦壁偏融爆呀忘操抵亦津"
    "玩扬桃尼奔川撤坛摆弱盐童丹凡障纺曰丈旗婆寻您频奴幅废鬼铜促捕抓累妻俗峰释唱疾殿智铺洪贴截抱瓦宋仪享胸"
)
# Up to which rank a class of hanzi goes, and which share of the characters of a text is in it.
_RANKS = ((100, 0.25), (300, 0.21), (700, 0.18), (1200, 0.066))
# Hanzi beyond those: of the first level of GB2312, of the second, and all others.
_FIRST, _SECOND, _RARE = log(0.045 / 2555), log(0.003 / 3008), log(0.001 / 14000)
# A traditional character is as frequent as the simplified one it stands for, in traditional text.
_TRADITIONAL = log(0.3)
_PUNCTUATION = "，。、“”‘’：；（）《》？！—…·【】「」『』\u3000"
_OTHERS = (
    # (first, last, log of the probability): what is not named here is _STRANGE.
    ("\t", "\t", -5.0),
    ("\n", "\n", -4.0),
    ("\r", "\r", -5.0),
    (" ", "~", -4.5),
    ("\u00a0", "\u00ff", -7.0),
    ("\u0370", "\u052f", -8.0),
    ("\u2010", "\u2027", -11.0),
    ("\u2030", "\u203b", -11.0),
    ("\u2100", "\u22ff", -11.0),
    ("\u2460", "\u249b", -11.0),
    ("\u25a0", "\u25ff", -11.0),
    ("\u3001", "\u3020", -10.0),
    ("\uff01", "\uff5e", -9.5),
    ("\ufffd", "\ufffd", -20.0),
    ("\u0000", "\u0000", -20.0),
    ("\ue000", "\uf8ff", -18.0),
)
_STRANGE = -14.0
_CONTROL = -18.0

# How unlikely the average character of a Chinese text may be, and how much more so where there is
# other evidence.
UNLIKELY = -10.0
TRUSTED = 2.0

# The same for any so many letters in a row, for the other half of a file may be in another charset.
# Of 300,000 stretches of news and statutes none was below -10.1, of 100,000 stretches of mojibake
# none above -11.2.
STRETCH = 40
UNLIKELY_STRETCH = -10.8

# Letters of any script, and what stands in the place of one.
_LETTER = re.compile("[^\\W\\d_A-Za-z]|[\ue000-\uf8ff\ufffd]")
_PLAIN = re.compile("[\t\n\r -~]+")


def likelihood(text: str) -> float:
    """The logarithm of the probability of a text as Chinese news, in nats: never above zero."""
    known = _known()
    return sum(
        count * (known.get(character) or _unknown(character))
        for character, count in Counter(text).items()
    )


def is_likely(text: str, trusted: bool = False) -> bool:
    """Whether a text can be Chinese or plain ASCII, by what of it is not ASCII.

    trusted: whether something else speaks for it, so that rarer characters may pass.
    """
    beyond = _PLAIN.sub("", text)
    limit = UNLIKELY - TRUSTED * trusted
    return not beyond or likelihood(beyond) >= len(beyond) * limit


def first_unlikely(text: str) -> int | None:
    """Where the first stretch begins that cannot be Chinese; None where there is none."""
    known = _known()
    letters = [letter.start() for letter in _LETTER.finditer(text)]
    sums = [0.0]
    for at in letters:
        sums.append(sums[-1] + (known.get(text[at]) or _unknown(text[at])))
    return next(
        (
            letters[begin]
            for begin in range(0, len(letters) - STRETCH + 1, STRETCH // 2)
            if sums[begin + STRETCH] - sums[begin] < STRETCH * UNLIKELY_STRETCH
        ),
        None,
    )


@lru_cache(maxsize=1)
def _known() -> dict[str, float]:
    """Character -> logarithm of its probability, for those that have a class of their own."""
    found: dict[str, float] = {}
    for first, last, value in _OTHERS:
        found |= dict.fromkeys(_between(first, last), value)
    found |= dict.fromkeys(_PUNCTUATION, log(0.12 / len(_PUNCTUATION)))
    begin = 0
    for end, share in _RANKS:
        found |= dict.fromkeys(_HANZI[begin:end], log(share / (end - begin)))
        begin = end
    for traditional, simplified in table().items():
        same = found.get(chr(simplified))
        if same is not None and chr(traditional) not in found and traditional > 0x3400:
            found[chr(traditional)] = same + _TRADITIONAL
    # In traditional text these stand for 于 and 着; the folding leaves them, for names have them.
    return found | {"於": found["于"] + _TRADITIONAL, "著": found["着"] + _TRADITIONAL}


def _between(first: str, last: str) -> Iterable[str]:
    return map(chr, range(ord(first), ord(last) + 1))


@lru_cache(maxsize=1 << 16)
def _unknown(character: str) -> float:
    if "\u4e00" <= character <= "\u9fff":
        simplified = chr(table().get(ord(character), ord(character)))
        less = _TRADITIONAL if simplified != character else 0.0
        try:
            lead = simplified.encode("gb2312")[0]
        except UnicodeEncodeError:
            return _RARE
        return less + (_FIRST if lead <= 0xD7 else _SECOND)
    return _CONTROL if character < " " or "\x7f" <= character < "\xa0" else _STRANGE
