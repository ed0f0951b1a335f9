"""What every ledger has: rows of a department that are never lost, their former states, imports, views, remarks."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from jixiao.web.people.models import Department, Person


class Import(models.Model):
    """A workbook (or pasted table) of rows: read, looked at, taken in as a whole, and undone as a whole."""

    class State(models.TextChoices):
        READING = "reading", "正在读取"
        WRONG = "wrong", "有错误"
        PREVIEW = "preview", "待确认"
        APPLYING = "applying", "正在导入"
        APPLIED = "applied", "已导入"
        UNDONE = "undone", "已撤销"
        FAILED = "failed", "没有导入"

    ledger = models.CharField(max_length=40)
    department = models.ForeignKey(Department, models.PROTECT, verbose_name="部门", related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField("时间", default=timezone.now)
    file_name = models.CharField("文件", max_length=200)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.READING)
    row_count = models.PositiveIntegerField("行数", default=0)
    new_count = models.PositiveIntegerField("新增", default=0)
    changed_count = models.PositiveIntegerField("更新", default=0)
    wrong_count = models.PositiveIntegerField("错误", default=0)
    errors = models.JSONField(default=list)
    sample = models.JSONField(default=list)
    sums = models.JSONField(default=dict)
    problem = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["ledger", "department", "-at"], name="import_of_a_ledger")]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_working(self) -> bool:
        return self.state in {self.State.READING, self.State.APPLYING}

    def part(self, what: str) -> str:
        """Where its source, its rows or its progress is kept, in the storage of files."""
        return f"ledger/imports/{self.pk}.{what}"

    @property
    def kept(self) -> list[str]:
        return [self.part(what) for what in ("source", "rows", "progress")]


class LedgerRow(models.Model):
    """A row of a ledger. `version` counts its changes; a removed row stays and can be brought back."""

    department = models.ForeignKey(Department, models.PROTECT, verbose_name="部门", related_name="+", db_index=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField("录入时间", default=timezone.now, editable=False)
    changed_at = models.DateTimeField("更新时间", default=timezone.now, editable=False)
    removed_at = models.DateTimeField("删除时间", null=True, editable=False)
    batch = models.ForeignKey(Import, models.PROTECT, null=True, editable=False, related_name="+")

    class Meta:
        abstract = True

    @property
    def is_removed(self) -> bool:
        return self.removed_at is not None


def ledger_indexes(name: str, *, led: tuple[str, ...], carried: tuple[str, ...]) -> list[models.Index]:
    """Indexes from which alone rows are put in order, filtered, counted and summed.

    The first two have the order in which rows were entered, of all and of a department; the third has all filters and
    measures within a department, and the versions, which evidence keeps; the others have the rows of each value of a
    filter in the order in which they were entered, and carry the other filters and the measures along.
    """
    entered = ("removed_at", "id")
    carried = (*led, *carried)
    made = [
        models.Index(fields=entered, name=f"{name}_entered"),
        models.Index(fields=["department", *entered], name=f"{name}_entered_there"),
        models.Index(fields=["department", *carried, *entered, "version"], name=f"{name}_by_department"[:30]),
    ]
    for first in led:
        others = [column for column in carried if column != first]
        made.append(models.Index(fields=[first, *entered, "department", *others], name=f"{name}_by_{first}"[:30]))
    return made


class RowState(models.Model):
    """What a row was before a change: with these, any row can be read as it stood at any moment."""

    ledger = models.CharField(max_length=40)
    row = models.BigIntegerField()
    version = models.PositiveIntegerField()
    until = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    batch = models.ForeignKey(Import, models.PROTECT, null=True, related_name="+")
    values = models.JSONField()

    class Meta:
        ordering: ClassVar = ["row", "version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ledger", "row", "version"], name="one_state_a_version")
        ]

    def __str__(self) -> str:
        return f"{self.ledger} {self.row} v{self.version}"


class Turn(models.Model):
    """A mark that every change of a ledger of a department renews: what was summed up under a mark holds under it."""

    ledger = models.CharField(max_length=40)
    department = models.ForeignKey(Department, models.CASCADE, related_name="+")
    mark = models.CharField(max_length=16)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["ledger", "department"], name="one_turn_a_ledger")]

    def __str__(self) -> str:
        return f"{self.ledger} {self.mark}"


class Tally(models.Model):
    """Count and sums of rows that share the values of some columns, for all their values (see tallies.py).

    It holds as long as its mark is that of its turn; every change of a row carries it on.
    """

    turn = models.ForeignKey(Turn, models.CASCADE, related_name="tallies")
    columns = models.CharField(max_length=100)
    mark = models.CharField(max_length=16)
    cells = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["turn", "columns"], name="one_tally_a_turn")]

    def __str__(self) -> str:
        return f"{self.turn} {self.columns}"


class RowWords(models.Model):
    """That the index of words has a row (see words.py)."""

    ledger = models.CharField(max_length=40)
    row = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["ledger", "row"], name="words_once_a_row")]

    def __str__(self) -> str:
        return f"{self.ledger} {self.row}"


class SavedView(models.Model):
    """Filters somebody gave a name: for oneself, or for the whole department."""

    ledger = models.CharField(max_length=40)
    name = models.CharField("名称", max_length=40)
    department = models.ForeignKey(Department, models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    is_shared = models.BooleanField("本部门共用", default=False)
    query = models.CharField(max_length=2000)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["ledger", "by", "name"], name="view_name_once")]

    def __str__(self) -> str:
        return self.name


class Remark(models.Model):
    """What somebody said about a row. It stays."""

    ledger = models.CharField(max_length=40)
    row = models.BigIntegerField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    text = models.TextField("意见")

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        indexes: ClassVar = [models.Index(fields=["ledger", "row"], name="remark_of_a_row")]

    def __str__(self) -> str:
        return self.text


class RowFile(models.Model):
    """A file that belongs to a row: a contract, a licence, a permit, a voucher."""

    ledger = models.CharField(max_length=40)
    row = models.BigIntegerField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    name = models.CharField("文件", max_length=200)
    size = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        indexes: ClassVar = [models.Index(fields=["ledger", "row"], name="file_of_a_row")]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> str:
        """Where it is kept, in the storage of files."""
        return f"ledger/files/{self.pk}"

    @property
    def kept(self) -> list[str]:
        return [self.place]


def machine_values(row: LedgerRow) -> dict[str, Any]:
    """Every field of a row as JSON holds it."""
    return {field.attname: _json(field.value_from_object(row)) for field in row._meta.concrete_fields}


def row_of_values(model: type[LedgerRow], values: Mapping[str, Any]) -> Any:
    """A row in memory made from what `machine_values` gave, with days as days again."""
    row = model(**values)
    for field in row._meta.concrete_fields:
        setattr(row, field.attname, field.to_python(getattr(row, field.attname)))
    return row


def _json(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | str | list | dict) else value.isoformat()
