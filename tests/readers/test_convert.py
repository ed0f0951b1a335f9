"""Formats that need LibreOffice: read through it, or told what to do without it."""

import os
import time
from pathlib import Path

import pytest

from jixiao.readers import convert
from jixiao.readers.errors import Unreadable
from jixiao.readers.sniff import read_bytes
from tests.readers import files

RTF = (
    rb"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 SimSun;}}\f0 \u25903?\u20986?1600.86\u19975?\u20803?\par"
    rb"\trowd\cellx2000\cellx4000\intbl 50\cell 60\cell\row\pard\par}"
)
needs_office = pytest.mark.skipif(convert.office() is None, reason="LibreOffice is not installed")


@needs_office
def test_rich_text_is_read_through_libreoffice_and_says_so():
    document = read_bytes("甲.rtf", RTF)
    assert document.format == "rtf"
    assert files.told(document) == "支出1600.86万元\n| 0:50 | 1:60"
    assert [(r.code, r.message) for r in document.remarks] == [
        ("converted", "由 LibreOffice 从 RTF 文档转换后读取，版面可能与原文件略有出入")
    ]


def test_without_libreoffice_the_owner_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PATH", str(tmp_path))
    words = (
        "甲.rtf：没有安装 LibreOffice，不能直接读取 rtf 格式。请用 WPS 或 Word 另存为 docx，或安装 LibreOffice 后再试。"
    )
    with pytest.raises(Unreadable) as caught:
        read_bytes("甲.rtf", RTF)
    assert str(caught.value) == words


def _program(folder: Path, script: str) -> None:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks into /proc")
def test_a_conversion_that_hangs_is_ended_with_all_it_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    child = tmp_path / "child"
    _program(tmp_path, f"sleep 60 & echo $! > {child}; wait")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(convert, "SECONDS", 1)
    with pytest.raises(Unreadable, match="LibreOffice 转换超过 1 秒，已停止"):
        read_bytes("甲.rtf", RTF)
    time.sleep(0.1)
    state = Path("/proc", child.read_text().strip(), "stat")
    assert not state.exists() or state.read_text().split()[2] == "Z"


@pytest.mark.skipif(os.name != "posix", reason="a shell script stands for the program")
def test_a_conversion_that_gives_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    _program(tmp_path, "exit 1")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(Unreadable, match="LibreOffice 打不开这个 rtf 文件。请用 WPS 或 Word 打开后另存为 docx 再试。"):
        read_bytes("甲.rtf", RTF)
