"""What a part of a report is made from: papers, scores, values, and the list of what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from jixiao.dossier.budget import Item
from jixiao.dossier.claim import Stage
from jixiao.dossier.datum import Datum, Provenance
from jixiao.dossier.live import live, names_in
from jixiao.dossier.scoresheet import DepartmentScores, ScoreLine, ScoreSheet
from jixiao.dossier.workpaper import IndicatorPaper, Narrative, ProgramPaper, Topic, Workpaper
from jixiao.norms.resolve import Answer, Norms
from jixiao.report.blocks import Paragraph, Role, Run, Runs, plain_run
from jixiao.report.book import Book
from jixiao.report.phrase import joined
from jixiao.report.quoted import quoted

# Under which names lists give the reason for a change.
_ALIASES = {
    "支出": ("支出合计", "本年支出合计", "支出总计", "总支出"),
    "预算调整": ("全年预算", "调整预算", "预算调整数", "调整数"),
    "固定资产": ("固定资产原值",),
    "无形资产": ("无形资产原值",),
}
# The whole of a department's money is named differently at each stage and in each kind of document.
_WHOLE = (Item.EXPENDITURE, Item.BALANCED, Item.INCOME)


@dataclass(frozen=True, slots=True)
class Missing:
    """Something the office has to supply: what, under which heading it would be printed, and how to supply it.

    A final report is not written while something `required` is missing. Words that are missing say on which `topic`,
    narrowed by `about`.
    """

    what: str
    where: str
    how: str
    required: bool = True
    topic: Topic | None = None
    about: str = ""

    def __str__(self) -> str:
        return f"{self.what}（用于“{self.where}”）：{self.how}"

    @property
    def gap(self) -> str:
        """What a draft prints in its place."""
        return f"【待补：{self.what}】"


@dataclass(slots=True)
class Desk:
    """The desk at which one report is composed. `heading` is the one the next part stands under."""

    papers: Workpaper
    scores: DepartmentScores
    book: Book
    norms: Norms
    basis: str = ""  # key of the instrument the template rests on
    signed: str = ""  # the day of the report, as printed
    of_programs: bool = False  # the report is about programs, not about the whole department
    heading: str = "标题"
    missing: list[Missing] = field(default_factory=list)
    kept: list[Narrative] = field(default_factory=list)  # narratives of earlier years that were taken over

    def ask(self, what: str, how: str, *, required: bool = True, topic: Topic | None = None, about: str = "") -> Runs:
        """Note what is missing; the runs mark the gap in a draft."""
        entry = Missing(what, self.heading, how, required, topic, about)
        if entry not in self.missing:
            self.missing.append(entry)
        return (Run(entry.gap, gap=True),)

    # --- amounts ---------------------------------------------------------------------------------------------------

    def amount(self, item: str, stage: Stage, year: int = 0) -> Datum | None:
        """An amount of the whole department: unscoped, else the only one under any scope."""
        year = year or self.papers.year
        exact = self.papers.amount(item, stage, year)
        if exact:
            return exact
        same = (a for a in self.papers.amounts if (a.item, a.stage, a.year) == (item, stage, year))
        scoped = {amount.datum.value: amount.datum for amount in same}
        return next(iter(scoped.values())) if len(scoped) == 1 else None

    def whole(self, stage: Stage, year: int = 0) -> Datum | None:
        """All money of the department at a stage."""
        if stage is Stage.OUTTURN:
            return self.amount(Item.EXPENDITURE, stage, year)
        return next((found for item in _WHOLE if (found := self.amount(item, stage, year))), None)

    def years(self) -> tuple[int, ...]:
        """The years whose outturn is known, the earliest first."""
        known = {a.year for a in self.papers.amounts if a.item == Item.EXPENDITURE and a.stage is Stage.OUTTURN}
        return tuple(sorted(year for year in known if 0 < year <= self.papers.year))

    def measure(self, *labels: str) -> Datum | None:
        """The first single value that stands under one of these words."""
        return next((found for label in labels if (found := self.papers.measure(label))), None)

    def year(self, year: int = 0) -> Datum:
        """A year as a value, so that it too says where it comes from."""
        year = year or self.papers.year
        working = "预算年度" if year == self.papers.year else f"预算年度{self.papers.year}以外的年度"
        return self.book.enter(Datum(f"fact/year/{year}", "年度", Decimal(year), "年", 0, working=working))

    def date(self) -> Runs:
        """The day of the report, or room to write it by hand."""
        if not self.signed:
            return plain_run("　　　　年　　月　　日")
        return self.quote(self.signed, "fact/date", Provenance("报告日期", "写报告时填写", self.signed))

    # --- programs and scores ---------------------------------------------------------------------------------------

    @property
    def programs(self) -> tuple[ProgramPaper, ...]:
        """The programs proper, without the form of the whole department."""
        return tuple(program for program in self.papers.programs if not program.whole_department)

    def sheet(self, program: ProgramPaper) -> ScoreSheet | None:
        return next((sheet for sheet in self.scores.sheets if sheet.key == f"score/{program.key}"), None)

    def line(self, row: IndicatorPaper) -> ScoreLine | None:
        """What an indicator scored."""
        lines = (line for sheet in self.scores.sheets for line in sheet.indicators)
        return next((line for line in lines if line.key == f"score/{row.key}"), None)

    def indicators(self) -> Iterator[tuple[ProgramPaper, IndicatorPaper]]:
        """Those the report is about: of the whole department, or of the programs where it has none of its own."""
        programs = (self.whole_form,) if self.whole_form else self.programs
        return ((program, row) for program in programs for row in program.indicators)

    @property
    def whole_form(self) -> ProgramPaper | None:
        """The form of the whole department when the report is about it and the form has indicators."""
        found = None if self.of_programs else self.papers.whole
        return found if found and found.indicators else None

    def weight(self, row: IndicatorPaper, line: ScoreLine | None) -> Datum | None:
        """The weight that was applied: the office's own, or the one the norms gave it."""
        if line is None or (row.weight and row.weight.value == line.weight):
            return row.weight
        ground = next(iter(line.grounds), None)
        basis = f"{ground.instrument}#{ground.locator}" if ground else ""
        decimals = max(0, -int(line.weight.normalize().as_tuple().exponent))
        key, label = f"{line.key}/weight", f"{row.name}分值"
        return self.book.enter(Datum(key, label, line.weight, "分", decimals, working="按规定分配", basis=basis))

    # --- norms -----------------------------------------------------------------------------------------------------

    @property
    def scale(self) -> Answer | None:
        """The grade bands that hold here and in this year for what the report is about."""
        return self.bands("program" if self.of_programs else "whole_department")

    def bands(self, scope: str) -> Answer | None:
        return self.norms.get("grade_bands", self.papers.place, scope, year=self.papers.year)

    def instrument(self, key: str) -> str:
        """《项目支出绩效评价管理办法》（财预〔2020〕10号）."""
        found = self.norms.instruments.get(key)
        if not found:
            return key
        return f"《{found.title}》（{found.number}）" if found.number else f"《{found.title}》"

    # --- words of the office ---------------------------------------------------------------------------------------

    def narrative(self, topic: Topic, about: str = "") -> Narrative | None:
        """The newest text on a topic; one of an earlier year is remembered as taken over."""
        fitting = [n for n in self.papers.narratives if n.topic is topic and n.about == about and n.paragraphs]
        found = max(fitting, key=lambda n: n.year, default=None)
        if found and found.year and found.year < self.papers.year and found not in self.kept:
            self.kept.append(found)
        return found

    def forget(self, narrative: Narrative | None) -> None:
        """A text that was looked at and not used."""
        if narrative in self.kept:
            self.kept.remove(narrative)

    def told(self, narrative: Narrative, role: Role = Role.BODY) -> list[Paragraph]:
        """The paragraphs of a narrative; the numbers in them lead back to where the office wrote them."""
        return [
            Paragraph(role, self._told(narrative, at), narrative.topic, narrative.about)
            for at in range(len(narrative.paragraphs))
        ]

    def _told(self, narrative: Narrative, at: int, around: str = "") -> Runs:
        """One paragraph, without the signs `around` it."""
        text = narrative.paragraphs[at].strip().rstrip(around) if around else narrative.paragraphs[at]
        for name in names_in(text):
            how = f"文字里写了 {live(name)}，没有叫这个名字的数；请改正名字，或者改写成数字"
            self.ask(name, how, topic=narrative.topic, about=narrative.about)
        key = f"narrative/{narrative.topic}/{narrative.about}/{at + 1}"
        lives = [one for one in narrative.live if one.paragraph == at]
        return quoted(self.book, text, key, narrative.provenance, lives)

    def quote(self, text: str, key: str, source: Provenance | None) -> Runs:
        """Words of a file as runs, each number in them a datum under `key`; without a source they are only words."""
        return quoted(self.book, text, key, source) if source else plain_run(text)

    def _reason(self, item: str) -> Narrative | None:
        """A reason of this year; those of earlier years explain other changes."""
        found = self.narrative(Topic.REASON, item)
        if found and found.year != self.papers.year:
            self.forget(found)
            return None
        return found

    def reason(self, item: str, *, required: bool = True) -> Runs:
        """，主要原因是…, from what the office explained; asked for where it did not."""
        found = next((told for name in (item, *_ALIASES.get(item, ())) if (told := self._reason(name))), None)
        if not found:
            how = f"在任一张表里为“{item}”写一行，填“变动原因”栏"
            gap = self.ask(f"{item}变动的原因", how, required=required, topic=Topic.REASON, about=item)
            return (Run("，主要原因是"), *gap) if required else ()
        parts = [self._told(found, at, "。；") for at in range(len(found.paragraphs))]
        led = found.paragraphs[0].strip().startswith(("主要原因", "原因", "主要是", "主要由于", "由于"))
        return (Run("，" if led else "，主要原因是"), *joined(parts, "；"))
