"""Home and the search box."""


def test_home_says_that_nothing_waits(writer):
    page = writer.get("/").text
    assert "王填，您好" in page
    assert "现在没有等着您办的事" in page
    assert "填报人（市投资促进局）" in page


def test_the_menu_shows_what_one_may_open(browser_of):
    def entries(persona: str) -> list[str]:
        return [item.label for item in browser_of(persona).get("/").context["menu"]]

    everyone = {"工作台", "部门年度", "文件检查", "制度规定", "部门"}
    assert everyone <= set(entries("writer"))
    assert set(entries("leader")) - set(entries("writer")) == {"操作日志"}
    assert set(entries("administrator")) - set(entries("leader")) == {
        "人员", "批量导入", "备份", "系统状态", "接口令牌", "通知",
    }  # fmt: skip


def test_a_heading_of_the_menu_stands_there_once(compiler):
    groups = [item.group for item in compiler.get("/").context["menu"]]
    assert len(set(groups)) == sum(one != before for one, before in zip(groups, ["?", *groups], strict=False))


def test_the_entry_of_the_present_page_is_marked(administrator, world):
    page = administrator.get(f"/departments/{world.d.bureau.pk}/sections/new/").text
    assert page.count('aria-current="page" href=') == 1
    assert 'aria-current="page" href="/departments/"' in page


def test_the_search_box_finds_what_one_may_see(browser_of):
    found = browser_of("finance").get("/search/?words=投资促进").context["found"]
    assert [(one.kind, one.label) for one in found] == [("部门", "市投资促进局"), ("部门", "区投资促进局")]
    found = browser_of("stranger").get("/search/?words=王填").context["found"]
    assert found == []
    assert [one.label for one in browser_of("compiler").get("/search/?words=王填").context["found"]] == ["王填"]


def test_a_search_for_nothing_says_so(writer):
    assert "没有找到" in writer.get("/search/").text
    assert "没有找到" in writer.get("/search/?words=没有这个").text


def test_what_was_searched_for_is_never_markup(writer):
    assert "<b>x</b>" not in writer.get("/search/?words=<b>x</b>").text
