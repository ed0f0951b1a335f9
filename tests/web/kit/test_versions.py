"""A row is saved only as it was read."""

import pytest

from jixiao.web.kit.fields import Stale
from jixiao.web.people.log import change
from tests.web.kit.grid_app.models import Line


def test_of_two_who_read_the_same_row_the_second_is_told(db):
    first = Line.objects.create(name="甲")
    second = Line.objects.get()
    first.name = "乙"
    first.save_if_current("name", by="张三")
    second.name = "丙"
    with pytest.raises(Stale):
        second.save_if_current("name", by="李四")
    assert list(Line.objects.values_list("name", "version", "changed_by")) == [("乙", 1, "张三")]


def test_a_logged_change_of_such_a_row_counts_and_names_who_made_it(world):
    line = Line.objects.create(name="甲")
    assert change(line, {"name": "乙"}, by=world.writer) == ({"指标名称": "甲"}, {"指标名称": "乙"})
    assert change(line, {"name": "乙"}, by=world.colleague) == ({}, {})
    assert list(Line.objects.values_list("name", "version", "changed_by")) == [("乙", 1, "王填")]


def test_who_read_it_again_may_save(db):
    line = Line.objects.create(name="甲")
    for name in ("乙", "丙"):
        line.name = name
        line.save_if_current("name", by="张三")
    assert Line.objects.get().version == 2
