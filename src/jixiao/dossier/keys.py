"""Keys and labels of the values in working papers: the same whether files or a database gave them."""

from jixiao.dossier.claim import Stage

WHOLE = "whole"  # the key of the whole department's own form
MONEY_UNIT = "万元"
MONEY_DECIMALS = 2  # an amount is exact, and printed so unless asked otherwise
_STAGE_WORDS = {
    Stage.ORIGINAL: "年初预算数", Stage.ADJUSTMENT: "预算调整数", Stage.ADJUSTED: "全年预算数",
    Stage.INCOME: "决算收入", Stage.OUTTURN: "决算数",
    Stage.CARRYOVER_IN: "年初结转", Stage.CARRYOVER_OUT: "年末结转", Stage.UNSAID: "",
}  # fmt: skip


def amount_key(year: int, item: str, stage: Stage, scope: str = "") -> str:
    """amount/2022/支出/基本支出, with the scope behind when there is one."""
    return "/".join(filter(None, ("amount", str(year), stage.value, item, scope)))


def amount_label(year: int, item: str, stage: Stage, scope: str = "") -> str:
    """2022年基本支出决算数."""
    return f"{year}年{scope}{item}{_STAGE_WORDS[stage]}"


def program_key(name: str, *, whole_department: bool = False) -> str:
    return WHOLE if whole_department else f"program/{name or '未写名称'}"


def measure_key(label: str) -> str:
    return f"measure/{label}"
