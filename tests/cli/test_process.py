"""The installed command as another program starts it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

JIXIAO = str(Path(sys.executable).with_name("jixiao"))


def typed(folder, *arguments, **environment):
    command = [JIXIAO, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, env={**os.environ, **environment}, check=False)


def test_the_version(desk):
    result = typed(desk, "--version")
    assert result.returncode == 0
    assert result.stdout.startswith(b"jixiao 20")


@pytest.mark.parametrize(("name", "code"), [("对.txt", 0), ("错.txt", 1), ("没有.txt", 2)])
def test_exit_codes(desk, name, code):
    assert typed(desk, "check", name, "--select", "SUM101").returncode == code


def test_json_is_utf8_whatever_the_console_is_set_to(desk):
    result = typed(desk, "check", "错.txt", "--select", "SUM101", "-f", "json", PYTHONIOENCODING="gbk")
    assert json.loads(result.stdout.decode())["files"][0]["findings"][0]["quote"] == "1600.86万元"


def test_a_console_that_lacks_a_sign_shows_the_rest(desk):
    result = typed(desk, "check", "错.txt", "--select", "SUM101", PYTHONIOENCODING="latin-1")
    assert result.returncode == 1
    assert b"1164.81 + 426.05 = 1590.86 ? 1600.86" in result.stdout


def test_a_reader_that_stops_listening_causes_no_traceback(desk):
    command = f"'{JIXIAO}' rules | head -n 1"
    result = subprocess.run(["bash", "-c", command], cwd=desk, capture_output=True, check=False)
    assert b"Traceback" not in result.stderr


def test_a_word_file_comes_back_with_its_comments_on_standard_output(desk, tmp_path):
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("预算调整收入1600.86万元，按支出性质分类：基本支出预算1164.81万元，项目支出预算426.05万元。")
    document.save(str(tmp_path / "错.docx"))
    result = typed(desk, "check", "错.docx", "--select", "SUM101", "-f", "docx")
    assert result.returncode == 1
    assert result.stdout.startswith(b"PK")
