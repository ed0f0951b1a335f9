"""Backups by a button."""

from jixiao.web.people.models import Section
from jixiao.web.site.backup import kept_backups


def test_without_one_the_page_says_so(administrator, settings, tmp_path):
    settings.DATA = tmp_path
    assert "还没有备份" in administrator.get("/backups/").text


def test_what_is_no_backup_is_shown_as_such_and_refused(administrator, settings, tmp_path):
    settings.DATA = tmp_path
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "jixiao-20260101-000000.tar.gz").write_bytes(b"no archive")
    assert "读不出清单" in administrator.get("/backups/").text
    for what in ("test", "restore"):
        answer = administrator.post(f"/backups/jixiao-20260101-000000.tar.gz/{what}/", {"word": "还原"}, follow=True)
        assert "不是备份文件，或已损坏" in answer.text


def test_it_is_not_put_back_without_the_word(administrator, settings, tmp_path, world):
    settings.DATA = tmp_path
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "jixiao-20260101-000000.tar.gz").write_bytes(b"no archive")
    answer = administrator.post("/backups/jixiao-20260101-000000.tar.gz/restore/", {"word": "好"}, follow=True)
    assert "没有还原" in answer.text
    assert Section.objects.exists()


def test_other_files_of_the_folder_are_out_of_reach(administrator, settings, tmp_path):
    settings.DATA = tmp_path
    (tmp_path / "secret.key").write_text("x")
    assert administrator.get("/backups/..%2Fsecret.key/").status_code == 404
    assert kept_backups() == []
