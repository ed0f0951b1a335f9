"""The parts of a list in running text: which figures belong to it, whether they leave nothing out, or one another."""

from collections.abc import Sequence

from jixiao.dossier.claim import Stage
from jixiao.dossier.figure import FigureKind
from jixiao.extract.prose.mentions import Mention, is_fresh
from jixiao.units.regex import regex

OPENER = regex(r"其中|(?<=[个目业家人户亩次场里金])中(?=[，：])|分为|分别为|包括(?!在)|包含|用于以下方面|由|构成")
COMPLETE = regex(r"分为|分别为|构成|组成")
FEWEST_WITH_REST = 3
COMPARED_WITH = regex("^(?:较|比|与|同)(?:上年|去年|(?:19|20)\\d{2}年|年初|预算)")
LONGEST = 16  # mentions that may stand between a total and the last of its parts
BY = regex("[，；]按")
# Groups of words that together leave nothing out: one from each must lead a part.
_CLOSED = (
    (regex("行政|参公|公务员|机关(?!运行|服务|事业)"), regex("事业|工勤|中心|所属|下属")),
    (regex("在职|在编"), regex("退休|离休|离退休")),
    (regex("领导"), regex("其他用车")),
    (regex("流动资产"), regex("固定资产"), regex("无形资产")),
    (regex("财政拨款|一般公共预算"), regex("其他(?:来源)?收入|结转")),
    (regex("本年[收支]"), regex("结转|结余")),
    (regex("男"), regex("女")),
    (regex("中央"), regex("省"), regex("[市县区州]|地方|本级")),
    (regex("集中供养"), regex("分散供养")),
    (regex("城[市镇](?!管)"), regex("农村|乡村")),
    (regex("境内|国内"), regex("境外|国外")),
    (regex("县道"), regex("乡道"), regex("村道")),
    (regex("人员"), regex("公用"), regex("项目")),
    (regex("小学"), regex("初中"), regex("高中|幼儿园|学前")),
    (regex("工资福利"), regex("商品和?服务"), regex("资本性|对个人和家庭")),
    (regex("当年(?:新|签约|立项)"), regex("往年|上年|结转|续建")),
    (regex("财政(?:拨款|资金)"), regex("自筹|其他资金|单位资金|非财政")),
)
_MAY_CLOSE = regex("|".join(first.pattern for first, *_ in _CLOSED))


def kind_of(mention: Mention) -> FigureKind:
    return FigureKind.COUNT if is_fresh(mention) else mention.figure.kind


def is_threshold(mention: Mention) -> bool:
    """5亿元以上 names a class, it is not an amount of anything."""
    return mention.figure.comparator in (">=", "<=", ">", "<") and mention.figure.printed.unit.is_money


def listed(text: str, following: Sequence[Mention], total: Mention, at: int, *, colon: bool) -> tuple[Mention, ...]:
    """The figures of the list: of the total's kind and unit, until ； or, after a colon, the end of the sentence
    unless those before the first ； already add up.
    """
    base, kind = total.figure.printed.unit.base, kind_of(total)
    parts: list[Mention] = []
    signs = ""  # that have divided the parts so far
    depth_end = 0
    for mention in following:
        between = text[at : mention.figure.span.start]
        at = mention.figure.span.end
        rest = between.startswith("，") and bool(_REST.match(mention.subject))  # 甲3个、乙5个，其他2个
        if parts and not rest and _ends_list(between, signs, total, parts, colon=colon):
            break
        if parts and _BREAKS_OFF.match(between):
            break
        if not parts and not colon and "；" in between.replace("；其中", ""):
            break
        if parts and "其中" in between:
            depth_end = _end_of_inner(text, mention)
        if mention.figure.printed.unit.base != base or kind_of(mention) is not kind or _GROSS.search(mention.before):
            continue
        if mention.figure.span.start < depth_end or _bracketed(text, mention, parts) or is_threshold(mention):
            continue
        if parts and COMPARED_WITH.match(mention.before):
            continue  # 公务接待费1.66万元，较预算的6.00万元节约1.14万元
        if mention.stage in _PLANNED_STAGES and total.stage is Stage.OUTTURN and "预算" in mention.before:
            continue  # 实际支出11.37万元，其中出国费预算30.00万元、实际为0
        if parts and _YEAR_BEFORE.match(mention.before) and mention.year < total.year:
            continue  # 其中财政拨款112万元，2022年116万元、…: what it was the year before
        signs += between[0:1] if parts else ""
        parts.append(mention)
    return tuple(parts)


def _ends_list(between: str, signs: str, total: Mention, parts: Sequence[Mention], *, colon: bool) -> bool:
    """A ； ends the list, unless a colon opened it and it is not yet full; so does ， where 、 divided the parts, and
    another way to divide the total.
    """
    if BY.match(between) and COMPLETE.search(between):
        return True
    if "；" in between:
        return not colon or adds_up(total, parts) or is_closed(parts)
    return between.startswith("，") and bool(signs) and set(signs) == {"、"}


# …、非诉讼78件，因1件中途终止; 0.60公顷复垦为林地，为目标38公顷的95%
_BREAKS_OFF = regex(
    "[，；]?[^，；]{0,8}[，；](?:因|由于|按|即|为?(?:年度)?(?:目标|计划|任务))|[^，；]{0,8}，为(?:年度)?(?:目标|计划|任务)"
)
_PLANNED_STAGES = (Stage.ORIGINAL, Stage.ADJUSTED)
_YEAR_BEFORE = regex(r"(?:上年|去年|(?:19|20)\d{2}年)(?:度|同期)?(?:预算|决算|执行)?数?(?:为|是)?$")
# Original values and averages stand beside net totals, not inside them.
_GROSS = regex(r"原值|折旧|摊销|平均|[人车户亩]均|每[辆人户亩个]")


def tells_other_stage(total: Mention, parts: Sequence[Mention]) -> bool:
    """安排资金1860万元：甲支出820万元…: what was spent of it need not be all."""
    return bool(
        _PLANNED.search(total.before)
        and not _SPENT.search(total.before)
        and any(_SPENT.search(part.before) and not _PLANNED.search(part.before) for part in parts)
    )


_PLANNED = regex("预算|安排|下达|计划|目标|任务|到位|批复|筹集|收到|应")
_SPENT = regex("支出|执行|使用|支付|拨付|发放|完成|实际|已|兑现")


def adds_up(total: Mention, parts: Sequence[Mention]) -> bool:
    return len(parts) >= 2 and sum(p.figure.signed for p in parts) == total.figure.signed


def _end_of_inner(text: str, mention: Mention) -> int:
    """An inner 其中 lasts to the next ； or the end of the sentence."""
    stop = text.find("；", mention.figure.span.end, mention.sentence_end)
    return stop if stop >= 0 else mention.sentence_end


def _bracketed(text: str, mention: Mention, parts: Sequence[Mention]) -> bool:
    """Inside brackets opened after the last part: belongs to that part."""
    if not parts:
        return False
    between = text[parts[-1].figure.span.end : mention.figure.span.start]
    opened = between.count("（") + between.count("(")
    return opened > 0 and opened > between.count("）") + between.count(")")


def is_closed(parts: Sequence[Mention]) -> bool:
    if len(parts) >= FEWEST_WITH_REST and _REST.match(parts[-1].subject):
        return True  # a list that ends with what is left over names everything
    if len(parts) < 2:
        return False
    said = "\n".join([p.before for p in parts])
    return _MAY_CLOSE.search(said) is not None and any(all(word.search(said) for word in words) for words in _CLOSED)


_REST = regex("(?:[^，。；、]{2,12}[等及和])?其[他它余]")


def is_apart(parts: Sequence[Mention]) -> bool:
    """Amounts of money, or things of one row of kinds, leave one another out; classes by size do not."""
    if len(parts) < 2:
        return False
    if _BAND.search(parts[0].before) and all(not p.before.strip("、，") for p in parts[1:]):
        return True  # 30亿元以上2个、10亿元至30亿元9个、1亿元至10亿元30个
    if any(_NESTED.search(p.before) for p in parts):
        return False
    if all(p.figure.printed.unit.is_money for p in parts):
        return len({p.stage for p in parts}) == 1  # budget and outturn of one thing are no two things
    if all(_SORT.search(p.before) for p in parts):
        return True
    for family in _KINDS:
        words = {word.group() for p in parts if (word := family.search(p.before))}
        if len(words) == len(parts):
            return True
    return len(parts) >= FEWEST_WITH_REST and not any(_OVERLAPS.search(p.before) for p in parts)


# What one thing may be beside another.
_OVERLAPS = regex(
    "高新|规上|规模以上|限上|专精|瞪羚|上市|挂牌|示范|重点|重大|龙头|骨干|女|男|党员|硕士|博士|本科|学历|职称|少数民族|困难"
    "|残疾|新增|当年|外资|民营|小微|中小|国有|省级|国家|市级|县级|级|资格|持证|获|优秀|青年|老年|儿童|退役|毕业|贫困|脱贫|农民"
    "|整改|办结|解决|完成|落实|开工|竣工|投产|签约|注册|满意|到位|实现|参加|强|榜|[A-Za-z]"
)


_BAND = regex("^(?:及)?以[上下]")
_SORT = regex("[类型](?:项目|企业)?$")  # 种植类18个、养殖类14个
_NESTED = regex(r"以上|以下|超过|重点|重大|亿元(?:级|项目)")
# What is one of a row is not another of it.
_KINDS = tuple(
    regex(words)
    for words in (
        "工业|农业|服务业|建筑业|制造业|[一二三]产|第[一二三]产业",
        "批发|零售|住宿|餐饮",
        "产业|基础设施|民生|社会事业|生态|农业|水利|交通|城建",
        "新建|改建|扩建|续建|改造|迁建|整修|维修|加固",
        "国家级|省级|市级|县级|区级|乡镇?级|村级",
        "线上|线下",
        "城市|城镇|农村|乡村",
        "省内|省外|市内|市外|区内|区外|县内|县外|境内|境外|国内|国外",
        "内资|外资",
        "家庭农场|合作社|龙头企业|种养大户",
        "应急保障|执法执勤|特种专业|机要通信|一般公务|领导|离退休|其他用车",
        "幼儿园|小学|初中|高中|职[高中]|高校",
        "一季度|二季度|三季度|四季度|上半年|下半年",
        "不合格|合格",
        "非常满意|基本满意|比较满意|不满意|满意",
    )
)
