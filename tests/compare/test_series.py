"""Several sets of papers in columns."""

from decimal import Decimal

from jixiao.compare.series import series
from jixiao.dossier.datum import Datum
from jixiao.dossier.workpaper import Workpaper


def papers(year: int, value: str, unit: str = "亿美元") -> Workpaper:
    used = Datum("measure/实际使用外资", "实际使用外资", Decimal(value), unit, 2)
    return Workpaper("某局", year, measures=(used,))


def test_each_value_stands_in_the_column_of_its_papers():
    (block,) = series([papers(2020, "17.27"), Workpaper("某局", 2021), papers(2022, "8.60")])
    (line,) = block.lines
    assert (block.title, line.label) == ("基本情况", "实际使用外资")
    assert [datum and datum.value for datum in line.data] == [Decimal("17.27"), None, Decimal("8.60")]
    assert line.note == ""


def test_units_that_differ_are_said():
    (block,) = series([papers(2020, "17.27"), papers(2021, "86000", "万美元")])
    assert block.lines[0].note == "单位不同：亿美元、万美元"
