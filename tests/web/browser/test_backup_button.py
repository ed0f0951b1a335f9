"""An administrator makes a backup by a button, loses something, and puts the backup back."""

import pytest
from playwright.sync_api import expect

from tests.web import server as servers
from tests.web.browser.conftest import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.long]


@pytest.fixture
def own_server(tmp_path):
    """Restoring throws everybody out: not on the server that others use."""
    running = servers.start(tmp_path / "data", JIXIAO_ADMIN_PASSWORD=servers.ADMIN_PASSWORD)
    yield running
    servers.stop(running)


def test_a_backup_is_made_tested_and_put_back(chromium, own_server):
    page = chromium.new_page(base_url=own_server.address)
    sign_in(page, "admin", servers.ADMIN_PASSWORD)
    page.goto("/backups/")
    page.click("text=立即备份")
    name = page.locator("#rows tbody td").first
    expect(name).to_contain_text("jixiao-", timeout=30_000)
    page.goto("/departments/new/")
    page.fill("#id_name", "备份以后才有的局")
    page.fill("#id_place_code", "130100")
    page.click("text=保存")
    page.goto("/backups/")
    page.get_by_role("button", name="检验 ").click()
    expect(page.locator("#messages")).to_contain_text("可以还原")
    page.click("summary:has-text('还原')")
    page.get_by_label("输入“还原”确认").fill("还原")
    page.click("text=确认")
    page.wait_for_load_state()
    page.goto("/departments/")
    expect(page.locator("h1")).to_have_text("部门")
    expect(page.locator("main")).not_to_contain_text("备份以后才有的局")
    page.goto("/backups/")
    expect(page.locator("#rows")).to_contain_text("before-restore-")
