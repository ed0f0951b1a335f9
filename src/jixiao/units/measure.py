"""Units as printed and what they are worth: 万元 = 10⁴ 元, 名 counts 人, ‰ is a tenth of %."""

from decimal import Decimal
from functools import cache

from jixiao.units.record import record

_SCALES = (
    ("万亿", 10**12), ("千亿", 10**11), ("百亿", 10**10), ("十亿", 10**9), ("亿", 10**8),
    ("千万", 10**7), ("百万", 10**6), ("十万", 10**5), ("万", 10**4), ("千", 10**3), ("百", 100),
)  # fmt: skip
_SAME = {
    "圆": "元", "人民币": "元", "个百分点": "百分点", "个点": "百分点", "百分比": "%", "％": "%", "﹪": "%",
    "名": "人", "位": "人", "㎡": "平方米", "m²": "平方米", "m2": "平方米", "平米": "平方米", "km": "公里",
    "千米": "公里", "个月": "月", "次数": "次", "份数": "份", "个数": "个", "家数": "家", "人数": "人",
    "户数": "户", "场次": "场", "宗": "件", "天": "日", "余亩": "亩", "元人民币": "元", "美金": "美元",
}  # fmt: skip
# Worth in the base unit where it is not a power of ten that the scale words above express.
_WORTH = {
    "‰": ("%", Decimal("0.1")), "公里": ("公里", Decimal(1)), "公顷": ("平方米", Decimal(10000)),
    "平方公里": ("平方米", Decimal(1000000)), "倍": ("倍", Decimal(1)), "成": ("%", Decimal(10)),
    "角": ("元", Decimal("0.1")),
}  # fmt: skip
UNSPECIFIED = "未注明币种"

MONEY = frozenset({"元", "美元", "港元", "欧元", "日元", UNSPECIFIED})
RATIOS = frozenset({"%", "百分点", "倍"})


@record
class Unit:
    """A unit as printed (万元), its base (元), and how many base units it is worth (10000)."""

    name: str
    base: str
    worth: Decimal

    @property
    def is_money(self) -> bool:
        return self.base in MONEY

    @property
    def is_ratio(self) -> bool:
        return self.base in RATIOS

    @property
    def is_count(self) -> bool:
        """A measure word: things that are counted one by one, never rounded."""
        return (
            self.worth == 1
            and not self.is_money
            and not self.is_ratio
            and self.base not in MEASURED
            and self.base not in _NEVER_COUNTED
        )


MEASURED = frozenset({"平方米", "亩", "公里", "吨", "公斤", "千克", "立方米", "米"})
_NEVER_COUNTED = frozenset({"分", "年", "月", "日", "小时", "分钟", "工作日", ""})


@cache
def unit(name: str) -> Unit:
    """The unit a printed name stands for; an unknown name is a measure word of its own."""
    plain = "".join(name.split())
    scale = Decimal(1)
    for word, worth in _SCALES:
        if plain.startswith(word):
            scale, plain = Decimal(worth), plain[len(word) :].lstrip("余多")
            break
    if not plain and scale > 1:
        return Unit(name, UNSPECIFIED, scale)
    base = _SAME.get(plain, plain)
    base, own_worth = _WORTH.get(base, (base, Decimal(1)))
    return Unit(name, base, scale * own_worth)
