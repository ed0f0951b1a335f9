"""The documentation says what the code does: generated pages, worked tables, commands, links."""

import re
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import click
import pytest

from examples.build import build
from jixiao import api
from jixiao.check.rule import all_rules
from jixiao.check.shared.arithmetic import ratio_against, sum_against_total
from jixiao.dossier.datum import Datum
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.place import Span
from jixiao.forms.load import layouts
from jixiao.report.blocks import text_of
from jixiao.report.book import Book
from jixiao.report.change import compared
from jixiao.units.number import Printed
from jixiao.units.scan import scan
from scripts.fragment import KINDS
from scripts.reference import REFERENCE, pages
from tests.web.server import environment

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [*DOCS.rglob("*.md"), *ROOT.glob("*.md")]
WRITTEN = [path for path in PAGES if "由 make docs 从代码生成" not in path.read_text(encoding="utf-8")]
DECISIONS = sorted((DOCS / "decisions").glob("0*.md"))
GUIDES = sorted([*(DOCS / "tutorial").glob("*.md"), *(DOCS / "how-to").glob("*.md")])
JIXIAO = str(Path(sys.executable).with_name("jixiao"))


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def rows(page: str, heading: str) -> list[list[str]]:
    """Cells of the table that stands under a heading of an algorithm page."""
    body = (DOCS / "algorithms" / page).read_text(encoding="utf-8").split(f"## {heading}\n", 1)[1].split("\n## ")[0]
    lines = [line for line in body.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def figure(printed: str) -> Figure:
    number = re.match(r"[\d.]+", printed).group()
    return Figure(Span(0, len(printed)), FigureKind.AMOUNT, Printed.of(number, printed.removeprefix(number)))


# --- generated pages ------------------------------------------------------------------------------------------------


def test_reference_pages_are_what_the_code_says():
    made = pages()
    stale = [name for name, text in made.items() if not (REFERENCE / name).exists() or written(name) != text]
    gone = {f"rules/{path.name}" for path in (REFERENCE / "rules").glob("*.md")} - set(made)
    assert (stale, gone) == ([], set()), "run make docs"


def written(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


def test_every_rule_has_a_section_in_the_reference():
    body = "".join(path.read_text(encoding="utf-8") for path in (REFERENCE / "rules").glob("*.md"))
    assert [rule.code for rule in all_rules() if f"## {rule.code} {rule.title}" not in body] == []


def test_the_documented_names_are_the_public_names():
    page = (REFERENCE / "api.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^## `(\w+)`$", page, re.M)) == sorted(api.__all__)


# --- words ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", WRITTEN, ids=short)
def test_one_sentence_a_line(path):
    prose = re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.M | re.S)
    lines = [line for line in prose.splitlines() if not line.startswith(("|", "- ", "#"))]
    two = re.compile(r"。(?=[^”）)」\s])|(?<=[a-z)`\"]\. )(?=[A-Z])")
    assert [line for line in lines if two.search(line)] == []


@pytest.mark.parametrize("path", PAGES, ids=short)
def test_links_lead_somewhere(path):
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (path.parent / link).exists()] == []


def test_the_index_leads_to_every_page():
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    pages_listed = {path for path in DOCS.rglob("*.md") if path.parent.name not in {"rules", "decisions", "docs"}}
    assert [short(path) for path in pages_listed if path.relative_to(DOCS).as_posix() not in index] == []


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_has_context_decision_and_consequences(path):
    body = path.read_text(encoding="utf-8")
    assert body.startswith(f"# {path.name[:4]} ")
    assert re.findall(r"^## (.*)$", body, re.M) == ["Context", "Decision", "Consequences"]
    assert re.search(r"^Date: \d{4}-\d\d-\d\d\. Status: (?:accepted|superseded by \d{4})\.$", body, re.M)
    assert len(body.splitlines()) <= 60


def test_decisions_are_numbered_without_gaps():
    assert [path.name[:4] for path in DECISIONS] == [f"{n:04}" for n in range(1, len(DECISIONS) + 1)]


def test_a_changelog_fragment_has_one_kind_and_one_line():
    fragments = [path for path in (ROOT / "changes").iterdir() if path.name != ".gitkeep"]
    for path in fragments:
        assert re.fullmatch(rf"[a-z0-9-]+\.(?:{'|'.join(KINDS)})\.md", path.name)
        assert len(path.read_text(encoding="utf-8").splitlines()) == 1


# --- worked tables --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("printed", "low", "high"), rows("rounding.md", "印出的数代表一个区间"))
def test_a_printed_number_stands_for_the_interval_of_the_table(printed, low, high):
    interval = figure(printed).interval
    assert (interval.low, interval.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(("total", "parts", "verdict"), rows("rounding.md", "相加"))
def test_parts_and_total_of_the_table(total, parts, verdict):
    hit = sum_against_total(figure(total), [figure(part) for part in parts.split(" + ")])
    assert verdict == ("不符" if hit else "相符")


@pytest.mark.parametrize(("part", "whole", "rate", "verdict"), rows("rounding.md", "相除"))
def test_part_whole_and_rate_of_the_table(part, whole, rate, verdict):
    hit = ratio_against(figure(rate), figure(part), figure(whole), f"{part} ÷ {whole}")
    assert verdict == ("不符" if hit else "相符")


@pytest.mark.parametrize(("_", "kinds", "example"), rows("figures.md", "先找数字，再看两边"))
def test_a_number_is_typed_as_the_table_says(_, kinds, example):
    wanted = re.findall(r"[a-z]+", kinds)
    sample = example.removeprefix("表格里的 ")
    found = {
        quantity.kind for text in sample.split(" ") for quantity in scan(f"{text}\n" if wanted == ["cell"] else text)
    }
    assert found & set(wanted)


@pytest.mark.parametrize(("now", "before", "said"), rows("report.md", "与上年比"))
def test_a_comparison_reads_as_the_table_says(now, before, said):
    left, right = (value(text, key) for text, key in ((now, "今年"), (before, "上年")))
    assert text_of(compared(Book([left, right]), left, right, "上年")) == said


def value(printed: str, key: str) -> Datum:
    number = re.match(r"-?[\d.]+", printed).group()
    return Datum(key, key, Decimal(number), printed.removeprefix(number), len(number.partition(".")[2]))


# --- commands -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files the guides speak of."""
    folder = tmp_path_factory.mktemp("desk")
    out = folder / "examples" / "out"
    build(out)
    shutil.copy(out / "shijiazhuang-2022-report.docx", folder / "报告.docx")
    shutil.copy(out / "shijiazhuang-2022-report.docx", folder / "2022年报告.docx")
    shutil.copy(out / "shijiazhuang-2022-report-corrected.docx", folder / "2021年报告.docx")
    (folder / "自评材料").mkdir()
    shutil.copy(out / "hitech-2022-self-evaluation.xlsx", folder / "自评材料")
    own = folder / "本地规定" / "forms" / "ourcounty-self-evaluation"
    own.mkdir(parents=True)
    shutil.copy(layouts()["national-self-evaluation"].template("xlsx"), own)
    return folder


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_the_commands_of_a_guide_run_and_say_what_is_shown(path: Path, desk: Path):
    body = path.read_text(encoding="utf-8")
    _write_shown_files(body, desk)
    for command, shown in re.findall(
        r"^\$ jixiao (?!serve)(.*)\n((?:(?!\$|```).*\n)*)", body, re.M
    ):  # serve never ends
        ran = subprocess.run(
            [JIXIAO, *command.split()],
            cwd=desk,
            env=environment(desk / "data"),
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in ran.stderr, ran.stderr
        assert ran.returncode in (0, 1), f"{command}\n{ran.stdout}\n{ran.stderr}"
        assert [line for line in shown.splitlines() if line not in ("", "…") and line not in ran.stdout] == []


def _write_shown_files(body: str, desk: Path) -> None:
    """The folder of norms that guides write out file by file."""
    named = re.findall(r"^`([\w/-]+\.toml)`[^\n]*\n\n```toml\n(.*?)^```", body, re.M | re.S)
    for name, text in named:
        parameter = "/" in name and not name.startswith("forms/")
        place = desk / "本地规定" / ("parameters" if parameter else "") / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")


def test_every_command_is_shown_in_a_guide():
    from jixiao.cli.main import main

    shown = "".join(path.read_text(encoding="utf-8") for path in (*GUIDES, REFERENCE / "api.md"))
    assert [name for name in main.list_commands(click.Context(main)) if f"$ jixiao {name}" not in shown] == []


def test_the_two_commands_open_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme.split("```")[1].split()[1:3] == ["make", "demo"]
    assert readme.index("make demo") < readme.index("make test") < 200
