"""The published figures of the city bureau rest on its ledger, and one changed row shows wherever they are used."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from jixiao.dossier.datum import Datum
from jixiao.dossier.files import read_papers
from jixiao.web.activities import demo as activities
from jixiao.web.capital import demo as capital
from jixiao.web.ledger.actions.rows import change_row
from jixiao.web.papers.assemble import assemble
from jixiao.web.papers.record import record
from jixiao.web.people.actions.accounts import create_person, grant_role
from jixiao.web.people.actions.offices import create_department, place_of
from jixiao.web.people.roles import Role
from jixiao.web.pins.demo import pin_demo
from jixiao.web.pins.standing import recomputed, standing_of
from jixiao.web.promotion import demo as promotion
from jixiao.web.promotion.models import Project
from jixiao.web.reports.actions.returns import take_in
from jixiao.web.reports.composed import composed
from jixiao.web.site.demo import PAPERS
from jixiao.web.zones import demo as zones
from tests.web.ledger.made import PROJECTS
from tests.web.pins.made import YI

COUNT, SUM = "签约亿元以上项目数", "签约亿元以上项目总投资"
ROWS = {  # of each figure; of rates and growths also those they are held over
    COUNT: (940,),
    SUM: (940,),
    "亿元以上项目开工率": (879, 940),
    "举办重点招商活动次数": (4,),
    "参会企业到会率": (4, 4),
    "完成考核的开发区数": (21,),
    "实行“标准地”的开发区数": (21,),
    "省级以上开发区营业收入增长率": (21, 21),
    "实际使用外资增长率": (56, 42),
}


def actual_values(year) -> dict[str, Datum]:
    return {one.name: one.actual for program in assemble(year).programs for one in program.indicators}


@pytest.fixture
def compiler(world):
    """Of the city bureau, with its papers, its ledger, and its pins."""
    values = {"name": "石家庄市投资促进局", "place": place_of(code="130100")}
    department = create_department(by=None, values=values, is_demo=True)
    person, _ = create_person(
        by=None, values={"username": "city", "name": "汇总", "department": department}, encoded="!"
    )
    grant_role(person=person, role=Role.COMPILER, department=department, by=None)
    return person


def test_every_published_number_leads_to_its_rows(compiler):
    year = record(
        papers=read_papers((PAPERS / "office-2022.json").read_bytes()), department=compiler.department, by=None
    ).year
    published = actual_values(year)
    for demo in (promotion, activities, zones, capital):
        demo.load()
    pins = {pin.name.removeprefix("2022年"): pin for pin in pin_demo()}
    found = actual_values(year)
    for name, rows in ROWS.items():
        assert (found[name].value, found[name].unit) == (published[name].value, published[name].unit)
        assert tuple(len(place.rows) for place in found[name].provenance if place.cell.startswith("pins.")) == rows
    assert list(pins) == list(ROWS)
    total = pins[SUM]

    browser = Client()
    browser.force_login(compiler, "jixiao.web.people.backend.Backend")
    address = f"{reverse('reports:number_detail', kwargs={'year': year.pk})}?key={found[SUM].key}"
    page = browser.get(address).content.decode()
    assert f'href="{reverse("pins:pin_detail", args=[total.pk])}"' in page
    assert "证据已变" not in page
    report = composed(year).made.file("docx", draft=False).content

    row = Project.objects.get(pk=total.keys[0])
    change_row(ledger=PROJECTS, row=row, values={"total_investment": row.total_investment + YI}, by=compiler)
    standing = standing_of(total)
    assert (standing.is_moved, standing.now, recomputed(total)) == (True, Decimal(42_138_800), Decimal(42_128_800))
    assert "证据已变" in browser.get(address).content.decode()
    returned = take_in(year=year, name="报告.docx", data=report, by=compiler)
    verified = browser.get(reverse("reports:returned_detail", kwargs={"year": year.pk, "pk": returned.pk}))
    moved = verified.content.decode().partition("佐证已变的数")[2]
    assert SUM in moved
    assert COUNT not in moved.partition("改写的文字")[0]
    assert str(row) in browser.get(reverse("pins:pin_detail", args=[total.pk])).content.decode()
