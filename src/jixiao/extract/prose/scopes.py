"""What narrows a budget item: whose money, of which budget, of which program."""

from collections.abc import Iterable
from functools import lru_cache

from jixiao.extract.prose.items import strip_items
from jixiao.units.regex import regex

BUDGETS = regex(r"(?<!非)财政拨款|一般公共预算|政府性基金|国有资本经营|财政专户|单位资金|非财政(?!拨款结余)")
# Words that say nothing about whose money it is.
_IDLE = regex(
    r"(?:19|20)\d{2}年(?:度|初|末|底)?|\d{1,2}[.、．]|（[一二三四五六七八九十\d]+）|[一二三四五六七八九十]、|年度|本年度?|当年|全年|年初|年末|预算|决算|调整后?|批复|安排"
    r"|执行|实际|累计|完成|截[至止]|年底|我局|我部门|我单位|我委|本部门|本单位|本局|部门|单位|其中|包括|包含|总计|合计|总额|总|数|资金|共计|共|为|是|达到?|的|各|均"
    r"|约|[：:“”\"，、（）()]|支出|收入|按|金额|规模|情况|增加|减少|增长|下降|较|比|上年|去年|与|相比|同期|费用|费"
)


def budgets_of(scope: str) -> str:
    """The kinds of budget in a scope, without its other words."""
    return "、".join(word for word in scope.split("、") if BUDGETS.fullmatch(word))


def scope_of(before: str, budgets: Iterable[str], department: str = "") -> str:
    """The narrowing words: those before the number that are left when the item and idle words are taken out,
    and the kinds of budget the sentence has named so far. "" when the item stands for the whole department.
    """
    residue = _residue(before.replace(department, "") if department else before)
    return "、".join([*sorted(set(budgets)), residue] if residue else sorted(set(budgets)))


@lru_cache(maxsize=4096)
def _residue(words: str) -> str:
    return _IDLE.sub("", strip_items(words))
