"""Document numbers: every bracket style, one canonical form, the title they belong to."""

import pytest

from jixiao.document.build import Builder
from jixiao.extract.references import read_references
from jixiao.extract.source import read_source


def references(text):
    builder = Builder("例.txt", "txt")
    builder.paragraph(text)
    return read_references(read_source(builder.build()))


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("根据石发〔2019〕8号文件", "石发〔2019〕8号"),
        ("（石发﹝2019﹞8 号）", "石发〔2019〕8号"),
        ("石财外[2021]18号", "石财外〔2021〕18号"),
        ("石财建【2021】71号", "石财建〔2021〕71号"),
        ("冀财预（2020）15号", "冀财预〔2020〕15号"),
        ("按照财预〔2020〕010号的规定", "财预〔2020〕10号"),
        ("石财绩〔2013〕第2号", "石财绩〔2013〕2号"),
        ("石高财绩〔2022〕1号文件关于开展考核的通知", "石高财绩〔2022〕1号"),
        ("石财绩〔2022第2号", "石财绩〔2022〕2号"),
        ("石财绩〔20222号", None),
    ],
)
def test_every_bracket_gives_one_form(text, canonical):
    assert [found.canonical for found in references(text)] == ([canonical] if canonical else [])


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("《全面实施预算绩效管理的意见》（中发〔2018〕34号）", "全面实施预算绩效管理的意见"),
        ("《关于印发〈某局职能配置规定〉的通知》（石办字〔2019〕14号）", "关于印发〈某局职能配置规定〉的通知"),
        ("石财绩〔2023〕3号文件《关于开展自评的通知》", "关于开展自评的通知"),
        ("关于下达2020年度稳外贸奖励资金的通知（石财外〔2021〕18号）", "关于下达2020年度稳外贸奖励资金的通知"),
        ("依据石财外〔2021〕18号", ""),
    ],
)
def test_a_number_knows_its_title(text, title):
    assert [found.title for found in references(text)] == [title]


def test_the_place_is_the_number_as_printed():
    (found,) = references("依据石财外[2021]18号、计划文件")
    assert (found.printed, found.issuer, found.year) == ("石财外[2021]18号", "石财外", 2021)


def test_a_year_in_brackets_is_no_number():
    assert references("自评表（2022年度），方案（2021）共3项") == ()
