"""The ledgers of money that arrived as data."""

from jixiao.web.capital.models import Definition, ForeignCapital, PaidIn, Statistic
from jixiao.web.capital.rules import (
    judge_arrival,
    judge_definition,
    judge_foreign,
    judge_statistic,
    settle_arrival,
)
from jixiao.web.ledger.column import Column, Ledger

GROUP = "资金到位"
_PROOF = "证明"
_DAY = "2022-05-01"
_PROOFS = (
    Column("voucher", filtered="more", grouped=True, width=16, section=_PROOF, shown=False, example="验资报告"),
    Column("voucher_number", width=20, section=_PROOF),
    Column("checked_on", width=14, section=_PROOF, shown=False),
    Column("checked_by", width=12, section=_PROOF, shown=False),
    Column("grade", filtered=True, grouped=True, width=12, section=_PROOF, typed=False, template=False),
    Column("about", width=40, shown=False),
)

PAID_IN = Ledger(
    name="paid_in",
    label="到位内资",
    noun="到位内资",
    model=PaidIn,
    group=GROUP,
    order=440,
    key="voucher_number",
    measure_word="笔",
    searched=("payer", "voucher_number"),
    sort="-on",
    day="on",
    judge=judge_arrival,
    settle=settle_arrival,
    columns=(
        Column("payer", needed=True, width=36, example="某某集团有限公司"),
        Column("origin", needed=True, filtered=True, grouped=True, width=12, example="省外"),
        Column("is_central", filtered=True, grouped=True, width=10, example="否"),
        Column("on", needed=True, filtered=True, grouped=True, width=14, example=_DAY),
        Column("amount", unit="万元", needed=True, filtered="more", measured=True, example="12000"),
        Column("use", grouped=True, width=14, example="固定资产投资"),
        Column("home", width=16, shown=False),
        Column("place", filtered="more", grouped=True, width=14),
        Column("project", width=30),
        Column("enterprise", width=30, shown=False),
        *_PROOFS,
    ),
)
FOREIGN_CAPITAL = Ledger(
    name="foreign_capital",
    label="使用外资",
    noun="使用外资",
    model=ForeignCapital,
    group=GROUP,
    order=442,
    key="voucher_number",
    measure_word="笔",
    searched=("investor", "voucher_number"),
    sort="-on",
    day="on",
    judge=judge_foreign,
    settle=settle_arrival,
    columns=(
        Column("investor", needed=True, width=36, example="某某（香港）有限公司"),
        Column("form", needed=True, filtered=True, grouped=True, width=14, example="增资"),
        Column("on", needed=True, filtered=True, grouped=True, width=14, example=_DAY),
        Column("amount", unit="万美元", needed=True, filtered="more", measured=True, example="500"),
        Column("currency", grouped=True, width=10, example="美元", shown=False),
        Column("original", unit="万元", shown=False, note="按原来的币种，单位是“万”"),
        Column("rate", width=12, shown=False, note="一美元折多少原币", example=""),
        Column("amount_yuan", unit="万元", measured=True, shown=False),
        Column("home", grouped=True, width=16, example="中国香港"),
        Column("definition", filtered="more", grouped=True, width=24, shown=False),
        Column("definition_note", width=30, shown=False),
        Column("place", filtered="more", grouped=True, width=14, shown=False),
        Column("project", width=30, shown=False),
        Column("enterprise", width=30),
        *_PROOFS,
    ),
)
STATISTICS = Ledger(
    name="statistics",
    label="统计数据",
    noun="统计数据",
    model=Statistic,
    group=GROUP,
    order=444,
    key="",
    measure_word="条",
    searched=("source", "rank"),
    sort="-year",
    judge=judge_statistic,
    columns=(
        Column("series", needed=True, filtered=True, grouped=True, width=16, example="实际使用外资"),
        Column("year", unit="年", needed=True, filtered=True, grouped=True, width=10, example="2022"),
        Column("until_month", unit="月", width=10, note="全年不写；1—10月写 10", example="10"),
        Column("place", filtered="more", grouped=True, width=14, shown=False),
        Column("amount", unit="万美元", measured=True),
        Column("amount_yuan", unit="万元", measured=True),
        Column("growth", width=14, note="公布的百分数，只写数字", example="59.2"),
        Column("state", filtered=True, grouped=True, width=10, example="定案"),
        Column("cut_off_on", width=14, shown=False),
        Column("definition", width=24),
        Column("rank", width=16, shown=False),
        Column("source", width=36, note="哪个部门的哪份报表"),
    ),
)
DEFINITIONS = Ledger(
    name="definitions",
    label="统计口径",
    noun="口径",
    model=Definition,
    group=GROUP,
    order=446,
    key="name",
    searched=("name", "document"),
    sort="-since",
    judge=judge_definition,
    columns=(
        Column("name", needed=True, width=36, example="2022年5月起的外商投资统计"),
        Column("series", needed=True, filtered=True, grouped=True, width=16, example="实际使用外资"),
        Column("since", needed=True, filtered=True, width=14, example=_DAY),
        Column("until", width=14),
        Column("document", width=36),
        Column("covers", width=40, shown=False),
        Column("differs", width=40, shown=False),
        Column("note", width=40, note="报告里用到这个指标时写的话", shown=False),
    ),
)

LEDGERS = (PAID_IN, FOREIGN_CAPITAL, STATISTICS, DEFINITIONS)
