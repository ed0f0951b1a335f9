"""Departments with their units, sections and working groups."""

from jixiao.web.people.actions.offices import place_of
from jixiao.web.people.models import Department, LogEntry, Place


def test_a_place_brings_the_places_above_it(db):
    assert [place.name for place in Place.objects.all()] == ["河北省", "石家庄市", "鹿泉区"]
    assert place_of(code="130110").path == "130000/130100/130110/"


def test_a_new_department_has_a_unit_of_its_own_and_its_place(administrator):
    typed = {"name": "区商务局", "place_code": "130110", "code": "403", "is_active": "on"}
    administrator.post("/departments/new/", typed)
    department = Department.objects.get(name="区商务局")
    assert department.place.name == "鹿泉区"
    assert [agency.name for agency in department.agencies.all()] == ["区商务局本级"]


def test_one_name_once_in_a_place(administrator):
    answer = administrator.post("/departments/new/", {"name": "市商务局", "place_code": "130100", "is_active": "on"})
    assert answer.context["form"].errors == {"name": ["这个地区已有同名部门。"]}
    assert administrator.post("/departments/new/", {"name": "市商务局", "place_code": "130110"}).status_code == 302


def test_a_place_must_stand_in_the_register(administrator):
    answer = administrator.post("/departments/new/", {"name": "某局", "place_code": "999999"})
    assert "区划表里没有这个代码" in answer.text


def test_an_edit_says_what_changed(administrator, world):
    typed = {"name": "市投资促进局", "place_code": "130110", "code": "301", "is_active": "on"}
    administrator.post(f"/departments/{world.d.bureau.pk}/edit/", typed)
    assert LogEntry.objects.first().sentence == "修改部门 市投资促进局：地区由“石家庄市”改为“鹿泉区”"


def test_units_and_sections_of_a_department_have_one_name_each(administrator, world):
    base = f"/departments/{world.d.bureau.pk}"
    answer = administrator.post(f"{base}/sections/new/", {"name": "办公室", "is_active": "on"})
    assert answer.context["form"].errors == {"__all__": ["本部门已有同名处室。"]}
    administrator.post(f"{base}/agencies/new/", {"name": "投资服务中心", "code": "301002", "is_active": "on"})
    administrator.post(f"{base}/agencies/{world.agency.pk}/", {"name": "局机关", "is_active": "on"})
    assert [agency.name for agency in world.d.bureau.agencies.order_by("pk")] == ["局机关", "投资服务中心"]


def test_the_compiler_arranges_the_sections_of_the_own_department_only(browser_of, world):
    compiler = browser_of("compiler")
    compiler.post(
        f"/departments/{world.d.bureau.pk}/sections/{world.section.pk}/", {"name": "综合处", "is_active": "on"}
    )
    assert world.d.bureau.sections.filter(name="综合处").exists()
    assert compiler.post(f"/departments/{world.d.next_door.pk}/sections/new/", {"name": "处"}).status_code == 404


def test_a_section_is_not_reached_through_another_department(administrator, world):
    address = f"/departments/{world.d.next_door.pk}/sections/{world.section.pk}/"
    assert administrator.get(address).status_code == 404


def test_a_working_group_keeps_its_order_and_drops_emptied_rows(browser_of, world):
    rows = (("leader", "钱领", "局长"), ("member", "", ""), ("contact", "赵汇", "办公室"))
    typed = {"year": "2022", "name": "绩效自评工作组", "members-TOTAL_FORMS": "3", "members-INITIAL_FORMS": "2"}
    for number, (duty, name, post) in enumerate(rows):
        typed |= {f"members-{number}-{key}": text for key, text in (("duty", duty), ("name", name), ("post", post))}
    browser_of("compiler").post(f"/departments/{world.d.bureau.pk}/groups/{world.group.pk}/", typed)
    assert [(one.get_duty_display(), one.name) for one in world.group.members.all()] == [
        ("组长", "钱领"),
        ("联络员", "赵汇"),
    ]
    entry = LogEntry.objects.first()
    assert entry.sentence == "修改 2022年绩效自评工作组：成员由“组长钱领、成员王填”改为“组长钱领、联络员赵汇”"


def test_the_page_of_a_department_shows_what_belongs_to_it(writer, world):
    page = writer.get(f"/departments/{world.d.bureau.pk}/").text
    for words in ("石家庄市（130100）", "办公室", "2022年绩效自评工作组", "钱领", "赵汇"):
        assert words in page
    assert ">新增<" not in page
