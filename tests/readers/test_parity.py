"""One document in five formats: the same blocks are read and the same findings are made."""

from pathlib import Path

import pytest

from examples.build import WRITERS
from examples.source import Text, parse
from jixiao import api
from jixiao.document.model import Document, Paragraph, Table

SOURCE = """\
+++
format = "docx"
clean = false
about = "部门决算说明：一句合计、一张预算执行表、一张绩效指标表，各有一处错"
+++
# 石家庄高新技术产业开发区投资服务局2022年度部门决算说明
## 一、收入支出决算总体情况
2022年度预算收入1850.39万元，其中一般公共预算收入1578.84万元、上年结转271.55万元，收入按季度申请、按月拨付，没有政府性基金预算收入和国有资本经营预算收入。
2022年度支出合计1849.38万元，其中：基本支出838.04万元、项目支出1021.34万元。基本支出用于保障机构正常运转和人员开支，项目支出用于招商引资活动、接待来访团组和服务外资企业。
## 二、预算执行情况
| 项目 | 年初预算数（万元） | 决算数（万元） | 完成率 |
| 基本支出 | 838.04 | 838.04 | 100.00% |
| 项目支出 | 1012.35 | 1011.34 | 99.90% |
| 合计 | 1850.39 | 1849.38 | 99.95% |
## 三、绩效目标完成情况
全年引进亿元以上项目12个，签约总额46.5亿元，企业对服务的满意度达到95%。
| 一级指标 | 二级指标 | 三级指标 | 绩效指标描述 | 指标值 | 指标值确定依据 |
| 产出指标 | 数量指标 | 完成专题研究报告数量（篇） | 当年完成的专题材料 | ≥5篇 | 工作计划 |
| ^ | 质量指标 | 出国翻译批次 | 出国翻译的批次总数 | ≥1次 | 工作计划 |
| ^ | 时效指标 | 完成翻译时间 | 2021年上半年完成1篇为合格，下半年完成4篇为合格 | 合格 | 工作计划 |
| ^ | 成本指标 | 翻译费用 | 各语种翻译的费用 | ≤4.6万元 | 工作计划 |
| 效益指标 | 社会效益指标 | 海外背景项目合作意向 | 签署合作意向备忘录的数量 | ≥3% | 计划标准 |
| 满意度指标 | 服务对象满意度指标 | 对接单位满意度 | 对接单位对翻译质量的满意程度 | ≥90% | 工作计划 |
"""
KINDS = ("txt", "docx", "pdf", "xlsx", "html")
# Lines of the web page around the document.
NAVIGATION = ("首页", "版权所有", "当前位置")


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> Text:
    path = tmp_path_factory.mktemp("source") / "hitech-2022-accounts.md"
    path.write_text(SOURCE, encoding="utf-8")
    return parse(path)


@pytest.fixture(scope="module")
def documents(text: Text, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    folder = tmp_path_factory.mktemp("parity")
    for kind in KINDS:
        WRITERS[kind](text, folder / f"说明.{kind}")
    return {kind: api.read(Path(folder / f"说明.{kind}")) for kind in KINDS}


def blocks(document: Document) -> list[str]:
    """Paragraphs, and rows as their filled cells: how merged cells stand differs from format to format."""
    told = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            line = document.text[block.start : block.end]
            if not line.startswith(NAVIGATION):
                told.append(line)
        else:
            told += rows(document, block)
    return told


def rows(document: Document, table: Table) -> list[str]:
    texts: dict[int, list[str]] = {}
    for cell in table.cells:
        texts.setdefault(cell.row, []).append(document.text[cell.start : cell.end])
    return [" | ".join(filter(None, row)) for row in texts.values()]


@pytest.mark.parametrize("kind", KINDS)
def test_every_format_gives_the_same_blocks(documents: dict[str, Document], kind: str):
    assert blocks(documents[kind]) == blocks(documents["docx"])


@pytest.mark.parametrize("kind", ["pdf", "xlsx", "html"])
def test_cells_stand_in_the_same_squares_where_the_format_knows_them(documents: dict[str, Document], kind: str):
    def squares(document: Document) -> list[tuple[int, int, int, int]]:
        tables = [block for block in document.blocks if isinstance(block, Table)]
        return [(cell.row, cell.column, cell.rows, cell.columns) for table in tables for cell in table.cells]

    assert squares(documents[kind]) == squares(documents["docx"])


def findings(document: Document) -> set[tuple[str, str]]:
    """Rule and quote of errors and warnings, without blanks."""
    told = api.check(api.extract(document))
    return {(f.rule, "".join(f.place.quote.split())) for f in told if f.severity != "note"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_format_gives_the_same_findings(documents: dict[str, Document], kind: str):
    assert findings(documents[kind]) == findings(documents["docx"])


def test_the_faults_put_in_are_found(documents: dict[str, Document]):
    quotes = {quote for _, quote in findings(documents["docx"])}
    assert any("1849.38" in quote for quote in quotes), "838.04 + 1021.34 is 1859.38"
    assert any("≥3%" in quote for quote in quotes), "a number of memoranda is no percentage"
