"""A pin named in a sentence: the report prints what it came to, and the number leads to its rows."""

from django.urls import reverse

from jixiao.dossier.workpaper import Topic
from jixiao.web.pins.actions.binding import bind
from jixiao.web.pins.queries import cell_of
from jixiao.web.reports.actions.words import write_words
from jixiao.web.reports.composed import composed
from jixiao.web.reports.words import words_of
from tests.web.pins.made import make_pin


def test_the_number_in_the_sentence_leads_to_the_rows(world, made, writer):
    bind(pin=make_pin(world, name="签约"), indicator=made.signed, by=world.writer)
    duties = {"year": made.year, "topic": Topic.DUTIES, "about": ""}
    editor = reverse("reports:words_edit", kwargs={"year": made.year.pk}) + f"?topic={Topic.DUTIES}"
    assert '<option value="签约亿元以上项目">2个</option>' in writer.get(editor).content.decode()
    text = "全年签约{{数：签约亿元以上项目}}，均有合同。"
    write_words(**duties, text=text, began=words_of(**duties).mark, by=world.writer)
    report = composed(made.year).made
    (printed,) = [one for one in report.trace.printings if one.key == "pinned/签约亿元以上项目"]
    assert (printed.text, printed.unit) == ("2", "个")
    assert printed.before.endswith("全年签约")
    assert [place.cell for place in report.trace.datum(printed.key).provenance] == [cell_of(made.pin)]
    number = reverse("reports:number_detail", kwargs={"year": made.year.pk})
    shown = writer.get(number, {"mark": printed.mark, "text": printed.text}).content.decode()
    assert reverse("pins:pin_detail", kwargs={"pk": made.pin.pk}) in shown
