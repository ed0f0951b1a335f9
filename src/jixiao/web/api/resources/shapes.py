"""The shapes of what is answered and of what is sent."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import ConfigDict, Field

Amount = dict[str, str]
Next = Annotated[str | None, Field(description="下一页的 cursor；没有下一页为 null")]


class Strict(Schema):
    """Of requests: what is not understood is refused."""

    model_config = ConfigDict(extra="forbid")


class Named(Schema):
    id: int
    name: str


class DepartmentFacts(Schema):
    id: int
    name: str
    code: str = Field(description="预算代码")
    place: str = Field(description="行政区划代码")
    place_name: str
    is_finance_bureau: bool
    is_active: bool


class DepartmentPage(Schema):
    items: list[DepartmentFacts]
    next: Next


class YearFacts(Schema):
    id: int
    department: Named
    year: int
    state: str = Field(description="history 历史数据、open 进行中、closed 已归档")


class YearPage(Schema):
    items: list[YearFacts]
    next: Next


class ResultFacts(Schema):
    actual: str | None = Field(description="完成值，十进制数字的字符串")
    actual_text: str
    level: str
    explanation: str
    filled_at: datetime | None


class IndicatorFacts(Schema):
    id: int
    year_id: int
    year: int
    department_id: int
    program: Named
    group: str = Field(description="一级指标")
    kind: str = Field(description="二级指标")
    name: str = Field(description="三级指标")
    description: str
    operator: str = Field(description=">= <= = > < between，定性指标为空")
    target: str | None
    upper: str | None
    target_text: str
    unit: str
    weight: str | None = Field(description="分值")
    is_core: bool
    is_long_term: bool
    section: Named | None
    result: ResultFacts | None = Field(description="还没有填报为 null")


class IndicatorPage(Schema):
    items: list[IndicatorFacts]
    next: Next


class ChoiceFacts(Schema):
    value: str
    label: str


class ColumnFacts(Schema):
    name: str
    label: str
    type: str = Field(description="text、long_text、choice、yes_no、day、count、points、money、link")
    unit: str
    needed: bool
    written: bool = Field(description="可以写；否则由系统得出")
    summed: bool
    grouped: bool
    sorted: bool
    max_length: int | None
    choices: list[ChoiceFacts]
    filters: list[str] = Field(description="按这一列筛选时用的参数名")
    note: str


class LedgerFacts(Schema):
    name: str
    label: str
    noun: str
    measure_word: str


class LedgerDetail(LedgerFacts):
    columns: list[ColumnFacts]


class RowFacts(Schema):
    id: int
    version: int = Field(description="每改一次加一；修改时带上")
    department: Named
    created_at: datetime
    changed_at: datetime
    removed_at: datetime | None
    values: dict[str, Any] = Field(description='各列的值；金额是 {"amount": "12.5", "unit": "万元"}')


class RowPage(Schema):
    items: list[RowFacts]
    next: Next


class SumFacts(Schema):
    column: str
    label: str
    sum: Amount | str | None = Field(description="没有一行填写为 null")
    filled: int = Field(description="填写了这一列的行数")


class Totals(Schema):
    count: int
    sums: list[SumFacts]


class GroupFacts(Totals):
    value: str
    label: str


class SumsFacts(Totals):
    groups: list[GroupFacts]


class EntryFacts(Schema):
    at: datetime
    by: str
    verb: str
    sentence: str
    before: dict[str, Any]
    after: dict[str, Any]


class NewRow(Strict):
    """Of a person who writes for one department that need not be said."""

    department: int | None = Field(None, ge=1, le=2**63 - 1)
    values: dict[str, Any]


class RowChange(Strict):
    version: int = Field(ge=1, le=2**31 - 1, description="读到的 version")
    values: dict[str, Any] = Field(description="只写要改的列")


class PinFacts(Schema):
    id: int
    name: str
    department: Named
    ledger: str
    words: str = Field(description="筛选条件")
    measured: str
    value: str | None
    unit: str
    row_count: int
    digest: str
    at: datetime
    ended_at: datetime | None
    state: str = Field(description="same 未变、touched 明细有改动、moved 证据已变、lost 无法比对")
    value_now: str | None


class PinPage(Schema):
    items: list[PinFacts]
    next: Next


class PinnedRowFacts(Schema):
    id: int = Field(description="台账里的行号")
    version: int = Field(description="钉住时的版本")
    values: dict[str, Any] | None = Field(description="钉住时的值；link 列只给编号")


class PinnedRowPage(Schema):
    items: list[PinnedRowFacts]
    next: Next


class CheckFacts(Schema):
    id: int
    state: str = Field(description="working 正在检查、done 已检查")
    at: datetime
    report: dict[str, Any] | None = Field(description="与 jixiao check --output-format json 相同的结果")
