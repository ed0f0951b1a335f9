"""Programs and their indicator rows, as the forms print them."""

from dataclasses import field

from jixiao.dossier.figure import Figure
from jixiao.dossier.place import Span
from jixiao.units.record import record


@record
class Field:
    """What stands in one cell: its text ("" for an empty cell that the form has) and its place."""

    text: str
    span: Span


@record
class Indicator:
    """A third-level indicator (三级指标).

    `group` 产出指标 … and `kind` 数量指标 … are canonical words, "" when the form does not say.
    `operator` is >=, <=, =, >, <, between or "" ; `target` and `actual` are numbers where the cells hold one,
    else None with the words in the fields. A field is None when the form has no such column.
    `figures` are all numbers of the target cell (two when the row holds several quantities).
    """

    name: Field
    group: str = ""
    kind: str = ""
    description: Field | None = None
    target_field: Field | None = None
    operator: str = ""
    target: Figure | None = None
    unit: str = ""
    figures: tuple[Figure, ...] = ()
    basis: Field | None = None
    actual_field: Field | None = None
    actual: Figure | None = None
    weight: Figure | None = None
    score: Figure | None = None
    weight_field: Field | None = None
    score_field: Field | None = None
    deviation: Field | None = None  # 偏差原因分析及改进措施
    rate: Figure | None = None  # 完成率, where the form has a column for it
    coefficient: Figure | None = None  # 得分系数
    previous: Field | None = None  # 上年完成值
    original_target: Field | None = None  # 年初指标值, where a column 调整后指标值 replaced it
    scoring_rule: Field | None = None  # 评分标准
    evidence: Field | None = None  # 佐证材料
    core: Field | None = None  # 是否核心指标
    expected: Field | None = None  # 全年预计完成情况, of a monitoring form
    causes: tuple[str, ...] = ()  # ticked in its columns 经费保障, 制度保障 …
    likelihood: str = ""  # ticked or written: 确定能, 有可能, 完全不可能
    group_printed: bool = False  # the form prints a first level above the second one
    aligned: bool = False  # cells were told apart by their looks, their places being lost
    span: Span | None = None  # the whole row


@record
class Fund:
    """A money row of a form: 年度资金总额 or a source below it. Amounts in the unit the form prints."""

    label: Field
    original: Figure | None = None
    adjusted: Figure | None = None
    outturn: Figure | None = None
    weight: Figure | None = None
    rate: Figure | None = None
    score: Figure | None = None
    is_total: bool = False
    weight_field: Field | None = None
    score_field: Field | None = None
    deviation: Field | None = None
    interim: Figure | None = None  # 1—7月执行数
    expected: Figure | None = None  # 全年预计执行数


class Form:
    """Kinds of indicator table."""

    OBJECTIVE = "objective"  # targets only (绩效目标表, 申报表)
    SELF_EVALUATION = "self_evaluation"  # with actual values and scores
    MONITORING = "monitoring"
    SUMMARY = "summary"  # one row of a list of programs: money and score, no indicators


@record
class Program:
    """One indicator table: a program (预算项目) or the whole department, with objective, money and rows.

    `weights` are the points printed beside the groups (产出指标(50分) → {"产出指标": 50分}).
    `total_weight` and `total_score` are those of the total row, None when not printed.
    `facts` are other labelled cells above and below the rows (项目负责人, 存在问题 …): label and value.
    `long_term`: the rows are those of the long-term objective, beside which the same form has annual ones.
    """

    name: str
    span: Span
    form: str = Form.OBJECTIVE
    whole_department: bool = False
    objective: Field | None = None
    achieved: Field | None = None
    funds: tuple[Fund, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    weights: dict[str, Figure] = field(default_factory=dict)
    total_weight: Figure | None = None
    total_score: Figure | None = None
    year: int = 0
    columns: tuple[str, ...] = ()  # what the head row names: level1 level2 name target actual weight score deviation …
    sure: bool = True  # read whole: every row and cell by its place in a table, nothing left undecided
    indicators_points: Figure | None = None  # points printed for all indicators together: 绩效指标（90分）
    parent_department: Field | None = None
    agency: Field | None = None
    facts: tuple[tuple[Field, Field], ...] = ()
    long_term_objective: Field | None = None
    long_term: bool = False
    unread: tuple[tuple[Field, str], ...] = ()  # heads of columns that were not read, and why
